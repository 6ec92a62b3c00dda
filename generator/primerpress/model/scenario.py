"""`scenario`: a conversation that branches."""

from __future__ import annotations

from typing import Literal

from primerpress.model.quality import Quality
from primerpress.model.question import CommonQuestion
from primerpress.model.values import Label, Markdown, Name, Part


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

    kind: Literal["scenario"]
    start: Name
    scenes: dict[Name, Scene]
