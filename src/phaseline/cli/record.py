"""Commands of the record: where, events, claims, units, witnesses, and the table of translations."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from itertools import groupby
from operator import itemgetter
from pathlib import Path

import click

from phaseline.cli.campaign import campaign_argument, campaign_folder, loaded_campaign, motion_of
from phaseline.cli.shell import Row, deliver, listing, main, out_option, refusing
from phaseline.errors import PhaselineError, WhenError


def _position_lines(rows: list[Row]) -> Iterator[str]:
    for row in rows:
        yield (
            f"{row['unit']:<28} {row['lat']:8.4f} {row['lon']:8.4f}  ±{row['uncertainty_km']:5.1f} km  "
            f"{row['basis']:<12} near {row['near']}{''.join(_doubts(row))}"
        )


def _doubts(row: Row) -> Iterator[str]:
    """Between which fixes a unit is, about which it is no better known, and since when it is silent."""
    if row["between"]:
        yield f", between {' and '.join(map(_named, row['between']))}"
    if row["way_to"]:
        yield ", by an unknown way"
    elif row["about"]:
        yield f", somewhere about {_named(row['about'])}"
    if row["silent_since"]:
        yield f", last heard of {row['silent_since']}"


def _named(spot: str | list[float]) -> str:
    return spot if isinstance(spot, str) else "a point"


@main.command()
@campaign_argument
@click.option("--at", "instant", required=True, metavar="1920-04-27T22:10", help="Local civil time.")
@click.option("--unit", "units", multiple=True, help="Only this unit; may be given more than once.")
@listing(_position_lines)
def where(campaign: str, instant: str, units: tuple[str, ...]) -> list[Row]:
    """Tell where the units of CAMPAIGN were, or may have been, at a time.

    Notes on stderr say when the time lies outside the campaign's window, and why a unit asked for is nowhere.
    """
    from phaseline.campaign import position_record, where_notes

    minute = _instant(instant)
    motion = motion_of(*loaded_campaign(campaign))
    positions = motion.positions(minute, units=units or None)
    for note in where_notes(motion, minute, units):
        click.echo(f"note: {note}", err=True)
    return [position_record(position) for position in positions]


def _event_lines(rows: list[Row]) -> Iterator[str]:
    from phaseline.when import parse, word

    for row in rows:
        yield f"{word(parse(row['edtf'])):<36} {row['title']}"


@main.command()
@campaign_argument
@listing(_event_lines)
def events(campaign: str) -> list[Row]:
    """List every event of CAMPAIGN."""
    from phaseline.campaign import event_record

    loaded, _ = loaded_campaign(campaign)
    return [event_record(event, loaded) for event in loaded.events]


def _claim_lines(rows: list[Row]) -> Iterator[str]:
    for row in rows:
        said = "; ".join(
            f"{c['witness']}: {c.get('edtf') or c.get('place') or c['value']}" for c in row["claims"]
        )
        apart = [f"{row[unit]:g} {unit}" for unit in ("hours", "km") if row[unit]]
        spread = f" [{', '.join(apart)} apart]" if apart else ""
        yield f"{row['about']}: {said}{spread}. Preferred: {row['preferred']} ({row['reason']})"


@main.command()
@campaign_argument
@listing(_claim_lines)
def claims(campaign: str) -> list[Row]:
    """List every disagreement between the witnesses of CAMPAIGN."""
    from phaseline.campaign import disagreement_record

    loaded, gazetteer = loaded_campaign(campaign)
    return [disagreement_record(row, gazetteer) for row in loaded.claims]


def _unit_lines(rows: list[Row]) -> Iterator[str]:
    for row in rows:
        led = f", {row['commander']}" if row["commander"] else ""
        strength = f": {'; '.join(row['strength'])}" if row["strength"] else ""
        yield f"{'  ' * row['depth']}{row['name']} ({row['side']}, {row['arm']}{led}){strength}"


@main.command()
@campaign_argument
@listing(_unit_lines)
def units(campaign: str) -> list[Row]:
    """Print the order of battle of CAMPAIGN as a tree, with commanders and strengths."""
    from phaseline.campaign import unit_records

    return unit_records(loaded_campaign(campaign)[0])


def _witness_lines(rows: list[Row]) -> Iterator[str]:
    for kind, found in groupby(rows, key=itemgetter("kind")):
        yield f"\n{kind.capitalize()}\n"
        for row in found:
            yield f"- {row['name']}. {row['reference'] or ''}".rstrip()


@main.command()
@campaign_argument
@listing(_witness_lines)
def witnesses(campaign: str) -> list[Row]:
    """Print the bibliography of CAMPAIGN: whoever bears witness, by kind, with the works they stand in."""
    from phaseline.campaign import witness_records

    return witness_records(loaded_campaign(campaign)[0])


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
