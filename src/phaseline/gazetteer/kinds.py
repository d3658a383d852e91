"""Kinds of place, and the generic words that say them in English, Russian and Azerbaijani.

A generic word (`station`, `ст.`, `çayı`) belongs to a name without being part of it: lookup drops it and then
prefers its kind, the geocoder takes it into the mention's span. Words are given folded (`fold.fold_text`).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from phaseline.gazetteer.fold import words
from phaseline.gazetteer.model import Place

# The order is the preference among namesakes when nothing else tells them apart.
_IN_ORDER = (
    "city town state region river sea lake island peninsula bay mountain plain village pass port quarter "
    "station junction-point halt governorate uezd district bridge street square building railway-line "
    "frontier front"
)
KINDS = tuple(_IN_ORDER.split())
_RANK = {kind: rank for rank, kind in enumerate(KINDS)}

# Kinds that one source gives to what another gives to its neighbour: a station in a town that had no railway,
# a district that was an uezd. Within a group a name of one kind may stand in for another.
_GROUPS = (
    {"city", "town", "village", "station", "halt", "junction-point", "port", "pass", "quarter"},
    {"governorate", "uezd", "district", "region", "state", "plain"},
    {"river", "lake", "sea", "bay"},
    {"mountain", "pass", "plain"},
    {"island", "peninsula"},
    {"street", "square", "quarter", "building"},
)


Form = Literal["spot", "line", "area", "water"]
_FORMS: dict[Form, str] = {
    "line": "river railway-line frontier front",
    "area": "state region governorate uezd district plain peninsula island mountain",
    "water": "sea lake bay",
}
_FORM_OF = {kind: form for form, kinds in _FORMS.items() for kind in kinds.split()}


def form_of(kind: str) -> Form:
    """How places of a kind lie on the ground: a kind of no line, area or water is a spot."""
    return _FORM_OF.get(kind, "spot")


def precedence(place: Place) -> int:
    """How far down the preference order among namesakes a place stands, by its kind.

    A title with a generic word in brackets (`Bilajari (settlement)`) says that the bare name means another.
    """
    rank = _RANK.get(place.kind, len(KINDS))
    if place.title.endswith(")"):
        qualifier = " ".join(words(place.title.rpartition("(")[2]))
        return rank + len(KINDS) * (qualifier in generics())
    return rank


def akin(kind: str, wanted: frozenset[str]) -> bool:
    """Whether a place of `kind` may stand in for one of the wanted kinds."""
    return any(kind in group and group & wanted for group in _GROUPS)


@dataclass(frozen=True, slots=True)
class Generic:
    """What a generic word says.

    `grip`: `firm` words belong to any name they touch; `loose` ones (region, line, prison) only where the
    gazetteer knows such a place, because they as often begin something else. `before` and `after`: on which
    side of the name it stands. `plural`: it may gather several names. `abbreviated`: in a text it counts only
    with its full stop.
    """

    kinds: frozenset[str]
    grip: str
    before: bool
    after: bool
    plural: bool
    abbreviated: bool


_ROWS: list[tuple[str, str, str, str]] = [
    (
        "station halt junction-point",
        "firm",
        "station|stations+|railway station|railroad station|train station|junction station|junction|halt|"
        "stn.|st.|railway stations+|stansiyasi|stansiya|dəmir yolu stansiyası|bahnhof",
        "station|stations+|stn.|st.|станция|станции|станцию|станцией|ст.|станціи|станція|разъезд|разъезда|gare",
    ),
    (
        "village town",
        "firm",
        "village|villages+|kəndi|kənd|aul|stanitsa",
        "village|villages+|село|селе|села|селом|селение|селении|селения|сел.|с.|дер.|деревня|деревне|деревни|деревню|"
        "аул|ауле|аула|станица|станицы|станице",
    ),
    (
        "city town",
        "firm",
        "city|town|cities+|towns+|şəhəri|şəhər",
        "city|town|cities+|towns+|город|городе|города|городу|городом|гор.|г.",
    ),
    (
        "river",
        "firm",
        "river|rivers+|çayı|çay|chay|chai",
        "river|rivers+|r.|река|реке|реки|реку|рекой|р.",
    ),
    (
        "uezd district",
        "firm",
        "uezd|uyezd|uezds+|uyezds+|qəzası|qəza|уезд|уезда|уезде|уезду|уѣздъ|уѣзда|уѣздѣ|уезды+",
        "uezd|uyezd",
    ),
    (
        "district uezd quarter region",
        "firm",
        "district|districts+|rayon|raion|rayonu|county|okrug|район|района|районе|округ|округа|округе",
        "district|districts+",
    ),
    (
        "governorate",
        "firm",
        "governorate|governorates+|governorate general|general governorate|general governorship|governorship|"
        "guberniya|gubernia|province|quberniyası|губерния|губернии|губернію|губернии|provinces+",
        "governorate|province",
    ),
    (
        "island",
        "firm",
        "island|isle|islands+|adası|ada",
        "island|isle|islands+|остров|острова|острове|о.|о-в",
    ),
    ("peninsula", "firm", "peninsula|yarımadası", "полуостров|полуострове|полуострова"),
    ("lake", "firm", "lake|gölü|göl|озеро", "lake|озеро|озера"),
    ("sea", "firm", "sea|dənizi|море|моря|море", "sea"),
    ("bay", "firm", "bay|gulf|körfəzi|buxtası|залив|бухта", "bay|gulf|залив|бухта"),
    ("mountain", "firm", "mountain|mountains|peak|ridge|range|dağı|dağ|хребет", "mount|mt.|гора|горы|хребет"),
    (
        "pass junction-point halt",
        "firm",
        "pass|passes+|passing loop|siding|aşırımı|keçidi|razyezd|перевал",
        "pass|перевал|перевала",
    ),
    ("bridge", "firm", "bridge|railway bridge|körpüsü|мост|моста", "bridge|мост|моста"),
    ("street", "firm", "street|streets+|avenue|boulevard|lane|küçəsi|улица", "улица|улице|ул."),
    ("square", "firm", "square|meydanı|площадь", "площадь|площади|пл."),
    ("port", "firm", "port|harbour|harbor|seaport|limanı|порт", "port|порт|порта|порту"),
    ("plain", "firm", "plain|steppe|lowland|valley|düzü|çölü|степь", ""),
    ("quarter", "loose", "quarter|suburb|settlement", ""),
    (
        "region district uezd governorate",
        "loose",
        "region|regions+|area|zone|zones+|oblast|vilayəti|область",
        "область|oblast",
    ),
    (
        "building",
        "firm",
        "prison|cemetery|fortress|palace|mosque|monastery|cathedral|lighthouse|aerodrome|airfield|qəbiristanlığı|"
        "тюрьма|кладбище|крепость",
        "fortress",
    ),
    (
        "building",
        "loose",
        "hotel|theatre|theater|factory|mill|barracks|church|school|house|club|refinery",
        "",
    ),
    (
        "railway-line",
        "line",
        "railway|railways+|railroad|line|lines+|railway line|road|route|routes+|axis|highway|pipeline|"
        "dəmir yolu|"
        "железная дорога|ж. д.",
        "линия|железная дорога|ж. д.",
    ),
    ("frontier", "line", "border|borders+|frontier|frontiers+|граница|границы", ""),
    ("front", "loose", "front|фронт", ""),
]
"""kinds | grip | words that follow the name | words that precede it; `+` marks a plural, a full stop an
abbreviation."""


# Generic words of more languages, for lookup only, where they may stand on either side of the name: in
# running text they would be dangerous (`mare`, `see`, `place`). What is no kind (`empire`) only tells apart
# the words that say one kind.
_FOREIGN: list[tuple[str, str]] = [
    (
        "station halt junction-point",
        "station|stazione|stantsiya|stantsia|stantsija|stanzija|stancija|stancja|stansiya|stansiyasi|"
        "gare|bahnhof|istasyon|istasyonu|dworzec|dəmiryol stansiyası|dəmiryolu stansiyası|"
        "dəmir yol stansiyası|demiryolu istasyonu|zheleznodorozhnaya stantsiya|железнодорожная станция|"
        "ж д станция|passazhirskaya|пассажирская|tovarnaya|товарная|sortirovochnaya|сортировочная|"
        "glavnaya|glavnyy|glavny|главная|главный|hauptbahnhof|ایستگاه|ایستگاه راه آهن",
    ),
    (
        "halt pass junction-point",
        "razyezd|razjezd|razezd|raz yezd|raz ezd|rasjesd|разъездъ|разъездный пункт|haltestelle|halte|"
        "ausweichstelle|platforma|платформа|blokpost|блокпост",
    ),
    (
        "village town",
        "dorf|village de|hameau|selo|seleniye|selenie|derevnya|derevnia|derevnja|poselok|posyolok|"
        "posiolok|поселок|köy|köyü|wieś|villaggio|kend|kendi|روستای|ده",
    ),
    ("city town", "stadt|ville|miasto|città|gorod|городъ|şehri|şehir|شهر"),
    (
        "river",
        "fluss|fleuve|rivière|rzeka|fiume|nehri|nehir|ırmağı|reka|рѣка|çay|tschai|chaj|rud|رود|رودخانه",
    ),
    (
        "uezd district",
        "kreis|powiat|ujezd|uiezd|ouiezd|ouyezd|ouezd|ujesd|kaza|kazası|у|уѣздный|sancağı|distretto|cercle",
    ),
    (
        "district uezd quarter region",
        "bezirk|distrikt|arrondissement|okrug|okroug|округъ|районъ|okręg|dystrykt|rejon|rajon|rayon|"
        "dairəsi|dairə|nahiyəsi|ilçesi|شهرستان",
    ),
    (
        "governorate",
        "gouvernement|generalgouvernement|gouvernement general|gubernija|guberniia|gubernja|gubernium|"
        "government|gouv|губ|governatorato|vilayet|vilayeti|eyaleti",
    ),
    ("island", "insel|île|isola|wyspa|ostrov|ostrow|جزیره"),
    ("peninsula", "halbinsel|presqu île|péninsule|poluostrov|poluostrow|półwysep|penisola|yarımada"),
    ("lake", "see|lac|jezioro|lago|ozero|osero|دریاچه"),
    ("sea", "see|meer|mer|morze|mare|more|deniz|denizi|دریای"),
    ("bay", "bucht|meerbusen|golf|golfe|golfo|zaliv|saliw|bukhta|zatoka|körfez|körfezi|baie|خلیج"),
    ("mountain", "berg|gebirge|mont|monts|montagne|monte|gora|góra|khrebet|хребет|dağları|کوه"),
    ("pass", "pereval|perewal|col|paß|gebirgspass|przełęcz|passo|geçidi|گردنه"),
    ("plain", "steppe|step|ebene|plaine|pianura|ovası|nizmennost|низменность|دشت"),
    ("bridge", "brücke|pont|most|ponte|köprüsü|پل"),
    ("street", "strasse|straße|rue|ulitsa|uliza|ulica|via|sokağı|caddesi"),
    ("square", "platz|place|ploshchad|plac|piazza|meydan|meydanı"),
    ("port", "hafen|limanı|بندر"),
    (
        "railway-line",
        "bahnstrecke|eisenbahn|eisenbahnlinie|bahnlinie|bahn|chemin de fer|chemins de fer|"
        "linia kolejowa|kolej|ferrovia|dəmiryolu|dəmir yolu|dəmir yolu xətti|demiryolu|demir yolu|"
        "zheleznaya doroga|железная дорога|желѣзная дорога|железнодорожная линия|линия",
    ),
    ("frontier", "grenze|frontière|granica|confine|sınırı|sərhədi"),
    (
        "state",
        "republic|république|repubblica|republik|republika|cumhuriyeti|respublikası|республика|جمهوری",
    ),
    (
        "state democratic-republic",
        "democratic republic|people s republic|république démocratique|repubblica democratica|"
        "demokratische republik|demokratyczna republika|republika demokratyczna|demokratik cumhuriyeti|"
        "halk cumhuriyeti|xalq cümhuriyyəti|демократическая республика",
    ),
    (
        "state soviet-republic",
        "ssr|soviet republic|soviet socialist republic|rss|srr|сср|sowjetrepublik|"
        "sozialistische sowjetrepublik|советская республика|советская социалистическая республика|"
        "sovet sosialist respublikası",
    ),
    (
        "state empire",
        "empire|reich|kaiserreich|impero|imperium|cesarstwo|imparatorluğu|imperiyası|империя|имперія",
    ),
    ("state kingdom", "kingdom|königreich|royaume|regno|królestwo|krallığı|королевство"),
    (
        "region district governorate",
        "gebiet|région|regione|provinz|provincia|prowincja|oblast|obwód|край|kray|bölgesi",
    ),
]
_ATTACHED = {
    **{"steppe": "plain", "fluss": "river", "meer": "sea", "see": "sea lake", "gebirge": "mountain"},
    **{"insel": "island", "bahn": "railway-line", "bazar": "town village"},
}


@cache
def attached() -> dict[str, frozenset[str]]:
    """Generic words that are written together with the name: `Mugansteppe`."""
    return {ending: frozenset(kinds.split()) for ending, kinds in _ATTACHED.items()}


@cache
def lookup_generics() -> dict[str, Generic]:
    """`generics()`, and those that only lookup heeds. The firm ones may stand on either side of the name."""
    table = {
        word: replace(generic, before=True, after=True) if generic.grip == "firm" else generic
        for word, generic in generics().items()
    }
    for kinds, listed in _FOREIGN:
        for entry in listed.split("|"):
            word = " ".join(words(entry))
            old = table.get(word)
            said = frozenset(kinds.split()) | (old.kinds if old else frozenset())
            table[word] = Generic(said, "firm", before=True, after=True, plural=False, abbreviated=False)
    return table


@cache
def generics() -> dict[str, Generic]:
    """Every generic word or phrase, folded, with what it says."""
    table: dict[str, Generic] = {}
    for kinds, grip, after, before in _ROWS:
        for side, listed in (("after", after), ("before", before)):
            for entry in filter(None, listed.split("|")):
                word = " ".join(words(entry))
                old = table.get(word)
                table[word] = Generic(
                    frozenset(kinds.split()) | (old.kinds if old else frozenset()),
                    grip,
                    before=side == "before" or bool(old and old.before),
                    after=side == "after" or bool(old and old.after),
                    plural=entry.endswith("+"),
                    abbreviated=entry.endswith("."),
                )
    return table
