"""What asking the web imports, in a process of its own: a start waits for it."""

import subprocess
import sys

ASKED = """
import sys
from briefing.sources.fetch_imports import spare_imports
spare_imports()
from briefing.sources import fetch_pools
print(*{"click", "pygments", "feedparser", "trafilatura", "textual"}.intersection(sys.modules))
try:
    import sniffio
except ImportError:
    print(sys.modules.get("sniffio", "looked for"))
else:
    print(None)
"""


def test_asking_the_web_imports_nothing_of_httpxs_command_line() -> None:
    ran = subprocess.run(
        [sys.executable, "-c", ASKED], capture_output=True, text=True, check=True, timeout=60
    )
    imported, absent = ran.stdout.splitlines()
    assert (imported, absent) == ("", "None")
