"""Which addresses may be asked at all."""

from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from urllib.parse import urldefrag, urljoin

import httpx

from flows.sources.web.faults import WrongAddress

_NAT64 = IPv6Network("64:ff9b::/96")
_LONGEST = 2_000


def checked(address: str) -> httpx.URL:
    """The address without fragment. Raises WrongAddress for another scheme, no host, a password, or no address."""
    try:
        url = httpx.URL(urldefrag(address.strip()).url)
    except (httpx.InvalidURL, ValueError) as error:
        raise WrongAddress(ascii(address[:_LONGEST]), f"no address ({error})") from error
    if url.scheme not in ("http", "https"):
        raise WrongAddress(address[:_LONGEST], f"only http and https are fetched, not {url.scheme or 'a bare path'}")
    if not url.host or url.userinfo or len(str(url)) > _LONGEST or not 0 < (url.port or 80) < 2**16:
        raise WrongAddress(address[:_LONGEST], "an address of a host, without user and password, was expected")
    return url


def joined(base: str, reference: str) -> str:
    """Where a reference on the page at `base` leads. Raises WrongAddress like `checked`."""
    try:
        return str(checked(urljoin(base, reference)))
    except ValueError as error:
        raise WrongAddress(ascii(reference[:_LONGEST]), f"no address ({error})") from error


def host_of(url: httpx.URL) -> str:
    """What one connection and one delay are for: the host, with its port where that is an unusual one."""
    return url.netloc.decode("ascii")


def origin_of(url: httpx.URL) -> str:
    """What one robots.txt speaks for: scheme, host and port."""
    return f"{url.scheme}://{host_of(url)}"


def is_public(address: str) -> bool:
    """Whether an IP address is one of the open internet: not loopback, link-local, private, reserved or multicast."""
    ip = _inner(ip_address(address.partition("%")[0]))
    return ip.is_global and not ip.is_multicast


def _inner(ip: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    """The IPv4 address that an IPv6 one stands for, where it does: such a one reaches the same machine."""
    if isinstance(ip, IPv4Address):
        return ip
    if ip in _NAT64:
        return IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else ip)
