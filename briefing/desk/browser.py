"""The one place that opens addresses: http and https alone, as an argument list, never a shell."""

import os
import shlex
import shutil
import sys

from briefing.desk.programs import Handed, start, take_terminal
from briefing.documents.clean import safe_url
from briefing.errors import BriefingError


def open_url(url: str, browser: str | None = None, *, in_terminal: bool = False) -> None:
    """Open an address in a browser: a command with `%u` among its words, the one of the settings.

    Without one, it is $BROWSER's, or what the desktop opens addresses with. With `in_terminal` the
    caller has left the terminal to it. Raises BriefingError where the address is not http or https,
    or no browser is found.
    """
    address = safe_url(url)
    if address is None:
        raise BriefingError("Only http and https addresses are opened.")
    if browser is None:
        words = browser_command()
        if words is None:
            raise BriefingError("No browser was found: set $BROWSER to one, such as firefox.")
        browser = shlex.join([*words, "%u"])
    run = take_terminal if in_terminal else start
    run(browser, Handed(address, "", ""))


def browser_command() -> list[str] | None:
    """The command that the address is the last argument of; its `%s` is left to the address."""
    for candidate in os.environ.get("BROWSER", "").split(os.pathsep):
        words = [word for word in shlex.split(candidate) if word != "%s"] if candidate else []
        if words and shutil.which(words[0]):
            return words
    desktop = "open" if sys.platform == "darwin" else "xdg-open"
    return [desktop] if shutil.which(desktop) else None
