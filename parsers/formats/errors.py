"""The one way in which a page is rejected."""


class UnreadablePage(Exception):
    """The bytes of a page could not be read; the message says what was found and what to do."""
