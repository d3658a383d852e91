"""Commands of the gazetteer: lookup, geocode, places."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from phaseline.cli.shell import deliver, json_option, main, out_option, print_json, refusing
from phaseline.errors import PhaselineError

if TYPE_CHECKING:
    from phaseline.gazetteer import Gazetteer


@main.command()
@click.argument("names", nargs=-1, required=True, metavar="NAME...")
@json_option
@click.option("--kind", help="Only places of this kind (station, town, river ...) or feature code.")
@click.option("--limit", default=5, show_default=True, type=click.IntRange(1), help="Candidates a name.")
@refusing
def lookup(names: tuple[str, ...], as_json: bool, kind: str | None, limit: int) -> None:
    """Look each NAME up in the gazetteer, in any of its spellings and scripts."""
    gazetteer = shipped_gazetteer()
    for name in names:
        candidates = [c.as_dict() for c in gazetteer.lookup(name, kind=kind, limit=limit)]
        match = candidates[0] if candidates else None
        if as_json:
            print_json({"query": name, "match": match, "candidates": candidates})
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
@refusing
def geocode(file: Any, style: str) -> None:
    """Find the places that the text FILE (- for standard input) names."""
    from phaseline.gazetteer import geojson_of_mentions

    text = _text_of(file)
    mentions = shipped_gazetteer().geocode(text)
    if style == "jsonl":
        for mention in mentions:
            print_json(mention.as_dict())
    elif style == "geojson":
        print_json(geojson_of_mentions(mentions))
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
@out_option
@refusing
def places(style: str, out: Path | None) -> None:
    """Print the gazetteer, or write it to --out."""
    gazetteer = shipped_gazetteer()
    if style == "table":
        content = "".join(f"{_place_line(place.as_dict())}\n" for place in gazetteer).encode()
    else:
        from phaseline.gazetteer import export

        content = export(gazetteer, style)
    deliver(content, out)


def shipped_gazetteer() -> Gazetteer:
    from phaseline.gazetteer import Gazetteer

    return Gazetteer.shipped()


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
