"""Checks of what `mkdocs.yml` switches on in Material, and the theme cannot take."""

from __future__ import annotations

from typing import TYPE_CHECKING

from primerpress.problems import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from primerpress.course.course import Course

# What is switched on, and those that only help it: why it cannot be taken, and how much it spoils.
_CANNOT_BE_TAKEN: dict[str, tuple[str, Severity]] = {
    "navigation.instant": ("it shows pages without loading them, and the questions on them would not answer", "error"),
    "header.autohide": ("it hides the way to help and the quick way out when a learner scrolls", "warning"),
}


def check_features(course: Course) -> Iterator[Problem]:
    """Name each feature by which pages of this theme would not do what they should, with all that only helps it."""
    settings = course.settings
    written = settings.configuration.get("theme", "features")
    if settings.problems or settings.theme != "primerpress" or not isinstance(written, list):
        return
    for name, (why, severity) in _CANNOT_BE_TAKEN.items():
        helping = [one for one in map(str, written) if one == name or one.startswith(f"{name}.")]
        if name in helping:
            others = "".join(f", and “{one}” with it" for one in helping if one != name)
            yield Problem(
                settings.configuration.locate_named(("theme", "features"), name),
                "theme-feature",
                f"the theme cannot take “{name}”: {why}",
                f"Remove it from the list under “features:”{others}.",
                severity=severity,
            )
