"""The county and topic verdicts of an article, the same whether it was just read or lay in the store."""

from dataclasses import replace
from datetime import date

from parsers.model import Article
from parsers.places import verdict as places
from parsers.topics import verdict as subjects

VERDICT_VERSION = f"places {places.TABLE_VERSION}, topics {subjects.TABLE_VERSION}"
"""The tables' versions as they are stored with each article: another one than today's is reason to judge anew."""


def with_verdicts(article: Article, home: str, on: date) -> Article:
    """The article with its verdicts; `home` is the region its newspaper serves, `on` the day of its edition."""
    return replace(article, counties=places.counties(article, home=home, on=on), topics=subjects.topics(article))
