"""The lines that a side's units reached, each with its dates and who came when, as plain JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from phaseline.atlas.phrases import in_languages
from phaseline.campaign import Arrival, Motion, Source, View, arrivals, course
from phaseline.geo import within
from phaseline.when import When, parse, word, word_brief

Words = dict[str, str]

_DECIMALS = 4


def make_phase_lines(
    motion: Motion,
    view: View,
    number: Callable[[str], int],
    cite: Callable[[Sequence[Source]], list[Words]],
) -> Iterator[dict[str, Any]]:
    """The campaign's phase lines on a view's ground that a unit had reached by its end.

    `t` and `t1` are the minutes of the first and last arrival, `when` their dates in few words, the end that
    is not attested worded as approximate; `sure` has the three anew from attested arrivals alone, if any.
    Each of `arrivals` is the unit's name, when, 1 if attested, and the first source.
    """
    languages, end = motion.campaign.languages, motion.minute(view.window.end)
    for line in motion.campaign.phase_lines:
        came = arrivals(motion, line)
        points = course(line, motion.gazetteer)
        if not came or came[0].minute > end or not any(within(point, view.extent) for point in points):
            continue
        sure = [arrival for arrival in came if arrival.basis == "attested"]
        yield {
            "title": in_languages(line.title, languages),
            "line": [[round(lon, _DECIMALS), round(lat, _DECIMALS)] for lon, lat in points],
            "places": [number(place) for place in line.through],
            **_dated(came, languages),
            **({"sure": _dated(sure, languages)} if sure else {}),
            "arrivals": [_told(motion, arrival, cite) for arrival in came],
        }


def _dated(came: Sequence[Arrival], languages: Sequence[str]) -> dict[str, Any]:
    first, last = came[0], came[-1]
    return {
        "t": round(first.minute),
        "t1": round(last.minute),
        "when": {language: _span(came, language) for language in languages},
    }


def _span(came: Sequence[Arrival], language: str) -> str:
    """From the earliest day of the first arrival to the latest of the last: "27–28 Apr", "28 Apr – c. 1 May"
    where on that day no arrival is attested."""
    first, last = came[0], came[-1]
    begin = first.when.earliest or first.when.middle
    end = last.when.latest or last.when.middle
    ends = [str(instant.date()) for instant in (begin, end)]
    sure = {str(a.when.middle.date()) for a in came if a.basis == "attested" and _of_one_day(a.when)}
    about = [day not in sure for day in ends]
    if ends[0] == ends[1] or about[0] == about[1]:
        return word_brief(parse("/".join(dict.fromkeys(ends))), language, about=all(about))
    told = zip(ends, about, strict=True)
    return " – ".join(word_brief(parse(day), language, about=vague) for day, vague in told)


def _of_one_day(when: When) -> bool:
    first, last = when.earliest, when.latest
    return first is not None and last is not None and first.date() == last.date()


def _told(motion: Motion, arrival: Arrival, cite: Callable[[Sequence[Source]], list[Words]]) -> list[Any]:
    languages = motion.campaign.languages
    name = in_languages(motion.campaign.units[arrival.unit].name, languages)
    when = {language: word(arrival.when, language) for language in languages}
    return [name, when, int(arrival.basis == "attested"), *cite(arrival.sources[:1])]
