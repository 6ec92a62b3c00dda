"""What lets a learner keep a course for reading without a connection: which files it has, and what of them is kept.

The service worker knows one edition by the digest of each file, so that it never keeps half of one, or parts of two.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from primerpress import theme
from primerpress.site.hosting import OF_HOSTS
from primerpress.site.manifest import digest_of, files_in

if TYPE_CHECKING:
    from primerpress.course.settings import Settings

WORKER, SAID = "offline-worker.js", "offline.json"
"""What browsers run in the background, and what a page says before anything is kept."""

_SOURCE = Path(theme.__file__).parent / "assets" / "primerpress" / WORKER
_MEDIA = re.compile(r".*\.(aac|avi|flac|m4a|m4v|mkv|mov|mp3|mp4|oga|ogg|ogv|opus|wav|webm|zip)", re.IGNORECASE)
_LARGE = 10_000_000
_DIGITS = 16


@dataclass(frozen=True)
class _Files:
    """The files of a site by their paths: what is kept, what is too large for that, and whether others are left out."""

    kept: dict[str, str]
    size: int
    left: tuple[int, int]
    teaching: bool


def write_offline(site: Path, settings: Settings) -> None:
    """Write into a site, when all else is there, what lets a learner keep it.

    Where `offline: false` says so, the service worker takes away what an earlier edition has kept.
    """
    edition: dict[str, object] = {"course": settings.course, "digest": ""}
    (site / SAID).unlink(missing_ok=True)
    if settings.offline:
        files = _files(site, settings)
        said = {
            "count": len(files.kept) + 1,
            "size": files.size,
            "left": files.left,
            "teaching": files.teaching,
        }
        text = json.dumps(said)
        (site / SAID).write_text(text, encoding="utf-8", newline="\n")
        kept = files.kept | {SAID: sha256(text.encode()).hexdigest()[:_DIGITS]}
        whole = sha256(json.dumps(kept, sort_keys=True).encode()).hexdigest()[:_DIGITS]
        edition |= {"digest": whole, "files": dict(sorted(kept.items()))}
    script = re.sub(r"//# sourceMappingURL=\S+\s*$", "", _SOURCE.read_text("utf-8"))
    told = f"primerpressEdition={json.dumps(edition, separators=(',', ':'))};\n"
    (site / WORKER).write_text(told + script, encoding="utf-8", newline="\n")


def _files(site: Path, settings: Settings) -> _Files:
    kept, size, left, teaching = {}, 0, [0, 0], False
    apart = f"{settings.teaching}/" if settings.teaching else None
    for path in sorted(files_in(site) - {WORKER, SAID}):
        bytes_ = (site / path).stat().st_size
        if OF_HOSTS.fullmatch(path) and path != "404.html":
            continue
        if apart and (path.startswith(apart) or path == "search/teaching.js"):
            teaching = True
        elif _MEDIA.fullmatch(path) or bytes_ > _LARGE:
            left = [left[0] + 1, left[1] + bytes_]
        else:
            kept[path] = digest_of(site / path)[:_DIGITS]
            size += bytes_
    return _Files(kept, size, (left[0], left[1]), teaching)
