"""A build replaces and removes what builds have written, and nothing else; cut short at any moment, it is completed."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from mkdocs.__main__ import cli as mkdocs_command

from primerpress.cli import main
from primerpress.kept import PLACE
from primerpress.site import manifest, stage
from primerpress.site.exchange import exchange
from primerpress.site.failure import SiteError
from primerpress.site.manifest import manifest_of, read_manifest
from primerpress.site.target import refuse_cleaning, refuse_loss

OLD = {
    "index.html": "old",
    "same.html": "same",
    "modules/gone.html": "old",
    "modules/deep/gone.html": "old",
    "modules/stays.html": "old",
    "assets/style.css": "old",
}
NEW = {
    "index.html": "new",
    "same.html": "same",
    "modules/stays.html": "new",
    "modules/added.html": "new",
    "assets/style.css": "new",
    "assets/deep/added.js": "new",
}
FOREIGN = {
    "CNAME": "example.org",
    ".git/HEAD": "ref",
    ".nojekyll": "",
    "thesis/1.md": "mine",
    "modules/notes.txt": "mine",
}


def write(folder, files):
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)
    return folder


def texts(folder):
    """Return every file of a folder but the manifest."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_text() for path in files if path.name != manifest.NAME}


def everything(folder):
    """Return every file and folder with what it holds and where it lies on the disk."""
    return {path: (path.is_file() and path.read_bytes(), path.stat().st_ino) for path in folder.rglob("*")}


def press(target, files):
    """Do with a few files what a build does with a site."""
    refuse_loss(target)
    with stage.stage(target) as work:
        exchange(write(work / "site", files), target, aside=work)


@pytest.fixture
def target(tmp_path):
    """Return a folder with the old site in it."""
    press(tmp_path / "public", OLD)
    return tmp_path / "public"


# ---- One site in the place of another ----


def test_the_new_site_is_there_and_nothing_of_the_old(target):
    press(target, NEW)

    assert NEW == texts(target)
    assert not (target / "modules" / "deep").exists()


def test_what_no_build_has_written_stays(target):
    write(target, FOREIGN)
    (target / "modules" / "empty").mkdir()
    press(target, NEW)

    assert NEW | FOREIGN == texts(target)
    assert (target / "modules" / "empty").is_dir()


def test_what_is_the_same_is_not_written_again_so_that_a_visitor_need_not_fetch_it_again(target):
    before = (target / "same.html").stat()
    press(target, NEW)

    assert before.st_ino == (target / "same.html").stat().st_ino
    assert before.st_mtime_ns == (target / "same.html").stat().st_mtime_ns


def test_what_somebody_has_deleted_comes_back(target):
    (target / "index.html").unlink()
    (target / "modules" / "gone.html").unlink()
    press(target, NEW)

    assert NEW == texts(target)


def test_what_somebody_has_changed_is_named_and_nothing_is_touched(target):
    write(target, {"index.html": "mine", "modules/gone.html": "mine, too"})
    before = everything(target)

    with pytest.raises(SiteError, match=r"holds index\.html, modules/gone\.html, which somebody else has written, or"):
        press(target, NEW)
    assert before == everything(target)


def test_of_many_files_some_are_named(target):
    write(target, dict.fromkeys(OLD, "mine"))

    with pytest.raises(SiteError, match=r"holds assets/style\.css, index\.html, modules/deep/gone\.html and 3 more"):
        press(target, NEW)


@pytest.mark.parametrize(
    "foreign", [{"modules/added.html": "mine"}, {"assets/deep/added.js/mine.txt": "mine"}, {"assets/deep": "mine"}]
)
def test_a_foreign_file_where_a_new_one_should_go_is_named_before_anything_is_touched(target, foreign):
    write(target, foreign)
    before = everything(target)

    with pytest.raises(SiteError, match=r"holds (modules/added\.html|assets/deep/added\.js), which somebody else"):
        press(target, NEW)
    assert before == everything(target)


def test_a_foreign_file_that_is_the_same_is_not_in_the_way(target):
    write(target, {"modules/added.html": "new"})
    press(target, NEW)

    assert NEW == texts(target)


@pytest.mark.parametrize("linked", ["modules", "modules/stays.html", "assets/deep", "assets/deep/added.js"])
def test_what_lies_behind_a_link_is_not_part_of_the_folder(target, tmp_path, linked):
    """A folder moved elsewhere and linked to, with the very files in it that a build has written."""
    elsewhere = tmp_path / "elsewhere"
    (target / linked).parent.mkdir(exist_ok=True)
    if (target / linked).exists():
        (target / linked).rename(elsewhere)
    else:
        write(elsewhere, {"mine": ""})
    (target / linked).symlink_to(elsewhere)
    before = everything(tmp_path)

    with pytest.raises(SiteError, match=r"which somebody else has written"):
        press(target, NEW)
    assert before == everything(tmp_path)


# ---- The manifest ----


def test_the_manifest_names_each_file_with_its_digest_and_is_the_same_for_the_same_site(target, tmp_path):
    about, *lines = (target / manifest.NAME).read_text().splitlines()
    press(tmp_path / "another", OLD)

    assert about.startswith("# Primerpress has written these files.")
    assert sorted(OLD) == [line.partition("  ")[2] for line in lines]
    assert f"{hashlib.sha256(b'same').hexdigest()}  same.html" in lines
    assert (target / manifest.NAME).read_bytes() == (tmp_path / "another" / manifest.NAME).read_bytes()


@pytest.mark.parametrize("name", ["with space.html", "é.html", "line\nbreak", "100%.html", "#.txt", "\udcff", " "])
def test_a_file_may_have_any_name(tmp_path, name):
    press(tmp_path / "public", {name: "", "index.html": ""})

    assert sorted((name, "index.html")) == list(read_manifest(tmp_path / "public"))
    press(tmp_path / "public", {"index.html": ""})
    assert ["index.html"] == list(texts(tmp_path / "public"))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "my own list\n",
        "# Primerpress\nnot a line\n",
        f"# Primerpress\n{hashlib.sha256(b'mine').hexdigest()}  ../mine.txt\n",
        f"# Primerpress\n{hashlib.sha256(b'mine').hexdigest()}  /mine.txt\n",
        f"{hashlib.sha256(b'old').hexdigest()}  index.html\n",
        "\0\xff",
    ],
)
def test_a_manifest_that_no_build_has_written_is_none(target, text):
    (target / manifest.NAME).write_text(text)
    before = everything(target)

    with pytest.raises(SiteError, match=r"is not empty, and has no \.primerpress-manifest"):
        press(target, NEW)
    assert before == everything(target)


def test_a_checkout_that_writes_line_ends_of_its_own_does_not_hide_the_manifest(target):
    text = (target / manifest.NAME).read_text()
    (target / manifest.NAME).write_text(text, newline="\r\n")
    press(target, NEW)

    assert NEW == texts(target)


# ---- Cut short ----


class Trouble(BaseException):
    """Stands for whatever may come between two steps, such as Ctrl-C."""


def fail_at(patch, step, trouble):
    """Let the change of files that comes as the given one fail, or with no trouble named, end the process there."""
    count = iter(range(1000))

    def failing(change):
        def run(self, *arguments, **options):
            if next(count) == step:
                raise trouble or os._exit(KILLED)
            return change(self, *arguments, **options)

        return run

    for name in ("replace", "unlink"):
        patch.setattr(Path, name, failing(getattr(Path, name)))


# Two manifests, five files to write, two to remove.
STEPS = 9
KILLED = 9


@pytest.mark.parametrize("trouble", [PermissionError(13, "Permission denied"), Trouble()], ids=["refused", "ended"])
@pytest.mark.parametrize("step", range(STEPS))
def test_what_fails_halfway_is_undone(target, monkeypatch, step, trouble):
    write(target, FOREIGN)
    before = everything(target)
    with monkeypatch.context() as patch:
        fail_at(patch, step, trouble)
        with pytest.raises((SiteError, Trouble)) as raised:
            press(target, NEW)

    assert raised.type is Trouble or f"nothing can be written in “{target}”: Permission denied." == str(raised.value)
    assert before == everything(target)


def test_there_are_no_more_steps(target, monkeypatch):
    """What comes next is the end of the stage."""
    fail_at(monkeypatch, STEPS, Trouble())
    with pytest.raises(Trouble):
        press(target, NEW)

    assert NEW == {path: text for path, text in texts(target).items() if not path.startswith(stage.NAME)}


def test_where_files_cannot_have_two_names_what_fails_is_undone_as_well(target, monkeypatch):
    before = texts(target)
    with monkeypatch.context() as patch:
        patch.setattr(Path, "hardlink_to", lambda *_: (_ for _ in ()).throw(OSError(95, "Operation not supported")))
        fail_at(patch, 7, OSError(28, "No space left on device"))
        with pytest.raises(SiteError, match="No space left on device"):
            press(target, NEW)

    assert before == texts(target)


@pytest.fixture(scope="module")
def killed(tmp_path_factory):
    """Return folders with an old site in which a build was killed before each of its steps: as a child can be."""
    folders = [tmp_path_factory.mktemp("killed") for _ in range(STEPS)]
    for folder in folders:
        press(folder, OLD)
        write(folder, FOREIGN)
    code = f"from tests import test_output as t\nt.kill_builds({[str(folder) for folder in folders]!r})\n"
    subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(__file__).parent.parent)
    return folders


def kill_builds(folders):
    for step, folder in enumerate(folders):
        child = os.fork()
        if not child:
            with pytest.MonkeyPatch.context() as patch:
                fail_at(patch, step, None)
                press(Path(folder), NEW)
            os._exit(0)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == KILLED


@pytest.mark.parametrize("step", range(STEPS))
def test_whenever_a_build_is_killed_each_page_is_whole_and_the_next_build_completes_it(killed, step):
    target = killed[step]
    left = {path: text for path, text in texts(target).items() if not path.startswith(stage.NAME)}
    site = {path: text for path, text in left.items() if path not in FOREIGN}
    pages = {path: text for path, text in site.items() if path.endswith(".html")}

    assert (target / stage.NAME).is_dir()
    assert FOREIGN.items() <= left.items()
    assert all(text in {OLD.get(path), NEW.get(path)} for path, text in site.items())
    assert OLD.keys() & NEW.keys() <= site.keys()
    if any(OLD.get(path) not in {None, text} for path, text in pages.items()):  # a page of the new site is there
        assert NEW.keys() <= site.keys()
        assert site["assets/style.css"] == "new"
    if not OLD.keys() <= site.keys():  # a page of the old site is gone
        assert NEW.items() <= site.items()

    press(target, NEW)

    assert NEW | FOREIGN == texts(target)
    assert NEW.keys() == set(read_manifest(target))


def test_what_a_killed_build_has_left_is_taken_away_by_the_next(target):
    write(target, {f"{stage.NAME}/lock": "", f"{stage.NAME}/build-abc/site/index.html": "", f"{stage.NAME}.yml": ""})
    press(target, NEW)

    assert NEW == texts(target)


def test_a_first_build_that_was_killed_is_no_obstacle(tmp_path):
    write(tmp_path / "public", {f"{stage.NAME}/lock": "", f"{stage.NAME}/build-abc/site/index.html": ""})
    press(tmp_path / "public", NEW)

    assert NEW == texts(tmp_path / "public")


def test_two_builds_at_once_do_not_mix(target):
    with stage.stage(target) as work:
        write(work / "site", NEW)
        with pytest.raises(SiteError, match=r"another build is at work in .*Wait until it has ended\."):
            press(target, OLD)
        stage.remove_litter(target)
        exchange(work / "site", target, aside=work)

    assert NEW == texts(target)


def test_a_disk_without_locks_is_no_obstacle(target, monkeypatch):
    monkeypatch.setattr(stage.fcntl, "flock", lambda *_: (_ for _ in ()).throw(OSError(37, "No locks available")))
    press(target, NEW)

    assert NEW == texts(target)


def test_folders_that_were_made_for_nothing_are_removed(tmp_path):
    with pytest.raises(Trouble), stage.stage(tmp_path / "not" / "yet"):
        raise Trouble

    assert [] == list(tmp_path.iterdir())


# ---- MkDocs, which empties the folder itself ----


def test_mkdocs_may_empty_a_folder_in_which_all_is_from_a_build_or_hidden(target):
    write(target, {".nojekyll": "", ".git/HEAD": "ref", "modules/.DS_Store": "", "index.html": "cut short"})

    assert {".nojekyll", ".git/HEAD", "modules/.DS_Store"} == refuse_cleaning(target)
    assert set() == refuse_cleaning(target / "not-yet")


@pytest.mark.parametrize("name", ["CNAME", "modules/.hidden", "thesis/1.md"])
def test_mkdocs_may_not_empty_a_folder_in_which_there_is_more(target, name):
    write(target, {name: "mine"})

    with pytest.raises(
        SiteError, match=rf"holds {re.escape(name)}, which no build has written and MkDocs would remove"
    ):
        refuse_cleaning(target)


def mkdocs(course):
    """Run MkDocs' own command."""
    result = CliRunner().invoke(mkdocs_command, ["build", "--quiet", "--config-file", str(course / "mkdocs.yml")])
    return result.exit_code, result.output


def test_sites_of_mkdocs_and_of_primerpress_may_replace_each_other(write_course, build):
    course = write_course({})
    site = course / "site"
    first, _ = mkdocs(course)
    (site / "CNAME").touch()
    second, _ = build(course)
    third, said = mkdocs(course)
    (site / "CNAME").unlink()
    write_course({"docs/further.md": "# Further"})
    fourth, _ = mkdocs(course)

    assert (first, second, third, fourth) == (0, 0, 1, 0)
    assert "holds CNAME, which no build has written and MkDocs would remove" in said
    assert "Traceback" not in said
    assert manifest_of(site) == read_manifest(site)


def test_a_site_that_mkdocs_could_not_finish_may_be_replaced(write_course, build):
    course = write_course({"broken.py": "def on_post_page(page, **_):\n    assert page.is_homepage\n"})
    configuration = (course / "mkdocs.yml").read_text()
    build(course)
    write_course({"docs/further.md": "# Further", "mkdocs.yml": f"{configuration}hooks: [broken.py]\n"})
    broken, _ = mkdocs(course)
    write_course({"mkdocs.yml": configuration})

    assert (1, 0) == (broken, build(course)[0])


# ---- Where a site may go ----


@pytest.fixture
def build():
    """Return a function that runs `primerpress build` on a course and returns exit code and output."""

    def run(course, *arguments):
        result = CliRunner().invoke(main, ["build", "--course", str(course), *map(str, arguments)])
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exc_info
        return result.exit_code, result.output

    return run


@pytest.mark.parametrize("where", [".", "..", "docs", "docs/site", "quizzes", "/"])
def test_a_site_never_goes_over_or_into_the_course_itself(write_course, build, where, monkeypatch):
    monkeypatch.setenv(PLACE, "off")
    course = write_course({})
    before = everything(course)
    code, output = build(course, "--output", course / where)

    assert code == 1
    assert "no site is written there" in output
    assert before == everything(course)


def test_a_site_never_goes_into_the_home_folder(write_course, build, tmp_path, monkeypatch):
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    code, output = build(write_course({}), "--output", home)

    assert code == 1
    assert "your own files" in output


@pytest.mark.parametrize(
    "files",
    [
        {"letter.txt": "mine"},
        {"index.html": "mine"},
        {".hidden": "mine"},
        {"empty folder/deep/.keep": ""},
        {"404.html": "", "sitemap.xml": "", "index.html": "", "thesis/1.md": "mine"},
    ],
    ids=lambda files: next(iter(files)),
)
def test_a_folder_with_something_in_it_and_no_manifest_is_left_alone(write_course, build, tmp_path, files):
    before = everything(write(tmp_path / "public", files))
    code, output = build(write_course({}), "--output", tmp_path / "public")

    assert code == 1
    assert output == (
        f"Error: “{tmp_path / 'public'}” is not empty, and has no .primerpress-manifest that says what a build may "
        "replace, so it is left alone. Choose another folder, or delete this one if you need nothing that is in it.\n"
    )
    assert before == everything(tmp_path / "public")


def test_an_empty_folder_is_welcome_and_what_is_put_beside_the_site_stays(write_course, build, tmp_path):
    public = tmp_path / "public"
    write(public, {".DS_Store": ""})
    before = public.stat().st_ino
    first, _ = build(write_course({}), "--output", public)
    write(public, {"CNAME": "example.org", ".git/HEAD": "ref"})
    second, _ = build(write_course({"docs/index.md": "# Changed"}), "--output", public)

    assert (0, 0) == (first, second)
    assert "Changed" in (public / "index.html").read_text()
    assert "example.org" == (public / "CNAME").read_text()
    assert (public / ".git" / "HEAD").is_file()
    assert before == public.stat().st_ino


def test_a_link_is_followed_and_stays(write_course, build, tmp_path):
    (tmp_path / "link").symlink_to(tmp_path / "public")
    code, _ = build(write_course({}), "--output", tmp_path / "link")

    assert code == 0
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "public" / "index.html").is_file()


def test_a_file_is_not_taken_for_a_folder(write_course, build, tmp_path):
    (tmp_path / "public").write_text("mine")
    code, output = build(write_course({}), "--output", tmp_path / "public")

    assert code == 1
    assert "is a file, and a site needs a folder" in output
    assert "mine" == (tmp_path / "public").read_text()


@pytest.mark.parametrize("where", ["file/site", "loop/site", "loop", f"{'long' * 100}", "/proc/site"])
def test_a_place_where_nothing_can_be_written_is_told_plainly(write_course, build, tmp_path, where):
    (tmp_path / "file").touch()
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    code, output = build(write_course({}), "--output", tmp_path / where)

    assert code == 1
    assert output.startswith("Error: nothing can be written in")
    assert output.count("\n") == 1


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read and write everything")
@pytest.mark.parametrize(
    ("mode", "said"), [(0o555, "nothing can be written in"), (0o333, "is not readable"), (0o000, "is not readable")]
)
def test_a_folder_that_is_closed_is_told_plainly(write_course, build, tmp_path, mode, said):
    course, public = write_course({}), tmp_path / "public"
    build(course, "--output", public)
    public.chmod(mode)
    code, output = build(write_course({"docs/index.md": "# Changed"}), "--output", public)
    public.chmod(0o755)

    assert code
    assert said in output.splitlines()[-1]
    assert "Changed" not in (public / "index.html").read_text()


def test_what_a_killed_build_has_left_in_the_course_is_taken_away(write_course, build, monkeypatch):
    """Zensical writes only below the folder of its configuration."""
    monkeypatch.setenv(PLACE, "off")
    course = write_course(
        {f"{stage.NAME}/lock": "", f"{stage.NAME}/build-a/site/index.html": "", f"{stage.NAME}.yml": ""}
    )
    build(course)

    assert [] == list(course.glob(".*"))
