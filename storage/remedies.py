"""What is told of a database that cannot be used: its address without the password, the reason, the remedy."""

import re

from sqlalchemy import URL

from storage.errors import DatabaseUnavailable


def hidden(url: str) -> str:
    """The address without its password, also when it cannot be parsed."""
    return re.sub(r"^((?:[^/]*//)?[^:/@]*):.*@", r"\1:***@", url)


def as_given(address: URL) -> str:
    """The address as a person writes it: without password, and without the name of the driver."""
    return address.set(drivername=address.get_backend_name()).render_as_string(hide_password=True)


def of_the_server(reason: str) -> bool:
    """What PostgreSQL's driver has no class of its own for: files that may not grow (quota, ulimit -f), and rights."""
    return any(sign in reason for sign in (_NO_ROOM, _NO_RIGHT, _READS_ONLY))


def unavailable(address: URL, reason: str) -> DatabaseUnavailable:
    fitting = [remedy for sign, remedy in _REMEDIES if sign in reason]
    remedy = fitting[0] if fitting else _OF_A_SERVER
    return DatabaseUnavailable(message(as_given(address), reason, remedy))


_NO_ROOM, _NO_RIGHT, _READS_ONLY = "could not extend file", "permission denied for", "in a read-only transaction"
_OF_A_SERVER = "see that the server runs, has room on its disk, and that address, user and password are right"
_REMEDIES = (
    ("locked", "another process writes to it: wait for that one, or stop it, and try again"),
    ("not a database", "move this file away, or give another address with --database-url"),
    ("malformed", "the file is damaged: restore a backup, or read the archive again into a new database"),
    ("No space left", "free space on the server's disk and try again: nothing half was stored"),
    (_NO_RIGHT, "take a role that may: xianwen_analyst of deploy/roles.sql to read, the tables' owner to write"),
    (_READS_ONLY, "this address only reads (a standby, or a role that may not write): give that of the owner"),
    (_NO_ROOM, "let the server's files grow and try again: nothing half was stored"),
    ("full", "free space on the disk and try again: nothing half was stored"),
    ("readonly", "make the file and its folder writable, or give another address with --database-url"),
    ("unable to open", "make the file and its folder writable, or give another address with --database-url"),
    ("folder cannot", "make that folder writable, or give another address with --database-url"),
    ("no such module: fts5", "search needs FTS5: use a Python whose SQLite has it, as python.org's and most others"),
    ("no such table", "run `xianwen db upgrade`"),
)


def message(address: str, reason: str, remedy: str) -> str:
    return f"database {address}: {' '.join(reason.split())}; {remedy}"
