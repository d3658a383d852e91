"""A scene's texts apart: each once, by language, and everything else where it was."""

from phaseline.atlas.texts import with_texts_apart


def test_each_text_is_kept_once_and_its_number_stands_for_it() -> None:
    bridge, station = {"en": "Bridge", "az": "Körpü"}, {"en": "Station", "az": "Stansiya"}
    scene = {"languages": ["en", "az"], "places": [bridge, station, dict(bridge)], "t": (1, None, 2.5)}
    assert with_texts_apart(scene) == {
        "scene": {"languages": ["en", "az"], "places": [{"_": 0}, {"_": 1}, {"_": 0}], "t": [1, None, 2.5]},
        "texts": {"en": ["Bridge", "Station"], "az": ["Körpü", "Stansiya"]},
    }
    assert scene["places"][0] is bridge


def test_what_is_not_a_text_in_every_language_stays() -> None:
    scene = {
        "languages": ["en", "az"],
        "words": {"en": {"title": "A"}, "az": {"title": "B"}},
        "name": {"en": "A"},
    }
    assert with_texts_apart(scene) == {"scene": scene, "texts": {"en": [], "az": []}}
