"""The folium face: a map that links only Leaflet, and the player as an element for any folium map."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import folium
from branca.element import Element, Figure, MacroElement
from folium.template import Template
from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from rcssmin import cssmin

from phaseline.atlas.basemap import Detail, detail_of
from phaseline.atlas.links import checked, read_code
from phaseline.atlas.modules import join_modules
from phaseline.atlas.page import document, script_json, tree
from phaseline.atlas.phrases import OWN_NAMES
from phaseline.atlas.texts import VERSION, Told, with_texts_apart
from phaseline.errors import PhaselineError

Extent = tuple[float, float, float, float]
Scene = dict[str, Any]
Words = dict[str, dict[str, Any]]

_CLOSEST: dict[Detail, int] = {"none": 13, "regional": 13, "local": 16}
_LEAFLET = "https://cdn.jsdelivr.net/npm/leaflet@1.9.3/dist"
PLAYER = Path(__file__).with_name("player")


class PageFigure(Figure):
    """A folium figure that says its title, language and description and lets the reader zoom."""

    def __init__(self, *, title: str, language: str, description: str) -> None:
        super().__init__(title=title)
        self.language = language
        self.description = description

    def render(self, **kwargs: Any) -> str:
        for child in self._children.values():
            child.render(**kwargs)
        return document(
            head=self.header.render(**kwargs),
            body=self.html.render(**kwargs),
            script=self.script.render(**kwargs),
            title=self.title or "Map",
            language=self.language,
            description=self.description,
        )


class CampaignMap(folium.Map):
    """A folium map of an extent that fills its page, links only Leaflet and has no tiles.

    Args:
        extent: west, south, east, north in WGS 84 degrees; what the map shows at first.
        bounds: the same, of the ground there is to show; the map cannot be moved or zoomed out beyond it.
        title: the page's title.
        language: BCP 47, of the page's words.
        description: one or two plain sentences for search engines and link previews.
        options: more options of Leaflet's map, in snake case, as folium takes them.
    """

    _template = Template(
        """
        {% macro header(this, kwargs) %}
            <style>
                html, body { height: 100%; margin: 0; }
                .campaign-map { position: relative; width: 100%; height: 100%; }
            </style>
        {% endmacro %}
        {% macro html(this, kwargs) %}
            <div class="folium-map campaign-map" id={{ this.get_name()|tojson }}></div>
        {% endmacro %}
        {% macro script(this, kwargs) %}
            var {{ this.get_name() }} = L.map({{ this.get_name()|tojson }}, {{ this.options|tojavascript }});
            (function (map, extent, ground) {
                const keepOnGround = () => map.setMinZoom(map.getBoundsZoom(ground, true));
                map.fitBounds(extent, { animate: false }).on("resize", keepOnGround);
                keepOnGround();
            })({{ this.get_name() }}, {{ this.extent|tojson }}, {{ this.ground|tojson }});
        {% endmacro %}
        """
    )

    def __init__(
        self,
        extent: Extent,
        *,
        bounds: Extent | None = None,
        title: str = "Map",
        language: str = "en",
        description: str = "",
        **options: Any,
    ) -> None:
        west, south, east, north = extent
        self.extent = _corners(extent)
        self.ground = _corners(bounds or _grown(extent))
        chosen = {
            "zoom_snap": 0.1,
            "zoom_delta": 0.5,
            "max_zoom": 13,
            "keyboard": False,
            "attribution_control": False,
            "max_bounds_viscosity": 1,
        } | options
        super().__init__(tiles=None, **chosen)
        self.location = [(south + north) / 2, (west + east) / 2]
        del self.options["zoom"]
        self.options["max_bounds"] = self.ground
        self.default_js = [("leaflet", f"{_LEAFLET}/leaflet.js")]
        self.default_css = [("leaflet_css", f"{_LEAFLET}/leaflet.css")]
        PageFigure(title=title, language=language, description=description).add_child(self)


class TimePlayer(MacroElement):
    """The player of a scene, for any folium map: `TimePlayer(scene).add_to(m)`.

    Args:
        scene: a scene of version 1, as `make_scene` gives it.
        words: the interface's words by language; by default the shipped ones.

    Raises:
        PhaselineError: the scene is of another version; on rendering, that it stands in no map, or beside
            another player.
    """

    def __init__(self, scene: Scene, words: Words | None = None) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        version = scene.get("version") if isinstance(scene, dict) else None
        if version != VERSION:
            raise PhaselineError(
                f"time player: found a scene of version {version}, expected version {VERSION}"
            )
        self._name = "TimePlayer"
        self.scene = scene
        known = shipped_words() if words is None else words
        self.words = {
            language: known[language] for language in (*scene["languages"], "en") if language in known
        }

    def render(self, **kwargs: Any) -> str:
        """Adds the player to the parts of the figure; where it stands itself, it writes nothing."""
        figure, name = self.get_root(), self.get_name()
        if not isinstance(figure, Figure) or not isinstance(self._parent, folium.Map):
            raise PhaselineError("time player: found no map around it, expected TimePlayer(scene).add_to(m)")
        if [element for element in tree(figure) if isinstance(element, TimePlayer)] != [self]:
            raise PhaselineError("time player: found two on one page, expected one: a page has one time")
        told = f"{_style(PLAYER, 'chronicle.css')}\n{_one_language(self.scene['languages'])}"
        styles = [_style(PLAYER, "player.css", "print.css"), told]
        head = "<style>\n{}\n</style>\n<noscript><style>\n{}</style></noscript>".format(*styles)
        figure.header.add_child(_Verbatim(head), name=name)
        figure.html.add_child(_Verbatim(self._body()), name=name)
        figure.script.add_child(_Verbatim(self._start(self._parent.get_name())), name=name)
        return ""

    def _body(self) -> str:
        """The player's markup, with what of the scene can be read without a script, and its data."""
        template = _environment(PLAYER).get_template("page.html")
        languages = self.scene["languages"]
        told = Told(languages)
        markup = template.render(
            scene=self.scene,
            words=self.words[languages[0]],
            language=languages[0],
            all_words=defaultdict(dict, self.words),
            own_names={language: OWN_NAMES.get(language, language) for language in languages},
            told=told,
        )
        data = {**with_texts_apart(self.scene, told.texts), "words": self.words}
        return (
            f'{markup}\n<script type="application/json" id="{self.get_name()}">{script_json(data)}</script>'
        )

    def _start(self, map_name: str) -> str:
        read = f'JSON.parse(document.getElementById("{self.get_name()}").textContent)'
        return f"{_code(PLAYER)}.start({{ document, window, L, map: {map_name}, ...{read} }});"


class _Verbatim(Element):
    """Text put into a figure as it is; a plain branca element would read it as a template."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text

    def render(self, **kwargs: Any) -> str:
        return self.text


def campaign_map(scene: Scene) -> CampaignMap:
    """The map of a scene, with its player, ready for `save_standalone` or more folium layers."""
    language = scene["languages"][0]
    words = scene["words"][language]
    m = CampaignMap(
        tuple(scene["extent"]),
        bounds=_ground(scene),
        title=", ".join(part for part in (words["title"], words["range"]) if part),
        language=language,
        description=words["lead"],
        max_zoom=_CLOSEST[detail_of(scene["extent"])],
    )
    TimePlayer(scene).add_to(m)
    return m


def shipped_words() -> Words:
    """The interface's words by language."""
    words: Words = json.loads((PLAYER / "words.json").read_text(encoding="utf-8"))
    return words


@cache
def _code(folder: Path) -> str:
    return checked(join_modules(folder, "main.mjs"), "the player")


@cache
def _style(folder: Path, *sheets: str) -> str:
    return "\n".join(cssmin(checked(read_code(folder / name), name)) for name in sheets)


def _one_language(languages: Sequence[str]) -> str:
    """The rules by which the chronicle shows, without a script, the language asked for, or else the first."""
    asked = {language: f'[id="lang={language}"]:target' for language in languages}
    first, *others = languages
    when = {other: f":not(:has({asked[other]}))" for other in others}
    if others:
        when[first] = f":has({', '.join(asked[other] for other in others)})"
    hidden = (f"body{case} .pl-told [lang={language}]:not(a)" for language, case in when.items())
    return "".join(f"{rule} {{ display: none; }}\n" for rule in hidden)


@cache
def _environment(folder: Path) -> Environment:
    return Environment(
        loader=FileSystemLoader(folder),
        autoescape=select_autoescape(default=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _ground(scene: Scene) -> Extent | None:
    """The bounds of the land drawn; None where a scene draws none, or lies beyond it."""
    spots = [spot for feature in scene["base"]["land"] for spot in _spots(feature["geometry"]["coordinates"])]
    if not spots:
        return None
    lons, lats = zip(*(spot[:2] for spot in spots), strict=True)
    ground = min(lons), min(lats), max(lons), max(lats)
    west, south, east, north = scene["extent"]
    holds = ground[0] <= west and ground[1] <= south and ground[2] >= east and ground[3] >= north
    return ground if holds else None


def _spots(rings: Any) -> list[list[float]]:
    """The positions of nested rings."""
    if isinstance(rings[0][0], int | float):
        return list(rings)
    return [spot for part in rings for spot in _spots(part)]


def _corners(extent: Extent) -> list[list[float]]:
    west, south, east, north = extent
    return [[south, west], [north, east]]


def _grown(extent: Extent) -> Extent:
    """The extent with its size added on every side: a narrow map beside its panels can show it whole."""
    west, south, east, north = extent
    wide, high = east - west, north - south
    return max(west - wide, -180), max(south - high, -85), min(east + wide, 180), min(north + high, 85)
