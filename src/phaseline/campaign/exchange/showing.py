"""What an export shows of a campaign, gathered once for whichever format writes it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from phaseline.campaign.campaign import Campaign
from phaseline.campaign.exchange.facts import Fact, event_facts, phase_line_facts, track_facts
from phaseline.campaign.exchange.samples import Sample, samples
from phaseline.campaign.motion import Motion

if TYPE_CHECKING:
    from phaseline.gazetteer import Gazetteer

What = Literal["events", "tracks"]
OF_NO_SIDE = "#555555"
AS_IF_UTC = (
    'The format asks for a time zone, so these civil times are written as if they were UTC ("Z"): '
    "read the clock time and leave the zone out."
)


@dataclass(frozen=True)
class Showing:
    """The events of a campaign, its tracks, or (`what` is `None`) both."""

    motion: Motion
    gazetteer: Gazetteer
    what: What | None = None
    language: str = "en"

    @property
    def campaign(self) -> Campaign:
        return self.motion.campaign

    @property
    def title(self) -> str:
        return self.campaign.title.get(self.language)

    @property
    def note(self) -> str:
        """What the times mean, in the words of the campaign."""
        calendar, zone = (words.get(self.language) for words in (self.campaign.calendar, self.campaign.zone))
        return f"Times are the civil times of the sources, never converted. {calendar} {zone}"

    @cached_property
    def events(self) -> tuple[Fact, ...]:
        """The events, none if only the tracks are shown."""
        if self.what == "tracks":
            return ()
        return tuple(event_facts(self.campaign, self.gazetteer, self.language))

    @cached_property
    def phase_lines(self) -> tuple[Fact, ...]:
        """The phase lines, none if only the events or only the tracks are shown."""
        return () if self.what else tuple(phase_line_facts(self.motion, self.language))

    @cached_property
    def track_facts(self) -> tuple[Fact, ...]:
        """The fixes and ways of all units and the units without any, none if only the events are shown."""
        if self.what == "events":
            return ()
        return tuple(track_facts(self.motion, self.gazetteer, self.language))

    @cached_property
    def samples(self) -> Mapping[str, tuple[Sample, ...]]:
        """The moving positions of every unit with a track, none if only the events are shown."""
        if self.what == "events":
            return {}
        tracks = self.campaign.tracks
        return {unit: samples(self.motion, unit) for unit in self.campaign.units if unit in tracks}

    def side_name(self, side: str) -> str:
        return self.campaign.sides[side].name.get(self.language)

    def unit_name(self, unit: str) -> str:
        return self.campaign.units[unit].name.get(self.language)

    def colour(self, side: str | None) -> str:
        """The side's colour as `#rrggbb`, a grey for none."""
        return self.campaign.sides[side].colour if side else OF_NO_SIDE


def zulu(instant: datetime) -> str:
    """`1920-04-27T22:00:00Z`: a civil time as if it were UTC, to the second."""
    return f"{instant.isoformat(timespec='seconds')}Z"
