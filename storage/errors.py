"""Everything that can go wrong in the store, by name.

StorageError
    DatabaseUnavailable   it cannot be opened, read or written; the message carries the remedy
    UnstorableText        a name, label or address that neither database can hold
    DuplicatePage         an edition that carries one page label twice
    ArticleNotFound       no article has this id
    QueryTooLong          more than a search can look for
    ArchiveUnavailable    raw bytes cannot be written or read; the message carries the remedy
        ArchiveForgotten  they were taken out of the archive on purpose
    BackupFailed          a copy of the database could not be made
    ArchiveDamaged        raw bytes are there but are not what was kept
"""


class StorageError(Exception):
    """The store refuses; nothing was changed."""


class DatabaseUnavailable(StorageError):
    """The database cannot be opened, read or written."""


class UnstorableText(StorageError):
    """Text with NUL or a lone surrogate: PostgreSQL holds neither, UTF-8 not the second."""


class DuplicatePage(StorageError):
    """One page label twice in one edition: which of the two is the page cannot be known."""


class ArticleNotFound(StorageError):
    """No article has this id."""


class QueryTooLong(StorageError):
    """More than a search can look for at once."""


class ArchiveUnavailable(StorageError):
    """The archive cannot be written or read."""


class ArchiveForgotten(ArchiveUnavailable):
    """The bytes were in the archive, and were taken out of it on purpose."""


class ArchiveDamaged(StorageError):
    """The archive's bytes do not have the sha256 they are kept under."""


class BackupFailed(StorageError):
    """A copy of the database could not be made, or is not whole; the message says why."""
