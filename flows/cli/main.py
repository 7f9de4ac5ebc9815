"""The `xianwen` command: how it starts and ends, and its groups of commands.

A function of a group only names its options: what it does is imported when it is called.
"""

import gc
import sys
from typing import Annotated

import typer

from flows.cli import asking, database, ingesting, newspapers, operating, revisiting

INTERRUPTED = 130


def _tell_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        print(f"xianwen {version('xianwen')}")
        raise typer.Exit


app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
)


@app.callback()
def xianwen(
    version: Annotated[
        bool, typer.Option("--version", callback=_tell_version, is_eager=True, help="Says which this is, and ends.")
    ] = False,
) -> None:
    """县闻: Chinese regional newspapers in, articles by county and topic out."""


for group in (ingesting, revisiting, asking, operating, database):
    app.add_typer(group.commands)
app.add_typer(newspapers.commands, name="newspapers")


def main() -> None:
    """Runs the command. Exit code 0: done; 1: something was kept back or failed; 2: wrong use; 130: interrupted."""
    # Importing makes no garbage worth looking for, and looking takes a tenth of the start.
    gc.disable()
    from flows.screen import a_reader_may_leave, note, speak_utf8

    speak_utf8()
    code = _run()
    if code == INTERRUPTED:
        note("interrupted: what was stored stays stored, and the same call goes on from there")
    with a_reader_may_leave():
        sys.stdout.flush()
    # Else the interpreter looks through all that is there once more before it ends: a seventh of a recorded run.
    gc.freeze()
    sys.exit(code)


def _run() -> int:
    from flows.errors import WrongUse
    from flows.screen import note
    from flows.settings import BadSetting
    from storage.errors import StorageError

    try:
        app(prog_name="xianwen")
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else 0
    except (WrongUse, BadSetting, StorageError) as error:
        note(str(error))
        return 2
    return 0


if __name__ == "__main__":
    main()
