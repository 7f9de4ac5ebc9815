"""Our events as Prefect's API takes them: names, resources, and what automations can match on."""

from uuid import NAMESPACE_URL, uuid5

from flows.formats import Json, as_json
from storage.feed import Change
from storage.outbox import EditionEvent
from storage.stored import StoredArticle

Event = dict[str, Json]


def edition_event(event: EditionEvent) -> Event:
    """xianwen.edition.stored, .suspect or .failed."""
    newspaper, day = event.newspaper_id, event.published_on.isoformat()
    content = as_json_object(event.content)
    return {
        "id": event.event_id,
        "occurred": event.occurred_at.isoformat(),
        "event": f"xianwen.edition.{event.what}",
        "resource": {
            "prefect.resource.id": f"xianwen.edition.{newspaper}.{day}",
            "prefect.resource.name": f"{newspaper}/{day}",
            "xianwen.newspaper": newspaper,
            "xianwen.status": str(content.get("status", "")),
        },
        "related": [_related("newspaper", newspaper, str(content.get("newspaper_name", newspaper)))],
        "payload": {"newspaper_id": newspaper, "published_on": day, **content},
    }


def article_event(change: Change, article: StoredArticle) -> Event:
    """xianwen.article.stored. Its id follows from the change, so that the same one sent twice is one event."""
    counties = [county for county in article.counties if county.role == "primary"]
    return {
        "id": str(uuid5(NAMESPACE_URL, f"xianwen:{article.article_id}:{change.seq}")),
        "occurred": change.changed_at.isoformat(),
        "event": "xianwen.article.stored",
        "resource": {
            "prefect.resource.id": f"xianwen.article.{article.article_id}",
            "prefect.resource.name": article.title or article.article_id,
            "xianwen.newspaper": article.newspaper_id,
            "xianwen.kind": article.kind,
        },
        "related": [
            _related("newspaper", article.newspaper_id, article.newspaper_name),
            *(_related("county", county.code, county.name) for county in counties),
            *(_related("topic", topic.code, topic.name_zh) for topic in article.topics),
        ],
        "payload": {
            "seq": change.seq,
            "change": change.change,
            "article_id": article.article_id,
            "revision": article.revision,
            "newspaper_id": article.newspaper_id,
            "published_on": article.published_on.isoformat(),
            "title": article.title,
            "counties": [county.name for county in counties],
            "topics": [topic.name_zh for topic in article.topics],
            "source_url": article.source_url,
        },
    }


def _related(role: str, id_: str, name: str) -> Json:
    return {
        "prefect.resource.id": f"xianwen.{role}.{id_}",
        "prefect.resource.role": role,
        "prefect.resource.name": name,
    }


def as_json_object(content: dict[str, object]) -> dict[str, Json]:
    return {name: as_json(value) for name, value in content.items()}
