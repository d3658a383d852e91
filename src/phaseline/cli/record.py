"""Commands of the record: where, events, claims, units, witnesses, and the table of translations."""

from __future__ import annotations

from datetime import datetime
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from phaseline.cli.campaign import campaign_argument, campaign_folder, loaded_campaign, motion_of
from phaseline.cli.shell import deliver, json_option, main, out_option, print_json, refusing
from phaseline.errors import PhaselineError, WhenError

if TYPE_CHECKING:
    from phaseline.campaign import Position


@main.command()
@campaign_argument
@click.option("--at", "instant", required=True, metavar="1920-04-27T22:10", help="Local civil time.")
@click.option("--unit", "units", multiple=True, help="Only this unit; may be given more than once.")
@json_option
@refusing
def where(campaign: str, instant: str, units: tuple[str, ...], as_json: bool) -> None:
    """Tell where the units of CAMPAIGN were, or may have been, at a time.

    Notes on stderr say when the time lies outside the campaign's window, and why a unit asked for is nowhere.
    """
    from phaseline.campaign import position_record, where_notes

    minute = _instant(instant)
    loaded, gazetteer = loaded_campaign(campaign)
    motion = motion_of(loaded, gazetteer)
    positions = motion.positions(minute, units=units or None)
    for note in where_notes(motion, minute, units):
        click.echo(f"note: {note}", err=True)
    if as_json:
        print_json([position_record(position) for position in positions])
        return
    for p in positions:
        click.echo(
            f"{p.unit:<28} {p.point.lat:8.4f} {p.point.lon:8.4f}  ±{p.uncertainty_km:5.1f} km  "
            f"{p.basis:<12} near {p.near}{_in_doubt(p)}"
        )


def _in_doubt(position: Position) -> str:
    """Between which fixes a unit is, about which it is no better known, and since when it is silent."""
    said = ""
    if position.between:
        said += f", between {' and '.join(fix.place or 'a point' for fix in position.between)}"
    if position.known.about and not position.known.way_to:
        said += f", somewhere about {position.known.about.place or 'a point'}"
    if position.known.way_to:
        said += ", by an unknown way"
    if position.known.silent_since:
        said += f", last heard of {position.known.silent_since.edtf}"
    return said


@main.command()
@campaign_argument
@json_option
@refusing
def events(campaign: str, as_json: bool) -> None:
    """List every event of CAMPAIGN."""
    loaded, _ = loaded_campaign(campaign)
    if as_json:
        from phaseline.campaign import event_record

        print_json([event_record(event, loaded) for event in loaded.events])
        return
    from phaseline.when import word

    for event in loaded.events:
        click.echo(f"{word(event.when):<36} {event.title.get('en')}")


@main.command()
@campaign_argument
@json_option
@refusing
def claims(campaign: str, as_json: bool) -> None:
    """List every disagreement between the witnesses of CAMPAIGN."""
    from phaseline.campaign import disagreement_record

    loaded, gazetteer = loaded_campaign(campaign)
    rows = [disagreement_record(row, gazetteer) for row in loaded.claims]
    if as_json:
        print_json(rows)
        return
    for row in rows:
        said = "; ".join(
            f"{c['witness']}: {c.get('edtf') or c.get('place') or c['value']}" for c in row["claims"]
        )
        apart = [f"{row[unit]:g} {unit}" for unit in ("hours", "km") if row[unit]]
        spread = f" [{', '.join(apart)} apart]" if apart else ""
        click.echo(f"{row['about']}: {said}{spread}. Preferred: {row['preferred']} ({row['reason']})")


@main.command()
@campaign_argument
@json_option
@refusing
def units(campaign: str, as_json: bool) -> None:
    """Print the order of battle of CAMPAIGN as a tree, with commanders and strengths."""
    from phaseline.campaign import unit_records

    loaded, _ = loaded_campaign(campaign)
    rows = unit_records(loaded)
    if as_json:
        print_json(rows)
        return
    for row in rows:
        led = f", {row['commander']}" if row["commander"] else ""
        strength = f": {'; '.join(row['strength'])}" if row["strength"] else ""
        click.echo(f"{'  ' * row['depth']}{row['name']} ({row['side']}, {row['arm']}{led}){strength}")


@main.command()
@campaign_argument
@json_option
@refusing
def witnesses(campaign: str, as_json: bool) -> None:
    """Print the bibliography of CAMPAIGN: whoever bears witness, by kind, with the works they stand in."""
    from phaseline.campaign import witness_records

    loaded, _ = loaded_campaign(campaign)
    rows = witness_records(loaded)
    if as_json:
        print_json(rows)
        return
    for kind, found in groupby(rows, key=itemgetter("kind")):
        click.echo(f"\n{kind.capitalize()}\n")
        for row in found:
            click.echo(f"- {row['name']}. {row['reference'] or ''}".rstrip())


@main.command()
@campaign_argument
@click.option(
    "--language",
    "languages",
    type=click.Choice(["az", "ru"]),
    multiple=True,
    required=True,
    help="May be given again.",
)
@out_option
@refusing
def translations(campaign: str, languages: tuple[str, ...], out: Path | None) -> None:
    """Print the table in which CAMPAIGN's texts are translated, with what is translated already.

    Filled in and put into the campaign's folder as translations.csv, it gives the maps their other languages.
    """
    from phaseline.campaign import read_translations
    from phaseline.campaign import translations as table

    loaded, _ = loaded_campaign(campaign)
    deliver(table(loaded, languages, read_translations(campaign_folder(campaign))), out)


def _instant(text: str) -> datetime:
    from phaseline.when import parse

    try:
        when = parse(text)
    except WhenError as error:
        raise PhaselineError(f"--at: {error}") from error
    if not when.is_instant:
        raise PhaselineError(f"--at: found {text!r}, expected a clock time such as 1920-04-27T22:10")
    return when.middle
