"""The door of `briefing` and `python -m briefing`: `--version` is answered before any import."""

import gc
import sys
from typing import Final

_OBJECTS_UNTIL_COLLECTED: Final = 50_000


def main(argv: list[str] | None = None) -> int:
    """Run the command line on `argv` (default: the process's own) and return its exit code."""
    words = sys.argv[1:] if argv is None else argv
    # What modules bring stays to the end: looking through it time and again, as the collector does
    # by default every 700 objects, takes a sixth of a start and finds nothing.
    gc.set_threshold(_OBJECTS_UNTIL_COLLECTED)
    try:
        if words[:1] in (["--version"], ["-V"]) and sys.stdout is not None:
            from briefing import __version__

            sys.stdout.write(f"briefing {__version__}\n")
            return 0
        from briefing.cli import main as command_line

        return command_line(words)
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
