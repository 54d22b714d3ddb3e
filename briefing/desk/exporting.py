"""Writes stories of the store to a file, in the thread that the viewer's library writes in."""

from collections.abc import Sequence
from pathlib import Path

from briefing.desk.gathering import entries
from briefing.errors import BriefingError
from briefing.export.documents import parts
from briefing.export.file_names import file_name, write_new
from briefing.export.told import Format, What
from briefing.store.database import Database


def write_stories(
    db: Database, ids: Sequence[int], what: What, format: Format, place: str, title: str
) -> Path:
    """Write what is asked for of stories, in the order of `ids`; the file that it stands in.

    `place` is a file, or a folder, where the file is called by `title`. No file is overwritten: a
    number behind its name sets the new one apart. Raises BriefingError.
    """
    text = "".join(parts(entries(db, ids), what, format))
    if not text.strip():
        raise BriefingError(f"There are no {what.value} to export.")
    try:
        path = Path(place).expanduser()
        is_folder = place.endswith("/") or path.is_dir()
        folder, name = (path, file_name(title, format)) if is_folder else (path.parent, path.name)
        folder.mkdir(parents=True, exist_ok=True)
        return write_new(folder, name, text)
    except (OSError, ValueError, RuntimeError) as error:
        # No home folder is a RuntimeError, and a zero in a name a ValueError.
        reason = (getattr(error, "strerror", None) or str(error)).rstrip(".").lower()
        told = f"{place}: cannot be written to ({reason}); choose another place."
        raise BriefingError(told) from error
