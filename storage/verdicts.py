"""The rows of the verdicts: taken out and put in as a whole, article by article."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, delete

from parsers.model import Article, County, Topic
from storage.rows import as_objects
from storage.schema import article_counties, article_topics
from storage.statements import Row, insert_rows, run


class Judged(NamedTuple):
    """An article of the store, by its inner id, with the verdicts it is to have."""

    id: int
    published_on: date
    article: Article


def delete_verdicts(connection: Connection, ids: Iterable[int]) -> None:
    rows: list[Row] = [{"its_id": each} for each in ids]
    for verdicts in (article_counties, article_topics):
        run(connection, delete(verdicts).where(verdicts.c.article == bindparam("its_id")), rows)


def insert_verdicts(connection: Connection, judged: Sequence[Judged]) -> None:
    """For articles that have none, or have them no longer."""
    counties = [_county_row(each, county) for each in judged for county in each.article.counties]
    topics = [_topic_row(each, topic) for each in judged for topic in each.article.topics]
    insert_rows(connection, article_counties, counties)
    insert_rows(connection, article_topics, topics)


def _county_row(judged: Judged, county: County) -> Row:
    return {
        "article": judged.id,
        "division_code": county.code,
        "published_on": judged.published_on,
        "name": county.name,
        "level": county.level,
        "prefecture": county.prefecture,
        "province": county.province,
        "role": county.role,
        "score": county.score,
        "evidence": as_objects(county.evidence),
    }


def _topic_row(judged: Judged, topic: Topic) -> Row:
    return {
        "article": judged.id,
        "topic_code": topic.code,
        "local_code": topic.local_code,
        "published_on": judged.published_on,
        "name_zh": topic.name_zh,
        "name_en": topic.name_en,
        "rank": topic.rank,
        "score": topic.score,
        "evidence": as_objects(topic.evidence),
    }
