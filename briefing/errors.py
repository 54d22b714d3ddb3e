"""The errors a person can be shown; nothing else may reach one.

BriefingError
├── DocumentError     a document that cannot be opened or read
├── SourceError       a source that cannot be reached, read, added or changed
│   └── AlreadyThereError  one that is not added, as it is one already
├── StoreError        a database that cannot be opened, read or written
├── SettingsError     a mistake in config.toml
├── FilterError       a filter that cannot be understood
├── UsageError        a command line that makes no sense
└── NothingMatched    a command that found nothing to print
"""


class BriefingError(Exception):
    """Something a person can act on. `str(error)` is one sentence, cleaned for a terminal."""

    exit_code = 1


class DocumentError(BriefingError):
    """A document that cannot be opened or read: `place` says which, `reason` why and what to do.

    The reason is a predicate ("is empty"), which reads well after a name, with or without a colon.
    """

    def __init__(self, place: str, reason: str) -> None:
        super().__init__(f"{place}: {reason}")
        self.place = place
        self.reason = reason


class SourceError(BriefingError):
    """A source that cannot be reached, read, added or changed.

    `place` says which, without a password; `reason` why and what to do, as in DocumentError.
    """

    def __init__(self, place: str, reason: str) -> None:
        super().__init__(f"{place}: {reason}")
        self.place = place
        self.reason = reason


class AlreadyThereError(SourceError):
    """A source that is not added, as it is one already."""


class StoreError(BriefingError):
    """A database that cannot be opened, read or written: file, reason and what to do."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


class SettingsError(BriefingError):
    """A mistake in a settings file: file, line (from 1) and reason."""

    def __init__(self, path: str, line: int, reason: str) -> None:
        super().__init__(f"{path}:{line}: {reason}")
        self.path = path
        self.line = line
        self.reason = reason


class FilterError(BriefingError):
    """A filter that cannot be understood: the text says what is wrong, and what there is."""

    exit_code = 2


class UsageError(BriefingError):
    """A command line that makes no sense; the text says what would."""

    exit_code = 2


class NothingMatched(BriefingError):
    """A command that ran well and found nothing to print."""

    exit_code = 4
