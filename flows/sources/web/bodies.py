"""A response's body, unpacked, and never more of it than the limit, packed or unpacked."""

import zlib
from collections.abc import Iterator

import httpx

from flows.sources.web.faults import CutOff, Garbled, TooLarge

ACCEPTED = "gzip, deflate"
"""What can be unpacked piece by piece; nothing else is asked for."""

_GZIP_OR_ZLIB, _RAW = 47, -15
_HEAD = 2048


def read_body(response: httpx.Response, limit: int) -> tuple[bytes, int]:
    """The body, and how many bytes came for it. Raises TooLarge, Garbled, CutOff, httpx.TransportError."""
    address = str(response.url)
    said = response.headers.get("content-length", "")
    if said.isdigit() and int(said) > limit:
        raise TooLarge(address, f"the server announces {int(said):,} bytes, more than {limit:,}")
    packed = b"".join(_bounded(response, limit, address))
    encoding = response.headers.get("content-encoding", "identity").strip().lower()
    if encoding in ("", "identity") or not packed:
        return packed, len(packed)
    if encoding not in ("gzip", "x-gzip", "deflate"):
        raise Garbled(address, f"it is packed as {encoding!a}, which was not asked for")
    return _unpacked(packed, limit, address), len(packed)


def _bounded(response: httpx.Response, limit: int, address: str) -> Iterator[bytes]:
    received = 0
    for chunk in response.iter_raw():
        received += len(chunk)
        if received > limit:
            raise TooLarge(address, f"more than {limit:,} bytes came")
        yield chunk


def _unpacked(packed: bytes, limit: int, address: str) -> bytes:
    """One or more gzip or zlib streams; some servers send deflate without the zlib head."""
    parts: list[bytes] = []
    bits = _GZIP_OR_ZLIB if packed[:2] == b"\x1f\x8b" or _has_zlib_head(packed) else _RAW
    while packed.strip(b"\0"):
        stream = zlib.decompressobj(bits)
        try:
            parts.append(stream.decompress(packed, limit + 1 - sum(map(len, parts))))
        except zlib.error as error:
            raise Garbled(address, f"its body cannot be unpacked ({error})") from error
        if sum(map(len, parts)) > limit:
            raise TooLarge(address, f"{len(packed):,} bytes unpack to more than {limit:,}")
        if not stream.eof:
            raise CutOff(address, "its packed body ends in the middle")
        packed = stream.unused_data
    return b"".join(parts)


def _has_zlib_head(packed: bytes) -> bool:
    return len(packed) > 1 and packed[0] & 0x0F == 8 and int.from_bytes(packed[:2], "big") % 31 == 0


def has_end(content: bytes) -> bool:
    """Whether a body that begins as an HTML page ends as one; True for anything else.

    A server that closes too early without having said how much comes leaves no other sign, and many a site never
    writes the end: what it means is seen beside other pages of that site.
    """
    return b"<html" not in content[:_HEAD].lower() or b"</html" in content.lower()
