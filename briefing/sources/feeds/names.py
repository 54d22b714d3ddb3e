"""The name in an author's line, which in RSS is an e-mail address with or without one."""

import re
from typing import Final

_ADDRESS: Final = re.compile(r"(?:mailto:)?[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,8}[a-zA-Z]{2,24}")
_LONGEST: Final = 300


def name_of(author: str) -> str:
    """The name without the address; the address where there is no name."""
    found = _ADDRESS.search(author) if "@" in author and len(author) <= _LONGEST else None
    if found is None:
        return author
    rest = author.replace(found[0], "").replace("()", "").replace("<>", "").strip()
    if rest.startswith("(") and rest.endswith(")"):
        rest = rest[1:-1].strip()
    return rest or found[0]
