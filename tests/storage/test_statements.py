"""Many rows at once, numbers of our own, and digests that stay what they were."""

import json
from hashlib import sha256

from sqlalchemy import Engine, func, select
from storage_samples import MASTHEAD, SCHOOLS, WHEAT, edition, page, save

from parsers.model import Edit
from storage.database import writing
from storage.rows import digest
from storage.schema import articles
from storage.statements import new_ids

VALUES = (
    [number / 1_000 for number in range(1_001)],
    [number / 7 for number in range(1, 100)],
    {"后": None, "a": True, "é": 0, "𠮷": -1, "b": "".join(map(chr, range(0xD800))), "": [[], {}]},
    "".join(map(chr, range(0xE000, 0x11000))),
    [Edit("rule", 1, 2, "，", ",", 0.95)],
)


def test_a_digest_is_that_of_the_value_in_json() -> None:
    """As the first version wrote it: a digest that changed would make a revision of everything."""
    for value in VALUES:
        text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        assert digest(value) == sha256(text.encode()).hexdigest()


def test_two_writers_are_given_different_numbers(engine: Engine) -> None:
    save(engine, edition(page("1", WHEAT, SCHOOLS)))
    with engine.connect() as one, engine.connect() as other:
        numbers = [*new_ids(one, articles, 3)]
        if engine.dialect.name == "postgresql":
            numbers += [*new_ids(other, articles, 3), *new_ids(one, articles, 1)]
        assert numbers == sorted(set(numbers))
        assert min(numbers) > one.execute(select(func.max(articles.c.id))).scalar_one()


def test_numbers_of_a_transaction_that_failed_hurt_nobody(engine: Engine) -> None:
    save(engine, edition(page("1", WHEAT)))
    with writing(engine) as connection:
        new_ids(connection, articles, 1_000)
        connection.rollback()
    assert save(engine, edition(page("1", WHEAT), page("2", SCHOOLS, MASTHEAD))).created == 2
    with engine.connect() as connection:
        assert connection.execute(select(func.count(articles.c.id.distinct()))).scalar_one() == 3
