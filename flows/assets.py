"""Lineage in Prefect's terms: an edition in the database is an asset, made of that edition's pages in the archive.

What other systems act on are our own events, which the relay tells; these only say which run made what of what.
"""

from statistics import mean

from prefect.assets import Asset
from prefect.assets.core import AssetProperties
from prefect.context import AssetContext
from prefect.states import Completed, Failed

from flows.walk import NOT_STORED, Outcome

NOTHING_NEW = ("unchanged", "missing", "no edition")


def materialize(outcome: Outcome) -> None:
    """Within a run: that the edition was stored or changed by it, or could not be; nothing of one that is as it was."""
    if outcome.status in NOTHING_NEW:
        return
    edition = Asset(key=f"xianwen://{outcome.edition}", properties=AssetProperties(name=outcome.edition))
    archived = Asset(key=f"xianwen://{outcome.edition}/raw")
    made = AssetContext(direct_asset_dependencies={archived}, downstream_assets={edition})
    made.add_asset_metadata(edition.key, _metadata(outcome))
    made.emit_events(Failed() if outcome.status in NOT_STORED else Completed())


def _metadata(outcome: Outcome) -> dict[str, str | int | float | None]:
    return {
        "status": outcome.status,
        "coverage": outcome.saved.status if outcome.saved else None,
        "pages": outcome.pages,
        "articles": len(outcome.rows),
        "quality": round(mean(row.quality for row in outcome.rows), 3) if outcome.rows else None,
        "kept_back": len(outcome.kept_back),
    }
