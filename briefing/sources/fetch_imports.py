"""Spares httpx and httpcore what they look for in vain, or need for themselves alone. For `fetch`.

A module that is None in `sys.modules` counts as one that is not installed.
"""

import sys
from importlib.util import find_spec
from types import ModuleType
from typing import cast

_ABSENT = cast(ModuleType, None)


def spare_imports() -> None:
    """Call this before the first import of httpx and httpcore."""
    # httpx's own command line, which would bring click, Pygments and half of rich.
    sys.modules.setdefault("httpx._main", _ABSENT)
    if "sniffio" not in sys.modules and find_spec("sniffio") is None:
        # httpcore tries it some six times a request, and each time looks through all folders.
        sys.modules["sniffio"] = _ABSENT
