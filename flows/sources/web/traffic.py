"""What passed between us and servers for one piece of work."""

from collections.abc import Callable
from dataclasses import dataclass


def _nobody(_: object) -> None:
    return


@dataclass(slots=True)
class Traffic:
    """Counts that grow. `received` is bytes of bodies as they came, `waited` seconds of politeness.

    `stopped_by` is the last fault after which it is of no use to ask that host for more.

    `tell` hears of waits that are worth a word, `moved` sees the counts whenever something has come.
    """

    requests: int = 0
    conditional: int = 0
    unchanged: int = 0
    tried_again: int = 0
    received: int = 0
    waited: float = 0.0
    stopped_by: str = ""
    tell: Callable[[str], None] = _nobody
    moved: "Callable[[Traffic], None]" = _nobody
