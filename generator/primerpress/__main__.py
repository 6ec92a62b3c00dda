"""The command: `primerpress`, and `python -m primerpress`."""

import io
import os
import sys


def run() -> None:
    """Run the command. Whoever interrupts it, also while it is being loaded, is told nothing that they do not know."""
    _write_whatever_comes()
    _expect_a_folder()
    try:
        from primerpress.cli import main  # noqa: PLC0415 - it takes a moment, in which somebody may press Ctrl-C

        main(prog_name="primerpress")
    except KeyboardInterrupt:
        sys.exit(130)


def _write_whatever_comes() -> None:
    """Write a sign that a terminal or a file has no code for as its number, such as “→” in an old code of Windows."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _expect_a_folder() -> None:
    """End where the folder that somebody is in has been removed meanwhile: every path would start there."""
    try:
        os.getcwd()  # noqa: PTH109 - pathlib asks for the same
    except OSError:
        sys.exit("Error: the folder that you are in is not there any more. Go to another one with “cd”.")


if __name__ == "__main__":
    run()
