"""A course whose author, by ill luck or ill will, writes into every field what could run, or break the page.

What the checks refuse is written anew or left out, as an author would do who has read their messages.
"""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from random import Random
from typing import Any

import yaml
from pydantic import TypeAdapter

from primerpress.checks.course import check_course
from primerpress.checks.formulas import check_formulas_in
from primerpress.checks.quiz_text import check_plain, check_text
from primerpress.checks.words import holds_link
from primerpress.course.course import Course, read_course
from primerpress.model.quiz import KINDS
from primerpress.model.values import Label, LabelText, Markdown, MarkdownText
from primerpress.problems import Location, errors
from tests.made_questions import make_question

RUNNING = [
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<script>alert(1)</script>",
    "<a href=javascript:alert(1)>x</a>",
    "<iframe src=https://b.example/></iframe>",
    '" onmouseover=alert(1) x="',
    "' autofocus onfocus=alert(1) '",
    "&lt;img src=x onerror=alert(1)&gt;",
    "&#60;script&#62;alert(1)&#60;/script&#62;",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<!--><img src=x onerror=alert(1)>-->",
    "<![CDATA[<img src=x onerror=alert(1)>]]>",
    "javascript:alert(1)",
    "${alert(1)} {{ 7*7 }} {% raw %}",
]
BREAKING = [
    "</div></form></fieldset></details>",
    "</primerpress-question></primerpress-quiz>",
    "</template></select></textarea></title></script></style>",
    "<primerpress-question id='quiz--single-choice'>",
    "<template><form><input name=answer>",
    "<option value=x><button>",
    "<!--",
    "<?php",
    "\u0002wzxhzdk:0\u0003",
    "\u0002primerpress:0\u0003",
    "\u0002ppgap0\u0003",
    "&#2;wzxhzdk:0&#3;",
    "</html></body>",
    "a\u2028b\u00a0\u202ec",
]
ATTRIBUTES = [
    "{: onclick=alert(1) }",
    "{: style='background:url(https://b.example/)' }",
    "{: #one--single-choice .pp-key .pp-question }",
    "{: id=primerpress-words data-word=right }",
    "{: title='\"><img src=x onerror=alert(1)>' }",
    "{: hidden data-state=right }",
    "{#quiz-one .md-header}",
    "{: background=https://b.example/ src=https://b.example/ }",
    "{: target=_blank lang='\"><script>' }",
]
# `§` stands for what is injected, `¤` for an attribute list or nothing.
PLACES = [
    "§",
    "Words § ¤",
    "*§*¤ and **§**",
    "`§`¤",
    "`` §\n§ ``",
    "[§](other.md)¤",
    '[a](other.md "§")¤',
    "![§](door.png)¤",
    "![a](door.png '§')¤",
    "<kbd>§</kbd> <abbr title='§'>§</abbr>",
    "$§$ and \\(§\\)",
    "++§++ ==§== ~~§~~ ^^§^^",
    "§[^1]\n\n[^1]: § ¤",
    "[§][y]\n\n[y]: other.md '§'",
    "WRAP\n\n*[WRAP]: §",
    ":smile: §",
]
BLOCKS = [
    "First.\n\n§\n¤",
    "```\n§\n```",
    "``` { .python title='§' hl_lines=1 }\n§\n```",
    "``` §\n§\n```",
    " ```html\n§\n ```",
    "    §",
    "- §\n- `a\n  §`\n- [ ] § ¤",
    "# § ¤\n\n## §\n¤",
    "> §\n\n> `a\n§`",
    "| § | b |\n|:-|-:|\n| § ¤ | `§` |\n¤",
    'a\n\n!!! note "§"\n\n    §',
    'a\n\n??? § "§"\n\n    §',
    '=== "§"\n\n    §\n\n=== "B §"\n\n    b',
    "Word §\n:   § ¤",
    "$$\n§\n$$",
    "§\n\n***\n\n§",
]
_LOCATION = Location("text")
_LABELS: TypeAdapter[LabelText] = TypeAdapter(Label)
_PROSE: TypeAdapter[MarkdownText] = TypeAdapter(Markdown)
PICTURE = b64decode("R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==")


class Injections:
    """Gives out texts, each with something in it that must do no harm.

    Args:
        random: what decides.
        extensions: those of the course, by which the checks read.
    """

    def __init__(self, random: Random, extensions: tuple[str, ...]) -> None:
        self._random = random
        self._extensions = extensions
        self.given: list[str] = []

    def __call__(self, *, blocks: bool = True) -> str:
        """Return Markdown that the checks let pass."""
        return self._fit(lambda: self._markdown(blocks=blocks), self._passes)

    def gapped(self) -> str:
        """Return a phrase without braces, which would be gaps."""
        return self._fit(lambda: self._markdown(blocks=False).partition("\n\n")[0], self._passes_without_braces)

    def pressed(self) -> str:
        """Return a phrase without a link."""
        return self._fit(lambda: self._markdown(blocks=False), self._passes_without_links)

    def plain(self) -> str:
        """Return a text that is shown as it is."""
        return self._fit(self._piece, bool)

    def setting(self) -> str:
        """Return a text of those that Primerpress does not read by itself."""
        return self._fit(self._piece, str.isprintable)

    def title(self) -> str:
        """Return a title, in which no HTML may stand."""
        return self._fit(self._piece, self._passes_as_title)

    def code(self) -> str:
        """Return anything as code, as which it may stand in a heading."""
        return f"`` {self._fit(self._piece, str.isprintable)} ``"

    def _fit(self, make: Callable[[], str], fits: Callable[[str], bool]) -> str:
        made = (make() for _ in range(12))
        text = next((one for one in made if one not in self.given and fits(one)), f"Text {len(self.given)}")
        self.given.append(text)
        return text

    def _markdown(self, *, blocks: bool) -> str:
        text = self._random.choice([*PLACES, *BLOCKS] if blocks else PLACES)
        attribute = self._random.choice([*ATTRIBUTES, *[""] * len(ATTRIBUTES)])
        return "".join({"§": self._piece, "¤": lambda: attribute}.get(sign, lambda sign=sign: sign)() for sign in text)

    def _piece(self) -> str:
        pieces = self._random.choices(
            [*RUNNING, *BREAKING, "one < two & three > 0", "so"], k=self._random.choice([1, 1, 2])
        )
        return " ".join(pieces)

    def _passes(self, text: str) -> bool:
        read = [kind.validate_python(text) for kind in (_LABELS, _PROSE)]
        if any(check_formulas_in(text, lambda _: _LOCATION, self._extensions)):
            return False
        return not any(list(check_text(one, lambda _: _LOCATION, self._extensions)) for one in read)

    def _passes_as_title(self, text: str) -> bool:
        return text.isprintable() and not list(check_plain(text, lambda _: _LOCATION, "a title"))

    def _passes_without_links(self, text: str) -> bool:
        return self._passes(text) and not holds_link(_LABELS.validate_python(text), self._extensions)

    def _passes_without_braces(self, text: str) -> bool:
        return "{" not in text and self._passes(text)


EXTENSIONS: dict[str, dict[str, Any]] = {
    **{name: {} for name in ("primerpress", "abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html")},
    "tables": {},
    "toc": {"permalink": True},
    "pymdownx.arithmatex": {"generic": True},
    **{f"pymdownx.{name}": {} for name in ("betterem", "caret", "critic", "details", "highlight", "keys")},
    **{
        f"pymdownx.{name}": {} for name in ("inlinehilite", "magiclink", "mark", "smartsymbols", "superfences", "tilde")
    },
    "pymdownx.tabbed": {"alternate_style": True},
    "pymdownx.tasklist": {},
    "smarty": {},
}
PAGES = {
    "modules/one": "::quiz[one]",
    "own/review": "::review",
    "own/answers": "::answers[one]",
    "own/panels": "::progress\n\n::journal\n\n::change\n\n::certificate\n\n::my-data",
    "other": "::support",
}


def write_course(folder: Path, seed: int) -> Course:
    """Write a course whose texts are decided by a seed, and return it as it was read; the checks let all of it pass."""
    write = Injections(Random(seed), tuple(EXTENSIONS))  # noqa: S311 - nothing is secret here
    files = {"mkdocs.yml": _settings(write), "support.yml": _support(write), "quizzes/one.yml": _quiz(write)}
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False), "utf-8")
    for name, directives in PAGES.items():
        file = folder / "docs" / f"{name}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        head = yaml.safe_dump(
            {"title": write.title(), "description": write.setting(), "edition": "learners"}, allow_unicode=True
        )
        file.write_text(f"---\n{head}---\n\n# {write.code()}\n\n## {write.code()}\n\n{directives}\n", "utf-8")
        (file.parent / "door.png").write_bytes(PICTURE)
    for name in ("index", "modules/other", "own/other"):
        (folder / "docs" / f"{name}.md").write_text("# Other\n", "utf-8")
    return _without_what_is_refused(folder)


def _settings(write: Injections) -> dict[str, Any]:
    own = {"id": "injected", "modules": "modules", "version": write.setting(), "certificate": {"quiz": "one"}}
    return {
        "site_name": write.setting(),
        "site_description": write.setting(),
        "site_author": write.setting(),
        "use_directory_urls": False,
        "theme": {"name": "primerpress", "features": ["navigation.footer", "navigation.tabs"]},
        "plugins": ["material/search", "primerpress"],
        "markdown_extensions": [{name: options} for name, options in EXTENSIONS.items()],
        "nav": ["index.md", {write.title(): [{write.title(): f"{name}.md"} for name in PAGES]}],
        "extra": {"course": own | {"support": "other.md", "support_label": write.setting()}},
    }


def _support(write: Injections) -> dict[str, Any]:
    resource = {
        "name": write(blocks=False),
        "group": write.plain(),
        "for": write(),
        "how": [{"label": write.plain(), "address": f"https://a.example/{write.plain()}"}, {"label": write.plain()}],
        "where": write.plain(),
        "note": write(),
        "source": write.plain(),
        "last_checked": "2026-11-23",
        "looked_at": write.plain(),
        "opened": "false",
    }
    return {"resources": [resource]}


def _quiz(write: Injections) -> dict[str, Any]:
    questions = [make_question(kind, write) | {"id": kind, "objective": write.plain()} for kind in KINDS]
    rating = next(question for question in questions if question["kind"] == "rating")
    later = deepcopy(rating) | {"id": "later", "compare_with": "rating"}
    bands = [{"from": "0", "text": write()}]
    head = {"title": write(blocks=False), "intro": write(), "pass": "80", "bands": bands}
    return head | {"questions": [*questions, later]}


def _without_what_is_refused(folder: Path) -> Course:
    """Take out the questions with an error in them, and return the course."""
    course = read_course(folder)
    quiz = course.quizzes["one"]
    lines = [quiz.locate(("questions", index)).line for index in range(len(quiz.ids))]
    wrong = [problem.location.line for problem in errors(check_course(course)) if problem.location.path == quiz.path]
    refused = {sum(start <= line for start in lines) - 1 for line in wrong}
    file = folder / quiz.path
    written = yaml.safe_load(file.read_text("utf-8"))
    written["questions"] = [one for index, one in enumerate(written["questions"]) if index not in refused]
    file.write_text(yaml.safe_dump(written, allow_unicode=True, sort_keys=False), "utf-8")
    return read_course(folder)
