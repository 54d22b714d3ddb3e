"""The sources file, one source a line in newsboat's `urls` syntax: read, and edited line by line.

Called by the command line and the desk. The importers write and read the same lines.
"""

from briefing.subscriptions.edit import add, add_all, move, remove, rename, retag
from briefing.subscriptions.lines import tags_of
from briefing.subscriptions.places import (
    Target,
    TargetKind,
    address,
    classify,
    has_scheme,
    name_of,
    place_key,
    same_place,
    shown,
    without_password,
)
from briefing.subscriptions.read import Subscriptions, load, parse

__all__ = [
    "Subscriptions",
    "Target",
    "TargetKind",
    "add",
    "add_all",
    "address",
    "classify",
    "has_scheme",
    "load",
    "move",
    "name_of",
    "parse",
    "place_key",
    "remove",
    "rename",
    "retag",
    "same_place",
    "shown",
    "tags_of",
    "without_password",
]
