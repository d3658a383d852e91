"""Case endings, against the declensions that a grammar gives."""

import pytest

from phaseline.gazetteer.endings import generic_forms, inflected


@pytest.mark.parametrize(
    ("name", "language", "forms"),
    [
        ("Шуша", "ru", "шуши шуше шушу шушои"),
        ("Грузия", "ru", "грузии грузию грузиеи"),
        ("Кусары", "ru", "кусаров кусарам кусарами кусарах"),
        ("Порт-Петровск", "ru", "порт петровска,порт петровску,порт петровском,порт петровске"),
        (
            "Кубинский уезд",
            "ru",
            "кубинского уезда,кубинскому уезду,кубинским уездом,кубинском уезде",
        ),
        ("Главный хребет", "ru", "главного хребта,главному хребту,главным хребтом,главном хребте"),
        ("Азербайджанская ССР", "ru", "азербаиджанскои сср,азербаиджанскую сср"),
        ("Бакинскій уѣздъ", "ru-petr1708", "бакинскаго уезда,бакинскому уезду"),
        ("Şamaxı", "az", "samaxiya samaxida samaxidan samaxinin samaxidaki"),
        ("Gəncə", "az", "genceye gencede genceden gencenin gencedeki"),
        ("Xudat", "az", "xudata xudatda xudatdan xudatin xudatdaki"),
        ("İran Azərbaycanı", "az", "iran azerbaycanina,iran azerbaycaninda,iran azerbaycanindan"),
    ],
)
def test_names_are_declined(name: str, language: str, forms: str) -> None:
    expected = set(forms.split(",") if "," in forms else forms.split())
    assert expected <= set(inflected(name, language))


def test_names_of_other_languages_stay_as_they_are() -> None:
    assert inflected("Baku", "en") == inflected("Bakou", "fr") == []


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("станция", "станцию"),
        ("железная дорога", "железнои дороги"),
        ("stansiyasi", "stansiyasina"),
        ("kendi", "kendinde"),
        ("cay", "cayin"),
        ("demir yolu", "demir yolunda"),
    ],
)
def test_generic_words_are_declined(word: str, form: str) -> None:
    assert form in generic_forms(word)


@pytest.mark.parametrize("word", ["station", "river", "city", "border"])
def test_english_generic_words_are_not(word: str) -> None:
    assert generic_forms(word) == []
