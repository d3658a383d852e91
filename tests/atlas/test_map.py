"""The folium face: the map, the player as an element, and hostile text in every field of a scene."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import folium
import pytest

from phaseline.atlas import map as folium_face
from phaseline.atlas.map import CampaignMap, TimePlayer, campaign_map
from phaseline.atlas.page import save_standalone, standalone
from phaseline.atlas.texts import with_texts_apart
from phaseline.errors import PhaselineError

EXTENT = (47.5, 40.0, 50.5, 42.0)
HOSTILE = "</script><img src=x onerror=alert(1)><!-- \"'{{ 7*7 }}{% if %}{#\u2028"


def scene(text: str = "A raid") -> dict[str, Any]:
    """The least scene the face reads, with `text` wherever words may stand."""
    words = {"title": text, "subtitle": text, "range": text, "lead": text}
    ground = {"type": "Polygon", "coordinates": [[[36, 33], [60, 33], [60, 50], [36, 33]]]}
    return {
        "version": 1,
        "languages": ["en"],
        "words": {"en": words},
        "extent": list(EXTENT),
        "steps": [{"t": 0, "label": {"en": text}, "title": {"en": text}}],
        "base": {"land": [{"type": "Feature", "properties": {"name": text}, "geometry": ground}]},
    }


@pytest.fixture(autouse=True)
def player(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A stand-in for the player, so that these tests hold the face alone."""
    folder = tmp_path / "player"
    folder.mkdir()
    (folder / "main.mjs").write_text("export function start(given) {\n  given.window.given = given;\n}\n")
    (folder / "player.css").write_text(".card { color: #222 }\n")
    (folder / "chronicle.css").write_text(".told { margin: 0 }\n")
    (folder / "print.css").write_text("@page { size: A4 }\n")
    (folder / "words.json").write_text('{"en": {"play": "Play"}}')
    (folder / "page.html").write_text(
        '<main lang="{{ language }}"><h1>{{ scene.words[language].title }}</h1>'
        "<button>{{ words.play }}</button></main>"
    )
    monkeypatch.setattr(folium_face, "PLAYER", folder)
    return folder


class Reader(HTMLParser):
    """Collects tags, attributes and the text of data blocks, as a browser would see them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.blocks: list[str] = []
        self._in_data = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self._in_data = dict(attrs).get("type") == "application/json"
        assert not any(name.startswith("on") for name, _ in attrs)

    def handle_data(self, data: str) -> None:
        if self._in_data:
            self.blocks.append(data)

    def handle_endtag(self, tag: str) -> None:
        self._in_data = False


def test_the_map_links_only_leaflet_and_has_no_tiles() -> None:
    m = CampaignMap(EXTENT)
    m.get_root().render()
    links = [child.url for child in m.get_root().header._children.values() if hasattr(child, "url")]
    assert [url.rsplit("/", 1)[1] for url in links] == ["leaflet.js", "leaflet.css"]
    assert not any(isinstance(child, folium.TileLayer) for child in m._children.values())


def test_the_map_shows_its_extent_and_stays_on_its_ground() -> None:
    html = standalone(CampaignMap(EXTENT, bounds=(36, 33, 60, 50)))
    assert "[[40.0, 47.5], [42.0, 50.5]], [[33, 36], [50, 60]]" in html
    assert '"maxBounds"' in html


def test_options_of_leaflet_pass_through() -> None:
    assert '"zoomSnap": 1,' in standalone(CampaignMap(EXTENT, zoom_snap=1))


def test_the_figure_says_language_title_and_description(tmp_path: Path) -> None:
    m = CampaignMap(EXTENT, title="A & B", language="az", description='"Bir"')
    m.save(tmp_path / "linked.html")
    for html in (standalone(m), (tmp_path / "linked.html").read_text("utf-8")):
        assert '<html lang="az">' in html
        assert "<title>A &amp; B</title>" in html
        assert 'name="description" content="&quot;Bir&quot;"' in html
        assert "user-scalable" not in html


def test_a_scene_becomes_a_page_with_its_player() -> None:
    html = standalone(campaign_map(scene()))
    assert "<title>A raid, A raid</title>" in html
    assert '<main lang="en"><h1>A raid</h1><button>Play</button></main>' in html
    assert "<style>\n.card{color:#222}\n@page{size:A4}\n</style>" in html
    assert "<noscript><style>\n.told{margin:0}\n</style></noscript>" in html
    (block,) = Reader(html).blocks
    data = json.loads(block)
    assert data == {**with_texts_apart(scene()), "words": {"en": {"play": "Play"}}}


def test_two_builds_of_one_scene_are_the_same_bytes(tmp_path: Path) -> None:
    pages = [save_standalone(campaign_map(scene()), tmp_path / name).read_bytes() for name in "ab"]
    assert pages[0] == pages[1]


def test_hostile_text_in_every_field_stays_text() -> None:
    html = standalone(campaign_map(scene(HOSTILE)))
    seen = Reader(html)
    assert seen.tags == Reader(standalone(campaign_map(scene()))).tags
    data = json.loads(seen.blocks[0])
    assert {key: data[key] for key in ("scene", "texts", "told")} == with_texts_apart(scene(HOSTILE))
    assert "{{ 7*7 }}" in html
    assert "style-src-attr" not in html


def test_the_player_joins_any_folium_map_with_other_layers() -> None:
    m = folium.Map([41, 49], tiles=None)
    folium.Marker([41, 49], tooltip="Baku").add_to(m)
    TimePlayer(scene()).add_to(m)
    html = standalone(m)
    name = re.search(r"var (map_\d+) = L\.map", html)[1]
    assert f"L, map: {name}, ..." in html
    assert "bindTooltip" in html


def test_own_words_take_the_place_of_the_shipped_ones() -> None:
    m = CampaignMap(EXTENT)
    TimePlayer(scene(), words={"en": {"play": "Go"}}).add_to(m)
    assert "<button>Go</button>" in standalone(m)


def test_a_player_without_a_map_is_refused() -> None:
    lonely = TimePlayer(scene()).add_to(folium.Figure())
    with pytest.raises(PhaselineError, match=r"found no map around it, expected TimePlayer\(scene\)"):
        lonely.render()


def test_a_stylesheet_that_would_leave_its_element_is_refused(player: Path) -> None:
    (player / "player.css").write_text("a { content: '</style>' }")
    with pytest.raises(PhaselineError, match=r"player\.css: found '</style'"):
        standalone(campaign_map(scene()))


@pytest.mark.parametrize("given", [{}, {"version": 2}, None])
def test_a_scene_of_another_version_is_refused(given: Any) -> None:
    with pytest.raises(PhaselineError, match="expected version 1"):
        TimePlayer(given)


def test_a_scene_beyond_the_ground_keeps_to_its_own_surroundings() -> None:
    elsewhere = scene() | {"extent": [16.5, 48.9, 17.0, 49.3]}
    (west, _), (east, _) = (corner[::-1] for corner in campaign_map(elsewhere).options["max_bounds"])
    assert 15 < west < 16.5
    assert 17 < east < 19


def test_two_players_on_one_page_are_refused() -> None:
    m = campaign_map(scene())
    TimePlayer(scene()).add_to(m)
    with pytest.raises(PhaselineError, match="found two on one page"):
        standalone(m)
