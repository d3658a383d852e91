"""The gazetteer: what sources call places, and which places they mean."""

from phaseline.gazetteer.collection import Gazetteer
from phaseline.gazetteer.exchange import export, geojson_of_mentions
from phaseline.gazetteer.model import Candidate, Mention, Name, Place, Relation, Source

__all__ = [
    "Candidate",
    "Gazetteer",
    "Mention",
    "Name",
    "Place",
    "Relation",
    "Source",
    "export",
    "geojson_of_mentions",
]
