"""Campaigns: who was where, when, and who says so."""

from phaseline.campaign.check import check
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

__all__ = [
    "Campaign",
    "Chapter",
    "Claim",
    "Count",
    "Disagreement",
    "Ending",
    "Event",
    "Fix",
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
    "load",
]
