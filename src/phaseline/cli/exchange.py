"""Commands that carry the record to other programs and back: export and import."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from phaseline.cli.campaign import campaign_argument, loaded_campaign, motion_of
from phaseline.cli.gazetteer import shipped_gazetteer
from phaseline.cli.shell import deliver, main, out_option, refusing
from phaseline.errors import PhaselineError

if TYPE_CHECKING:
    from phaseline.campaign import Imported, What


@main.command("export")
@campaign_argument
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
@out_option
@refusing
def export_campaign(campaign: str, style: str, what: What | None, out: Path | None) -> None:
    """Print CAMPAIGN's events and tracks in another program's format, or write them to --out.

    Times are the sources' civil times, never converted: kml, czml and mf-json, which ask for a zone, have
    them as if they were UTC.
    """
    from phaseline.campaign import export

    if style == "gpkg" and out is None:
        raise click.UsageError("gpkg is no text: found no --out, expected a file to write it to")
    loaded, gazetteer = loaded_campaign(campaign)
    try:
        content = export(motion_of(loaded, gazetteer), gazetteer, style, what=what)
    except ValueError as error:
        raise PhaselineError(f"--what: {error}") from error
    deliver(content, out)


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
@refusing
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

    campaign, gazetteer = loaded_campaign(into) if into else (None, shipped_gazetteer())
    known = known_ids(campaign, gazetteer) if campaign else None
    common: dict[str, Any] = {"source": source, "offset_hours": offset_hours, "known": known}
    found: Imported[Any]
    if what == "events":
        found = import_events(file, gazetteer, kind=kind, **common)
    else:
        found = import_tracks(file, unit=unit, mode=mode, tolerance_km=tolerance_km, **common)
    click.echo(found.to_yaml(), nl=False)
