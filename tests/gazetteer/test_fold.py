"""Folding keeps offsets for texts, and brings spellings together for names."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phaseline.gazetteer.fold import drop_marks, fold_text, keys, words


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


@pytest.mark.parametrize(
    "spellings",
    [
        "Bilajari Bilajary Bileceri Biləcəri",
        "Baladjary Баладжары",
        "Gazakh Qazax Kazakh Kasakh Казах Казахъ",
        "Ganja Gəncə Gandzha Gandja Genje Гянджа Ҝәнҹә",
        "Elisavetpol Elizavetpol Yelizavetpol Jelisawetpol Елисаветполь Елизаветполь",
        "Khachmas Khachmaz Xaçmaz Хачмас",
        "Akstafa Agstafa Ağstafa Акстафа",
        "Yevlakh Evlakh Yevlax Евлах",
        "Temir-Khan-Shura Темиръ-Ханъ-Шура ТЕМИР-ХАН-ШУРА",
        "Alexandropol Aleksandropol Александрополь",
        "Hajigabul Hacıqabul",
        "Shaki Sheki Şəki Шеки",
        "Qusar Gusar Kusary Кусары",
        "Kurdamir Kürdəmir Кюрдамир Кюрдамиръ",
        "Lankaran Lənkəran",
        "Lenkoran Ленкорань",
    ],
)
def test_transliterations_of_one_name_meet_by_sound(spellings: str) -> None:
    sounds = [set(keys(spelling).sound) for spelling in spellings.split()]
    assert set.intersection(*sounds)


@pytest.mark.parametrize(
    "pair", [("Baku", "Batum"), ("Quba", "Kuban"), ("Shusha", "Shaki"), ("Ganja", "Gori")]
)
def test_different_names_stay_apart_by_sound(pair: tuple[str, str]) -> None:
    first, second = (set(keys(name).sound) for name in pair)
    assert not first & second


def test_a_name_has_words() -> None:
    assert words("Temir-Khan-Şura") == ["temir", "khan", "sura"]
