"""A campaign in other programs' formats: what leaves it as a file, and what comes in from one."""

from phaseline.campaign.exchange.drafts import known_ids
from phaseline.campaign.exchange.reading import Imported, import_events, import_tracks
from phaseline.campaign.exchange.records import (
    disagreement_record,
    event_record,
    position_record,
    unit_records,
    where_notes,
    witness_records,
)
from phaseline.campaign.exchange.showing import What
from phaseline.campaign.exchange.writing import FORMATS, export

__all__ = [
    "FORMATS",
    "Imported",
    "What",
    "disagreement_record",
    "event_record",
    "export",
    "import_events",
    "import_tracks",
    "known_ids",
    "position_record",
    "unit_records",
    "where_notes",
    "witness_records",
]
