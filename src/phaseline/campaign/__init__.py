"""Campaigns: who was where, when, and who says so."""

from phaseline.campaign.check import check
from phaseline.campaign.exchange import disagreement_record, event_record, position_record
from phaseline.campaign.load import load
from phaseline.campaign.model import (
    Campaign,
    Chapter,
    Claim,
    Count,
    Disagreement,
    Ending,
    Event,
    Fix,
    Route,
    Side,
    Source,
    Spot,
    Text,
    Track,
    Unit,
    View,
    Window,
    Witness,
)
from phaseline.campaign.motion import Motion, Path, Position
from phaseline.campaign.rail import RailNetwork

__all__ = [
    "Campaign",
    "Chapter",
    "Claim",
    "Count",
    "Disagreement",
    "Ending",
    "Event",
    "Fix",
    "Motion",
    "Path",
    "Position",
    "RailNetwork",
    "Route",
    "Side",
    "Source",
    "Spot",
    "Text",
    "Track",
    "Unit",
    "View",
    "Window",
    "Witness",
    "check",
    "disagreement_record",
    "event_record",
    "load",
    "position_record",
]
