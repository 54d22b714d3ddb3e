"""The command `doctor`: prints the checks, and ends in 1 if one of them found an error."""

from briefing.cli.arguments import Arguments
from briefing.cli.checks import Check, all_checks
from briefing.cli.lines import Draw, drawing, row
from briefing.cli.output import is_screen, opened, write_json
from briefing.documents.clean import clean_line
from briefing.errors import BriefingError
from briefing.export.plain import Line, Run

MARK_WIDTH = 9


def print_checks(arguments: Arguments) -> int:
    """Print every check as it is done, or with --quiet those that found something."""
    marks = set()
    with opened(arguments.output) as stream:
        records = []
        draw = drawing(stream, arguments) if is_screen(arguments) else None
        for check in all_checks(arguments.verbose):
            marks.add(check.mark)
            subject, text = clean_line(check.subject), clean_line(check.text, limit=4000)
            if arguments.quiet and check.mark == "ok":
                continue
            if arguments.json:
                records.append({"mark": check.mark, "subject": subject, "text": text})
            elif draw is not None:
                _draw(draw, check, f"{subject}: {text}")
            else:
                stream.write(row((check.mark, subject, text)))
            if not arguments.json:
                stream.flush()
        if arguments.json:
            write_json(stream, "checks", records)
    return BriefingError.exit_code if "error" in marks else 0


def _draw(draw: Draw, check: Check, told: str) -> None:
    is_well = check.mark == "ok"
    draw(
        [
            Line(
                (Run(told, strong=check.mark == "error", quiet=is_well),),
                0,
                f"{check.mark:{MARK_WIDTH}}",
            )
        ]
    )
