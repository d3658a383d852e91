"""Commands of the maps: build and check."""

from __future__ import annotations

import sys
import webbrowser
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from phaseline.cli.campaign import campaign_argument, examined_campaign, sound_campaign
from phaseline.cli.later import put_off
from phaseline.cli.shell import main, refusing, writing

_UNCALLED = ("pandas", "requests")
"""What folium imports for layers that no map here has: half of the time that its import takes."""


@main.command()
@campaign_argument
@click.option("--out", default="maps", type=click.Path(file_okay=False, path_type=Path), show_default=True)
@click.option("--view", "views", multiple=True, help="Only this view; may be given more than once.")
@click.option("--open", "show", is_flag=True, help="Open the first map in the browser when done.")
@refusing
def build(campaign: str, out: Path, views: tuple[str, ...], show: bool) -> None:
    """Build every view of CAMPAIGN (a shipped name or a folder) into the folder --out.

    A campaign with any fault that `check` would list is refused, and nothing is written.
    """
    with put_off(*_UNCALLED):
        from phaseline.atlas import build_maps

    loaded, gazetteer, motion = sound_campaign(campaign)
    for view in views:
        loaded.view(view)
    with _progress() as step, writing(out):
        written = build_maps(loaded, gazetteer, out, motion=motion, views=views or None, on_page=step)
    for path in written:
        click.echo(f"{path}  {path.stat().st_size / 1024:,.0f} kB")
    if show:
        webbrowser.open(written[0].resolve().as_uri())


@main.command()
@campaign_argument
@refusing
def check(campaign: str) -> None:
    """Check CAMPAIGN and list every fault with its file and line.

    Exit code 0 if there is none; 2 if the files cannot be read as a campaign; 1 if they can, but what they
    say cannot be true or is not complete. With faults of both kinds all are listed, and the exit code is 2.
    """
    findings = examined_campaign(campaign)
    for fault in findings.faults:
        click.echo(str(fault), err=True)
    if findings.faults:
        raise SystemExit(2 if findings.unreadable else 1)
    click.echo(f"{campaign}: no faults")


@contextmanager
def _progress() -> Iterator[Callable[[str, int, int], None] | None]:
    """What shows how far the maps are, where somebody can be looking."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("Building maps", total=None)

        def step(name: str, done: int, total: int) -> None:
            bar.update(task, description=name, completed=done, total=total)

        yield step
