"""What quizzes cost: script and style for each kind, and building pages with quizzes beside the same pages without.

Ratios within one run are worth quoting; seconds are not, because they depend on the machine and its mood.
"""

import gzip
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "generator" / "primerpress"
ASSETS = PACKAGE / "theme" / "assets" / "primerpress"
SHARED = ("page", "storage", "question", "quiz")

PAGES = 60
QUESTIONS = 10
PARAGRAPH = "Sharing a piece of one's own story is for the person who listens, and it is short. " * 8


def main() -> None:
    """Print both tables."""
    _print_sizes()
    _print_building()


def _size(names: list[str], ending: str) -> int:
    """Return the bytes that travel, each file compressed by itself, as a host sends it."""
    files = (ASSETS / f"{name}.{ending}" for name in names)
    return sum(len(gzip.compress(file.read_bytes(), 9)) for file in files if file.is_file())


def _print_sizes() -> None:
    print(f"{'kind':<22}{'script, gzip':>14}{'style, gzip':>14}")
    for template in sorted((PACKAGE / "templates").glob("*.html.jinja")):
        uses = re.findall(r" uses-([\w-]+)", template.read_text("utf-8"))
        if uses:
            names = [*SHARED, *uses]
            kind = template.name.removesuffix(".html.jinja")
            print(f"{kind:<22}{_size(names, 'js'):>14}{_size(names, 'css'):>14}")
    everything = sorted({file.stem for file in ASSETS.iterdir()})
    print(f"{'all together':<22}{_size(everything, 'js'):>14}{_size(everything, 'css'):>14}\n")


def _print_building() -> None:
    with tempfile.TemporaryDirectory() as folder:
        without = _build(_course(Path(folder) / "without", quizzes=False))
        with_quizzes = _build(_course(Path(folder) / "with", quizzes=True))
    print(f"{PAGES} pages without quizzes: 1.00")
    print(f"{PAGES} pages with {QUESTIONS} questions each: {with_quizzes / without:.2f}")


def _course(folder: Path, *, quizzes: bool) -> Path:
    (folder / "docs").mkdir(parents=True)
    (folder / "quizzes").mkdir()
    ours = "markdown_extensions: [primerpress]\nplugins: [material/search, primerpress]\n"
    stock = "plugins: [material/search]\n"
    theme = "primerpress" if quizzes else "material\n  font: false"
    (folder / "mkdocs.yml").write_text(f"site_name: x\ntheme:\n  name: {theme}\n{ours if quizzes else stock}", "utf-8")
    for number in range(PAGES):
        text = "\n\n".join(f"## Part {part}\n\n{PARAGRAPH}" for part in range(6))
        quiz = f"\n\n::quiz[quiz-{number}]\n" if quizzes else ""
        (folder / "docs" / f"page-{number}.md").write_text(f"# Page {number}\n\n{text}{quiz}", "utf-8")
        if quizzes:
            questions = "".join(_question(index) for index in range(QUESTIONS))
            (folder / "quizzes" / f"quiz-{number}.yml").write_text(f"title: Quiz\nquestions:\n{questions}", "utf-8")
    return folder


def _question(index: int) -> str:
    options = "".join(
        f"      - text: Answer {option}\n        correct: {str(option == 0).lower()}\n        feedback: This is why.\n"
        for option in range(4)
    )
    return f"  - id: q{index}\n    kind: single-choice\n    prompt: What could you say?\n    options:\n{options}"


def _build(folder: Path) -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, "-m", "mkdocs", "build", "--quiet"], cwd=folder, check=True, capture_output=True)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
