"""The files of deploy/: they parse, name commands that exist, and agree with each other and with the code."""

import configparser
import json
import re
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from typer.testing import CliRunner

from benchmarks.stack_composed import DEPLOY, database_settings, services
from flows.cli.main import app

if TYPE_CHECKING:
    from prefect.client.schemas.actions import DeploymentScheduleCreate

ROOT = DEPLOY.parent
UNITS = sorted((DEPLOY / "systemd").iterdir())
ASKED = dict.fromkeys(("POSTGRES_PASSWORD", "PREFECT_AUTH", "XIANWEN_CONTACT"), "x")


def started_by_units() -> Iterator[str]:
    for path in UNITS:
        unit = configparser.RawConfigParser(strict=False)
        unit.read(path)
        if unit.has_option("Service", "ExecStart"):
            yield unit["Service"]["ExecStart"]


def told_by_docs() -> Iterator[str]:
    """The lines of the runbook's listings in which `xianwen` is called."""
    text = (ROOT / "docs" / "deploy.md").read_text("utf-8")
    for listing in re.findall(r"^```\n(.*?)^```", text, re.DOTALL | re.MULTILINE):
        yield from re.findall(r"^(?:.*&& )?xianwen .*$", listing, re.MULTILINE)


def of_image() -> Iterator[str]:
    check = re.search(r"HEALTHCHECK .*CMD (\[.*\])", (DEPLOY / "Dockerfile").read_text("utf-8"))
    assert check
    yield shlex.join(json.loads(check[1]))
    yield from (shlex.join(service.command) for service in services(ASKED).values())


def calls(line: str) -> Iterator[list[str]]:
    """The arguments of each call of `xianwen` in a line of shell."""
    words = shlex.split(line, comments=True)
    if words[:2] == ["/bin/sh", "-c"]:
        words = shlex.split(words[2].removeprefix("exec "))
    simple: list[str] = []
    for word in [*words, ";"]:
        if word not in (";", "&&", "||", "|", ">"):
            simple.append(word)
            continue
        if simple and simple[0] in ("xianwen", "/opt/xianwen/bin/xianwen"):
            yield simple[1:]
        simple = []


LINES = [*started_by_units(), *told_by_docs(), *of_image()]
CALLS = sorted({shlex.join(call) for line in LINES for call in calls(line)})


@pytest.mark.parametrize("call", CALLS)
def test_commands_exist(call: str) -> None:
    told = CliRunner().invoke(app, [*shlex.split(call), "--help"])
    assert told.exit_code == 0, told.output


def test_the_commands_are_found() -> None:
    assert {"serve --port 4200", "relay", "db upgrade", "doctor", "watch /var/lib/xianwen/inbox"} <= set(CALLS)


def test_the_database_is_started_with_settings() -> None:
    """What the benchmarks start theirs with."""
    settings = dict(setting.split("=") for setting in database_settings()[1::2])
    assert database_settings()[::2] == ["-c"] * len(settings)
    assert settings["shared_buffers"] == "1GB"


def test_services_wait_for_what_can_come() -> None:
    """For a service that is there: well, where something asks it; at its end, where it comes to one."""
    written = yaml.safe_load((DEPLOY / "compose.yaml").read_text("utf-8"))["services"]
    assert set(written) == {"db", *services(ASKED)}
    waits = [(each, its["condition"]) for service in written.values() for each, its in _waits(service).items()]
    assert {each for each, condition in waits if condition == "service_healthy"} == {"db", "server"}
    ending = {each for each, condition in waits if condition == "service_completed_successfully"}
    assert ending == {each for each, service in written.items() if service["restart"] == "no"}
    assert {condition for _, condition in waits} == {"service_healthy", "service_completed_successfully"}
    assert all("test" in written[each]["healthcheck"] for each in ("db", "server"))


def _waits(service: dict[str, Any]) -> dict[str, dict[str, str]]:
    return dict(service.get("depends_on", {}))


def test_settings_to_copy_are_those_that_compose_wants() -> None:
    wanted = set(re.findall(r"\$\{(\w+)", (DEPLOY / "compose.yaml").read_text("utf-8")))
    offered = re.findall(r"^#?(\w+)=", (DEPLOY / ".env.example").read_text("utf-8"), re.MULTILINE)
    assert sorted(offered) == sorted(wanted)


def test_what_the_image_copies_is_there_and_let_through() -> None:
    copied = re.findall(r"^COPY (?!--from)(.*) \S+$", (DEPLOY / "Dockerfile").read_text("utf-8"), re.MULTILINE)
    sources = {source for line in copied for source in line.split()}
    assert [source for source in sources if not (ROOT / source).exists()] == []
    ignored = (DEPLOY / "Dockerfile.dockerignore").read_text("utf-8")
    assert set(re.findall(r"^!(.*)$", ignored, re.MULTILINE)) == sources


@pytest.mark.parametrize("path", sorted((DEPLOY / "pools").iterdir()), ids=lambda path: path.stem)
def test_pools_have_a_variable_for_every_place(path: Path) -> None:
    pool = json.loads(path.read_text("utf-8"))
    places = set(re.findall(r"{{ (\w+) }}", json.dumps(pool["job_configuration"])))
    assert places <= set(pool["variables"]["properties"])
    assert set(pool["variables"]["properties"]) - places <= {"env"}


@pytest.mark.parametrize("path", [*sorted(DEPLOY.glob("*.yaml"))], ids=lambda path: path.name)
def test_yaml_parses(path: Path) -> None:
    assert yaml.safe_load(path.read_text("utf-8"))


@pytest.mark.parametrize("path", UNITS, ids=lambda path: path.name)
def test_systemd_accepts_the_units(path: Path, tmp_path: Path) -> None:
    """With a program that is there in the place of ours, which is not installed here."""
    verify = shutil.which("systemd-analyze")
    if verify is None:
        pytest.skip("systemd is not here")
    for each in UNITS:
        text = re.sub(r"^ExecStart=/opt/xianwen/bin/\S+", "ExecStart=/bin/true", each.read_text("utf-8"), flags=re.M)
        (tmp_path / each.name).write_text(text, "utf-8")
    said = subprocess.run([verify, "verify", tmp_path / path.name], capture_output=True, text=True, check=False)
    assert [line for line in said.stderr.splitlines() if str(tmp_path) in line or path.name in line] == []


@pytest.mark.engine
def test_serve_and_prefect_yaml_declare_the_same_deployments() -> None:
    """`xianwen serve` makes of the code what deploy/create.sh makes of the file."""
    from prefect.events import DeploymentEventTrigger
    from prefect.flows import load_flow_from_entrypoint

    from flows.deployments.schedules import standing
    from flows.deployments.serving import deployments
    from flows.settings import Settings

    written = yaml.safe_load((DEPLOY / "prefect.yaml").read_text("utf-8"))["deployments"]
    served = [*deployments(), *standing(Settings("", "", daily=("heze-daily",)))]
    assert [each["name"] for each in written] == [each.name for each in served]
    for said, made in zip(written, served, strict=True):
        assert load_flow_from_entrypoint(said["entrypoint"]).name == made.flow_name
        assert said["tags"] == made.tags
        assert [DeploymentEventTrigger(**trigger) for trigger in said.get("triggers", [])] == made.triggers
        assert said.get("concurrency_limit", {}).get("limit") == made.concurrency_limit
        schedules = [(each.slug, each.schedule, each.parameters) for each in made.schedules or []]
        assert [(each.slug, each.schedule, each.parameters) for each in _schedules(said)] == schedules


def _schedules(said: dict[str, Any]) -> list["DeploymentScheduleCreate"]:
    from prefect.client.schemas.actions import DeploymentScheduleCreate
    from prefect.client.schemas.schedules import CronSchedule

    return [
        DeploymentScheduleCreate(
            slug=each["slug"],
            schedule=CronSchedule(cron=each["cron"], timezone=each["timezone"]),
            parameters=each["parameters"],
        )
        for each in said.get("schedules", [])
    ]
