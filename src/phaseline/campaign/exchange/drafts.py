"""Entries that have been read out of a file but not yet judged, and the judging of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import ValidationError

from phaseline.campaign.campaign import Campaign
from phaseline.campaign.model import Entry
from phaseline.campaign.validation import found_and_expected, reportable
from phaseline.campaign.values import MAX_LATITUDE
from phaseline.gazetteer.checks import Checker

if TYPE_CHECKING:
    from phaseline.gazetteer import Gazetteer

_E = TypeVar("_E", bound=Entry)
Known = Mapping[str, Any]
Location = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """The plain value of an entry, the line (or point) it stands on, and those of parts that have their own.

    `lines` are keyed by location: `("fixes", 0)`, `("ends",)`.
    """

    value: dict[str, Any]
    line: int
    lines: Mapping[Location, int] = field(default_factory=dict)

    def line_of(self, location: Location) -> int:
        """The line of what stands at `location` in the value."""
        parts = (location[:depth] for depth in range(len(location), 0, -1))
        return next((self.lines[part] for part in parts if part in self.lines), self.line)


def known_ids(campaign: Campaign, gazetteer: Gazetteer) -> Known:
    """The ids that entries for that campaign may name, by kind."""
    return {
        "place": {place.id for place in gazetteer},
        "located": {p.id for p in gazetteer if p.lat is not None and abs(p.lat) <= MAX_LATITUDE},
        "unit": set(campaign.units),
        "side": set(campaign.sides),
        "witness": set(campaign.witnesses),
        "route": set(campaign.routes),
    }


def judged(check: Checker, model: type[_E], drafts: Iterable[Draft], known: Known | None) -> tuple[_E, ...]:
    """The entries that the drafts are; what is wrong with the others is told to `check`."""
    return tuple(entry for draft in drafts for entry in _entry(check, model, draft, known))


def _entry(check: Checker, model: type[_E], draft: Draft, known: Known | None) -> Iterator[_E]:
    try:
        yield model.model_validate(draft.value, context=dict(known or {}))
    except ValidationError as error:
        for item in reportable(error):
            check.line = draft.line_of(item["loc"])
            check.fault(*found_and_expected(item, model))
