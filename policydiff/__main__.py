"""Run the command line with `python -m policydiff`."""

from policydiff.cli import main

if __name__ == "__main__":
    main()
