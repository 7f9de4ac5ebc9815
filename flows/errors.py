"""What ends a command early."""


class WrongUse(Exception):
    """The command was called with something it cannot use; the message says what, and what to give instead."""
