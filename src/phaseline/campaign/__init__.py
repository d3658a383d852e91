"""Campaigns: who was where, when, and who says so.

What carries a campaign to other programs and back is loaded when first asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from phaseline.campaign.campaign import Campaign
from phaseline.campaign.checks import Findings, check, contradictions, examine
from phaseline.campaign.holding import Holding, holdings, means_of, taken
from phaseline.campaign.kinds import ARMS, ECHELONS, EVENT_KINDS
from phaseline.campaign.known import REGION_KM, SILENCE, Knowledge
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
    PhaseLine,
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
from phaseline.campaign.phase_lines import Arrival, arrivals, course
from phaseline.campaign.plurals import in_number
from phaseline.campaign.rail import RailNetwork
from phaseline.campaign.retelling import retold
from phaseline.campaign.translations import read_translations, translations
from phaseline.campaign.values import Spot, Text, Window

if TYPE_CHECKING:
    from phaseline.campaign.exchange import (
        Imported,
        What,
        disagreement_record,
        event_record,
        export,
        import_events,
        import_tracks,
        known_ids,
        position_record,
        unit_records,
        where_notes,
        witness_records,
    )

__all__ = [
    "ARMS",
    "ECHELONS",
    "EVENT_KINDS",
    "REGION_KM",
    "SILENCE",
    "Arrival",
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
    "Imported",
    "Knowledge",
    "Leg",
    "Motion",
    "Path",
    "PhaseLine",
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
    "What",
    "Window",
    "Witness",
    "arrivals",
    "check",
    "contradictions",
    "course",
    "disagreement_record",
    "event_record",
    "examine",
    "export",
    "holdings",
    "import_events",
    "import_tracks",
    "in_number",
    "known_ids",
    "load",
    "means_of",
    "position_record",
    "read_translations",
    "retold",
    "taken",
    "translations",
    "unit_records",
    "where_notes",
    "witness_records",
]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module 'phaseline.campaign' has no attribute {name!r}")
    return getattr(import_module("phaseline.campaign.exchange"), name)
