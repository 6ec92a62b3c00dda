"""Presses the browser part into one small script and one style for each sort of page.

`python -m tools.browser_bundles` writes them into the theme, with their addresses; a test fails when they are stale.
"""

import json
import subprocess
import sys
from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.metadata import distribution
from os.path import relpath
from pathlib import Path

ROOT = Path(__file__).parent.parent
SOURCES = ROOT / "generator" / "primerpress" / "browser"
BUNDLES = ROOT / "generator" / "primerpress" / "theme" / "assets" / "primerpress"
PARTIALS = BUNDLES.parent.parent / "partials"
ADDRESSES = PARTIALS / "bundles.html"
INLINE = PARTIALS / "javascripts"
ESBUILD = ROOT / "node_modules" / "esbuild" / "bin" / "esbuild"
NODE = Path(sys.executable).with_name("node")
SUPPLY = SOURCES.parent / "supply.json"
PRESS_SCRIPTS = Path(__file__).with_name("press_scripts.mjs")
PRESS_STYLES = Path(__file__).with_name("press_styles.mjs")
MEASURES = SOURCES / "styles" / "measures.css"
TRIM = Path(__file__).with_name("trim_styles.mjs")

# Classic scripts, which load from file:// too, for browsers of the last six years or so.
OPTIONS = (
    "--bundle",
    "--minify",
    "--format=iife",
    "--target=es2020",
    "--charset=utf8",
    "--external:*.woff2",
    "--log-level=warning",
)

# What such a script is told by the template around it.
_TOLD = {
    "base": ' data-base="{{ config.extra.scope | d(base_url, true) | e }}"',
    "faces": ' data-faces="{{ faces | join(" ") | e }}"',
}


def entries() -> list[Path]:
    """Return the sources that become a bundle each, named after a sort of page."""
    return [SOURCES / "pages" / file.name for file in sorted((SOURCES / "pages").iterdir())]


def write_bundles(folder: Path = BUNDLES) -> dict[str, set[str]]:
    """Write all bundles into a folder, and a source map for each script, for whoever looks for a fault.

    A style sheet says its rules as its sources do, and is lighter without a map. Beside a bundle that holds libraries
    stand their licences.

    Returns:
        the sources that each bundle holds, by their paths below `browser`, and libraries by theirs from the project on.
    """
    command = [str(NODE), str(ESBUILD), *map(str, entries()), f"--outdir={folder}", "--sourcemap=external", *OPTIONS]
    subprocess.run(command, check=True)
    subprocess.run([str(NODE), str(PRESS_SCRIPTS), *map(str, sorted(folder.glob("*.js")))], check=True)
    styles = map(str, sorted(folder.glob("*.css")))
    subprocess.run([str(NODE), str(PRESS_STYLES), str(MEASURES), *styles], check=True)
    bundles = {file.stem: _place(file) for file in folder.glob("*.map")}
    for file in folder.glob("*.css.map"):
        file.unlink()
    for name, sources in bundles.items():
        if licences := _licences(sources):
            (folder / f"{name}.LICENSE.txt").write_text(licences, "utf-8")
    _trim(folder)
    return bundles


def _trim(folder: Path) -> None:
    """Write what pages need of Material's style sheet where they do without its script, and its licence."""
    material = distribution("mkdocs-material")
    (sheet,) = (file for file in material.files or [] if file.match("assets/stylesheets/main.*.css"))
    (licence,) = (file for file in material.files or [] if file.match("*.dist-info/licenses/LICENSE"))
    target = folder / "frame.css"
    ours = sorted(file for file in folder.glob("*.css") if file != target)
    subprocess.run([str(NODE), str(TRIM), str(sheet.locate()), str(target), *map(str, ours)], check=True)
    text = f"{material.name} {material.version}, in part\n\n{licence.read_text('utf-8')}"
    (folder / "frame.css.LICENSE.txt").write_text(text, "utf-8")


def inline_scripts() -> dict[str, str]:
    """Return the templates of the scripts that run while a page is being read, by the names that Material gives them.

    Each is the same on all pages, so that the policy can name its digest.
    """
    return {
        f"{name}.html": f"{{# Pressed from browser/inline/{name}.js. #}}\n"
        f"<script{_TOLD.get(name, '')}>{{% raw %}}{script}{{% endraw %}}</script>\n"
        for name, script in _inline().items()
    }


@cache
def _inline() -> dict[str, str]:
    sources = sorted((SOURCES / "inline").glob("*.js"))
    pressed = (
        subprocess.run([str(NODE), str(ESBUILD), str(source), *OPTIONS], check=True, capture_output=True, text=True)
        for source in sources
    )
    return {source.stem: done.stdout.strip() for source, done in zip(sources, pressed, strict=True)}


def addresses() -> str:
    """Return the template that says where each bundle is, with a digest of what is in it, and those of inline scripts.

    A browser that has kept an earlier edition of a bundle asks for this one, since it has another address.
    """
    files = (file for file in sorted(BUNDLES.iterdir()) if file.suffix in (".css", ".js"))
    digests = {file.name: sha256(file.read_bytes()).hexdigest()[:8] for file in files}
    found = {name: f"assets/primerpress/{name}?{digest}" for name, digest in digests.items()}
    hashes = [f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'" for script in _inline().values()]
    return (
        f"{{% set addresses = {json.dumps(found, indent=2)} %}}\n{{% set hashes = {json.dumps(hashes, indent=2)} %}}\n"
    )


def shipped() -> str:
    """Return what the package ships of others' work, as the lock names it: libraries in bundles, and fonts."""
    locked = json.loads((ROOT / "package-lock.json").read_text("utf-8"))["packages"]
    wanted = sorted(locked[""]["dependencies"])
    found = ((name, locked[f"node_modules/{name}"]) for name in wanted)
    listed = [
        {"name": name, "version": one["version"], "licence": one["license"], "integrity": one["integrity"]}
        for name, one in found
    ]
    return json.dumps(listed, indent=2) + "\n"


def _licences(sources: set[str]) -> str:
    """Return the licences of the libraries among the sources of a bundle."""
    packages = sorted({source.split("/")[1] for source in sources if source.startswith("node_modules/")})
    texts = (next((ROOT / "node_modules" / package).glob("LICENSE*")).read_text("utf-8") for package in packages)
    return "\n".join(f"{package}\n\n{text}" for package, text in zip(packages, texts, strict=True))


def _place(source_map: Path) -> set[str]:
    """Name the sources as they stand from the theme's folder, wherever they were pressed, and return them."""
    said = json.loads(source_map.read_text("utf-8"))
    sources = [(source_map.parent / source).resolve() for source in said["sources"]]
    said["sources"] = [Path(relpath(source, BUNDLES)).as_posix() for source in sources]
    source_map.write_text(json.dumps(said, ensure_ascii=False, separators=(",", ":")) + "\n", "utf-8")
    return {source.relative_to(SOURCES if SOURCES in source.parents else ROOT).as_posix() for source in sources}


if __name__ == "__main__":
    write_bundles()
    for name, template in inline_scripts().items():
        (INLINE / name).write_text(template, "utf-8")
    ADDRESSES.write_text(addresses(), "utf-8")
    SUPPLY.write_text(shipped(), "utf-8")
