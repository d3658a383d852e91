"""Texts of several kinds, none of them the campaign's: what is a mention, of which place, in which role.

In the tables `[Baku=baku]` marks a literal mention and its place, `{Baku=baku}` an associative one, and `=?`
a mention of a place that the gazetteer does not know.
"""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phaseline.gazetteer import Gazetteer

MARK = re.compile(r"(?:\[([^\]]+?)=([\w?-]+)\])|(?:\{([^}]+?)=([\w?-]+)\})")

Expected = list[tuple[int, int, str, str]]


def read(marked: str) -> tuple[str, Expected]:
    """The text without its marks, and the mentions that they mark."""
    text, expected, reached = "", [], 0
    for mark in MARK.finditer(marked):
        text += marked[reached : mark.start()]
        name, place = (mark[1], mark[2]) if mark[1] else (mark[3], mark[4])
        expected.append((len(text), len(text) + len(name), place, "literal" if mark[1] else "associative"))
        text += name
        reached = mark.end()
    return text + marked[reached:], expected


def found(gazetteer: Gazetteer, text: str) -> Expected:
    return [(m.start, m.end, m.place.id if m.place else "?", m.role) for m in gazetteer.geocode(text)]


SPANS = {
    "possessive outside": "We saw [Baku=baku]'s towers, and [Ganja=ganja]’s.",
    "generic word inside": "From [Yalama station=yalama-station] to the [Samur River=samur-river].",
    "capitalised generic": "At [Yalama Station=yalama-station], on the [River Samur=samur-river].",
    "chain of generic words": "They held the [Samur River bridge=samur-bridge].",
    "generic word before, of": "in the city of [Ganja=ganja] and the village of [Khudat=khudat]",
    "a station of that name": "at the station of [Ganja=ganja-station]",
    "a stand-in": "the [Derbent station=derbent]",
    "line of two ends": "the [Ganja-Baku line=baku-ganja-line] was cut",
    "lines of two ends": "the [Baku–Yalama=baku-yalama-line] and [Baku–Ganja=baku-ganja-line] railways",
    "composite of places": "the [Yalama=yalama]-[Khudat=khudat]-[Quba=quba] region",
    "an axis is a line": "on the [Baku-Yalama axis=baku-yalama-line]",
    "a list introduced": "in districts like [Ganja=ganja-uezd] and [Quba=quba-uezd]",
    "a hyphened name is one": "at [Port-Petrovsk=port-petrovsk] and [Temir-Khan-Shura=temir-khan-shura]",
    "plural after": "in [Ganja=ganja-uezd], [Shamakhi=shamakhi-uezd], and [Quba=quba-uezd] uezds",
    "plural before": (
        "the stations of [Yalama=yalama-station], [Khudat=khudat-station] and [Ganja=ganja-station]"
    ),
    "one district": "the [Quba district=quba-uezd] rose",
    "modifier": "[Baku=baku] workers and the [Baku=baku] garrison",
    "border by adjective": "to the [Georgian border=georgian-border]",
    "not demonyms": "Georgian troops, Azerbaijani guards",
    "not lower case": "a baku of ganja",
    "capitals": "[BAKU=baku] AND [GANJA=ganja]",
    "adjacent names": "[Baku=baku]\n[Ganja=ganja]\n[Quba=quba]",
    "combining marks": "en route for [Gə\u0308ncə=ganja], [Bakı\u0307=baku]",
    "unknown station": "to [Zarbulak station=?] by night",
    "unknown village": "the village of [Karaduz=?], the [Tikhaya River=?]",
    "a plural name": "on the [Solovetsky Islands=solovetsky-islands], [Quba=quba]",
    "border guards": "the Azerbaijani border guards",
    "initials are no river": "as R. Smith wrote",
    "the General is no person": "the General [Baku=baku] Party Conference",
    "streets by their names": "at [Samad Orlov=?] and [Birch=?] Streets",
    "line after the word": "along the [line Yalama–Baku=baku-yalama-line] to [Baku=baku]",
    "lines in brackets": "on two routes ([Baku-Ganja=baku-ganja-line], [Yalama-Baku=baku-yalama-line])",
    "a line of three ends": "the [Yalama-Baku-Ganja railway=?] was whole",
    "an operation is of two places": "the [Yalama=yalama]-[Baku=baku] operation",
    "abbreviation after": "left [Khudat stn.=khudat-station] and [Yalama st.=yalama-station] at nine",
    "a saint is no station": "born in St. Quentin, not far",
    "republic before": (
        "the [Democratic Republic of Georgia=georgia], the [Soviet Republic of Georgia=georgia]"
    ),
    "republic after": "in the [Georgia Democratic Republic=georgia] and [Georgia=georgia]",
    "a prison by its town": "in [Baku prison=?] and the [Baku=baku] school",
    "names broken over lines": (
        "at [Port-\nPetrovsk=port-petrovsk], near [Kurda-\nmir=kurdamir], [Samur\n   River=samur-river]"
    ),
    "wide spacing": "the [Samur  River=samur-river] and\r\n[Quba=quba]",
    "his village": "spoke of his village, [Karaduz=?], and of [Quba=quba]",
    "a fused name": "by the [Vəlvələçayın=?] bank and [Göyçayda=?]",
    "Russian settlements": (
        "из города [Кубы=quba], г. [Дербент=derbent], у села [Заречье=?], в 1920 г. Приказ"
    ),
    "Russian inside": (
        "у [станции Ялама=yalama-station], на [реке Самур=samur-river], на [ст. Баладжары=bilajari-station]"
    ),
    "Russian adjectives": "в [Бакинской губернии=baku-governorate], через [Самурский мост=samur-bridge]",
    "Russian adjectives unlisted": "в [Таловском уезде=?], за [Большим Таловским хребтом=?], Русский полк",
    "Russian adjectives alone": "Бакинский пролетариат, Бакинские рабочие",
    "Russian line": "по [линии Ялама – Баку=baku-yalama-line] до [Баку=baku]",
    "Russian instrumental": "под [Шемахой=shamakhi], за [Гянджой=ganja], перед [Дербентом=derbent]",
    "Azerbaijani cases": "[Bakıdakı=baku] evdən [Bakıya=baku], [Gəncədən=ganja] [Xudata=khudat]",
    "Azerbaijani generic words": (
        "[Gəncə qəzasının=ganja-uezd] içində, [Xudat stansiyasına=khudat-station], [Qaradüz kəndində=?] qaldı"
    ),
    "Azerbaijani line": "[Bakı–Gəncə dəmir yolunda=baku-ganja-line] sükut",
    "a border by its two sides": "the [Azerbaijani-Georgian border=georgian-border]",
    "a list of islands": (
        "the islands, [Quba=quba] and [Wolfsholm=?], or the villages of [Ost=?] and [West=?]"
    ),
    "no list": "the villages, Lenin and Trotsky said, were ours",
    "not a name": "The station, a Railway station, the village, every river; Soviet Village",
}


@pytest.mark.parametrize("marked", SPANS.values(), ids=SPANS)
def test_spans(theatre: Gazetteer, marked: str) -> None:
    text, expected = read(marked)
    assert [m[:3] for m in found(theatre, text)] == [m[:3] for m in expected]


ROLES = {
    "regiment": "the 5th {Baku=baku} Regiment",
    "committee": "the {Baku=baku} Party Committee met in [Baku=baku]",
    "party": "the Communist Party of {Azerbaijan=azerbaijan}",
    "newspaper": 'the newspaper "{Azerbaijan=azerbaijan}" wrote',
    "train": "the armored train “Red {Dagestan=dagestan}” left [Derbent=derbent]",
    "gunboats": "the gunboats {Quba=quba} and {Derbent=derbent} lay off [Baku=baku]",
    "treaty": "the Treaty of {Tiflis=tiflis} was signed in [Tiflis=tiflis]",
    "governor": "the {Ganja=ganja} governor",
    "actor": "{Georgia=georgia} refused; {Tiflis=tiflis} had already protested",
    "polity": "[Georgia=georgia] was invaded from [Azerbaijan=azerbaijan]",
    "other treaties": "the {Tiflis=tiflis} agreement, peace with {Georgia=georgia}",
    "office": "the governor of {Baku=baku} and the Minister of {Georgia=georgia}",
    "what is governed": "the governor of [Baku Governorate=baku-governorate]",
    "garrison": "the commander of the [Baku=baku] garrison",
    "ministry": "the Ministry of Foreign Affairs of {Georgia=georgia} in [Tiflis=tiflis]",
    "abbreviated units": "the 7th {Quba=quba} Regt. and the {Baku=baku} Cav. Bde.",
    "several regiments": "the {Quba=quba} and {Derbent=derbent} Regiments",
    "italics": "the *{Derbent=derbent}* and _{Quba=quba}_ lay off [Baku=baku]",
    "ship by its article": "the {Derbent=derbent} steamed out of [Baku=baku]",
    "title wrapped over lines": "a man of the {Derbent=derbent}\nGrenadiers",
    "a phrase in quotation marks": 'a "[Dagestan=dagestan] barrier" of hills',
    "powers that acted": "{Georgia=georgia} and {Azerbaijan=azerbaijan} had agreed",
    "a power that may act": "Will {Georgia=georgia} fight? {Tiflis=tiflis} would not say.",
    "no act": "[Georgia=georgia] had been invaded; [Azerbaijan=azerbaijan] must be free",
    "a place of acts": "in [Tiflis=tiflis] agreed terms were signed",
    "agent": "occupied by {Georgia=georgia}, by way of [Georgia=georgia]",
    "made to act": "to prevent {Georgia=georgia} from buying grain",
    "relations": "relations between {Georgia=georgia} and {Azerbaijan=azerbaijan}",
    "land between": "land disputed between [Georgia=georgia] and [Azerbaijan=azerbaijan]",
    "workers": "the [Baku=baku] party workers, the [Baku=baku] organisation",
    "Russian body": "Ревком {Азербайджана=azerbaijan} в [Баку=baku]",
    "Russian actor": "{Грузия=georgia} объявила войну; в [Грузии=georgia] стояла тишина",
    "Azerbaijani actor": "{Azərbaycan=azerbaijan} susdu, [Azərbaycanda=azerbaijan] sükut idi",
    "crew": "passengers of the {Derbent=derbent}, aboard the {Quba=quba}",
    "soviet power": "in [Derbent=derbent] Soviet power fell; the {Derbent=derbent} Soviet met",
    "asked": "they asked {Tiflis=tiflis} for arms",
    "battle": "the battle of [Shamakhi=shamakhi]",
    "quotation marks closed before": '"Hummat" in [Baku=baku] and "Adalat" in [Ganja=ganja]',
}


@pytest.mark.parametrize("marked", ROLES.values(), ids=ROLES)
def test_roles(theatre: Gazetteer, marked: str) -> None:
    text, expected = read(marked)
    assert found(theatre, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "General Petrovka spoke",
        "M. K. Petrovka and V.I. Quba",
        "as Ivan Petrovka told us",
        "Quba Khan rode out",
        "with Colonel Derbent",
    ],
)
def test_persons_are_not_places(theatre: Gazetteer, text: str) -> None:
    assert theatre.geocode(text) == []


TEXTS = {
    "memoir": (
        "I was nineteen when we left [Port-Petrovsk=port-petrovsk]. Old Semyon, who had stoked "
        "engines out of "
        "[Tiflis=tiflis] before the war, swore we should not see the [Samur=samur-river] by "
        "nightfall; but at dusk "
        "there was the bridge, and beyond it the lamps of [Yalama station=yalama-station]. Nobody"
        " at [Yalama=yalama] "
        "fired. In [Khudat=khudat] an old woman sold us cheese. Comrade Petrovka had the only map, a "
        "{Tiflis=tiflis} Society print, and on it [Baku=baku] lay under his thumb."
    ),
    "communiqué": (
        "27 April. In the direction of [Baku=baku] our armoured trains, having forced the "
        "[Samur River=samur-river], took [Yalama=yalama-station] and [Khudat=khudat-station] "
        "stations. Cavalry has entered "
        "[Quba=quba] and advances upon [Shamakhi=shamakhi]. In the [Ganja uezd=ganja-uezd] all is quiet. "
        "The {Derbent=derbent} Regiment took 200 prisoners."
    ),
    "Russian order": (
        "Приказываю: бронепоездам выступить из [Дербента=derbent] и занять [станцию "
        "Ялама=yalama-station], затем "
        "[ст. Баладжары=bilajari-station]. Штаб армии — в [Порт-Петровске=port-petrovsk], донесения слать в "
        "[Баку=baku]. Коннице идти через [Кубу=quba] на [Шемаху=shamakhi] и [Гянджу=ganja]."
    ),
    "memoir of a passenger": (
        "The mail for [Tiflis=tiflis] left [Baku station=baku] an hour late, and my neighbour, a surveyor "
        "from [Shamakhi=shamakhi] who had served in the {Derbent=derbent}\nRegiment, unrolled his map across "
        "our knees. He would not hear of war. {Georgia=georgia} had signed, he said; {Tiflis=tiflis} wanted "
        "oil and would pay. At [Kurdamir=kurdamir] a boy sold us the *{Baku=baku} Courier*, and there "
        "it was: bridges down on the [Samur=samur-river], strangers at [Yalama "
        "station=yalama-station], the steamer *{Quba=quba}* seized. In [Ganja=ganja] they turned "
        "the train. I never saw his village, [Karaduz=?], nor the [Baku-Ganja line=baku-ganja-line] again."
    ),
    "communiqué by numbers": (
        "[Derbent=derbent], 29 April, 06 hrs. 1. Armoured trains hold [Khudat st.=khudat-station] and patrol "
        "the [Yalama-Baku line=baku-yalama-line]. 2. The {Derbent=derbent} Rifle Bde. crossed the\n"
        "   [Samur River=samur-river] by the [Samur bridge=samur-bridge]; 3rd {Quba=quba} Regt. laid down "
        "its arms. 3. Order has been restored in [Quba=quba-uezd] and [Shamakhi=shamakhi-uezd] uezds. 4. "
        "Gunboats {Tiflis=tiflis} and {Ganja=ganja} cover the landing. 5. The government of "
        "{Georgia=georgia} has asked for terms; the [Georgian border=georgian-border] is quiet."
    ),
    "Russian order by numbers": (
        "г. [Дербент=derbent], 25 апреля 1920 г. 1. Противник отходит за [реку Самур=samur-river], взорвав "
        "[Самурский мост=samur-bridge]. 2. Бронепоезду «Красный {Дагестан=dagestan}» к рассвету быть на [ст. "
        "Ялама=yalama-station]. 3. Коннице через [Кубу=quba] выйти под [Шемаху=shamakhi], обоз оставить в "
        "[Порт-\nПетровске=port-petrovsk]. 4. В [Бакинской губернии=baku-governorate] соблюдать порядок; "
        "с ревкомом {Азербайджана=azerbaijan} держать связь через село [Заречье=?]. Начдив Дербентский."
    ),
    "Azerbaijani report": (
        "Hissələr [Bakıdan=baku] [Gəncəyə=ganja] yola düşdü; [Xudatda=khudat] döyüş oldu. "
        "[Şamaxıdan=shamakhi] xəbər yoxdur."
    ),
}


@pytest.mark.parametrize("marked", TEXTS.values(), ids=TEXTS)
def test_texts_in_other_styles(theatre: Gazetteer, marked: str) -> None:
    text, expected = read(marked)
    assert found(theatre, text) == expected


def test_context_decides_between_namesakes(theatre: Gazetteer) -> None:
    north = theatre.geocode("They rode from Khudat and Derbent by Petrovka to Yalama station.")
    south = theatre.geocode("Petrovka lies in the far south, below Kurdamir.")
    assert [m.place.id for m in north if m.surface == "Petrovka" and m.place] == ["petrovka-quba"]
    assert "petrovka-mughan" in {c.place.id for c in south[0].candidates}
    assert len(south[0].candidates) == 2


def test_a_mention_keeps_the_contract(theatre: Gazetteer) -> None:
    known, unknown = theatre.geocode("From Baku to Zarbulak station.")
    keys = ["start", "end", "surface", "id", "name", "kind", "lat", "lon", "uncertainty_km", "score", "role"]
    assert list(known.as_dict()) == list(unknown.as_dict()) == keys
    assert unknown.as_dict()["id"] is unknown.as_dict()["lat"] is None
    assert unknown.score == 0


@given(
    st.lists(
        st.sampled_from([*"., -\n'’\"“”", "Baku", "Bakı\u0307", "Ganja", "river", "Samur", "ов", "İ", "of"])
    )
)
def test_surfaces_are_cut_from_the_text_in_order(theatre: Gazetteer, parts: list[str]) -> None:
    text = "".join(parts)
    mentions = theatre.geocode(text)
    assert all(text[m.start : m.end] == m.surface for m in mentions)
    assert all(a.end <= b.start for a, b in pairwise(mentions))


@given(st.data())
def test_the_longest_name_wins(theatre: Gazetteer, data: st.DataObject) -> None:
    titles = [place.title for place in theatre if place.kind not in ("railway-line", "frontier")]
    title = data.draw(st.sampled_from(titles))
    assert [m.surface for m in theatre.geocode(f"near {title}, then")] == [title]
