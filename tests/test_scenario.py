"""What a scenario's author is told: every scene can be reached, and every way leads to an ending."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from primerpress.checks.kinds.scenario import check
from primerpress.model.scenario import ScenarioQuestion
from primerpress.problems import Location
from primerpress.render.kinds.scenario import numbered_scenes

ENDING = {"quality": "best", "debrief": "It went well."}


def _scene(*targets: str, ending: bool = False) -> dict[str, Any]:
    choices = [{"text": f"Go to {target}, choice {index}", "to": target} for index, target in enumerate(targets)]
    return {"text": "It goes on.", "choices": choices} | ({"ending": ENDING} if ending else {})


def _scenario(scenes: dict[str, Any], start: str = "start") -> ScenarioQuestion:
    return ScenarioQuestion.model_validate(
        {"id": "q", "kind": "scenario", "prompt": "You are Nadia.", "start": start, "scenes": scenes}
    )


def _found(scenes: dict[str, Any], start: str = "start") -> set[tuple[str, str]]:
    """Return where in the question which problem is."""
    where = lambda *path, **_: Location("/".join(map(str, path)))  # noqa: E731
    return {(problem.location.path, problem.code) for problem in check(_scenario(scenes, start), where)}


def test_a_scenario_whose_ways_all_end_has_no_problems():
    assert set() == _found({"start": _scene("middle", "end"), "middle": _scene("end"), "end": _scene(ending=True)})


def test_a_scenario_may_be_its_ending():
    assert set() == _found({"start": _scene(ending=True)})


def test_a_way_may_lead_back_if_another_leads_out():
    assert set() == _found({"start": _scene("again"), "again": _scene("start", "end"), "end": _scene(ending=True)})


def test_a_choice_leads_to_a_scene_that_exists():
    found = _found({"start": _scene("end", "nowhere"), "end": _scene(ending=True)})

    assert {("scenes/start/choices/1/to", "unknown-scene")} == found


def test_the_start_is_a_scene_that_exists_and_its_absence_is_one_problem():
    assert {("start", "unknown-scene")} == _found({"one": _scene("end"), "end": _scene(ending=True)}, "on")


def test_the_nearest_name_is_offered_for_one_that_is_mistyped():
    question = _scenario({"start": _scene("openign"), "opening": _scene(ending=True)})
    first = next(
        problem for problem in check(question, lambda *_, **__: Location("q")) if problem.code == "unknown-scene"
    )

    assert "opening" in first.hint


def test_a_scene_that_no_choice_leads_to_is_unreachable():
    scenes = {"start": _scene("end"), "end": _scene(ending=True), "lost": _scene("end")}

    assert {("scenes/lost", "unreachable-scene")} == _found(scenes)


def test_scenes_that_lead_only_to_each_other_are_unreachable():
    scenes = {"start": _scene(ending=True), "one": _scene("two"), "two": _scene("one")}

    assert {("scenes/one", "unreachable-scene"), ("scenes/two", "unreachable-scene")} == _found(scenes)


def test_a_scene_without_choices_that_is_no_ending_is_a_dead_end():
    assert ("scenes/end", "dead-end") in _found({"start": _scene("end"), "end": _scene()})


def test_a_loop_needs_a_way_out():
    scenes = {"start": _scene("end", "one"), "end": _scene(ending=True), "one": _scene("two"), "two": _scene("one")}

    assert {("scenes/one", "scene-without-way-out"), ("scenes/two", "scene-without-way-out")} == _found(scenes)


def test_a_scene_that_leads_to_itself_alone_has_no_way_out():
    assert {("scenes/start", "scene-without-way-out")} == _found({"start": _scene("start")})


@pytest.mark.parametrize("again", ["Ask", "ask", " Ask  ", "ASK"])
def test_two_choices_of_a_scene_read_differently(again):
    scene = {"text": "Hi.", "choices": [{"text": "Ask", "to": "end"}, {"text": again, "to": "end"}]}

    assert {("scenes/start/choices/1/text", "duplicate-option")} == _found({"start": scene, "end": _scene(ending=True)})


def test_the_same_choice_may_stand_in_two_scenes():
    choices = [{"text": "Ask", "to": "end"}]
    scenes = {
        "start": {"text": "Hi.", "choices": [*choices, {"text": "Wait", "to": "two"}]},
        "two": {"text": "Well.", "choices": choices},
        "end": _scene(ending=True),
    }

    assert set() == _found(scenes)


def test_an_ending_has_no_choices():
    found = _found({"start": _scene("end"), "end": _scene("start", ending=True)})

    assert {("scenes/end/ending", "ending-with-choices")} == found


NAMES = st.sampled_from(["start", "a", "b", "c", "d"])
SCENES = st.builds(lambda targets, ending: _scene(*targets, ending=ending), st.lists(NAMES, max_size=3), st.booleans())


@given(scenes=st.dictionaries(NAMES, SCENES, max_size=5), start=SCENES)
def test_what_has_no_problems_can_be_played_from_every_scene_to_an_ending(scenes, start):
    scenes = {**scenes, "start": start}
    if _found(scenes):
        return
    numbered = numbered_scenes(_scenario(scenes))

    assert numbered.keys() == scenes.keys()
    assert list(range(1, len(scenes) + 1)) == [one.number for one in numbered.values()]
    for name in scenes:
        assert any(not scenes[end]["choices"] for end in _reachable(scenes, name))


def _reachable(scenes: dict[str, Any], start: str) -> set[str]:
    found = {start}
    while more := {choice["to"] for name in found for choice in scenes[name]["choices"]} - found:
        found |= more
    return found
