"""The words of Linked Places: its vocabularies, and its time spans to and from EDTF."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

CONTEXT = (
    "https://raw.githubusercontent.com/LinkedPasts/linked-places/master/linkedplaces-context-v1.1.jsonld"
)
NAMESPACE = "phaseline"
AUTHORITIES = {"geonames": "gn", "wikidata": "wd", "pleiades": "pl", "tgn": "tgn", "viaf": "viaf"}
AAT = {
    "city": 300008389,
    "town": 300008375,
    "village": 300008372,
    "state": 300232420,
    "governorate": 300000774,
    "uezd": 300232418,
    "district": 300232418,
    "region": 300182722,
    "quarter": 300000745,
    "port": 300008678,
    "bridge": 300007836,
    "square": 300008304,
    "street": 300008217,
    "railway-line": 300008591,
    "river": 300008707,
    "lake": 300008680,
    "sea": 300008694,
    "bay": 300132316,
    "island": 300008791,
    "peninsula": 300008804,
    "mountain": 300008795,
    "pass": 300259572,
    "plain": 300008805,
}
KIND_OF_AAT = {str(concept): kind for kind, concept in reversed(AAT.items())}
_CLASSES = {
    "P": "city town village quarter",
    "A": "state governorate uezd district",
    "H": "river lake sea bay",
    "L": "region front frontier port",
    "R": "street railway-line",
    "T": "island peninsula mountain pass plain",
}
CLASS_OF = {kind: letter for letter, kinds in _CLASSES.items() for kind in kinds.split()}

_RECORDS = re.compile(
    r"https?://(?:www\.|sws\.)?(?:(geonames)\.org/|(wikidata)\.org/(?:wiki|entity)/|"
    r"(pleiades)\.stoa\.org/places/|vocab\.getty\.edu/(?:page/)?(tgn)/|(viaf)\.org/viaf/)([A-Za-z]?\d+)/?.*"
)
_KEY_OF = {short: key for key, short in AUTHORITIES.items()}
_EDTF = r"[-\dXT~?%/.:,\[\] ]+?"
_LABEL = re.compile(rf"(?:from (?P<start>{_EDTF}))?(?: ?until (?P<end>{_EDTF}))?")


def record_of(match: str) -> str | None:
    """The record of an authority that `gn:585184` or an address of it names, as a source with a locator."""
    found = _RECORDS.fullmatch(match)
    if found:
        *keys, locator = found.groups()
        return f"{next(filter(None, keys))}:{locator}"
    short, _, locator = match.partition(":")
    return f"{_KEY_OF[short]}:{locator}" if short in _KEY_OF and locator else None


class Lifetime(NamedTuple):
    """When something began and ended, in EDTF; empty where not limited."""

    start: str = ""
    end: str = ""


def span_of(start: str, end: str) -> dict[str, Any] | None:
    """A Linked Places `when` of a lifetime; None if neither end is given.

    Its dates are plain. A label says what was meant where they do not (`from 1918~ until 1929/1931`).
    """
    given = {side: edtf for side, edtf in (("start", start), ("end", end)) if edtf}
    if not given:
        return None
    when: dict[str, Any] = {"timespans": [{side: _bound(edtf) for side, edtf in given.items()}]}
    if lifetime_of(when) != (start, end):
        words = {"start": "from", "end": "until"}
        when["label"] = " ".join(f"{words[side]} {edtf}" for side, edtf in given.items())
    return when


def _bound(edtf: str) -> dict[str, str]:
    from phaseline.when import parse

    when = parse(edtf)
    plain = edtf.rstrip("~?%")
    if plain.replace("-", "").isdigit():
        return {"in": plain}
    bounds = {"earliest": when.earliest, "latest": when.latest}
    return {side: moment.date().isoformat() for side, moment in bounds.items() if moment is not None}


def lifetime_of(when: Mapping[str, Any]) -> Lifetime:
    """The lifetime that a `when` says: from the start of its first time span to the end of its last.

    What only existed by one year (`start` by, `end` not before it) is not limited.
    """
    said = _LABEL.fullmatch(str(when.get("label", "")))
    if said and (said["start"] or said["end"]):
        return Lifetime(said["start"] or "", said["end"] or "")
    spans = when.get("timespans") or [{}]
    start, end = spans[0].get("start") or {}, spans[-1].get("end") or {}
    if _attests(start, end):
        return Lifetime()
    return Lifetime(_edtf(start), _edtf(end))


def _attests(start: Any, end: Any) -> bool:
    if not isinstance(start, dict) or not isinstance(end, dict):
        return False
    return {*start} == {"latest"} and {*end} == {"earliest"} and start["latest"] == end["earliest"]


def _edtf(bound: Any) -> str:
    if isinstance(bound, str | int):
        return padded(str(bound))
    if "in" in bound:
        return padded(str(bound["in"]))
    ends = [padded(str(bound[side])) if side in bound else ".." for side in ("earliest", "latest")]
    return "" if ends == ["..", ".."] else "/".join(ends)


def padded(date: str) -> str:
    """The date with its year in four digits, as EDTF writes it."""
    year, dash, rest = date.strip().partition("-")
    return f"{year.zfill(4)}{dash}{rest}" if year.isdigit() else date.strip()
