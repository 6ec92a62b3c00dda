"""Checks for `scenario`: every scene can be reached, and every way leads to an ending."""

from __future__ import annotations

from typing import TYPE_CHECKING

from primerpress.checks.alternatives import check_repeats
from primerpress.problems import Problem, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from primerpress.checks.where import Where
    from primerpress.model.scenario import ScenarioQuestion, Scene


_HINT = "Write it below “scenes:”, with its text."


def check(question: ScenarioQuestion, where: Where) -> Iterator[Problem]:
    """Follow the choices from the start."""
    scenes = question.scenes
    if question.start not in scenes:
        yield Problem(
            where("start"),
            "unknown-scene",
            f"there is no scene “{question.start}”",
            did_you_mean(question.start, scenes) or _HINT,
        )
    for name, scene in scenes.items():
        yield from _scene(name, scene, question, where)
    # What a choice without a scene was meant to lead to is not known, so nothing is said about it.
    astray = any(choice.to not in scenes for scene in scenes.values() for choice in scene.choices)
    reached = _reached(question)
    ending = _leading_to_an_ending(question)
    for name in scenes:
        if question.start in scenes and not astray and name not in reached:
            yield Problem(
                where("scenes", name),
                "unreachable-scene",
                f"no choice leads to the scene “{name}”",
                "Let a choice lead there, or remove the scene.",
            )
        elif not astray and name not in ending:
            yield Problem(
                where("scenes", name),
                "scene-without-way-out",
                f"from the scene “{name}” no way leads to an ending",
                "Let a choice lead to a scene with “ending:”.",
            )


def _scene(name: str, scene: Scene, question: ScenarioQuestion, where: Where) -> Iterator[Problem]:
    if not scene.choices and not scene.ending:
        yield Problem(
            where("scenes", name),
            "dead-end",
            f"the scene “{name}” has no choices and is no ending",
            "Add “choices:”, or “ending:” with “quality:” and “debrief:”.",
        )
    if scene.choices and scene.ending:
        yield Problem(
            where("scenes", name, "ending"),
            "ending-with-choices",
            f"the scene “{name}” is an ending and has choices",
            "Keep one of the two.",
        )
    for index, choice in enumerate(scene.choices):
        if choice.to not in question.scenes:
            yield Problem(
                where("scenes", name, "choices", index, "to"),
                "unknown-scene",
                f"there is no scene “{choice.to}”",
                did_you_mean(choice.to, question.scenes),
            )
    texts = ((choice.text, ("scenes", name, "choices", index, "text")) for index, choice in enumerate(scene.choices))
    yield from check_repeats(texts, where, "choice")


def _reached(question: ScenarioQuestion) -> set[str]:
    reached: set[str] = set()
    waiting = [question.start]
    while waiting:
        name = waiting.pop()
        if name in reached or name not in question.scenes:
            continue
        reached.add(name)
        waiting += [choice.to for choice in question.scenes[name].choices]
    return reached


def _leading_to_an_ending(question: ScenarioQuestion) -> set[str]:
    found = {name for name, scene in question.scenes.items() if scene.ending or not scene.choices}
    while more := {
        name
        for name, scene in question.scenes.items()
        if name not in found and any(choice.to in found for choice in scene.choices)
    }:
        found |= more
    return found
