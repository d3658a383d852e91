"""A text with its places marked, beside a map of them: one offline page."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median
from typing import Any

from branca.element import MacroElement
from folium.template import Template
from markupsafe import Markup, escape

from phaseline.atlas.basemap import base_map, credits
from phaseline.atlas.links import checked, read_code
from phaseline.atlas.map import PLAYER, CampaignMap, Extent
from phaseline.atlas.modules import join_modules
from phaseline.atlas.page import script_json, standalone
from phaseline.gazetteer import Mention, Place
from phaseline.geo import LonLat, distance_km

_MARGIN = 0.3
_SPAN = 1.0
_WIDE_KINDS = {"state", "region", "sea"}
_THEATRE_KM = 500.0
_NOWHERE = (-30.0, 0.0, 60.0, 60.0)


class Reader(MacroElement):
    """The marked text and the places it names, for a folium map: `Reader(text, mentions).add_to(m)`."""

    _template = Template(
        """
        {% macro header(this, kwargs) %}
            <style>{{ this.style() }}</style>
        {% endmacro %}
        {% macro html(this, kwargs) %}
            <main class="reader-text" tabindex="0" aria-label="Text">{{ this.marked() }}
            <footer>{{ this.credits() }}</footer></main>
            <script type="application/json" id="{{ this.get_name() }}_data">{{ this.data() }}</script>
        {% endmacro %}
        {% macro script(this, kwargs) %}
            (function (reader) {
                const data = JSON.parse(document.getElementById("{{ this.get_name() }}_data").textContent);
                reader.start({ document, L, map: {{ this._parent.get_name() }}, data });
            })({{ this.code() }});
        {% endmacro %}
        """
    )

    def __init__(self, text: str, mentions: Sequence[Mention]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "Reader"
        self.text = text
        self.mentions = sorted(mentions, key=lambda mention: mention.start)

    def marked(self) -> str:
        """The text as paragraphs, each mention a link to its place, or a mark where no place is known."""
        parts, done = [], 0
        for mention in self.mentions:
            parts += [escape(self.text[done : mention.start]), _mark(mention)]
            done = mention.end
        whole = "".join([*parts, escape(self.text[done:])])
        return "\n".join(f"<p>{line}</p>" for line in whole.split("\n") if line.strip())

    def credits(self) -> str:
        """Whom the ground is owed to."""
        return str(escape(" · ".join(credit["text"]["en"] for credit in credits(["en"]))))

    def data(self) -> str:
        """The places and the ground as JSON, safe in a script element."""
        return script_json({"places": [_spot(place) for place in located(self.mentions)], "base": base_map()})

    def style(self) -> str:
        """The stylesheet."""
        return checked(read_code(PLAYER / "reader.css"), "reader.css")

    def code(self) -> str:
        """An expression that gives the reader's `start`."""
        return checked(join_modules(PLAYER, "reader.mjs"), "the reader")


def mentions_page(text: str, mentions: Sequence[Mention], *, title: str = "Places in a text") -> str:
    """A self-contained page: `text` with its `mentions` marked, beside a map of the places they mean."""
    m = CampaignMap(_extent(located(mentions)), title=title)
    Reader(text, mentions).add_to(m)
    return standalone(m)


def located(mentions: Sequence[Mention]) -> list[Place]:
    """The places that the mentions mean and whose position is known, each once."""
    places = {m.place.id: m.place for m in mentions if m.place is not None and m.place.point is not None}
    return list(places.values())


def _mark(mention: Mention) -> Markup:
    if mention.place is None:
        return Markup('<mark class="unknown" title="not in the gazetteer">{}</mark>').format(mention.surface)
    link = '<a class="mention {}" href="#{}" data-place="{}" title="{}">{}</a>'
    place = mention.place
    return Markup(link).format(
        mention.role, place.id, place.id, f"{place.title}, {place.kind}", mention.surface
    )


def _spot(place: Place) -> dict[str, Any]:
    return {"id": place.id, "name": place.title, "kind": place.kind, "lat": place.lat, "lon": place.lon}


def _extent(places: Sequence[Place]) -> Extent:
    """What the map shows at first: the spots around the middle one, without countries and seas."""
    spots = [place.point for place in places if place.point and place.kind not in _WIDE_KINDS]
    if not spots:
        return _NOWHERE
    middle = LonLat(median(spot.lon for spot in spots), median(spot.lat for spot in spots))
    near = [spot for spot in spots if distance_km(spot, middle) <= _THEATRE_KM] or spots
    lons, lats = zip(*near, strict=True)
    wide = max(_SPAN - (max(lons) - min(lons)), 0) / 2 + _MARGIN
    high = max(_SPAN - (max(lats) - min(lats)), 0) / 2 + _MARGIN
    return min(lons) - wide, min(lats) - high, max(lons) + wide, max(lats) + high
