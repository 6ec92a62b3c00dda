"""What style sheets say of colours: the custom properties of a page's body, as a browser would work them out."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple
from xml.etree import ElementTree as ET

import cssselect2  # type: ignore[import-untyped]
import tinycss2  # type: ignore[import-untyped]
from tinycss2.color4 import parse_color  # type: ignore[import-untyped]

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# Functions within functions are worked out from the inside.
_VAR = re.compile(r"var\(\s*(--[\w-]+)\s*(?:,((?:[^()]|\([^()]*\))*))?\)")
_MIX = re.compile(r"color-mix\(in srgb,((?:[^(),]|\([^()]*\))+),((?:[^(),]|\([^()]*\))+)\)")
_SHARE = re.compile(r"\s([\d.]+)%\s*$")
_DEEPEST = 20
# Below it the brightness of a screen grows in a straight line.
_STRAIGHT = 0.04045


class Colour(NamedTuple):
    """Red, green, blue and how much of them is seen, from 0 to 1."""

    red: float
    green: float
    blue: float
    alpha: float = 1.0

    def over(self, paper: Colour) -> Colour:
        """Return what is seen of the colour on a paper."""
        return Colour(
            *(self.alpha * own + (1 - self.alpha) * below for own, below in zip(self[:3], paper[:3], strict=True))
        )

    @property
    def luminance(self) -> float:
        """How bright it is, as WCAG 2 defines it."""
        linear = (part / 12.92 if part <= _STRAIGHT else ((part + 0.055) / 1.055) ** 2.4 for part in self[:3])
        red, green, blue = linear
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(front: Colour, back: Colour) -> float:
    """Return the contrast of two colours, from 1 to 21, as WCAG 2 defines it."""
    lighter, darker = sorted((front.over(back).luminance, back.luminance), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


class StyleSheets:
    """The rules of some style sheets, of which the later go before the earlier."""

    def __init__(self, sheets: Iterable[str]) -> None:
        self._rules = [rule for sheet in sheets for rule in _rules(sheet)]

    def colours(self, names: Iterable[str], body: dict[str, str], *, dark: bool) -> dict[str, Colour]:
        """Return the colours that the custom properties of a page's body stand for, without those that nobody can tell.

        Args:
            names: the properties, as `--name`.
            body: the attributes of the body.
            dark: whether the device asks for dark colours.
        """
        root = ET.Element("html")
        ET.SubElement(root, "body", body)
        page = cssselect2.ElementWrapper.from_html_root(root)
        values: dict[str, str] = {}
        for element in (page, *page.iter_children()):
            # What stands at the root has its values there, whatever the body says.
            said = self._said_of(element, dark=dark)
            filled = {name: _filled(value, {**values, **said}) for name, value in said.items()}
            values |= {name: value for name, value in filled.items() if value is not None}
        found = ((name, _colour(values.get(name, ""))) for name in names)
        return {name: colour for name, colour in found if colour}

    def _said_of(self, element: Any, *, dark: bool) -> dict[str, str]:
        said: list[tuple[Any, int, dict[str, str]]] = []
        for place, (selectors, declared, only_dark) in enumerate(self._rules):
            if only_dark is None or only_dark is dark:
                said += [(one.specificity, place, declared) for one in selectors if one.test(element)]
        return {
            name: value for *_, declared in sorted(said, key=lambda one: one[:2]) for name, value in declared.items()
        }


_Rule = tuple[list[Any], dict[str, str], bool | None]


@lru_cache(maxsize=16)
def _rules(sheet: str) -> tuple[_Rule, ...]:
    """Read a style sheet: once for all builds of a course that is served, as the theme's are long."""
    return tuple(_within(tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True), None))


def _within(nodes: Iterable[Any], only_dark: bool | None) -> Iterator[_Rule]:  # noqa: FBT001 - handed on
    for node in nodes:
        if node.type == "at-rule" and node.lower_at_keyword == "media" and node.content:
            asked = tinycss2.serialize(node.prelude)
            if "print" not in asked:
                scheme = re.search(r"prefers-color-scheme:\s*(dark|light)", asked)
                inner = tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True)
                yield from _within(inner, scheme[1] == "dark" if scheme else only_dark)
        elif node.type == "qualified-rule":
            declared = {
                one.name: tinycss2.serialize(one.value).strip()
                for one in tinycss2.parse_declaration_list(node.content, skip_comments=True, skip_whitespace=True)
                if one.type == "declaration" and one.name.startswith("--")
            }
            try:
                # A rule without custom properties says nothing here.
                selectors = cssselect2.compile_selector_list(node.prelude) if declared else []
            except cssselect2.SelectorError:
                continue
            plain = [one for one in selectors if one.pseudo_element is None]
            if plain:
                yield plain, declared, only_dark


def _filled(value: str, values: dict[str, str]) -> str | None:
    """Return a value with those of other properties in it, or None where one of them has none."""
    for _ in range(_DEEPEST):
        found = _VAR.search(value)
        if not found:
            return None if value == "initial" else value
        name, otherwise = found[1], found[2]
        known = values.get(name, "initial")
        if known == "initial":
            if otherwise is None:
                return None
            known = otherwise.strip()
        value = f"{value[: found.start()]}{known}{value[found.end() :]}".strip()
    return None


def _colour(written: str) -> Colour | None:
    while mix := _MIX.search(written):
        first, second = _part(mix[1]), _part(mix[2])
        if not first[0] or not second[0]:
            return None
        share = first[1] if first[1] is not None else 1 - second[1] if second[1] is not None else 0.5
        mixed = (share * one + (1 - share) * other for one, other in zip(first[0], second[0], strict=True))
        red, green, blue, alpha = mixed
        rgb = " ".join(f"{round(255 * part, 2)}" for part in (red, green, blue))
        written = f"{written[: mix.start()]}rgb({rgb} / {alpha}){written[mix.end() :]}"
    colour = parse_color(written)
    if colour is None or colour == "currentcolor":
        return None
    return Colour(*colour.to("srgb"))


def _part(written: str) -> tuple[Colour | None, float | None]:
    share = _SHARE.search(written)
    return _colour(_SHARE.sub("", written).strip()), float(share[1]) / 100 if share else None
