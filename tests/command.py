"""The command as a test runs it, and what it leaves behind."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner, Result

from primerpress.cli import main


def run(*arguments: object) -> Result:
    """Run `primerpress` with some arguments; what it ends with is no error of ours."""
    result = CliRunner().invoke(main, [str(argument) for argument in arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exc_info
    return result


def files(folder: Path) -> dict[str, bytes]:
    """Return what is in all files below a folder, by their paths."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
