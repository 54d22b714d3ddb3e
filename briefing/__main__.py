"""The door of `briefing` and `python -m briefing`: `--version` is answered before any import."""

import sys


def main(argv: list[str] | None = None) -> int:
    """Run the command line on `argv` (default: the process's own) and return its exit code."""
    words = sys.argv[1:] if argv is None else argv
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
