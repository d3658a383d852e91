"""One file from a folium map: what is put inside, left out or refused, the policy, and hostile text."""

import base64
import hashlib
import json
import re
from pathlib import Path

import folium
import pytest
from branca.element import CssLink, JavascriptLink, Link
from folium.plugins import HeatMap

from phaseline.atlas.page import document, save_standalone, script_json, standalone
from phaseline.errors import PhaselineError

HOSTILE = [
    "</script><img src=x onerror=alert(1)>",
    "<!-- <script>",
    "]]>\"'`${1}\\",
    "{{ 7 * 7 }}{% raw %}{# no #}",
    "\u2028\u2029\ud800\x00",
    "&lt;&amp;",
]
TITLED = {"head": "", "body": "", "script": "", "title": "A map", "language": "en"}


def bare_map() -> folium.Map:
    return folium.Map([41, 48], tiles=None)


def link(m: folium.Map, link: Link) -> None:
    """Links a file from one map; folium's own `add_js_link` would link it from every map made later."""
    m.get_root().header.add_child(link)


def policy_of(html: str) -> dict[str, str]:
    content = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', html)[1]
    return dict(rule.split(" ", 1) for rule in content.split("; "))


@pytest.mark.parametrize("text", HOSTILE)
def test_json_in_a_script_says_the_same_and_cannot_leave_it(text: str) -> None:
    written = script_json({"text": text, text: 1})
    assert json.loads(written) == {"text": text, text: 1}
    assert not set("<>&\u2028\u2029\ud800") & set(written)


def test_json_is_the_same_whatever_order_it_was_made_in() -> None:
    assert script_json({"b": 1, "a": [1, 2]}) == script_json({"a": [1, 2], "b": 1}) == '{"a":[1,2],"b":1}'


@pytest.mark.parametrize("value", [float("nan"), float("inf"), {1, 2}, b"x"])
def test_json_refuses_what_it_has_no_form_for(value: object) -> None:
    with pytest.raises(PhaselineError, match="found a value that JSON cannot carry"):
        script_json({"value": value})


def test_a_page_links_nothing_and_carries_leaflet() -> None:
    html = standalone(bare_map())
    assert not re.search(r"<link\b|<script[^>]+src=|@import|sourceMappingURL", html)
    assert "Leaflet 1.9.3" in html
    assert set(re.findall(r"url\(\"?([^\")]{5})", html)) == {"data:", "#defa"}


def test_the_policy_names_the_very_scripts_and_styles_of_the_page() -> None:
    html = standalone(bare_map())
    rules = policy_of(html)
    assert rules["default-src"] == rules["base-uri"] == rules["form-action"] == "'none'"
    assert rules["img-src"] == "data:"
    for tag, rule in (("script", "script-src"), ("style", "style-src")):
        blocks = re.findall(rf"<{tag}[^>]*>(.*?)</{tag}>", html, re.DOTALL)
        digests = [base64.b64encode(hashlib.sha256(block.encode()).digest()).decode() for block in blocks]
        assert rules[rule] == " ".join(f"'sha256-{digest}'" for digest in digests)
        assert blocks


def test_style_attributes_are_allowed_only_where_there_are_some() -> None:
    assert "style-src-attr" not in policy_of(standalone(bare_map()))
    m = bare_map()
    folium.Marker([41, 48], tooltip=folium.Tooltip("a", style="color: red")).add_to(m)
    assert policy_of(standalone(m))["style-src-attr"] == "'unsafe-inline'"


def test_data_blocks_need_no_hash() -> None:
    html = document(
        **TITLED | {"body": '<script type="application/json">{}</script>', "script": "a\r\nb"}, policy=True
    )
    assert policy_of(html)["script-src"].count("sha256-") == 1


def test_the_same_map_made_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    def make() -> folium.Map:
        m = bare_map()
        group = folium.FeatureGroup("posts").add_to(m)
        folium.Marker([41, 48], popup="Yalama", tooltip="a station").add_to(group)
        folium.GeoJson({"type": "Point", "coordinates": [48, 41]}).add_to(m)
        folium.LayerControl().add_to(m)
        return m

    first, second = (save_standalone(make(), tmp_path / name) for name in ("a.html", "b.html"))
    assert first.read_bytes() == second.read_bytes()
    assert not re.search(r"_[0-9a-f]{32}", first.read_text("utf-8"))


def test_a_page_saved_twice_is_the_same() -> None:
    m = bare_map()
    folium.Marker([41, 48]).add_to(m)
    assert standalone(m) == standalone(m)


def test_the_document_states_charset_language_title_and_a_viewport_first() -> None:
    html = document(**TITLED | {"title": "<b>", "language": '"x'}, description='"</head>')
    assert '<html lang="&quot;x">\n<head>\n<meta charset="utf-8">' in html
    assert "<title>&lt;b&gt;</title>" in html
    assert 'content="&quot;&lt;/head&gt;"' in html
    assert html.count('name="viewport"') == 1


@pytest.mark.parametrize("text", [*HOSTILE[:3], "{{ 7 * 7 }}"])
def test_text_in_folium_layers_stays_inside_its_script(text: str) -> None:
    m = bare_map()
    folium.Marker([41, 48], tooltip=text).add_to(m)
    html = standalone(m)
    assert len(re.findall(r"</script", html)) == len(re.findall(r"<script", html))
    assert "<img src=x" not in re.sub(r"<script.*?</script>", "", html, flags=re.DOTALL)
    assert "49" not in html.split("bindTooltip")[1][:200]


def test_map_tiles_are_refused_by_their_address(tmp_path: Path) -> None:
    path = tmp_path / "map.html"
    path.write_text("the old one")
    with pytest.raises(PhaselineError, match=r"found https://tile\.openstreetmap\.org/.*tiles=None"):
        save_standalone(folium.Map([41, 48]), path)
    assert path.read_text() == "the old one"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    ("layer", "address"),
    [
        (lambda: folium.Marker([41, 48], icon=folium.Icon()), "leaflet.awesome-markers.js"),
        (lambda: HeatMap([[41, 48]]), "leaflet_heat.min.js"),
        (lambda: folium.raster_layers.ImageOverlay("https://a.example/x.png", [[1, 1], [2, 2]]), "x.png"),
        (lambda: folium.WmsTileLayer("https://a.example/wms", "x"), "a.example/wms"),
        (lambda: folium.Marker([41, 48], icon=folium.CustomIcon("https://a.example/i.png")), "i.png"),
    ],
)
def test_what_cannot_be_put_inside_is_refused_by_its_address(layer: object, address: str) -> None:
    m = bare_map()
    layer().add_to(m)
    with pytest.raises(PhaselineError, match=re.escape(address)):
        standalone(m)


def test_every_address_refused_is_told_at_once() -> None:
    m = folium.Map([41, 48])
    HeatMap([[41, 48]]).add_to(m)
    with pytest.raises(PhaselineError, match=r"leaflet_heat.*, https://tile\.openstreetmap"):
        standalone(m)


def test_a_link_is_satisfied_by_a_file_of_the_caller(tmp_path: Path) -> None:
    m = bare_map()
    link(m, JavascriptLink("https://a.example/heat.js"))
    link(m, CssLink("https://a.example/look.css"))
    (tmp_path / "heat.js").write_text("L.heat = 1;\n//# sourceMappingURL=heat.js.map\n")
    (tmp_path / "dot.svg").write_text("<svg/>")
    (tmp_path / "look.css").write_text("a { background: url(dot.svg) }")
    given = {f"https://a.example/{name}": tmp_path / name for name in ("heat.js", "look.css")}
    html = standalone(m, files=given)
    assert "<script>\nL.heat = 1;\n</script>" in html
    assert 'url("data:image/svg+xml;base64,' in html


@pytest.mark.parametrize(
    ("name", "text", "complaint"),
    [
        ("look.css", "a { background: url(gone.png) }", "gone.png: found no picture"),
        ("look.css", '@import "x.css";', "look.css: found @import"),
        ("code.js", 'x = "</SCRIPT>"', "found '</SCRIPT'"),
        ("gone.js", None, "gone.js: found no readable file"),
    ],
)
def test_a_file_that_cannot_stand_inside_a_page_is_refused(
    tmp_path: Path, name: str, text: str | None, complaint: str
) -> None:
    m = bare_map()
    link(m, JavascriptLink(f"https://a.example/{name}"))
    if text is not None:
        (tmp_path / name).write_text(text)
    with pytest.raises(PhaselineError, match=complaint):
        standalone(m, files={f"https://a.example/{name}": tmp_path / name})


def test_a_leaflet_of_another_release_is_refused() -> None:
    m = bare_map()
    m.default_js = [("leaflet", "https://cdn.jsdelivr.net/npm/leaflet@2.0.0/dist/leaflet.js")]
    with pytest.raises(PhaselineError, match=r"leaflet@2\.0\.0"):
        standalone(m)


def test_an_element_outside_a_figure_is_refused() -> None:
    with pytest.raises(PhaselineError, match="found Marker outside any figure"):
        standalone(folium.Marker([41, 48]))
