"""Events out: written with the rows, sent until they are taken, each under one id."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Event, Thread

import httpx
import pytest
from databases import KINDS, ready_engine
from sqlalchemy import Engine, select
from storage_samples import DAY, PAPER, SCHOOLS, WHEAT, article, edition, failed, page, save

from flows.commands import relay as command
from flows.plain.relay import NotTaken, Relayed, Wanted, relay, sender
from storage.errors import DatabaseUnavailable
from storage.outbox import outbox
from storage.save import prepared, save_edition

NOW = datetime(2025, 2, 19, 5, tzinfo=UTC)


class Server:
    """What a Prefect API was given; it takes it unless `refuses` says otherwise for that request, counted from 0."""

    def __init__(self) -> None:
        self.taken: list[dict[str, object]] = []
        self.refuses: set[int] = set()
        self.requests = 0
        self.url = ""


@pytest.fixture
def server() -> Iterator[Server]:
    ours = Server()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            events = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            refused = ours.requests in ours.refuses
            ours.requests += 1
            if not refused:
                ours.taken += events
            self.send_response(503 if refused else 204)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            return

    with HTTPServer(("127.0.0.1", 0), Handler) as http:
        ours.url = f"http://127.0.0.1:{http.server_port}/api"
        thread = Thread(target=http.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        yield ours
        http.shutdown()
        thread.join()


@pytest.fixture(params=KINDS)
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    with ready_engine(request.param, tmp_path) as engine:
        yield engine


def turn(engine: Engine, server: Server, wanted: Wanted | None = None, now: datetime = NOW) -> Relayed:
    with httpx.Client(trust_env=False) as client:
        return relay(engine, sender(client, server.url), wanted, lambda: now)


def test_a_stored_edition_is_told_once(engine: Engine, server: Server) -> None:
    save(engine, edition(page("1", WHEAT), page("2", SCHOOLS)))
    assert turn(engine, server) == Relayed(1, 0)
    assert turn(engine, server) == Relayed(0, 0)
    (event,) = server.taken
    assert event["event"] == "xianwen.edition.stored"
    assert event["resource"]["prefect.resource.id"] == f"xianwen.edition.{PAPER.id}.{DAY}"
    assert event["payload"] == {
        "newspaper_id": PAPER.id,
        "published_on": str(DAY),
        "newspaper_name": PAPER.name,
        "status": "complete",
        "pages": 2,
        "problems": [],
    }


def test_of_several_editions_each_is_told_once_and_in_order(engine: Engine, server: Server) -> None:
    days = [DAY + timedelta(days=number) for number in (1, 0, 2)]
    for day in days:
        save(engine, edition(page("1", WHEAT), page("2", SCHOOLS), day=day))
    assert turn(engine, server) == Relayed(3, 0)
    assert [event["payload"]["published_on"] for event in server.taken] == [str(day) for day in days]


def test_the_same_again_tells_nothing(engine: Engine, server: Server) -> None:
    for later in range(3):
        save(engine, edition(page("1", WHEAT), page("2", SCHOOLS)), later=later)
    assert turn(engine, server) == Relayed(1, 0)


def test_what_is_rolled_back_is_never_told(engine: Engine, server: Server) -> None:
    with engine.connect() as connection:
        save_edition(connection, prepared(edition(page("1", WHEAT))), parser_version="1", verdict_version="", now=NOW)
        connection.rollback()
    assert turn(engine, server) == Relayed(0, 0)


def test_a_suspect_edition(engine: Engine, server: Server) -> None:
    save(engine, edition(page("1"), page("2", SCHOOLS)))
    turn(engine, server)
    assert [event["event"] for event in server.taken] == ["xianwen.edition.suspect"]
    assert "no article found" in server.taken[0]["payload"]["problems"][0]


def test_what_is_not_taken_waits_under_its_id(engine: Engine, server: Server) -> None:
    save(engine, edition(page("1", WHEAT), failed("2")))
    server.refuses = {0}
    with pytest.raises(NotTaken, match="503"):
        turn(engine, server)
    with engine.connect() as connection:
        ((id_, sent_at),) = connection.execute(select(outbox.c.event_id, outbox.c.sent_at)).all()
    assert (server.taken, sent_at) == ([], None)
    assert turn(engine, server) == Relayed(1, 0)
    assert [event["id"] for event in server.taken] == [id_]


def test_a_server_that_is_not_there(engine: Engine) -> None:
    save(engine, edition(page("1", WHEAT)))
    nobody = Server()
    nobody.url = "http://127.0.0.1:9/api"
    with pytest.raises(NotTaken, match="ConnectError"):
        turn(engine, nobody)


def test_a_crash_between_taking_and_marking_sends_the_same_id_again(engine: Engine, server: Server) -> None:
    save(engine, edition(page("1", WHEAT)))
    with httpx.Client(trust_env=False) as client:
        send = sender(client, server.url)

        def taken_and_gone(events: object) -> None:
            send(events)
            raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            relay(engine, taken_and_gone, None, lambda: NOW)
    turn(engine, server)
    first, second = server.taken
    assert first == second


def test_articles_from_the_first_turn_on_by_filter(engine: Engine, server: Server) -> None:
    wanted = Wanted(counties=("曹",))
    save(engine, edition(page("1", WHEAT)))
    assert turn(engine, server, wanted).articles == 0
    elsewhere = article(3, 200, "外地", "外地的事。")
    save(engine, edition(page("2", SCHOOLS, replace(elsewhere, counties=()))), later=1)
    changed = article(1, 0, "曹县小麦返青", "夏至时节，曹县小麦收割。")
    save(engine, edition(page("1", changed)), later=2)
    server.taken.clear()
    assert turn(engine, server, wanted).articles == 2
    told = [event for event in server.taken if event["event"] == "xianwen.article.stored"]
    assert [(event["payload"]["title"], event["payload"]["change"]) for event in told] == [
        ("牡丹区新建学校", "created"),
        ("曹县小麦返青", "revised"),
    ]
    assert {
        "prefect.resource.id": "xianwen.county.371721",
        "prefect.resource.role": "county",
        "prefect.resource.name": "曹县",
    } in told[0]["related"]
    assert turn(engine, server, wanted).articles == 0


def test_article_events_that_are_not_taken_keep_their_place_and_ids(engine: Engine, server: Server) -> None:
    turn(engine, server, Wanted())
    save(engine, edition(page("1", WHEAT, SCHOOLS)))
    server.refuses = {server.requests + 1}
    with pytest.raises(NotTaken):
        turn(engine, server, Wanted())
    assert turn(engine, server, Wanted()).articles == 2
    ids = [event["id"] for event in server.taken if event["event"] == "xianwen.article.stored"]
    assert len(ids) == len(set(ids)) == 2


def test_what_was_sent_long_ago_is_forgotten(engine: Engine, server: Server) -> None:
    save(engine, edition(page("1", WHEAT)))
    turn(engine, server)
    save(engine, edition(page("2", SCHOOLS)), later=1)
    turn(engine, server, now=NOW + timedelta(days=31))
    with engine.connect() as connection:
        assert len(connection.execute(select(outbox.c.id)).all()) == 1


def test_a_database_that_is_away_for_a_moment_does_not_end_the_relay(
    engine: Engine, server: Server, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    turns = iter([DatabaseUnavailable("database x: away"), Relayed(1, 0), KeyboardInterrupt()])

    def turn(*_: object) -> Relayed:
        came = next(turns)
        if isinstance(came, BaseException):
            raise came
        return came

    monkeypatch.setattr(command, "relay", turn)
    monkeypatch.setattr(command, "EVERY", 0.0)
    monkeypatch.setattr(command, "stopped_by_signals", Event)
    with pytest.raises(KeyboardInterrupt):
        command._turns(engine, sender(httpx.Client(), server.url), None)
    assert capsys.readouterr().err == (
        "xianwen: database x: away; what waits is sent later\nxianwen: sent: 1 event of editions, 0 of articles\n"
    )
