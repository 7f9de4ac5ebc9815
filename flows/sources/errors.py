"""What keeps a page file from being read."""


class UnreadableFile(Exception):
    """A file that cannot be opened or is too large; the message says what to do."""
