"""deploy/datasette.json is today's."""

import json
from pathlib import Path

from storage.datasette import written

FILE = Path(__file__).parents[2] / "deploy" / "datasette.json"


def test_the_file_is_written_from_todays_views():
    assert FILE.read_text("utf-8") == written(), "python -m storage.datasette deploy/datasette.json"


def test_its_questions_can_be_asked(engine):
    with engine.connect() as connection:
        for query in json.loads(written())["databases"]["xianwen"]["queries"].values():
            sql = query["sql"].replace(":county", "'曹县'")
            assert connection.exec_driver_sql(sql).all() == []
