"""A small gazetteer of the theatre, so that these tests stand apart from the shipped data."""

import pytest

from phaseline.gazetteer import Gazetteer, Name, Place, Relation, Source

ROWS = """
baku | Baku | city | 40.37 49.84 | Bakı@az; Баку@ru; Bakou@fr
baku-governorate | Baku Governorate | governorate | 40.5 48.8 | Бакинская губерния@ru
ganja | Ganja | city | 40.68 46.36 | Gəncə@az; Гянджа@ru; Елисаветполь@ru-petr1708
ganja-station | Ganja station | station | 40.71 46.35 | Елисаветполь@ru-petr1708
ganja-uezd | Ganja uezd | uezd | 40.6 46.4 | Gəncə qəzası@az
yalama | Yalama | village | 41.73 48.56 | Ялама@ru
yalama-station | Yalama station | station | 41.74 48.55 | ст. Ялама@ru
khudat | Khudat | village | 41.63 48.68 | Худат@ru; Xudat@az
khudat-station | Khudat station | station | 41.62 48.68 |
quba | Quba | town | 41.36 48.51 | Куба@ru; Kuba@de
quba-uezd | Quba uezd | uezd | 41.3 48.6 | Kuba district@en
shamakhi | Shamakhi | town | 40.63 48.64 | Şamaxı@az; Шемаха@ru
shamakhi-uezd | Shamakhi uezd | uezd | 40.7 48.6 |
bilajari-station | Bilajari station | station | 40.44 49.81 | Bilajari@en; Biləcəri@az; Баладжары@ru
samur-river | Samur River | river | 41.8 48.4 | Самур@ru
samur-bridge | Samur bridge | bridge | 41.81 48.5 | Самурский мост@ru
derbent | Derbent | city | 42.06 48.29 | Дербент@ru
temir-khan-shura | Temir-Khan-Shura | town | 42.82 47.11 | Темиръ-Ханъ-Шура@ru-petr1708
port-petrovsk | Port-Petrovsk | city | 42.98 47.5 | Petrovsk@en; Порт-Петровск@ru
kurdamir | Kurdamir | town | 40.34 48.15 | Kürdəmir@az; Кюрдамир@ru
tiflis | Tiflis | city | 41.69 44.8 | Tbilisi@ka-Latn; თბილისი@ka; Тифлис@ru
petrovka-mughan | Petrovka | village | 39.4 48.4 |
petrovka-quba | Petrovka | village | 41.5 48.7 |
azerbaijan | Azerbaijan | state | 40.5 47.5 | Азербайджан@ru; Azərbaycan@az
georgia | Georgia | state | 42 43.5 | Грузия@ru
dagestan | Dagestan | region | 43 47 | Дагестан@ru
georgian-border | Azerbaijan-Georgia border | frontier | 41 45 | Georgian border@en
baku-ganja-line | Baku-Ganja line | railway-line | 40.4 48 |
baku-yalama-line | Baku-Yalama line | railway-line | 41 49 |
solovetsky-islands | Solovetsky Islands | island | 65.1 35.7 |
atlantis | Atlantis | village | |
"""


def place(row: str) -> Place:
    place_id, title, kind, position, names = (cell.strip() for cell in row.split("|"))
    lat, lon = map(float, position.split()) if position else (None, None)
    spelt = [name.strip().partition("@") for name in names.split(";") if name.strip()]
    whole = place_id.removesuffix("-station")
    return Place(
        id=place_id,
        title=title,
        kind=kind,
        lat=lat,
        lon=lon,
        uncertainty_km=2.0 if position else None,
        sources=("survey:sheet 7",),
        names=(Name(title, "en", "text"), *(Name(text, language, "period") for text, _, language in spelt)),
        relations=(Relation("station-of", whole),) if whole != place_id else (),
    )


@pytest.fixture(scope="session")
def theatre() -> Gazetteer:
    places = [place(row) for row in ROWS.strip().splitlines()]
    return Gazetteer(places, [Source("survey", "A survey of the theatre", "https://example.org/survey")])
