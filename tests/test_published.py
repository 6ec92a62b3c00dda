"""The course is what the engine publishes, in each language that it is written in."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from markdown import Markdown
from mkdocs.exceptions import Abort

from primerpress.checks.course import check_course
from primerpress.course.course import read_course
from primerpress.mkdocs_plugin import PrimerpressPlugin
from primerpress.page.extension import PrimerpressExtension
from primerpress.site.check import everything_wrong
from primerpress.site.engine_settings import refused_by_engine
from tests.small_course import MKDOCS_YML

QUIZ = """\
title: A
questions:
  - {id: one, kind: true-false, prompt: A, answer: true}
  - {id: two, kind: true-false, prompt: B, answer: true}
"""
SNIPPETS = MKDOCS_YML.replace("  - toc\n", "  - toc\n  - pymdownx.snippets\n")
I18N = """\
site_name: T
theme: {name: primerpress}
markdown_extensions: [primerpress]
plugins:
  - primerpress
  - i18n:
      docs_structure: STRUCTURE
      languages:
        - {locale: en, default: true, name: English}
        - {locale: de, name: Deutsch}
"""


def _told(course) -> list[str]:
    return [f"{problem.location} {problem.code}" for problem in check_course(course)]


def _pages(course) -> list[str]:
    return [page.path.removeprefix("docs/") for page in course.pages]


@pytest.mark.parametrize(
    ("settings", "page"),
    [
        ("exclude_docs: |\n  old/\n", "old/x.md"),
        ("draft_docs: |\n  x.md\n", "x.md"),
        ("", "templates/x.md"),
        ("", "README.md"),
    ],
)
def test_a_page_that_the_engine_leaves_out_counts_for_nothing(write_course, settings, page):
    course = read_course(
        write_course({"mkdocs.yml": MKDOCS_YML + settings, f"docs/{page}": "# X\n\n::quiz[gone]\n\n[x](gone.md)\n"})
    )

    assert ["index.md"] == _pages(course)
    assert [] == _told(course)


def test_a_draft_is_part_of_the_course_only_while_somebody_writes(write_course):
    folder = write_course(
        {
            "docs/new.md": "---\ndraft: true\n---\n\n# New\n\n::question[a/one]\n",
            "quizzes/a.yml": QUIZ,
            "quizzes/b.yml": QUIZ.replace("title: A", "title: B\ndraft: true"),
        }
    )
    published, written = read_course(folder), read_course(folder, drafts=True)

    assert (["index.md"], ["a"]) == (_pages(published), list(published.quizzes))
    assert (["index.md", "new.md"], ["a", "b"]) == (_pages(written), list(written.quizzes))
    assert [] == _told(published)


def test_what_a_snippet_places_stands_on_each_page_that_takes_it_in(write_course):
    taking = '# Page\n\nBefore.\n\n--8<-- "parts/shared.md"\n'
    course = read_course(
        write_course(
            {
                "mkdocs.yml": SNIPPETS,
                "parts/shared.md": "Read this.\n\n::question[a/one]\n",
                "docs/index.md": taking,
                "docs/two.md": taking,
                "docs/three.md": "# Quiz\n\n::quiz[a]\n",
                "quizzes/a.yml": QUIZ,
            }
        )
    )
    (quiz,) = course.page_at("three.md").directives

    assert [] == _told(course)
    assert [5, 5] == [d.location.line for uri in ("index.md", "two.md") for d in course.page_at(uri).directives]
    assert ["two"] == [name.id for name in course.showing.names(quiz)]


def test_a_snippet_that_is_not_there_leaves_the_page_as_it_is(write_course):
    page = '# Page\n\n--8<-- "gone.md"\n\n::quiz[a]\n'
    course = read_course(write_course({"mkdocs.yml": SNIPPETS, "docs/index.md": page, "quizzes/a.yml": QUIZ}))

    assert [] == _told(course)


def test_what_another_extension_has_placed_is_part_of_the_course(write_course):
    course = read_course(write_course({"docs/index.md": "# Start\n\n::quiz[a]\n", "quizzes/a.yml": QUIZ}))
    converted = course.as_converted({"index.md": "# Start\n\n::quiz[a]\n", "made.md": "# Made\n\n::question[a/one]\n"})

    assert course is course.as_converted({"index.md": "# Start\n\nMore words.\n\n::quiz[a]\n"})
    assert ["docs/made.md"] == [converted.showing.page_of(name).path for name in converted.questions][:1]


def test_the_engine_says_which_of_two_pages_that_look_alike_comes_now(write_course):
    page = "# Same\n\n::support\n\n[x](#)\n"
    course = read_course(write_course({"docs/a.md": page, "docs/deep/a.md": page, "docs/own.md": "::my-data\n"}))
    html = Markdown(extensions=[PrimerpressExtension(course=course, page="deep/own.md")]).convert(
        "# Same\n\n::progress\n"
    )

    assert "../own.md" in html


@pytest.mark.parametrize(
    ("structure", "english", "german"), [("suffix", "p.md", "p.de.md"), ("folder", "en/p.md", "de/p.md")]
)
def test_each_language_is_a_course_of_its_own(write_course, structure, english, german):
    pages = {f"docs/{uri}": "# P\n\n::question[a/one]\n\n::progress\n" for uri in (english, german)}
    course = read_course(
        write_course({"mkdocs.yml": I18N.replace("STRUCTURE", structure), **pages, "quizzes/a.yml": QUIZ})
    )
    spoken = {code: _pages(course.in_language(code)) for code in ("en", "de")}

    assert ([], ["p.md", "de/p.md"]) == (_told(course), [course.languages.place(uri) for uri in (english, german)])
    assert {"en": ["index.md", english], "de": ["index.md", german]} == {
        k: sorted(v, key=_last) for k, v in spoken.items()
    }


def _last(path: str) -> str:
    return path.rpartition("/")[2]


def test_a_folder_for_each_language_needs_no_plugin(write_course):
    pages = {f"docs/{code}/index.md": "# P\n\n::my-data\n" for code in ("en", "de")}

    assert [] == _told(read_course(write_course(pages)))


def test_a_plugin_may_build_one_language_after_the_other_into_one_folder(tmp_path):
    plugin, config = PrimerpressPlugin(), SimpleNamespace(site_dir=str(tmp_path / "site"))
    plugin.on_startup(command="build", dirty=False)
    plugin.on_pre_build(config=config)
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text("The first language.")

    plugin.on_pre_build(config=config)

    plugin.on_startup(command="build", dirty=False)
    with pytest.raises(Abort, match="not empty"):
        plugin.on_pre_build(config=config)


# ---- What a build would refuse ----


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("[x](../support)", "Did you mean “../support.md”?"),
        ("[x](support.html)", "Did you mean “../support.md”?"),
        ("[x](..\\support.md)", "Write it with forward slashes: “../support.md”."),
        ("![x](C:/Users/me/p.png)", "Did you mean “../p.png”?"),
        ("[x](www.example.org)", "Write “https://www.example.org” for another site."),
        ("<a href='../suport.md'>x</a>", "Did you mean “../support.md”?"),
        ("[x][y]\n\n[y]: ../support", "Did you mean “../support.md”?"),
        ("- item\n\n    [x](../support)", "Did you mean “../support.md”?"),
    ],
)
def test_a_link_that_leads_nowhere_is_told_with_what_to_write(write_course, written, hint):
    course = read_course(
        write_course({"docs/m/a.md": f"# A\n\n{written}\n", "docs/support.md": "# S\n", "docs/p.png": b"x"})
    )

    (problem,) = check_course(course)

    assert ("broken-link", "docs/m/a.md", hint) == (problem.code, problem.location.path, problem.hint)


@pytest.mark.parametrize(
    "written",
    [
        "[x](../support.md)",
        "[x](../support.md#where-to-go)",
        "[x](../support.html)",
        "[x](#a)",
        "`[x](gone.md)`",
        "```\n[x](gone.md)\n```",
        "<!-- [x](gone.md) -->",
        "[x](mailto:a@example.org)",
        "[x](https://example.org/)",
        "![x](../p%20q.png)",
        "\\[x](gone.md)",
        '<a id="own"></a>[x](#own)',
        "[x](?seed=1)",
    ],
)
def test_a_link_that_leads_somewhere_is_no_problem(write_course, written):
    files = {"docs/m/a.md": f"# A\n\n{written}\n", "docs/support.md": "# S\n\n## Where to go\n", "docs/p q.png": b"x"}

    assert [] == _told(read_course(write_course(files)))


def test_links_in_what_a_quiz_says_of_itself_start_from_the_page_that_shows_it(write_course):
    quiz = """\
title: T
intro: Read [first](a.md) or [this](gone.md).
bands:
  - {from: 80, text: "Go on to [the other](other.md) or [back](#nowhere). ![x](gone.png)"}
questions:
  - {id: one, kind: true-false, prompt: It is so., answer: true}
"""
    files = {"docs/m/a.md": "# A\n\n::quiz[q]\n", "docs/other.md": "# O\n", "quizzes/q.yml": quiz}

    assert [
        "quizzes/q.yml:2:37 broken-link",
        "quizzes/q.yml:4:44 broken-link",
        "quizzes/q.yml:4:64 broken-anchor",
        "quizzes/q.yml:4:80 broken-link",
    ] == _told(read_course(write_course(files)))


@pytest.mark.parametrize(
    ("added", "told"),
    [
        ("extra_javascript:\n  - https://cdn.example/mathjax.js\n", "mkdocs.yml:22:5 external-request"),
        ("extra_css: [gone.css]\n", "mkdocs.yml:21:13 broken-link"),
        ("nav:\n  - Start:index.md\n", "mkdocs.yml:22:5 broken-link"),
        ("nav:\n  - docs\\index.md\n", "mkdocs.yml:22:5 broken-link"),
        ("nav:\n  - gone.md\n", "mkdocs.yml:22:5 broken-link"),
    ],
)
def test_what_the_settings_name_is_told_where_they_stand(write_course, added, told):
    assert [told] == _told(read_course(write_course({"mkdocs.yml": MKDOCS_YML + added})))


def test_that_the_words_of_quizzes_are_english_is_told_for_each_other_language(write_course):
    course = read_course(write_course({"mkdocs.yml": I18N.replace("STRUCTURE", "folder"), "docs/de/index.md": "# A\n"}))

    (problem,) = everything_wrong(course)

    assert ("mkdocs.yml", 6, "warning") == (*problem.location[:2], problem.severity)
    assert "English so far, on pages in “de”" in problem.message


@pytest.mark.parametrize("name", ["privacy", "material/privacy"])
def test_what_a_plugin_brings_into_the_site_is_no_request_to_another(write_course, name):
    settings = MKDOCS_YML.replace("  - primerpress\nwatch", f"  - primerpress\n  - {name}\nwatch")
    settings = settings.replace("name: primerpress", "name: primerpress\n  font: {text: Roboto}")
    page = "# Start\n\n![x](https://example.org/a.png)\n"

    assert [] == _told(read_course(write_course({"mkdocs.yml": settings, "docs/index.md": page})))


def test_what_only_the_engine_knows_is_left_to_it(write_course):
    settings = MKDOCS_YML.replace("  - primerpress\nwatch", "  - primerpress\n  - macros\nwatch")
    page = "# A\n\n[x](made.md)\n\n{{ '::quiz[a]' }}\n"

    assert [] == _told(
        read_course(write_course({"mkdocs.yml": settings, "docs/index.md": page, "quizzes/a.yml": QUIZ}))
    )


def test_the_id_of_a_heading_that_a_plugin_takes_for_a_comment_is_told_once_where_the_plugin_stands(write_course):
    page = "# A {#a}\n\n## B {#b}\n"
    plugin = "  - primerpress\n  - macros"
    settings = MKDOCS_YML.replace("  - primerpress\nwatch", f"{plugin}\nwatch")
    mended = settings.replace("macros", "macros:\n      j2_comment_start_string: '{##'")

    assert ["mkdocs.yml:16:5 macro-sign"] == _told(
        read_course(write_course({"mkdocs.yml": settings, "docs/index.md": page, "docs/b.md": page}))
    )
    assert [] == _told(read_course(write_course({"mkdocs.yml": mended})))


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("  - material/search\n", "  - gone\n", "mkdocs.yml:14:5 refused-setting"),
        ("  - toc\n", "  - gone_extension\n", "mkdocs.yml:11:5 refused-setting"),
        ("docs_dir", "docs_dir", ""),
    ],
)
def test_what_the_engine_refuses_of_the_settings_is_told_where_it_stands(write_course, before, after, told):
    course = read_course(write_course({"mkdocs.yml": MKDOCS_YML.replace(before, after)}))

    assert [told] * bool(told) == [f"{problem.location} {problem.code}" for problem in refused_by_engine(course)]
