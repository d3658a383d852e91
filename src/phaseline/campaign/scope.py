"""What a campaign's files define and name, as far as they could be read."""

from __future__ import annotations

from collections.abc import Set
from typing import NamedTuple

from phaseline.campaign.campaign import Campaign


class Scope(NamedTuple):
    """The ids that a campaign's files define, well or not, and the units that anything in them names.

    `None` where a file could not be read at all; `whole` is whether every entry of every file could be read.
    """

    units: Set[str] | None
    events: Set[str] | None
    named: Set[str] | None
    whole: bool

    @classmethod
    def of(cls, campaign: Campaign) -> Scope:
        """The scope of a campaign that was read whole."""
        events = {event.id for event in campaign.events}
        named = {unit for event in campaign.events for unit in event.units} | set(campaign.tracks)
        named |= {claims.unit for claims in campaign.claims if claims.unit}
        named |= {unit.parent for unit in campaign.units.values() if unit.parent}
        return cls(set(campaign.units), events, named, whole=True)
