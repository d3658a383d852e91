"""Ordinary folium maps, saved as one file: they work in a browser with the network cut."""

from collections.abc import Callable
from pathlib import Path

import folium
import pytest
from playwright.sync_api import Page

from phaseline.atlas.page import save_standalone

HOSTILE = "</script><script>window.broken = 1</script><!-- \u2028"


@pytest.fixture
def saved(tmp_path: Path) -> Callable[..., Path]:
    def save(*layers: folium.Element) -> Path:
        m = folium.Map([41, 48], tiles=None, zoom_start=7)
        for layer in layers:
            layer.add_to(m)
        return save_standalone(m, tmp_path / "map.html")

    return save


def test_markers_shapes_and_layers(open_page: Callable[..., Page], saved: Callable[..., Path]) -> None:
    line = {"type": "LineString", "coordinates": [[48, 41], [49, 40]]}
    page = open_page(saved(folium.Marker([41, 48]), folium.GeoJson(line, name="way"), folium.LayerControl()))
    marker = page.locator("img.leaflet-marker-icon")
    assert marker.evaluate("(img) => img.complete && img.naturalWidth") > 0
    assert page.locator("path.leaflet-interactive").count() == 1
    assert page.locator(".leaflet-control-layers").count() == 1


def test_a_popup_opens_without_jquery(open_page: Callable[..., Page], saved: Callable[..., Path]) -> None:
    page = open_page(saved(folium.Marker([41, 48], popup="<b>Yalama</b>, a station")))
    page.locator("img.leaflet-marker-icon").click()
    assert page.locator(".leaflet-popup-content b").inner_text() == "Yalama"


def test_hostile_text_in_a_layer_is_shown_not_run(
    open_page: Callable[..., Page], saved: Callable[..., Path]
) -> None:
    spot = {"type": "Point", "coordinates": [48, 41]}
    feature = {"type": "Feature", "properties": {"name": HOSTILE}, "geometry": spot}
    points = {"type": "FeatureCollection", "features": [feature]}
    tip = folium.GeoJsonTooltip(["name"], sticky=False)
    page = open_page(saved(folium.GeoJson(points, tooltip=tip), folium.Marker([41.5, 48], tooltip=HOSTILE)))
    assert page.locator("img.leaflet-marker-icon").count() == 2
    assert page.evaluate("window.broken") is None
