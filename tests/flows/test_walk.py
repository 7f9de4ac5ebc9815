"""The walk over a database that is away for a moment."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine

from flows import walk
from flows.settings import Settings
from flows.sources.files import EditionFiles
from storage import database
from storage.database import writing
from storage.errors import DatabaseUnavailable

SAMPLE = Path(__file__).parents[2] / "flows" / "sample" / "2025-03-12" / "04.md"
EDITION = EditionFiles("qingyi-daily", date(2025, 3, 12), (str(SAMPLE),))


@pytest.mark.parametrize(("pauses", "status"), [((), "failed"), ((0.0,), "failed"), ((0.0, 0.0), "stored")])
def test_a_save_is_tried_again_as_often_as_there_are_pauses(
    pauses: tuple[float, ...], status: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    away = iter([True, True, False])

    @contextmanager
    def restarting(engine: Engine) -> Iterator[Connection]:
        if next(away):
            raise DatabaseUnavailable("restarting")
        with writing(engine) as connection:
            yield connection

    with walk.open_house(Settings(f"sqlite:///{tmp_path}/x.db", str(tmp_path / "archive"))) as house:
        monkeypatch.setattr(database, "writing", restarting)
        loaded = walk.collect(EDITION, house.archive)
        outcome = walk.save(EDITION, loaded, walk.read(EDITION, loaded, house.home), house, pauses)
    assert outcome.status == status
