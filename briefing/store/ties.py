"""Names that a reader has said are one person's, or are not; called for voices."""

from briefing.store.database import Database, writing
from briefing.store.trouble import in_words


@in_words
def ties(db: Database) -> dict[tuple[str, str], bool]:
    """For two names, the smaller first, whether they are one person's."""
    rows = db.execute("SELECT one, other, is_same FROM name_tie")
    return {(one, other): bool(is_same) for one, other, is_same in rows}


@in_words
def tie(db: Database, name: str, other: str, is_same: bool | None) -> bool:
    """Keep that two names are one person's, or are not; None forgets it. False for one name."""
    if name == other:
        return False
    first, second = sorted((name, other))
    with writing(db):
        db.execute("DELETE FROM name_tie WHERE one = ? AND other = ?", (first, second))
        if is_same is not None:
            db.execute("INSERT INTO name_tie VALUES (?, ?, ?)", (first, second, is_same))
    return True
