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


def test_the_guide_can_be_put_online(tmp_path):
    result = CliRunner().invoke(main, ["guide", "--output", str(tmp_path / "guide")])

    assert (result.exit_code, result.output) == (0, f"7 pages for instructors are in {tmp_path / 'guide'}.\n")
    assert (tmp_path / "guide" / "publish.html").is_file()
    assert (tmp_path / "guide" / "use-template.svg").is_file()
