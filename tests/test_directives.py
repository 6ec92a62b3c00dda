"""What on a page is a directive, what is an example of one, and what was meant to be one."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from primerpress.model.question_name import QuestionName
from primerpress.problems import Location
from primerpress.reading.directives import PANELS, Directive, prose_lines, scan

QUIZ = "::quiz[boundaries]"
PAGE = "docs/page.md"


def _found(text: str) -> list[tuple[int, str, str]]:
    directives, _ = scan(text, PAGE)
    return [(directive.location.line, directive.name, directive.argument) for directive in directives]


def _codes(text: str) -> list[tuple[int, str]]:
    _, problems = scan(text, PAGE)
    return [(problem.location.line, problem.code) for problem in problems]


# ---- What is one ----


@pytest.mark.parametrize(
    ("line", "name", "argument"),
    [
        ("::quiz[boundaries]", "quiz", "boundaries"),
        ("::quiz[boundaries]  ", "quiz", "boundaries"),
        ("::quiz[boundaries]\t", "quiz", "boundaries"),
        ("::quiz[ boundaries ]", "quiz", "boundaries"),
        ("::quiz[Unit_2-b]", "quiz", "Unit_2-b"),
        ("::question[boundaries/noor-reply]", "question", "boundaries/noor-reply"),
    ],
)
def test_a_directive_names_a_quiz_or_a_question_of_one(line, name, argument):
    directives, problems = scan(line, PAGE)

    assert [Directive(name, argument, Location(PAGE, 1, 1))] == directives
    assert [] == problems


def test_a_directive_knows_its_quiz_and_its_question():
    (quiz, question), _ = scan("::quiz[boundaries]\n::question[boundaries/noor-reply]")

    assert ("boundaries", None) == (quiz.quiz, quiz.question)
    assert ("boundaries", QuestionName("boundaries", "noor-reply")) == (question.quiz, question.question)


def test_a_directive_needs_no_blank_lines_around_it():
    assert [(2, "quiz", "a"), (3, "quiz", "b"), (5, "quiz", "c")] == _found(
        "text\n::quiz[a]\n::quiz[b]\n\n::quiz[c]\ntext"
    )


@pytest.mark.parametrize(
    "line",
    [
        "Write `::quiz[boundaries]` there.",
        "`::quiz[boundaries]`",
        "| `::quiz[boundaries]` | a quiz |",
        "::::",
        "::",
        "::1[boundaries]",
        "    ::quiz[boundaries]",
        "\t::quiz[boundaries]",
        "::std is a name space of C++",
        "::before and ::after are pseudo-elements",
        "\\::quiz[boundaries]",
    ],
)
def test_what_only_looks_like_a_directive_is_left_alone(line):
    assert ([], []) == scan(line)


STAND_ALONE = sorted(set(PANELS) - {"answers"})


@pytest.mark.parametrize("name", STAND_ALONE)
@pytest.mark.parametrize("rest", ["", "[]", "[ ]", "  ", "\t", "[]  "])
def test_a_panel_stands_alone_with_or_without_brackets(name, rest):
    (panel,), problems = scan(f"::{name}{rest}", PAGE)

    assert Directive(name, "", Location(PAGE, 1, 1)) == panel
    assert panel.is_panel
    assert ("", None) == (panel.quiz, panel.question)
    assert [] == problems


@pytest.mark.parametrize(
    ("line", "argument"),
    [
        ("::support[now]", "now"),
        ("::support[ somebody to talk to ] ", "somebody to talk to"),
        ("::answers[boundaries]", "boundaries"),
        ("::answers[ boundaries ]", "boundaries"),
    ],
)
def test_a_panel_that_shows_a_part_names_it(line, argument):
    (panel,), problems = scan(line, PAGE)

    assert argument == panel.argument
    assert panel.is_panel
    assert [] == problems


def test_answers_know_their_quiz_and_are_no_place_of_it():
    (quiz, answers), _ = scan("::quiz[boundaries]\n::answers[boundaries]")

    assert quiz.quiz == answers.quiz
    assert (False, True) == (quiz.is_panel, answers.is_panel)


# ---- What was meant to be one ----


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (":: quiz[boundaries]", "directive-syntax"),
        (":quiz[boundaries]", "directive-syntax"),
        (":::quiz[boundaries]", "directive-syntax"),
        (":progress", "directive-syntax"),
        ("::: my-data", "directive-syntax"),
        ("::quizz[boundaries]", "unknown-directive"),
        ("::Quiz[boundaries]", "unknown-directive"),
        ("::quizz", "unknown-directive"),
        ("::video[intro]", "unknown-directive"),
        ("::quiz", "directive-syntax"),
        ("::quiz[]", "directive-syntax"),
        ("::quiz[ ]", "directive-syntax"),
        ("::quiz boundaries", "directive-syntax"),
        ("::quiz[boundaries", "directive-syntax"),
        ("::quiz [boundaries]", "directive-syntax"),
        ("::quiz(boundaries)", "directive-syntax"),
        ("::quiz{boundaries}", "directive-syntax"),
        ("::quiz[boundaries] and more", "directive-syntax"),
        ("::quiz[two words]", "directive-syntax"),
        ("::quiz[boundaries/noor-reply]", "directive-syntax"),
        ("::quiz[a][b]", "directive-syntax"),
        ("::question[boundaries]", "directive-syntax"),
        ("::question[boundaries/]", "directive-syntax"),
        ("::question[/noor-reply]", "directive-syntax"),
        ("::question[a/b/c]", "directive-syntax"),
        ("::reveiw", "unknown-directive"),
        ("::my-date[]", "unknown-directive"),
        ("::review[boundaries]", "directive-syntax"),
        ("::progress of mine", "directive-syntax"),
        ("::my-data()", "directive-syntax"),
        ("::journal[][]", "directive-syntax"),
        ("::support now", "directive-syntax"),
        ("::support[now", "directive-syntax"),
        ("::answers", "directive-syntax"),
        ("::answers[]", "directive-syntax"),
        ("::answers[boundaries/noor-reply]", "directive-syntax"),
        ("::answers[two words]", "directive-syntax"),
    ],
)
def test_what_was_meant_to_be_a_directive_is_named_with_a_way_out(line, code):
    directives, (problem,) = scan(f"text\n\n{line}\n", PAGE)

    assert [] == directives
    assert code == problem.code
    assert Location(PAGE, 3, 1) == problem.location
    assert problem.hint


@pytest.mark.parametrize(
    ("line", "column", "where"),
    [
        ("Write ::quiz[boundaries] there.", 7, "within a line"),
        ("Your progress: ::progress", 16, "within a line"),
        ("# ::review", 3, "within a line"),
        ("| ::quiz[boundaries] | more |", 3, "in a table"),
        ("`code` and ::support[now]", 12, "within a line"),
    ],
)
def test_a_directive_that_is_not_alone_on_its_line_is_named(line, column, where):
    directives, (problem,) = scan(line, PAGE)

    assert [] == directives
    assert ("directive-not-alone", Location(PAGE, 1, column)) == (problem.code, problem.location)
    assert where in problem.message


# ---- Within other blocks ----


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (" ::quiz[boundaries]", (1, 2)),
        ("   ::quiz[boundaries]", (1, 4)),
        ("> ::quiz[boundaries]", (1, 3)),
        ("> - ::quiz[boundaries]", (1, 5)),
        ("- ::quiz[boundaries]", (1, 3)),
        ("1. ::quiz[boundaries]", (1, 4)),
        ("- an item\n\n    ::quiz[boundaries]", (3, 5)),
        ("- an item\n    - another\n\n        ::quiz[boundaries]", (4, 9)),
        ("!!! note\n    ::quiz[boundaries]", (2, 5)),
        ("!!! note\n\n    Words.\n\n    ::quiz[boundaries]\n\n    Words.", (5, 5)),
        ('??? note "Title"\n\n    ::quiz[boundaries]', (3, 5)),
        ('=== "A tab"\n\n    !!! note\n\n        ::quiz[boundaries]', (5, 9)),
        ("Word\n:   What it is.\n\n    ::quiz[boundaries]", (4, 5)),
        ("<div>\n::quiz[boundaries]\n</div>", (2, 1)),
        ("<div markdown>\n\n::quiz[boundaries]\n\n</div>", (3, 1)),
    ],
)
def test_a_directive_stands_wherever_a_block_may_stand(text, place):
    (directive,), problems = scan(text, PAGE)

    assert Directive("quiz", "boundaries", Location(PAGE, *place)) == directive
    assert [] == problems


@pytest.mark.parametrize(
    "text",
    [
        "Words.\n\n    ::quiz[boundaries]",
        "\t::quiz[boundaries]",
        "!!! note\n\n    Words.\n\n        ::quiz[boundaries]",
        "!!! note\n\n    Words.\n\nWords.\n\n    ::quiz[boundaries]",
        "Words.\n\n    code\n    ::quiz[boundaries]",
        "<pre>\n::quiz[boundaries]\n</pre>",
        "<script>\n// ::quiz[boundaries]\n</script>",
    ],
)
def test_an_example_in_a_block_of_code_is_left_alone(text):
    assert ([], []) == scan(text)


def test_the_nearest_directive_is_offered():
    _, (problem,) = scan("::qiuz[boundaries]")

    assert "“quiz”" in problem.hint


@pytest.mark.parametrize("name", sorted(set(STAND_ALONE) - {"support"}))
def test_what_stands_behind_a_panel_is_quoted_and_to_be_removed(name):
    _, (problem,) = scan(f"::{name}[boundaries]  ", PAGE)

    assert ("directive-syntax", Location(PAGE, 1, 1)) == (problem.code, problem.location)
    assert f"“::{name}” stands alone on its line" == problem.message
    assert "Remove “[boundaries]” behind it." == problem.hint


@pytest.mark.parametrize("line", ["::quiz", "::question[boundaries]", "::answers"])
def test_a_directive_that_needs_a_name_shows_how_it_is_written(line):
    _, (problem,) = scan(line, PAGE)

    assert f"{line.partition('[')[0]}[name-of-the-file" in problem.hint


@pytest.mark.parametrize("line", ["- ::reviews are read", "::support-groups are there", ":: progress of a kind"])
def test_prose_that_only_starts_like_a_panel_is_left_alone(line):
    assert ([], []) == scan(line)


def test_every_line_that_went_wrong_is_named():
    assert [(1, "unknown-directive"), (2, "directive-syntax")] == _codes("::quizz[a]\n::quiz[]\n")


# ---- Examples in code ----


@pytest.mark.parametrize(
    "fence",
    [
        f"```\n{QUIZ}\n```",
        f"~~~\n{QUIZ}\n~~~",
        f"```markdown\n{QUIZ}\n```",
        f'``` {{.markdown title="a page"}}\n{QUIZ}\n```',
        f"~~~ a`b\n{QUIZ}\n~~~",
        f"````\n```\n{QUIZ}\n```\n````",
        f"````\n{QUIZ}\n```\n{QUIZ}\n````",
        f"```\n{QUIZ}\n`````",
        f"```\n~~~\n{QUIZ}\n```",
        f"~~~\n```\n{QUIZ}\n~~~",
        f"```\n\n{QUIZ}\n\n```",
        f"```\n{QUIZ}\n```  ",
        f"  ```\n{QUIZ}\n  ```",
        f"- item\n\n    ```\n{QUIZ}\n    ```",
        f"> ```\n> {QUIZ}\n> ```",
        f"```\n<!--\n{QUIZ}\n```",
    ],
)
def test_inside_a_fence_nothing_is_a_directive(fence):
    assert ([], []) == scan(fence)
    assert [(fence.count("\n") + 2, "quiz", "after")] == _found(f"{fence}\n::quiz[after]")


@pytest.mark.parametrize(
    "text",
    [
        f"```\n{QUIZ}",
        f"```\n{QUIZ}\n~~~",
        f"````\n{QUIZ}\n```",
        f"``\n{QUIZ}\n``",
        f"```\n{QUIZ}\n``` not an end",
        f"``` a`b\n{QUIZ}\n",
    ],
)
def test_a_fence_that_is_never_closed_is_not_one(text):
    assert [(2, "quiz", "boundaries")] == _found(text)


def test_an_unclosed_fence_does_not_hide_a_whole_one_below():
    assert [(2, "quiz", "boundaries")] == _found(f"~~~\n{QUIZ}\n```\n{QUIZ}\n```\n")


@pytest.mark.parametrize("comment", [f"<!--\n{QUIZ}\n-->", f"<!-- {QUIZ} -->", f"  <!--\n{QUIZ}\n\n{QUIZ} -->"])
def test_inside_a_comment_nothing_is_a_directive(comment):
    assert ([], []) == scan(comment)
    assert 1 == len(_found(f"{comment}\n{QUIZ}"))


def test_a_comment_that_is_never_closed_is_not_one():
    assert [(2, "quiz", "boundaries")] == _found(f"<!--\n{QUIZ}\n")


# ---- Front matter ----


@pytest.mark.parametrize("end", ["---", "..."])
def test_inside_front_matter_nothing_is_a_directive(end):
    assert [(5, "quiz", "boundaries")] == _found(f"---\ntitle: x\n::quiz[no]\n{end}\n{QUIZ}\n")


def test_what_starts_like_front_matter_and_never_ends_is_not_it():
    assert [(2, "quiz", "boundaries")] == _found(f"---\n{QUIZ}\n")


def test_a_line_further_down_does_not_start_front_matter():
    assert [(3, "quiz", "boundaries")] == _found(f"text\n---\n{QUIZ}\n---\n")


def test_a_fence_within_front_matter_does_not_reach_out_of_it():
    assert [(4, "quiz", "boundaries")] == _found(f"---\nexample: |\n---\n{QUIZ}\n")


# ---- Whatever is written ----

FRAGMENTS = st.lists(
    st.sampled_from(
        ["```", "~~~", "````", "~~~~", "``` md", "", "text", QUIZ, " ::quiz[x]", "<!--", "-->", "---", "> ```"]
    ),
    max_size=12,
)
INSIDE = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\n"), max_size=30)


@given(st.text(max_size=200))
def test_any_text_can_be_a_page(text):
    directives, problems = scan(text, PAGE)
    lines = text.split("\n")

    assert all(lines[d.location.line - 1][d.location.column - 1 :].startswith("::") for d in directives)
    assert all(1 <= problem.location.line <= len(lines) for problem in problems)


@given(
    fence=st.sampled_from(["```", "~~~", "````", "~~~~~"]),
    inside=st.lists(INSIDE | st.sampled_from([QUIZ, "::quizz[x]", " ::quiz[x]", "<!--", "---", "> x"]), max_size=6),
)
def test_lines_inside_a_closed_fence_are_never_directives(fence, inside):
    assume(not any(line.strip(" \t>").startswith(fence) for line in inside))

    assert ([], []) == scan("\n".join([fence, *inside, fence]))


@given(FRAGMENTS)
def test_prose_is_numbered_as_in_the_file_and_never_out_of_order(lines):
    prose = list(prose_lines("\n".join(lines)))
    numbers = [number for number, _ in prose]

    assert sorted(set(numbers)) == numbers
    assert all(lines[number - 1] == line for number, line in prose if lines)


@given(
    st.lists(st.sampled_from(["``", "~", "", "text", QUIZ, " ::quiz[x]", "-->", "    ::quiz[x]", "::"]), max_size=12)
)
def test_a_directive_is_found_below_any_prose(lines):
    assert (len(lines) + 1, "quiz", "last") == _found("\n".join([*lines, "::quiz[last]"]))[-1]
