"""Ordinary folium maps, saved as one file: they work in a browser with the network cut."""

import runpy
from collections.abc import Callable
from pathlib import Path

import folium
import pytest
from playwright.sync_api import Page

from phaseline.atlas.map import TimePlayer, campaign_map
from phaseline.atlas.page import save_standalone

Saved = Callable[..., Path]

OpenPage = Callable[..., Page]

moving_lines = runpy.run_path(str(Path(__file__).parents[1] / "bench" / "lines.py"))["moving_lines"]

HOSTILE = "</script><script>window.broken = 1</script><!-- \u2028"


# Words of a scene that are looked up or drawn, not read: a scene has no others in their place.
KEPT = {"en", "cavalry", "attested", "road", "square", "circle", "Feature", "Polygon"}


@pytest.fixture
def saved(tmp_path: Path) -> Saved:
    def save(*layers: folium.Element) -> Path:
        m = folium.Map([41, 48], tiles=None, zoom_start=7)
        for layer in layers:
            layer.add_to(m)
        return save_standalone(m, tmp_path / "map.html")

    return save


def test_markers_shapes_and_layers(open_page: OpenPage, saved: Saved) -> None:
    line = {"type": "LineString", "coordinates": [[48, 41], [49, 40]]}
    page = open_page(saved(folium.Marker([41, 48]), folium.GeoJson(line, name="way"), folium.LayerControl()))
    marker = page.locator("img.leaflet-marker-icon")
    assert marker.evaluate("(img) => img.complete && img.naturalWidth") > 0
    assert page.locator("path.leaflet-interactive").count() == 1
    assert page.locator(".leaflet-control-layers").count() == 1


def test_a_popup_opens_without_jquery(open_page: OpenPage, saved: Saved) -> None:
    page = open_page(saved(folium.Marker([41, 48], popup="<b>Yalama</b>, a station")))
    page.locator("img.leaflet-marker-icon").click()
    assert page.locator(".leaflet-popup-content b").inner_text() == "Yalama"


def test_hostile_text_in_a_layer_is_shown_not_run(open_page: OpenPage, saved: Saved) -> None:
    spot = {"type": "Point", "coordinates": [48, 41]}
    feature = {"type": "Feature", "properties": {"name": HOSTILE}, "geometry": spot}
    points = {"type": "FeatureCollection", "features": [feature]}
    tip = folium.GeoJsonTooltip(["name"], sticky=False)
    page = open_page(saved(folium.GeoJson(points, tooltip=tip), folium.Marker([41.5, 48], tooltip=HOSTILE)))
    assert page.locator("img.leaflet-marker-icon").count() == 2
    assert page.evaluate("window.broken") is None


def test_the_player_steps_on_an_ordinary_folium_map(open_page: OpenPage, saved: Saved) -> None:
    page = open_page(saved(folium.Marker([41, 48], popup="Yalama"), TimePlayer(moving_lines(6))))
    page.evaluate("window.campaignMap.goTo(39)")
    assert page.evaluate("window.campaignMap.current().title") == "Step 39"
    assert page.locator(".pl-sign:not(.pl-off)").count() == 6
    box = page.locator(".leaflet-container").bounding_box()
    assert box
    assert box["width"] > 600
    assert box["height"] > 400


def test_hostile_text_in_every_field_of_a_scene_is_shown_not_run(open_page: OpenPage, tmp_path: Path) -> None:
    def spoil(value: object) -> object:
        if isinstance(value, dict):
            return {key: each if key in {"symbols", "app6"} else spoil(each) for key, each in value.items()}
        if isinstance(value, list):
            return [spoil(each) for each in value]
        return f"{value}{HOSTILE}" if isinstance(value, str) and value not in KEPT else value

    page = open_page(save_standalone(campaign_map(spoil(moving_lines(3))), tmp_path / "map.html"))
    page.keyboard.press("End")
    assert HOSTILE[:20] in page.evaluate("window.campaignMap.current().label")
    assert page.evaluate("window.broken") is None
