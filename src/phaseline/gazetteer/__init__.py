"""The gazetteer: what sources call places, and which places they mean."""

from phaseline.gazetteer.collection import Gazetteer
from phaseline.gazetteer.exchange import export, geojson_of_mentions
from phaseline.gazetteer.frames import MENTION_DTYPES, MENTION_SCHEMA, geocode_frame, geocode_frames
from phaseline.gazetteer.model import Candidate, Mention, Name, Place, Relation, Source
from phaseline.gazetteer.naming import in_use, label_in, name_in
from phaseline.gazetteer.shapes import Shape

__all__ = [
    "MENTION_DTYPES",
    "MENTION_SCHEMA",
    "Candidate",
    "Gazetteer",
    "Mention",
    "Name",
    "Place",
    "Relation",
    "Shape",
    "Source",
    "export",
    "geocode_frame",
    "geocode_frames",
    "geojson_of_mentions",
    "in_use",
    "label_in",
    "name_in",
]
