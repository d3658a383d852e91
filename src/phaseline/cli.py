"""The command line: parses, calls, prints. Rooms are imported when a command needs them."""

from __future__ import annotations

import io
import json
import sys
import webbrowser
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from phaseline.errors import DataErrors, PhaselineError, WhenError
from phaseline.files import write_whole

if TYPE_CHECKING:
    from phaseline.campaign import Campaign, Findings, Imported, Motion, What
    from phaseline.gazetteer import Gazetteer

FLAGSHIP = "azerbaijan-1920"
Command = TypeVar("Command", bound=Callable[..., None])


class _Refusal(click.ClickException):
    """Data or a request that is refused: one line a fault, exit code 2."""

    exit_code = 2

    def show(self, file: Any = None) -> None:
        click.echo(self.message, err=True)


def _refusing(command: Command) -> Command:
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


_campaign = click.argument("campaign", default=FLAGSHIP)
_as_json = click.option("--json", "as_json", is_flag=True, help="One JSON value instead of a table.")
_out = click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), help="Write here; needed for gpkg."
)


@main.command()
@_campaign
@click.option("--out", default="maps", type=click.Path(file_okay=False, path_type=Path), show_default=True)
@click.option("--view", "views", multiple=True, help="Only this view; may be given more than once.")
@click.option("--open", "show", is_flag=True, help="Open the first map in the browser when done.")
@_refusing
def build(campaign: str, out: Path, views: tuple[str, ...], show: bool) -> None:
    """Build every view of CAMPAIGN (a shipped name or a folder) into the folder --out.

    A campaign with any fault that `check` would list is refused, and nothing is written.
    """
    from phaseline.atlas import build_maps

    loaded, gazetteer = _sound(campaign)
    for view in views:
        loaded.view(view)
    with _progress() as step, _writing(out):
        written = build_maps(loaded, gazetteer, out, views=views or None, on_page=step)
    for path in written:
        click.echo(f"{path}  {path.stat().st_size / 1024:,.0f} kB")
    if show:
        webbrowser.open(written[0].resolve().as_uri())


@main.command()
@_campaign
@_refusing
def check(campaign: str) -> None:
    """Check CAMPAIGN and list every fault with its file and line.

    Exit code 0 if there is none; 2 if the files cannot be read as a campaign; 1 if they can, but what they
    say cannot be true or is not complete. With faults of both kinds all are listed, and the exit code is 2.
    """
    findings = _examined(campaign)
    for fault in findings.faults:
        click.echo(str(fault), err=True)
    if findings.faults:
        raise SystemExit(2 if findings.unreadable else 1)
    click.echo(f"{campaign}: no faults")


@main.command()
@click.argument("names", nargs=-1, required=True, metavar="NAME...")
@_as_json
@click.option("--kind", help="Only places of this kind (station, town, river ...) or feature code.")
@click.option("--limit", default=5, show_default=True, type=click.IntRange(1), help="Candidates a name.")
@_refusing
def lookup(names: tuple[str, ...], as_json: bool, kind: str | None, limit: int) -> None:
    """Look each NAME up in the gazetteer, in any of its spellings and scripts."""
    gazetteer = _gazetteer()
    for name in names:
        candidates = [c.as_dict() for c in gazetteer.lookup(name, kind=kind, limit=limit)]
        match = candidates[0] if candidates else None
        if as_json:
            _print_json({"query": name, "match": match, "candidates": candidates})
        elif match is None:
            click.echo(f"{name}: no match")
        else:
            for found in candidates:
                click.echo(f"{name}: {_place_line(found)}  {found['score']:.2f}  {found['reason']}")


@main.command()
@click.argument("file", type=click.File("rb"))
@click.option(
    "--format",
    "style",
    type=click.Choice(["table", "jsonl", "geojson", "html"]),
    default="table",
    show_default=True,
)
@_refusing
def geocode(file: Any, style: str) -> None:
    """Find the places that the text FILE (- for standard input) names."""
    from phaseline.gazetteer import geojson_of_mentions

    text = _text_of(file)
    mentions = _gazetteer().geocode(text)
    if style == "jsonl":
        for mention in mentions:
            _print_json(mention.as_dict())
    elif style == "geojson":
        _print_json(geojson_of_mentions(mentions))
    elif style == "html":
        from phaseline.atlas import mentions_page

        click.echo(mentions_page(text, mentions))
    else:
        for mention in mentions:
            place = f"{mention.place.id} ({mention.place.kind})" if mention.place else "not known"
            click.echo(f"{mention.start:>7} {mention.surface:<32} {place:<40} {mention.role}")


@main.command()
@click.option(
    "--format",
    "style",
    type=click.Choice(["table", "csv", "geojson", "lpf", "lp-tsv", "gpkg"]),
    default="table",
    show_default=True,
)
@_out
@_refusing
def places(style: str, out: Path | None) -> None:
    """Print the gazetteer, or write it to --out."""
    gazetteer = _gazetteer()
    if style == "table":
        content = "".join(f"{_place_line(place.as_dict())}\n" for place in gazetteer).encode()
    else:
        from phaseline.gazetteer import export

        content = export(gazetteer, style)
    _deliver(content, out)


@main.command()
@_campaign
@click.option("--at", "instant", required=True, metavar="1920-04-27T22:10", help="Local civil time.")
@click.option("--unit", "units", multiple=True, help="Only this unit; may be given more than once.")
@_as_json
@_refusing
def where(campaign: str, instant: str, units: tuple[str, ...], as_json: bool) -> None:
    """Tell where the units of CAMPAIGN were, or may have been, at a time."""
    minute = _instant(instant)
    loaded, gazetteer = _load(campaign)
    positions = _motion(loaded, gazetteer).positions(minute, units=units or None)
    if as_json:
        from phaseline.campaign import position_record

        _print_json([position_record(position) for position in positions])
        return
    for p in positions:
        ends = [fix.place or "a point" for fix in p.between or ()]
        between = f", between {' and '.join(ends)}" if ends else ""
        click.echo(
            f"{p.unit:<28} {p.point.lat:8.4f} {p.point.lon:8.4f}  ±{p.uncertainty_km:5.1f} km  "
            f"{p.basis:<12} near {p.near}{between}"
        )


@main.command()
@_campaign
@_as_json
@_refusing
def events(campaign: str, as_json: bool) -> None:
    """List every event of CAMPAIGN."""
    loaded, _ = _load(campaign)
    if as_json:
        from phaseline.campaign import event_record

        _print_json([event_record(event, loaded) for event in loaded.events])
        return
    from phaseline.when import word

    for event in loaded.events:
        click.echo(f"{word(event.when):<36} {event.title.get('en')}")


@main.command()
@_campaign
@_as_json
@_refusing
def claims(campaign: str, as_json: bool) -> None:
    """List every disagreement between the witnesses of CAMPAIGN."""
    from phaseline.campaign import disagreement_record

    loaded, gazetteer = _load(campaign)
    rows = [disagreement_record(row, gazetteer) for row in loaded.claims]
    if as_json:
        _print_json(rows)
        return
    for row in rows:
        said = "; ".join(
            f"{c['witness']}: {c.get('edtf') or c.get('place') or c['value']}" for c in row["claims"]
        )
        click.echo(f"{row['about']}: {said}. Preferred: {row['preferred']} ({row['reason']})")


@main.command("export")
@_campaign
@click.option(
    "--format",
    "style",
    type=click.Choice(["geojson", "gpkg", "csv", "kml", "czml", "mf-json"]),
    required=True,
)
@click.option(
    "--what",
    type=click.Choice(["events", "tracks"]),
    help="Only these; csv holds one of the two, mf-json tracks.",
)
@_out
@_refusing
def export_campaign(campaign: str, style: str, what: What | None, out: Path | None) -> None:
    """Print CAMPAIGN's events and tracks in another program's format, or write them to --out.

    Times are the sources' civil times, never converted: kml, czml and mf-json, which ask for a zone, have
    them as if they were UTC.
    """
    from phaseline.campaign import export

    if style == "gpkg" and out is None:
        raise click.UsageError("gpkg is no text: found no --out, expected a file to write it to")
    loaded, gazetteer = _load(campaign)
    try:
        content = export(_motion(loaded, gazetteer), gazetteer, style, what=what)
    except ValueError as error:
        raise PhaselineError(f"--what: {error}") from error
    _deliver(content, out)


@main.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--as", "what", type=click.Choice(["events", "tracks"]), required=True)
@click.option("--unit", help="Whose track it is, where the file does not say.")
@click.option("--mode", default="road", show_default=True, help="How a unit moved, where the file is silent.")
@click.option("--kind", help="The kind of the events, where the file does not say.")
@click.option("--source", help="The witness of what a GPX file tells.")
@click.option(
    "--offset",
    "offset_hours",
    type=click.FloatRange(-14, 14),
    help="Hours from a GPX file's UTC to the campaign's civil time; without it the times stay UTC.",
)
@click.option(
    "--tolerance-km",
    type=click.FloatRange(0, min_open=True),
    default=1.0,
    show_default=True,
    help="How far a GPX track may lie from the fixes that it is thinned to.",
)
@click.option("--into", metavar="CAMPAIGN", help="Check the ids against this campaign (a name or a folder).")
@_refusing
def import_file(
    file: Path,
    what: What,
    into: str | None,
    kind: str | None,
    unit: str | None,
    mode: str,
    tolerance_km: float,
    source: str | None,
    offset_hours: float | None,
) -> None:
    """Print the events or tracks in FILE (CSV or GPX) as entries for a campaign's YAML files.

    A CSV file has the columns that `phaseline export` writes. Nothing is printed of a file with any fault:
    each is told with its line, or its point.
    """
    from phaseline.campaign import import_events, import_tracks, known_ids

    campaign, gazetteer = _load(into) if into else (None, _gazetteer())
    known = known_ids(campaign, gazetteer) if campaign else None
    told: dict[str, Any] = {"source": source, "offset_hours": offset_hours, "known": known}
    found: Imported[Any]
    if what == "events":
        found = import_events(file, gazetteer, kind=kind, **told)
    else:
        found = import_tracks(file, unit=unit, mode=mode, tolerance_km=tolerance_km, **told)
    click.echo(found.to_yaml(), nl=False)


def _gazetteer() -> Gazetteer:
    from phaseline.gazetteer import Gazetteer

    return Gazetteer.shipped()


def _folder(campaign: str) -> Path:
    from phaseline import shipped

    if campaign in shipped.campaigns():
        return shipped.folder(f"campaigns/{campaign}")
    if Path(campaign).is_dir():
        return Path(campaign)
    known = ", ".join(shipped.campaigns())
    raise PhaselineError(f"{campaign}: found no such campaign, expected a folder or one of: {known}")


def _load(campaign: str) -> tuple[Campaign, Gazetteer]:
    """The campaign, and the gazetteer with whatever places the campaign's folder adds to it."""
    from phaseline.campaign import load

    folder = _folder(campaign)
    gazetteer = _gazetteer().extended(folder)
    return load(folder, gazetteer), gazetteer


def _sound(campaign: str) -> tuple[Campaign, Gazetteer]:
    """As `_load`, but of a campaign with any fault all are told."""
    from phaseline.campaign import judge

    try:
        loaded, gazetteer = _load(campaign)
        faults = judge(_motion(loaded, gazetteer))
    except DataErrors:
        faults = _examined(campaign).faults
    if faults:
        raise DataErrors(faults)
    return loaded, gazetteer


def _examined(campaign: str) -> Findings:
    """What is wrong with the campaign and with the tables of places that its folder adds."""
    from phaseline.campaign import examine

    folder = _folder(campaign)
    try:
        gazetteer = _gazetteer().extended(folder)
    except DataErrors as error:
        findings = examine(folder, _gazetteer(), all_places=False)
        return findings._replace(unreadable=(*error.faults, *findings.unreadable))
    return examine(folder, gazetteer)


def _motion(campaign: Campaign, gazetteer: Gazetteer) -> Motion:
    from phaseline.campaign import Motion, RailNetwork

    return Motion(campaign, gazetteer, RailNetwork.shipped())


def _instant(text: str) -> datetime:
    from phaseline.when import parse

    try:
        when = parse(text)
    except WhenError as error:
        raise PhaselineError(f"--at: {error}") from error
    if not when.is_instant:
        raise PhaselineError(f"--at: found {text!r}, expected a clock time such as 1920-04-27T22:10")
    return when.middle


def _text_of(file: Any) -> str:
    """The text with its line ends as they are, for offsets count them."""
    try:
        return str(file.read(), "utf-8")
    except UnicodeDecodeError as error:
        raise PhaselineError(
            f"{file.name}: found byte {error.object[error.start]:#04x} at {error.start}, expected UTF-8 text"
        ) from error


def _place_line(place: dict[str, Any]) -> str:
    at = "somewhere" if place["lat"] is None else f"{place['lat']:.4f} {place['lon']:.4f}"
    return f"{place['id']:<30} {place['name']:<34} {place['kind']:<14} {at}"


def _print_json(value: Any) -> None:
    click.echo(json.dumps(value, ensure_ascii=False))


def _deliver(content: bytes, out: Path | None) -> None:
    """Writes a file whole to `out`, else to standard output."""
    if out is None:
        sys.stdout.buffer.write(content)
        return
    with _writing(out):
        write_whole(out, content)


@contextmanager
def _writing(target: Path) -> Iterator[None]:
    """Says of a failure to write which file or folder was to be written, not which temporary one."""
    try:
        yield
    except OSError as error:
        raise PhaselineError(f"{target}: cannot be written ({error.strerror or error})") from error


@contextmanager
def _progress() -> Iterator[Callable[[str, int, int], None]]:
    from rich.console import Console
    from rich.progress import Progress

    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("Building maps", total=None)

        def step(name: str, done: int, total: int) -> None:
            bar.update(task, description=name, completed=done, total=total)

        yield step
