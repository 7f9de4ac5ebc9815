"""What our tasks have in common: their options, and how they hand on what Prefect need not see."""

from typing import Any, Generic, TypeVar

from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State
from prefect.settings import get_current_settings

from storage.errors import StorageError

T_co = TypeVar("T_co", covariant=True)


class Sealed(Generic[T_co]):
    """Carries a value from task to task unseen: Prefect would look into every passage of every article."""

    __slots__ = ("content",)

    def __init__(self, content: T_co) -> None:
        self.content = content


def worth_another_try(_: object, __: object, state: State[Any]) -> bool:
    """What the store refused for the moment; not what took too long, or cannot be otherwise."""
    return isinstance(state.data, StorageError)


RUN: dict[str, Any] = {"persist_result": False, "result_storage": get_current_settings().results.local_storage_path}
"""Options of the flows that commands start. No result is kept; Prefect would ask the server, twice a run, where to.

What a failed run raised is kept by Prefect all the same: where it keeps results of its own accord.
"""

STEP: dict[str, Any] = {"cache_policy": NO_CACHE, "persist_result": False}
"""Options of every task: what it comes to is in our database."""

FROM_AFAR: dict[str, Any] = {
    **STEP,
    "retries": 2,
    "retry_delay_seconds": [1, 5],
    "retry_condition_fn": worth_another_try,
}
"""Options of a task that collects from where sites, files and archive are: it is the one that is tried again."""
