"""Work that nobody can interrupt, in a thread that holds up nobody's end."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future, wait
from contextvars import copy_context
from threading import Thread
from types import TracebackType
from typing import Generic, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


class GivenUp(Exception):
    """What was waited for did not come in time; the message says so."""


async def apart(do: Callable[P, T], *args: P.args, **named: P.kwargs) -> T:
    """What `do` returns or raises. Whoever waits may be cancelled: the thread is then left to itself.

    Unlike one of `asyncio.to_thread` it ends with the process: a run whose time is over must not wait for it.
    """
    return await asyncio.wrap_future(_begun(do, *args, **named))


def in_time(seconds: float, do: Callable[P, T], *args: P.args, **named: P.kwargs) -> T:
    """The same for who waits without a loop, and no longer than so many seconds. Raises GivenUp."""
    future = _begun(do, *args, **named)
    if not wait([future], seconds).done and future.cancel():
        raise GivenUp(f"it hung, and was given up after {seconds:g} s")
    return future.result()


def _begun(do: Callable[P, T], *args: P.args, **named: P.kwargs) -> Future[T]:
    future, context = Future[T](), copy_context()

    def work() -> None:
        with _Ending(future) as ending:
            ending.result = context.run(do, *args, **named)

    Thread(target=work, name=f"apart {do.__name__}", daemon=True).start()
    return future


class _Ending(Generic[T]):
    """Tells the future what the `with` came to, if anybody waits for it still."""

    result: T

    def __init__(self, future: Future[T]) -> None:
        self._future = future

    def __enter__(self) -> "_Ending[T]":
        return self

    def __exit__(self, _: type[BaseException] | None, error: BaseException | None, __: TracebackType | None) -> bool:
        if self._future.set_running_or_notify_cancel():
            self._future.set_exception(error) if error else self._future.set_result(self.result)
        return True
