"""`python -m primerpress` is the command `primerpress`."""

from primerpress.cli import main

if __name__ == "__main__":
    main()
