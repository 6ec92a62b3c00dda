"""The command: `primerpress`, and `python -m primerpress`."""

import sys


def run() -> None:
    """Run the command. Whoever interrupts it, also while it is being loaded, is told nothing that they do not know."""
    try:
        from primerpress.cli import main  # noqa: PLC0415 - it takes a moment, in which somebody may press Ctrl-C

        main(prog_name="primerpress")
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    run()
