"""`make bench`: speeds as ratios measured side by side in one run. Prints; asserts nothing."""

import argparse
import os

from tests.benchmarks import archive, coverage, marks, refresh, search, startup, viewer

BENCHMARKS = {
    "startup": startup.main,
    "viewer": viewer.main,
    "archive": archive.main,
    "search": search.main,
    "refresh": refresh.main,
    "marks": marks.main,
    "coverage": coverage.main,
}


def main() -> None:
    """Run the benchmarks that are named, or all."""
    # Programs are timed as at home: their modules are compiled once, and not at every start.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", choices=[*BENCHMARKS, []], metavar="NAME")
    for name in parser.parse_args().names or BENCHMARKS:
        BENCHMARKS[name]()


if __name__ == "__main__":
    main()
