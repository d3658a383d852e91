"""Folding takes case and accents away and keeps offsets."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phaseline.gazetteer.fold import drop_marks, fold_text, words


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Gəncə, İrəvan!", "gence  irevan "),
        ("Baku’s—Yalama", "baku s yalama"),
        ("Ялама Ёлка Ѣ і", "ялама елка е и"),
        ("Straße", "strase"),
        ("№ 5_6", "n 5 6"),
    ],
)
def test_text_is_folded_character_by_character(text: str, folded: str) -> None:
    assert fold_text(text) == folded


@given(st.text())
def test_folding_keeps_every_position(text: str) -> None:
    folded = fold_text(text)
    assert len(folded) == len(text)
    assert folded == "".join(map(fold_text, text))
    assert all(character.isalnum() or character == " " for character in folded)


@given(st.text(alphabet="ab\u0301\u0308 é\u0306Й"))
def test_marks_are_dropped_and_their_positions_kept(text: str) -> None:
    from bisect import bisect_right

    plain, marks = drop_marks(text)
    assert all(plain[i] == text[i + bisect_right(marks, i)] for i in range(len(plain)))
    assert len(plain) + len(marks) == len(text)
    assert not any(unicodedata.combining(character) for character in plain)


@given(st.text())
def test_folding_again_changes_nothing(text: str) -> None:
    assert fold_text(fold_text(text)) == fold_text(text)


@given(st.text(alphabet="abcçdəefğ ıöšžÉéабвгё"))
def test_case_does_not_matter(text: str) -> None:
    assert fold_text(text.upper()) == fold_text(text.lower()) == fold_text(text)


def test_a_name_has_words() -> None:
    assert words("Temir-Khan-Şura") == ["temir", "khan", "sura"]
