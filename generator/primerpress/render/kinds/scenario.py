"""The scenes of a scenario in the order in which a learner may come to them."""

from __future__ import annotations

from dataclasses import dataclass

from primerpress.model.scenario import ScenarioQuestion, Scene

_QUOTES = tuple("\"'“‘„‚«‹»›「『《〈")


@dataclass(frozen=True)
class NumberedScene:
    """A scene, its name, and its number in the outline, from 1."""

    name: str
    number: int
    scene: Scene

    @property
    def is_spoken(self) -> bool:
        """Whether all that the learner may do is to say something, in quotation marks."""
        return all(choice.text.lstrip().startswith(_QUOTES) for choice in self.scene.choices)


def numbered_scenes(question: ScenarioQuestion) -> dict[str, NumberedScene]:
    """Return the scenes by name, those reached with fewer choices first."""
    names = [question.start]
    for name in names:
        names += dict.fromkeys(choice.to for choice in question.scenes[name].choices if choice.to not in names)
    return {name: NumberedScene(name, number, question.scenes[name]) for number, name in enumerate(names, 1)}
