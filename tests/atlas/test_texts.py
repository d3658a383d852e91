"""A scene's texts apart: each once, by language, and everything else where it was."""

from phaseline.atlas.texts import Told, with_texts_apart


def test_each_text_is_kept_once_and_its_number_stands_for_it() -> None:
    bridge, station = {"en": "Bridge", "az": "Körpü"}, {"en": "Station", "az": "Stansiya"}
    scene = {"languages": ["en", "az"], "places": [bridge, station, dict(bridge)], "t": (1, None, 2.5)}
    assert with_texts_apart(scene) == {
        "scene": {"languages": ["en", "az"], "places": [{"_": 0}, {"_": 1}, {"_": 0}], "t": [1, None, 2.5]},
        "texts": {"en": ["Bridge", "Station"], "az": ["Körpü", "Stansiya"]},
        "told": 0,
    }
    assert scene["places"][0] is bridge


def test_what_is_not_a_text_in_every_language_stays() -> None:
    scene = {
        "languages": ["en", "az"],
        "words": {"en": {"title": "A"}, "az": {"title": "B"}},
        "name": {"en": "A"},
    }
    assert with_texts_apart(scene) == {"scene": scene, "texts": {"en": [], "az": []}, "told": 0}


def test_a_text_that_is_told_stands_in_every_language_and_in_no_table() -> None:
    bridge, station = {"en": "Bridge", "az": "Körpü"}, {"en": "Station", "az": "Stansiya"}
    told = Told(["en", "az"])
    assert told("dt", bridge) == "<dt lang=en>Bridge<dt lang=az>Körpü"
    assert told("dd", "1 < 2", "by") == "<dd class=by>1 &lt; 2"
    assert told("dd", bridge) == "<dd lang=en>Bridge<dd lang=az>Körpü"
    scene = {"languages": ["en", "az"], "places": [station, bridge]}
    assert with_texts_apart(scene, told.texts) == {
        "scene": {"languages": ["en", "az"], "places": [{"_": 3}, {"_": 0}]},
        "texts": {"en": ["Station"], "az": ["Stansiya"]},
        "told": 3,
    }


def test_english_stands_in_for_a_language_that_a_text_lacks() -> None:
    told = Told(["en", "az"])
    told("p", {"en": "Bridge"})
    told("p", None)
    assert told.texts == [("Bridge", "Bridge"), ("", "")]
