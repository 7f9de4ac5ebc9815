"""What a server answered, or the fault that this comes to."""

import ssl
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime

import httpx

from flows.sources.web.faults import (
    BadCertificate,
    CutOff,
    Fault,
    Garbled,
    Refused,
    ServerFailed,
    Throttled,
    Unanswered,
)

REDIRECTS = (301, 302, 303, 307, 308)
GONE = (404, 410)
_USABLE = (200, 304, *REDIRECTS, *GONE)
_LATER = (408, 425)


@dataclass(frozen=True, slots=True)
class Response:
    """What a server answered: 200, 304, a redirect, or that there is nothing. `content` is unpacked."""

    url: str
    status: int
    headers: tuple[tuple[str, str], ...]
    content: bytes
    fetched_at: datetime

    def header(self, name: str) -> str:
        """The first header of this name (lower case), "" when there is none."""
        return next((value for known, value in self.headers if known.lower() == name), "")


def refusal(response: Response) -> Fault | None:
    """The fault that a status comes to; None for one of those a `Response` may have."""
    status, address = response.status, response.url
    if status in _USABLE:
        return None
    if status == 429:
        return Throttled(address, "429: too many requests", retry_after(response))
    if status >= 500 or status in _LATER:
        return ServerFailed(address, f"the server answered {status}", retry_after(response))
    if status >= 400:
        return Refused(address, f"the server answered {status}")
    return Garbled(address, f"the server answered {status}, which was not asked for")


def retry_after(response: Response) -> float | None:
    """Seconds to wait as the server wishes, in a number or by a date; None when it says nothing that can be used."""
    said = response.header("retry-after").strip()
    if said.isascii() and said.isdigit():
        return float(said[:9])
    try:
        return max(0.0, (parsedate_to_datetime(said) - response.fetched_at).total_seconds())
    except (ValueError, TypeError):
        return None


def no_answer(address: str, error: httpx.TransportError, seconds: float) -> Fault:
    """The fault that an error before the response comes to."""
    untrusted = next((each for each in _causes(error) if isinstance(each, ssl.SSLCertVerificationError)), None)
    if untrusted:
        return BadCertificate(address, f"its certificate is not valid ({untrusted.verify_message})")
    if isinstance(error, httpx.TimeoutException):
        return Unanswered(address, f"no answer within {seconds:g} s")
    if isinstance(error, httpx.RemoteProtocolError):
        return CutOff(address, f"no proper HTTP ({error})")
    if isinstance(error, httpx.LocalProtocolError):
        return Garbled(address, f"it cannot be asked for ({error})")
    return Unanswered(address, f"no connection ({error})")


def no_end(address: str, error: httpx.TransportError, seconds: float) -> Fault:
    """The fault that an error amid the response comes to."""
    if isinstance(error, httpx.TimeoutException):
        return CutOff(address, f"it had not ended after {seconds:g} s")
    return CutOff(address, f"the connection ended amid it ({error})")


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__
