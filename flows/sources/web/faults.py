"""Everything that can go wrong between us and a server, by name.

Fault
    WrongAddress        no http or https address, or one without a host
    PrivateAddress      the host is in a private network, and no setting allows that
    ForbiddenByRobots   the site's robots.txt forbids the address
    RobotsUnknown       the site fails over its robots.txt: what it forbids cannot be known
    TooSlowPace         its robots.txt asks for a longer pause than the settings allow to wait
    NotThere            404, 410: the server says that there is no such page
    Refused             401, 403 and every other 4xx
    BadCertificate      the server cannot prove that it is the one named
    TooManyRedirects    sent on and on
    TooLarge            more bytes than the limit, packed or unpacked
    Garbled             no proper HTTP, or a body that cannot be unpacked
    Passing             what may be otherwise in a while, and is tried again
        Unanswered      no such host, no connection, or no answer in time
        CutOff          the connection ended before the response did
        ServerFailed    5xx
        Throttled       429: too many requests
    BudgetSpent         as many requests to this host as the settings allow
OutOfTime               the time for an edition is over before all of it came
"""


class OutOfTime(Exception):
    """The time for an edition is over before all of it came; what came is archived, and the same call goes on."""


class Fault(Exception):
    """Nothing usable came from `address`; `reason` says why, `remedy` what a person can do.

    After a fault `of_host` it is of no use to ask that host for anything else now.
    """

    remedy = ""
    of_host = False

    def __init__(self, address: str, reason: str) -> None:
        super().__init__(f"{address}: {reason}" + (f"; {self.remedy}" if self.remedy else ""))
        self.address, self.reason = address, reason


class WrongAddress(Fault):
    remedy = "correct the newspaper's address or the link that led there"


class PrivateAddress(Fault):
    remedy = "set XIANWEN_FETCH_PRIVATE=1 if that server is meant"
    of_host = True


class ForbiddenByRobots(Fault):
    remedy = "ask the newspaper for permission; it is not fetched without"


class RobotsUnknown(Fault):
    remedy = "try again later: until then nothing may be fetched there"
    of_host = True


class TooSlowPace(Fault):
    remedy = "raise XIANWEN_FETCH_LONGEST_WAIT if it is worth that wait"
    of_host = True


class NotThere(Fault):
    remedy = "see in a browser whether the edition exists or the site was rebuilt"


class Refused(Fault):
    remedy = (
        "see in a browser whether the page is open to all; name yourself with XIANWEN_CONTACT, and ask the newspaper"
    )


class BadCertificate(Fault):
    remedy = "correct the address, or trust that authority with SSL_CERT_FILE"
    of_host = True


class TooManyRedirects(Fault):
    remedy = "see in a browser where the address leads now"


class TooLarge(Fault):
    remedy = "raise XIANWEN_FETCH_MEGABYTES if it is a page at all"


class Garbled(Fault):
    remedy = "try again later; if it stays so, the site is broken"


class Passing(Fault):
    """Tried again by the wire; raised when the tries are spent. `retry_after` is the server's own wish in seconds."""

    remedy = "try again later: what has come is archived and not fetched again"

    def __init__(self, address: str, reason: str, retry_after: float | None = None) -> None:
        super().__init__(address, reason)
        self.retry_after = retry_after


class Unanswered(Passing):
    of_host = True


class CutOff(Passing):
    pass


class ServerFailed(Passing):
    pass


class Throttled(Passing):
    remedy = "try again later, with a longer XIANWEN_FETCH_DELAY"
    of_host = True


class BudgetSpent(Fault):
    remedy = "go on later with the same call, or raise XIANWEN_FETCH_BUDGET"
    of_host = True
