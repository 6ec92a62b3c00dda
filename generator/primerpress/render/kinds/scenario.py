"""The scenes of a scenario in the order in which a learner may come to them."""

from __future__ import annotations

from dataclasses import dataclass
from unicodedata import category

from primerpress.model.scenario import ScenarioQuestion, Scene


def _is_said(text: str) -> bool:
    """Whether a text begins with a quotation mark, in whatever language."""
    first = text.lstrip()[:1] or " "
    return first in "\"'" or (category(first) in {"Pi", "Pf", "Ps"} and first not in "([{")


@dataclass(frozen=True)
class NumberedScene:
    """A scene, its name, and its number in the outline, from 1."""

    name: str
    number: int
    scene: Scene

    @property
    def is_spoken(self) -> bool:
        """Whether all that the learner may do is to say something, in quotation marks."""
        return all(_is_said(choice.text) for choice in self.scene.choices)


def numbered_scenes(question: ScenarioQuestion) -> dict[str, NumberedScene]:
    """Return the scenes by name, those reached with fewer choices first."""
    names = [question.start]
    for name in names:
        names += dict.fromkeys(choice.to for choice in question.scenes[name].choices if choice.to not in names)
    return {name: NumberedScene(name, number, question.scenes[name]) for number, name in enumerate(names, 1)}
