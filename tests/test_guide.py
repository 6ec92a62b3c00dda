"""`primerpress guide`: the pages for instructors, wherever somebody writes a course."""

from __future__ import annotations

from click.testing import CliRunner

from primerpress.cli import main
from primerpress.guide import write_guide
from tools.teaching_pages import pages


def test_the_guide_is_a_course_of_all_pages_for_instructors_and_passes_its_own_check(tmp_path):
    guide = write_guide(tmp_path)
    written = {path.name for path in guide.rglob("*.*") if path.suffix != ".svg"} - {
        "mkdocs.yml",
        "class-slip.schema.json",
    }

    assert written == {name.rpartition("/")[2] for name in pages()}
    assert CliRunner().invoke(main, ["check", "--strict", "--course", str(guide)]).output == "No problems found.\n"


def test_the_guide_is_put_nowhere_where_something_is(tmp_path):
    (tmp_path / "letter.txt").write_text("mine")

    result = CliRunner().invoke(main, ["guide", "--output", str(tmp_path)])

    assert result.exit_code == 1
    assert "Error:" in result.output
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]
