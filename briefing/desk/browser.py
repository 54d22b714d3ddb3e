"""The one place that opens addresses: http and https alone, as an argument list, never a shell."""

import os
import shlex
import shutil
import subprocess
import sys
import threading

from briefing.documents.clean import safe_url
from briefing.errors import BriefingError


def open_url(url: str) -> None:
    """Open an address in $BROWSER, or in what the desktop opens addresses with.

    Raises BriefingError where the address is not http or https, or no browser is found.
    """
    address = safe_url(url)
    if address is None:
        raise BriefingError("Only http and https addresses are opened.")
    command = browser_command()
    if command is None:
        raise BriefingError("No browser was found: set $BROWSER to one, such as firefox.")
    try:
        process = subprocess.Popen(
            [*command, address],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError as error:
        raise BriefingError(f"{command[0]} could not be started: {error.strerror}.") from error
    # Somebody has to take the exit status of a browser that ends before the viewer does.
    threading.Thread(target=process.wait, daemon=True).start()


def browser_command() -> list[str] | None:
    """The command that the address is the last argument of; its `%s` is left to the address."""
    for candidate in os.environ.get("BROWSER", "").split(os.pathsep):
        words = [word for word in shlex.split(candidate) if word != "%s"] if candidate else []
        if words and shutil.which(words[0]):
            return words
    desktop = "open" if sys.platform == "darwin" else "xdg-open"
    return [desktop] if shutil.which(desktop) else None
