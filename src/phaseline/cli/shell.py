"""What every command of the command line shares: the group, refusals, and how results are handed over."""

from __future__ import annotations

import atexit
import gc
import io
import json
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar

import click

from phaseline.errors import PhaselineError
from phaseline.files import write_whole

Command = TypeVar("Command", bound=Callable[..., None])
Row = dict[str, Any]


class _Refusal(click.ClickException):
    """Data or a request that is refused: one line a fault, exit code 2."""

    exit_code = 2

    def show(self, file: Any = None) -> None:
        click.echo(self.message, err=True)


def refusing(command: Command) -> Command:
    @wraps(command)
    def guarded(*args: Any, **options: Any) -> None:
        try:
            command(*args, **options)
        except PhaselineError as error:
            raise _Refusal(str(error)) from error
        except BrokenPipeError:
            raise
        except OSError as error:
            raise _Refusal(f"{error.filename or 'system'}: {error.strerror or error}") from error

    return guarded  # type: ignore[return-value]


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="phaseline")
def main() -> None:
    """Turns a documented campaign into offline maps one can step through."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def run() -> None:
    """`main` as a process of its own, without the collector of cyclic garbage.

    A command lives for a second or two and keeps nearly all it makes; looking through that again and again,
    and once more at the end, took half of a build's time.
    """
    gc.disable()
    atexit.register(gc.freeze)
    main()


json_option = click.option("--json", "as_json", is_flag=True, help="As one JSON value.")
out_option = click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), help="Write here instead of printing."
)


def print_json(value: Any) -> None:
    click.echo(json.dumps(value, ensure_ascii=False))


def listing(
    lines: Callable[[list[Row]], Iterable[str]],
) -> Callable[[Callable[..., list[Row]]], Callable[..., None]]:
    """Makes a command of a function that finds rows: with --json one value of them, else their `lines`."""

    def command(rows_of: Callable[..., list[Row]]) -> Callable[..., None]:
        @json_option
        @refusing
        @wraps(rows_of)
        def printed(*args: Any, as_json: bool, **options: Any) -> None:
            rows = rows_of(*args, **options)
            if as_json:
                print_json(rows)
                return
            for line in lines(rows):
                click.echo(line)

        return printed

    return command


def deliver(content: bytes, out: Path | None) -> None:
    """Writes a file whole to `out`, else to standard output."""
    if out is None:
        sys.stdout.buffer.write(content)
        return
    with writing(out):
        write_whole(out, content)


@contextmanager
def writing(target: Path) -> Iterator[None]:
    """Says of a failure to write which file or folder was to be written, not which temporary one."""
    try:
        yield
    except OSError as error:
        raise PhaselineError(f"{target}: cannot be written ({error.strerror or error})") from error
