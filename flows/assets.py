"""Lineage in Prefect's terms: an edition in the database is an asset, made of that edition's pages in the archive.

What other systems act on are our own events, which the relay tells; these only say which run made what of what.
"""

from statistics import mean

from prefect.events import emit_event

from flows.walk import NOT_STORED, Outcome

NOTHING_NEW = ("unchanged", "missing", "no edition")


def materialize(outcome: Outcome) -> None:
    """Within a run: that the edition was stored or changed by it, or could not be; nothing of one that is as it was.

    One event an edition. Prefect's own decorator tells of what an asset was made of by an event of its own, too: each
    costs the server 3 ms of the processor, and a long run has thousands of editions.
    """
    if outcome.status in NOTHING_NEW:
        return
    asset = f"xianwen://{outcome.edition}"
    emit_event(
        f"prefect.asset.materialization.{'failed' if outcome.status in NOT_STORED else 'succeeded'}",
        resource={"prefect.resource.id": asset, "prefect.resource.name": outcome.edition},
        related=[{"prefect.resource.id": f"{asset}/raw", "prefect.resource.role": "asset"}],
        payload=_metadata(outcome),
    )


def _metadata(outcome: Outcome) -> dict[str, str | int | float | None]:
    return {
        "status": outcome.status,
        "coverage": outcome.saved.status if outcome.saved else None,
        "pages": outcome.pages,
        "articles": len(outcome.rows),
        "quality": round(mean(row.quality for row in outcome.rows), 3) if outcome.rows else None,
        "kept_back": len(outcome.kept_back),
    }
