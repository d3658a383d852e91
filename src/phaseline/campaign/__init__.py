"""Campaigns: who was where, when, and who says so."""

from phaseline.campaign.campaign import Campaign
from phaseline.campaign.check import Findings, check, examine, judge
from phaseline.campaign.exchange import disagreement_record, event_record, position_record
from phaseline.campaign.ground import Holding, holdings, taken
from phaseline.campaign.load import load
from phaseline.campaign.model import (
    Chapter,
    Choice,
    Claim,
    Count,
    Disagreement,
    Ending,
    Event,
    Fix,
    Heading,
    Route,
    Side,
    Source,
    Taking,
    Track,
    Unit,
    View,
    Witness,
)
from phaseline.campaign.motion import Motion, Position
from phaseline.campaign.path import Leg, Path, Vertex
from phaseline.campaign.rail import RailNetwork
from phaseline.campaign.values import Spot, Text, Window

__all__ = [
    "Campaign",
    "Chapter",
    "Choice",
    "Claim",
    "Count",
    "Disagreement",
    "Ending",
    "Event",
    "Findings",
    "Fix",
    "Heading",
    "Holding",
    "Leg",
    "Motion",
    "Path",
    "Position",
    "RailNetwork",
    "Route",
    "Side",
    "Source",
    "Spot",
    "Taking",
    "Text",
    "Track",
    "Unit",
    "Vertex",
    "View",
    "Window",
    "Witness",
    "check",
    "disagreement_record",
    "event_record",
    "examine",
    "holdings",
    "judge",
    "load",
    "position_record",
    "taken",
]
