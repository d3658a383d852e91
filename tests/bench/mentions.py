"""How well the geocoder reads the campaign's article, against an annotation of the whole of it.

    python tests/bench/mentions.py ARTICLE.txt

`tests/gazetteer/article.mentions.jsonl` has the character offsets of every mention in the article's
narrative (the text itself is not part of this repository), its place, its role, and a point that the
annotators gave from GeoNames or from memory, without this gazetteer. Stretches marked `tuned` were looked
at while rules were made, the others hardly. Prints exact-span F1 on literal mentions, the same with roles
counted, the share of mentions that are the right place, and the share of points within the larger of 10 km
and the place's radius.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from phaseline import Gazetteer
from phaseline.gazetteer import Mention
from phaseline.geo import LonLat, distance_km

GOLD = Path(__file__).parents[1] / "gazetteer" / "article.mentions.jsonl"
STRETCHES = {
    "background to the government crisis (tuned)": (0, 106),
    "countermeasures to the rising in Baku": (106, 218),
    "the raid to the reactions (tuned)": (218, 322),
    "week of plunder to the cinema": (322, 410),
}
TOLERANCE_KM = 10.0
Span = tuple[int, int]


def main() -> None:
    text = Path(sys.argv[1]).read_text("utf-8")
    gold = [json.loads(line) for line in GOLD.read_text("utf-8").splitlines()]
    found = Gazetteer().geocode(text)
    starts = [0]
    for line in text.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    for name, (first, last) in STRETCHES.items():
        report(name, *within(gold, found, starts[first], starts[last]))
    report("all of it", *within(gold, found, 0, starts[410]))


def within(
    gold: Iterable[dict[str, Any]], found: Iterable[Mention], start: int, end: int
) -> tuple[dict[Span, dict[str, Any]], dict[Span, Mention]]:
    wanted = {(m["start"], m["end"]): m for m in gold if start <= m["start"] < end}
    return wanted, {(m.start, m.end): m for m in found if start <= m.start < end}


def report(name: str, gold: dict[Span, dict[str, Any]], found: dict[Span, Mention]) -> None:
    literal = {span for span, m in gold.items() if m["role"] == "literal"}
    others = gold.keys() - literal
    counted = {s for s in found if s in literal or not meets(s, others) or meets(s, literal)}
    said = {span for span, m in found.items() if m.role == "literal"}
    both = sorted(gold.keys() & found.keys())
    right = [s for s in both if (p := found[s].place) and p.id in listed(gold[s]["id"])]
    near = [is_near(gold[s], found[s]) for s in both if gold[s]["lat"] is not None and found[s].place]
    print(
        f"{name:45} {len(gold):4} mentions   F1 {f1(literal, counted):.3f}   "
        f"with roles {f1(literal, said):.3f}   right place {len(right) / len(both):.3f}   "
        f"near {sum(near) / len(near):.3f}"
    )


def f1(wanted: set[Span], found: set[Span]) -> float:
    return 2 * len(wanted & found) / (len(wanted) + len(found))


def meets(span: Span, others: Iterable[Span]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in others)


def listed(answer: str | Sequence[str] | None) -> Sequence[str]:
    return [answer] if isinstance(answer, str) else answer or []


def is_near(gold: dict[str, Any], mention: Mention) -> bool:
    place = mention.place
    if place is None or place.point is None:
        return False
    away = distance_km(LonLat(gold["lon"], gold["lat"]), place.point)
    return away <= max(TOLERANCE_KM, place.uncertainty_km or 0.0)


if __name__ == "__main__":
    main()
