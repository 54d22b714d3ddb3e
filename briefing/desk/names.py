"""What to call a source, in lists, in messages and in what commands print."""

from dataclasses import replace

from briefing.store.sources import StoredSource


def shown_name(stored: StoredSource) -> str:
    """The name a source was given, what its feed calls itself, else its host or its folder."""
    source = stored.source
    if source.name and source.name != source.place:
        return source.name
    # Before its first visit alone, which no start should wait for.
    from briefing.subscriptions import name_of

    return name_of(replace(source, name=""))


def shown_place(place: str) -> str:
    """A place to show: an address without the password that may stand in it."""
    if "@" not in place:
        return place
    from briefing.subscriptions import without_password

    return without_password(place)
