"""How the lexicons of this room are written: as running words, so that one more is one word."""


def words(running: str) -> frozenset[str]:
    """The words of a lexicon, given as running text; for entries of several words, `entries`."""
    return frozenset(running.split())


def entries(lines: str) -> frozenset[str]:
    """The entries of a lexicon that stand between commas, each of one word or more."""
    return frozenset(" ".join(entry.split()) for entry in lines.split(","))
