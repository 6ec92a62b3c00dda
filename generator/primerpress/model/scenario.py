"""`scenario`: a conversation that branches."""

from __future__ import annotations

from typing import Literal

from primerpress.model.identity import text_key
from primerpress.model.quality import Quality
from primerpress.model.question import CommonQuestion
from primerpress.model.values import Label, Markdown, Name, Part, markdown_texts


class SceneChoice(Part):
    """What the learner may do, and the scene it leads to."""

    text: Label
    to: Name
    feedback: Markdown | None = None


class Ending(Part):
    """How it went, and what there is to learn from it."""

    quality: Quality
    debrief: Markdown


class Scene(Part):
    """What happens, and either choices or an ending."""

    text: Markdown
    choices: tuple[SceneChoice, ...] = ()
    ending: Ending | None = None


class ScenarioQuestion(CommonQuestion):
    """Play through scenes from `start` to an ending."""

    returns = False  # a whole conversation is too long to ask again
    choices = True
    stepwise = False
    decisive = ("start", "scenes")

    kind: Literal["scenario"]
    start: Name
    scenes: dict[Name, Scene]

    def asked(self) -> list[str]:
        """Return where the choices of each scene lead, and how each ending is."""
        scenes = (
            f"{name} {sorted((text_key(choice.text), choice.to) for choice in scene.choices)} "
            f"{scene.ending.quality if scene.ending else ''}"
            for name, scene in self.scenes.items()
        )
        return [self.start, *sorted(scenes)]

    def met(self) -> list[str]:
        """Return the texts of the longest way through the scenes, with what stands around them."""
        around = [text for _, text in markdown_texts(self.model_copy(update={"scenes": {}}))]
        return [*around, *self._longest(self.start, {})]

    def _longest(self, name: str, known: dict[str, list[str]]) -> list[str]:
        if name not in known and name in self.scenes:
            known[name] = []  # a way that comes back here ends here
            scene = self.scenes[name]
            ends = [scene.ending.debrief] if scene.ending else []
            ways = ([*filter(None, (one.feedback,)), *self._longest(one.to, known)] for one in scene.choices)
            onwards = max(ways, key=lambda texts: sum(map(len, texts)), default=ends)
            known[name] = [scene.text, *(choice.text for choice in scene.choices), *onwards]
        return known.get(name, [])
