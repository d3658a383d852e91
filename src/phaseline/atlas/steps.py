"""The stops of a view's slider: the real times at which something changes, each with its words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import accumulate, groupby
from typing import Any

from phaseline.atlas.phrases import in_languages, phrase
from phaseline.campaign import EVENT_KINDS, Campaign, View
from phaseline.when import When, minutes_between, parse, word, word_clock, word_days

_ARRIVAL_RANK = 1 + max(traits.rank for traits in EVENT_KINDS.values())
_BARE_RANK = _ARRIVAL_RANK + 1
_SAID = {"label": word, "date": word_days, "clock": word_clock}


@dataclass(frozen=True, slots=True)
class Happening:
    """Something that makes a step: the minute it is drawn at, its time as written, its title.

    `event` is its index among the scene's events, `kind` its kind; both `None` for an arrival, which brings
    its own card, and for a bare time.
    """

    minute: int
    when: When
    title: dict[str, str]
    event: int | None = None
    kind: str | None = None
    arrival: dict[str, Any] | None = None

    @property
    def rank(self) -> int:
        """Which of several with equally precise times names the step: the least."""
        if self.kind is not None:
            return EVENT_KINDS[self.kind].rank
        return _BARE_RANK if self.arrival is None else _ARRIVAL_RANK


def joined(
    arrivals: Iterable[Happening], events: Iterable[Happening], epoch: datetime
) -> Iterator[Happening]:
    """The arrivals; one at no certain minute comes with the event drawn nearest to it in its time, if any."""
    instants = {
        minute: _instant(epoch + timedelta(minutes=minute)) for minute in sorted({e.minute for e in events})
    }
    for arrival in arrivals:
        inside = [minute for minute, instant in instants.items() if arrival.when.covers(instant)]
        nearest = min(inside, key=lambda minute: abs(minute - arrival.minute), default=arrival.minute)
        yield replace(arrival, minute=nearest)


def make_chapters(campaign: Campaign, view: View) -> list[dict[str, Any]]:
    """The chapters of a view, in order, each with the minute it begins at and its first and last instant in
    words."""
    chapters = sorted(view.chapters, key=lambda chapter: chapter.start)
    ends = [*(chapter.start for chapter in chapters), view.window.end][1:]
    return [
        {
            "t": minutes_between(campaign.epoch, chapter.start),
            "range": {lang: word(_span(chapter.start, end), lang) for lang in campaign.languages},
            "title": in_languages(chapter.title, campaign.languages),
            "text": in_languages(chapter.text, campaign.languages),
        }
        for chapter, end in zip(chapters, ends, strict=True)
    ]


def make_steps(
    campaign: Campaign, view: View, happenings: Iterable[Happening], chapters: list[dict[str, Any]]
) -> list[dict[str, Any]]:
    """One step for every minute at which something happens within the view's window, and its beginning.

    Steps follow each other by the minute at which they are drawn, the middle of what an uncertain time can
    mean. One whose span begins before an hour or a day that an earlier step has told of is worded as "during"
    that span, for the story does not go back to its beginning.
    """
    opening = chapters[0]["title"] if chapters else in_languages(view.title, campaign.languages)
    start, end = (minutes_between(campaign.epoch, instant) for instant in view.window)
    bare = [Happening(start, _instant(view.window.start), opening)]
    for instant in view.steps:
        bare.append(Happening(minutes_between(campaign.epoch, instant), _instant(instant), opening))
    inside = sorted((h for h in [*happenings, *bare] if start <= h.minute <= end), key=lambda h: h.minute)
    groups = [list(group) for _, group in groupby(inside, key=lambda h: h.minute)]
    told = [min(group, key=_precision) for group in groups]
    begins = [happening.when.earliest or datetime.min for happening in told]
    reached = list(accumulate(begins, max))
    return [
        {**_step(group, first, chapters), **_worded(first.when, begin < latest, campaign.languages)}
        for group, first, begin, latest in zip(groups, told, begins, reached, strict=True)
    ]


def _worded(when: When, within: bool, languages: tuple[str, ...]) -> dict[str, dict[str, str]]:
    """A time in words: whole as a label, its days as a date, its hours as a clock.

    If the story is `within` it already, days or hours in figures are "during" these; the whole stands without
    that as the `span`.
    """
    words = {part: {lang: say(when, lang) for lang in languages} for part, say in _SAID.items()}
    hours = words["clock"][languages[0]]
    if not within or (hours and not hours[0].isdigit()):
        return words
    parts = ("label", "clock" if hours else "date")
    during = {
        part: {lang: phrase(lang, "during", span=words[part][lang]) for lang in languages} for part in parts
    }
    return {**words, **during, "span": words["label"]}


def _step(group: list[Happening], first: Happening, chapters: list[dict[str, Any]]) -> dict[str, Any]:
    """A step, named by the first, whose card stands before the others."""
    minute = group[0].minute
    events = sorted(h.event for h in group if h.event is not None)
    return {
        "t": minute,
        "title": first.title,
        "cards": sorted(events, key=lambda event: event != first.event),
        "arrivals": [h.arrival for h in group if h.arrival is not None],
        "chapter": max((i for i, chapter in enumerate(chapters) if chapter["t"] <= minute), default=0),
    }


def _precision(happening: Happening) -> tuple[int, float, int]:
    """What names a step, the least: an event or exact arrival, the more precise first; then an arrival."""
    when = happening.when
    if happening.rank == _BARE_RANK:
        return 2, 0, _BARE_RANK
    span = float("inf")
    if when.earliest is not None and when.latest is not None:
        span = (when.latest - when.earliest).total_seconds()
    return int(happening.event is None and not when.is_instant), span, happening.rank


def _instant(instant: datetime) -> When:
    return parse(instant.isoformat(timespec="minutes"))


def _span(start: datetime, end: datetime) -> When:
    return parse(f"{start.isoformat(timespec='minutes')}/{end.isoformat(timespec='minutes')}")
