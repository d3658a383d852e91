"""Names between words that betray nothing are not looked at again: that never changes an answer."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from phaseline.gazetteer import Gazetteer, Mention, mentions
from phaseline.gazetteer.beside import ANY, EVERY

TEXTS = sorted((Path(__file__).parent / "texts").glob("*.txt"))
_BEFORE = (
    "near|in|from|to|by|of|the|and|reached|asked|will|alongside|a note from|relations with|aboard the|crew "
    "of the|governor of|on behalf of|ordered by|the gunboat|gunboats Quba and|General|Ivan|the city of|"
    "stations like|villages of|Republic of|Red|River|st.|г.|в|fields,|1920,|others.|water;|“|(|the two|"
    "such as|The|In|Will|prevented the|peace between Georgia and the|Derbent,|"
    "Soviet Republic of|head of|the station"
)
_BEHIND = (
    "|station|stations|.|,|;|)|'s|'s governor|Regiment|regiment|garrison|party committee|soveti|alayı|полк|"
    "police chief|border|border guards|River|Republic|refused|had refused|was taken|crew.|steamed|at anchor|"
    "and Ganja stations|and the others|and Georgia had agreed|or not|as well as Quba|, and Ganja|, which|, "
    "on the other hand|Khan|oglu|”|–Ganja line|- Baku|to buy|their|təklif etdi|in Quba|road|inqilab komitəsi|"
    "\nstation|\nRegiment|\n\nRegiment"
)
_NAMES = "Baku|Ganja|Yalama|Georgia|Quba|Samur River|Tiflis|Petrovka|Georgian border|Dagestan|YALAMA"
BEFORE, BEHIND, NAMES = (words.split("|") for words in (_BEFORE, _BEHIND, _NAMES))


@st.composite
def sentences(draw: st.DrawFn) -> str:
    parts = []
    for _ in range(draw(st.integers(1, 3))):
        before, name = draw(st.sampled_from(BEFORE)), draw(st.sampled_from(NAMES))
        behind = draw(st.sampled_from(BEHIND))
        parts.append("they saw " * draw(st.booleans()))
        parts.append(before + " " * (before[-1] not in "“(") + name)
        parts.append(" " * (behind[:1].isalpha() or behind[:1] == "-") + behind + " ")
    return "".join(parts) + draw(st.sampled_from(("", "at dawn.", "”.")))


def looked_at_twice(gazetteer: Gazetteer, text: str) -> list[Mention]:
    """The mentions when everything is said to betray something."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(mentions, "betrayed", lambda *_: EVERY | ANY)
        return gazetteer.geocode(text)


@settings(max_examples=400, deadline=None)
@given(sentences())
def test_a_second_look_finds_the_same(theatre: Gazetteer, text: str) -> None:
    assert theatre.geocode(text) == looked_at_twice(theatre, text)


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_a_second_look_finds_the_same_in_whole_texts(path: Path) -> None:
    text = path.read_text("utf-8")
    assert Gazetteer.shipped().geocode(text) == looked_at_twice(Gazetteer.shipped(), text)


@pytest.mark.parametrize("text", ["Yalama soveti.", "the Quba police chief", "in Khudat regiment"])
def test_a_body_behind_a_name_is_seen_also_at_the_end_of_a_text(theatre: Gazetteer, text: str) -> None:
    assert [m.role for m in theatre.geocode(text)] == ["associative"]
