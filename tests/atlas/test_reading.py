"""A text with its places marked, beside a map."""

from phaseline.atlas import mentions_page
from phaseline.gazetteer import Gazetteer

TEXT = (
    "The train left Yalama station for Baku.\n\n"
    "Nothing is known of the village of Zzyzzstan, <b>alas</b> & more."
)


def test_mentions_are_links_and_the_unknown_is_marked() -> None:
    page = mentions_page(TEXT, Gazetteer.shipped().geocode(TEXT))
    assert 'data-place="yalama-station"' in page
    assert '<mark class="unknown" title="not in the gazetteer">' in page
    assert page.count("<p>") == 2
    assert "OpenStreetMap" in page


def test_the_text_is_only_text() -> None:
    page = mentions_page(TEXT, Gazetteer.shipped().geocode(TEXT))
    assert "&lt;b&gt;alas&lt;/b&gt; &amp; more" in page


def test_a_text_without_places_still_has_its_map() -> None:
    assert "Nothing here." in mentions_page("Nothing here.", [])


def test_the_same_text_gives_the_same_page() -> None:
    mentions = Gazetteer.shipped().geocode(TEXT)
    assert mentions_page(TEXT, mentions) == mentions_page(TEXT, mentions)
