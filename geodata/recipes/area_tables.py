"""What `areas.py` draws: the lines by hand, the names of cut faces, and the areas made of them.

A part is named like today's district in the world map that `districts.py` reads, or is a piece of one.
"""

from __future__ import annotations

from dataclasses import dataclass

Vertex = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Area:
    """One polygon: what it is, what it is made of, and how far (km) the true limit may lie from it."""

    id: str
    name: str
    kind: str
    part_of: str | None
    status: str
    precision_km: float
    parts: tuple[str, ...]
    note: str
    sources: tuple[str, ...]


LINES_LEFT_OUT = frozenset({"zakatala-east"})

REACHES: tuple[tuple[str, Vertex, Vertex], ...] = (
    ("kura", (45.60, 41.15), (46.35, 40.90)),
    ("kura", (46.70, 40.93), (47.21, 40.53)),
    ("kura", (48.30, 40.03), (49.37, 39.34)),
    ("araks", (47.97, 39.71), (48.48, 40.03)),
    ("sulak", (47.60, 43.27), (46.85, 42.82)),
)

GETIK_RIDGE = (
    (44.80, 40.65), (44.90, 40.68), (45.00, 40.645), (45.05, 40.65), (45.10, 40.615), (45.15, 40.60),
    (45.20, 40.58), (45.26, 40.57), (45.32, 40.545), (45.37, 40.53), (45.42, 40.525), (45.47, 40.512),
)  # fmt: skip
ARESH_NORTH = (
    (46.815, 41.02), (47.0, 40.98), (47.25, 40.93), (47.42, 40.92), (47.6, 40.86), (47.75, 40.775),
    (47.765, 40.74),
)  # fmt: skip
VARANDA_DIZAK = ((46.71, 39.59), (46.85, 39.64), (47.0, 39.66), (47.12, 39.67))
MIL_STEPPE = ((47.42, 39.83), (47.60, 39.84), (47.78, 39.89), (47.86, 39.91))
KHIZI = ((48.965, 40.93), (48.98, 40.85), (49.05, 40.70), (49.12, 40.60))
BARMAK = ((48.97, 40.845), (49.10, 40.84), (49.25, 40.82), (49.40, 40.80), (49.50, 40.80))
KABRISTAN = ((49.33, 40.53), (49.38, 40.40), (49.40, 40.25), (49.35, 40.05), (49.29, 39.93))
YEVLAKH_WEST = ((47.02, 40.44), (47.06, 40.56), (47.08, 40.70))
JRABERD_WEST = ((46.33, 40.30), (46.33, 40.12), (46.36, 40.02), (46.45, 39.94))
JRABERD_EAST = ((46.83, 40.49), (46.86, 40.33), (46.87, 40.22), (46.86, 40.15))
ZUVAND_NORTH = ((47.97, 38.83), (48.20, 38.80), (48.49, 38.85))
ABSHERON_WEST = ((49.69, 40.63), (49.66, 40.45), (49.65, 40.18))
DERBENT = ((48.30, 42.27), (47.98, 42.17), (47.95, 41.95), (48.10, 41.75), (48.25, 41.56))
SALATAU = ((46.85, 42.82), (46.65, 42.86), (46.40, 42.88), (46.20, 42.82), (46.0, 42.75))
CUTS: tuple[tuple[Vertex, ...], ...] = (
    GETIK_RIDGE,
    ARESH_NORTH,
    VARANDA_DIZAK,
    MIL_STEPPE,
    KHIZI,
    BARMAK,
    KABRISTAN,
    YEVLAKH_WEST,
    JRABERD_WEST,
    JRABERD_EAST,
    ZUVAND_NORTH,
    ABSHERON_WEST,
    DERBENT,
    SALATAU,
)

SEEDS: dict[Vertex, str] = {
    (45.951, 41.106): "Tovuz, left bank",
    (45.682, 41.196): "Tovuz, left bank",
    (46.203, 41.034): "Shamkir, left bank",
    (47.152, 40.762): "Yevlakh, left bank",
    (47.120, 40.530): "Yevlakh town",
    (47.141, 40.602): "Yevlakh town",
    (47.250, 40.857): "Shaki, south",
    (47.499, 40.862): "Oghuz, south",
    (47.651, 40.746): "Qabala, south",
    (46.887, 39.528): "Xocavand, south",
    (47.656, 39.715): "Beylagan, south",
    (48.903, 40.783): "Khizi, west",
    (49.051, 40.894): "Khizi, north",
    (49.164, 40.234): "Absheron, west",
    (50.009, 40.409): "Absheron peninsula",
    (49.774, 40.505): "Absheron peninsula",
    (46.498, 40.127): "Kalbacar, east",
    (46.685, 40.248): "Tartar, west",
    (45.107, 40.968): "Kazakh uplands",
    (45.233, 40.624): "Kazakh uplands",
    (48.201, 38.762): "Yardymli, south",
    (48.162, 39.730): "Imishli, south",
    (48.295, 39.952): "Saatly, north",
    (48.455, 40.081): "Sabirabad, left bank",
    (48.367, 40.004): "Sabirabad, north",
    (48.883, 39.533): "Salyan, west",
    (48.978, 39.303): "Neftchala, west",
    (48.265, 41.885): "Derbent",
    (44.456, 41.085): "Lori zone",
    (44.932, 41.200): "Lori zone",
    (46.940, 43.500): "Dagestan, north",
    (46.237, 42.858): "Dagestan, north",
    (50.350, 40.450): "Absheron peninsula",
    (50.605, 40.320): "Absheron peninsula",
}

BAKU = ("Absheron", "Absheron peninsula", "Baku", "Khizi")
QUBA = ("Davachi", "Khachmaz", "Khizi, north", "Quba", "Qusar", "Siazan")
SHAMAKHI = (
    "Absheron, west", "Aghsu", "Gobustan", "Hajigabul", "Khizi, west", "Sabirabad, left bank", "Shamakhi",
)  # fmt: skip
GOYCHAY = ("Goychay", "Ismayilli", "Kurdamir", "Ujar", "Zardab")
MUGHAN_OF_JAVAD = ("Bilasuvar", "Imishli, south", "Neftchala, west", "Saatly", "Sabirabad", "Salyan, west")
JAVAD = (
    *MUGHAN_OF_JAVAD, "Ali Bajramly", "Imishli", "Neftchala", "Saatly, north", "Sabirabad, north", "Salyan",
)  # fmt: skip
ZUVAND = ("Lerik", "Yardymli, south")
LANKARAN = (*ZUVAND, "Astara", "Jalilabad", "Lankaran", "Masally", "Yardymli")
GANJA = (
    "Dashkasan", "Gadabay", "Ganja", "Goranboy", "Goygol", "Mingacevir", "Samukh", "Shamkir",
    "Shamkir, left bank", "Yevlakh",
)  # fmt: skip
GAZAKH_LOWLAND = ("Aghstafa", "Qazakh", "Tovuz", "Tovuz, left bank")
GAZAKH = (*GAZAKH_LOWLAND, "Kazakh uplands")
NUKHA = ("Oghuz", "Qabala", "Saki", "Shaki")
ARESH = ("Aghdash", "Oghuz, south", "Qabala, south", "Shaki, south", "Yevlakh, left bank")
JRABERD = ("Kalbacar, east", "Tartar, west")
JAVANSHIR = (*JRABERD, "Barda", "Kalbacar", "Tartar", "Yevlakh town")
SHUSHA = ("Aghdam", "Aghjabadi", "Beylagan", "Susa", "Xankandi", "Xocavand")
KARIAGIN = ("Beylagan, south", "Cabrayil", "Fizuli", "Xocavand, south")
ZANGEZUR_EAST = ("Lacin", "Qubadli", "Zangilan")
ZANGEZUR = (*ZANGEZUR_EAST, "Syunik")
ZAQATALA = ("Balakan", "Qakh", "Zaqatala")
NAKHCHIVAN = ("Babek", "Julfa", "Kangarli", "Nakhchivan", "Ordubad", "Sadarak", "Shahbuz", "Sharur")
GEORGIA = (
    "Imereti", "Kakheti", "Mtskheta-Mtianeti", "Racha-Lechkhumi-Kvemo Svaneti", "Samtskhe-Javakheti",
    "Shida Kartli", "Tbilisi",
)  # fmt: skip
ARMENIA = (
    "Aragatsotn", "Ararat", "Armavir", "Erevan", "Gegharkunik", "Kotayk", "Lori", "Shirak", "Vayots Dzor",
)  # fmt: skip
BAKU_GOVERNORATE = (*BAKU, *QUBA, *SHAMAKHI, *GOYCHAY, *JAVAD, *LANKARAN)
KARABAKH = (*JAVANSHIR, *SHUSHA, *KARIAGIN)
GANJA_GOVERNORATE = (*GANJA, *GAZAKH, *NUKHA, *ARESH, *KARABAKH, *ZANGEZUR)
HELD = (
    *BAKU_GOVERNORATE, *ZAQATALA, *GANJA, *GAZAKH_LOWLAND, *NUKHA, *ARESH, *KARABAKH, *ZANGEZUR_EAST,
)  # fmt: skip

DISTRICTS = ("natural-earth", "frontiers-1920", "basemap")
BY_HAND = (*DISTRICTS, "hand")

AREAS = (
    Area(
        "azerbaijan-democratic-republic",
        "Azerbaijan Democratic Republic",
        "state",
        None,
        "administrative",
        15,
        (*BAKU_GOVERNORATE, *GANJA_GOVERNORATE, *ZAQATALA, *NAKHCHIVAN),
        "All it held or claimed in April 1920 that this map draws: both governorates whole, Zaqatala and "
        "Nakhchivan. What others held or contested inside it has polygons of its own with status disputed; "
        "azerbaijan-held-1920 is what it governed. Its claims on Borchali, Karayazi, Daralagez, Kars and "
        "Batum are not drawn.",
        BY_HAND,
    ),
    Area(
        "azerbaijan-held-1920",
        "Azerbaijan Democratic Republic, land it governed",
        "state",
        "azerbaijan-democratic-republic",
        "administrative",
        20,
        HELD,
        "The republic without the parts of Zangezur and of Gazakh uezd that Armenian forces held and "
        "without Nakhchivan. Zaqatala and the mountains of Karabakh are in it: Azerbaijan held them, "
        "Georgia and the Armenians of Karabakh contested them. The limit against Armenia stands for fronts "
        "that moved.",
        BY_HAND,
    ),
    Area(
        "baku-governorate",
        "Baku Governorate",
        "governorate",
        "azerbaijan-democratic-republic",
        "administrative",
        12,
        BAKU_GOVERNORATE,
        "Sum of its six uezds, with the town district (gradonachalstvo) of Baku, which stood apart from "
        "1906 to 1917. 4 % larger than published; sure on the Samur, the ridge, the sea and the Persian "
        "frontier, least sure between Goychay and Aresh uezds.",
        (*BY_HAND, "wikipedia:en Baku Governorate"),
    ),
    Area(
        "baku-uezd",
        "Baku uezd",
        "uezd",
        "baku-governorate",
        "administrative",
        20,
        BAKU,
        "Baku, Sumqayit, the east of Absheron district and the coast of Khizi, with the town district of "
        "Baku. The limits towards Shamakhi and Quba uezds are by hand, the whole 4 % larger than published: "
        "how Khizi was divided is a guess, supported by the published areas and by its Barmak having been "
        "of Quba khanate.",
        (*BY_HAND, "wikipedia:en Baku uezd", "wikipedia:en Baku gradonachalstvo", "khizi-ih.gov.az"),
    ),
    Area(
        "quba-uezd",
        "Quba uezd",
        "uezd",
        "baku-governorate",
        "administrative",
        12,
        QUBA,
        "Quba, Qusar, Khachmaz, Shabran (Davachi) and Siyazan districts and the north of Khizi district, "
        "the land of Barmak that was of Quba khanate; 5 % larger than published. Doubtful in the "
        "south-east: the line through Khizi is by hand.",
        (*BY_HAND, "wikipedia:en Kuba uezd", "khizi-ih.gov.az"),
    ),
    Area(
        "shamakhi-uezd",
        "Shamakhi uezd",
        "uezd",
        "baku-governorate",
        "administrative",
        20,
        SHAMAKHI,
        "Shamakhi, Aghsu, Gobustan and Hajigabul districts, the left bank of the Kura in Sabirabad with "
        "Abdulyan, the name of one of its sections, and the steppe of Kabristan, the west of Absheron and "
        "Khizi districts. Kabristan's limit towards Baku uezd is by hand and follows from the published "
        "areas, which leaves the whole 4 % larger. Basqal, today in Ismayilli, may have belonged here.",
        (*BY_HAND, "wikipedia:en Shemakha uezd"),
    ),
    Area(
        "goychay-uezd",
        "Goychay uezd",
        "uezd",
        "baku-governorate",
        "administrative",
        12,
        GOYCHAY,
        "Goychay, Ujar, Zardab, Kurdamir and Ismayilli districts; the Kura is its southern limit. A tenth "
        "larger than published, so some edge of it was a neighbour's, perhaps the east of Ismayilli.",
        (*DISTRICTS, "wikipedia:en Geokchay uezd"),
    ),
    Area(
        "javad-uezd",
        "Javad uezd",
        "uezd",
        "baku-governorate",
        "administrative",
        10,
        JAVAD,
        "Salyan, Neftchala, Saatly, Imishli and Bilasuvar districts, Shirvan town and Sabirabad right of "
        "the Kura; 3 % smaller than published. The coast is today's, the Kura's delta has grown since.",
        (*DISTRICTS, "wikipedia:en Javad uezd"),
    ),
    Area(
        "lankaran-uezd",
        "Lankaran uezd",
        "uezd",
        "baku-governorate",
        "administrative",
        12,
        LANKARAN,
        "Lankaran, Astara, Lerik, Yardymli, Masally and Jalilabad districts. A tenth larger than published: "
        "the limit towards Javad uezd may have run somewhat south of Jalilabad's northern edge of today, "
        "but the Russian villages there are attested in this uezd.",
        (*DISTRICTS, "wikipedia:en Lenkoran uezd"),
    ),
    Area(
        "ganja-governorate",
        "Ganja (Elizavetpol) Governorate",
        "governorate",
        "azerbaijan-democratic-republic",
        "administrative",
        12,
        GANJA_GOVERNORATE,
        "Sum of its eight uezds as they were in 1917, so with the parts that Armenia held in 1920; 2 % less "
        "land than published. Limits towards Erivan governorate are watersheds and today's provinces of "
        "Armenia.",
        (*BY_HAND, "wikipedia:en Elizavetpol Governorate"),
    ),
    Area(
        "ganja-uezd",
        "Ganja uezd",
        "uezd",
        "ganja-governorate",
        "administrative",
        20,
        GANJA,
        "Shamkir, Gadabay, Dashkasan, Goygol, Samukh and Goranboy districts, Ganja town and Yevlakh "
        "district right of the Kura but for the town. The share in the steppe between Kura and Iori, the "
        "limit towards Gazakh uezd there and the line west of Yevlakh, by hand, are guesses; the published "
        "area is 9 % larger. The account of the campaign puts Yukhari Ayibli, 13 km inside, in Gazakh "
        "district.",
        (*BY_HAND, "wikipedia:en Elizavetpol uezd"),
    ),
    Area(
        "gazakh-uezd",
        "Gazakh uezd",
        "uezd",
        "ganja-governorate",
        "administrative",
        20,
        GAZAKH,
        "Gazakh, Aghstafa south of the Kura and Tovuz districts; in Armenia Tavush (Dilijan, Ijevan, Berd) "
        "as far as the Lori neutral zone, and the Getik valley north of the watershed of Lake Gokcha, drawn "
        "by hand from heights. Whether the left bank of the Kura opposite Tovuz belonged here or to Ganja "
        "uezd is not sure; with it the area agrees with the one published. Noyemberyan was partly in "
        "Borchali uezd.",
        (*BY_HAND, "globe-1.0", "wikipedia:en Kazakh uezd"),
    ),
    Area(
        "nukha-uezd",
        "Nukha uezd",
        "uezd",
        "ganja-governorate",
        "administrative",
        15,
        NUKHA,
        "Shaki, Oghuz and Qabala districts without their southern hills, which formed part of Aresh uezd: "
        "that line is by hand, from the published areas of both. Against Zaqatala district the limit is "
        "that of Shaki today.",
        (*BY_HAND, "wikipedia:en Nukha uezd"),
    ),
    Area(
        "aresh-uezd",
        "Aresh uezd",
        "uezd",
        "ganja-governorate",
        "administrative",
        12,
        ARESH,
        "Aghdash district, Yevlakh district left of the Kura, and the southern hills of Shaki, Oghuz and "
        "Qabala. The northern limit is by hand, from the published area.",
        (*BY_HAND, "wikipedia:en Aresh uezd"),
    ),
    Area(
        "javanshir-uezd",
        "Javanshir uezd",
        "uezd",
        "ganja-governorate",
        "administrative",
        12,
        JAVANSHIR,
        "Barda, Tartar and Kalbajar districts as drawn after 1992, and Yevlakh town, which is attested here "
        "from 1920, cut off by hand; 2 % larger than published. Part of its mountains was disputed: see "
        "mountainous-karabakh.",
        (*BY_HAND, "wikipedia:en Jevanshir uezd", "wikipedia:az Yevlax rayonu"),
    ),
    Area(
        "shusha-uezd",
        "Shusha uezd",
        "uezd",
        "ganja-governorate",
        "administrative",
        12,
        SHUSHA,
        "Shusha, Khojaly, Aghdam and Aghjabadi districts with the north of Khojavend (Varanda) and of "
        "Beylagan. The two lines towards Kariagin uezd are by hand. Its mountains were disputed: see "
        "mountainous-karabakh.",
        (*BY_HAND, "wikipedia:en Shusha uezd"),
    ),
    Area(
        "kariagin-uezd",
        "Kariagin (Jabrayil) uezd",
        "uezd",
        "ganja-governorate",
        "administrative",
        12,
        KARIAGIN,
        "Jabrayil and Fuzuli districts with the south of Khojavend (Dizak, Hadrut) and of Beylagan along "
        "the Araks. The two lines towards Shusha uezd are by hand. Dizak was disputed: see "
        "mountainous-karabakh.",
        (*BY_HAND, "wikipedia:en Jebrail uezd"),
    ),
    Area(
        "zangezur",
        "Zangezur",
        "uezd",
        "ganja-governorate",
        "disputed",
        8,
        ZANGEZUR,
        "Syunik province of Armenia (Sisian, Goris, Kapan, Meghri) with Lachin, Qubadli and Zangilan "
        "districts; the area is the published one. Armenia held the west, Azerbaijan the valley of the "
        "Hakari, and each claimed the whole.",
        (*DISTRICTS, "wikipedia:en Zangezur uezd"),
    ),
    Area(
        "zaqatala-district",
        "Zaqatala district",
        "uezd",
        "azerbaijan-democratic-republic",
        "disputed",
        20,
        ZAQATALA,
        "Balakan, Zaqatala and Qakh districts, 9 % less than the area published of the okrug. Held by "
        "Azerbaijan as a governorate, claimed by Georgia. The eastern limit is Qakh's of today: the line "
        "zakatala-east of the frontiers lies up to 15 km from it and would leave a quarter less than the "
        "area published. The southern tip beyond the Alazani may have been of Nukha or Ganja uezd.",
        (*DISTRICTS, "agstafa-treaty-1920", "wikipedia:en Zakatal okrug"),
    ),
    Area(
        "karabakh",
        "Karabakh",
        "region",
        "ganja-governorate",
        "geographical",
        15,
        KARABAKH,
        "The uezds of Javanshir, Shusha and Kariagin: mountains and plain between Kura, Araks and Zangezur. "
        "The khanate and the governor-generalship of 1919 held Zangezur too.",
        (*BY_HAND, "wikipedia:en Shusha uezd"),
    ),
    Area(
        "mountainous-karabakh",
        "Mountainous Karabakh, disputed",
        "region",
        "karabakh",
        "disputed",
        15,
        (*JRABERD, "Susa", "Xankandi", "Xocavand", "Xocavand, south"),
        "The Armenian mountain lands of three uezds, in revolt from 22 March 1920; held by Azerbaijan in "
        "April. There was no agreed line: drawn about as the autonomous region of 1923, of Shusha, Khojaly "
        "and Khojavend districts, with the west of Tartar and the east of Kalbajar cut off by hand.",
        BY_HAND,
    ),
    Area(
        "kazakh-uplands",
        "Gazakh uezd, uplands held by Armenia",
        "region",
        "gazakh-uezd",
        "disputed",
        15,
        ("Kazakh uplands",),
        "Dilijan, Karavansarai (Ijevan), Shamshadin (Berd) and the Getik valley: today's Tavush east of the "
        "Lori neutral zone and a corner of Gegharkunik. Both states claimed them; the line moved.",
        (*BY_HAND, "globe-1.0", "wikipedia:en Kazakh uezd"),
    ),
    Area(
        "nakhchivan-region",
        "Nakhchivan region",
        "region",
        "azerbaijan-democratic-republic",
        "disputed",
        10,
        NAKHCHIVAN,
        "Nakhchivan uezd and the plain of Sharur, of Erivan governorate until 1918, in today's borders. In "
        "spring 1920 neither Armenia, which claimed it, nor the government in Baku, which also did, ruled "
        "there.",
        DISTRICTS,
    ),
    Area(
        "lori-neutral-zone",
        "Lori neutral zone",
        "region",
        None,
        "disputed",
        10,
        ("Lori zone",),
        "Between the two lines of January 1919, which are by hand: between Georgia and Armenia, occupied by "
        "neither until the autumn of 1920.",
        ("frontiers-1920", "hand"),
    ),
    Area(
        "shirvan",
        "Shirvan",
        "region",
        "baku-governorate",
        "geographical",
        30,
        (*SHAMAKHI, *GOYCHAY),
        "A historical region without fixed limits, between the Caucasus and the Kura: drawn as the uezds of "
        "Shamakhi and Goychay. In wider use it reaches the sea and takes in Aresh.",
        BY_HAND,
    ),
    Area(
        "mughan-plain",
        "Mughan plain",
        "plain",
        "baku-governorate",
        "geographical",
        20,
        (*MUGHAN_OF_JAVAD, "Jalilabad"),
        "The steppe south of Araks and Kura as far as the Persian frontier and the foot of the Talysh "
        "mountains: Javad uezd right of the two rivers and Jalilabad district, hills and all. Its Persian "
        "part is left out.",
        DISTRICTS,
    ),
    Area(
        "absheron-peninsula",
        "Absheron Peninsula",
        "peninsula",
        "baku-uezd",
        "geographical",
        8,
        ("Absheron peninsula",),
        "East of a line by hand from Sumqayit to Puta, with the two islands that the base map shows.",
        ("basemap", "hand"),
    ),
    Area(
        "baku-region",
        "Baku region",
        "region",
        "baku-uezd",
        "geographical",
        20,
        ("Absheron peninsula",),
        "The oil region in orders and letters, never defined. Drawn like the peninsula, to which the town "
        "district of Baku of 1906 to 1917 about corresponded.",
        ("basemap", "hand", "wikipedia:en Baku gradonachalstvo"),
    ),
    Area(
        "zuvand",
        "Zuvand",
        "district",
        "lankaran-uezd",
        "administrative",
        10,
        ZUVAND,
        "The Zuvand section of Lankaran uezd, in the Talysh mountains, seat Lerik: Lerik district and the "
        "south of Yardymli, cut off by hand so that the area (1,300 km²) is near the one published (1,360).",
        (*BY_HAND, "wikipedia:en Lenkoran uezd"),
    ),
    Area(
        "shamkir-district",
        "Shamkir district",
        "district",
        "ganja-uezd",
        "geographical",
        10,
        ("Shamkir",),
        "No unit of its own in 1920: today's Shamkir district right of the Kura, with Zayam.",
        DISTRICTS,
    ),
    Area(
        "tovuz-district",
        "Tovuz district",
        "district",
        "gazakh-uezd",
        "geographical",
        10,
        ("Tovuz",),
        "No unit of its own in 1920: today's Tovuz district right of the Kura.",
        DISTRICTS,
    ),
    Area(
        "shaki-zaqatala-zone",
        "Shaki-Zaqatala zone",
        "region",
        "azerbaijan-democratic-republic",
        "geographical",
        15,
        (*NUKHA, *ZAQATALA),
        "Nukha uezd and Zaqatala district together, the southern foot of the Caucasus.",
        BY_HAND,
    ),
    Area(
        "dagestan",
        "Dagestan",
        "region",
        None,
        "administrative",
        10,
        ("Dagestan", "Derbent"),
        "Dagestan region of the empire, held by Soviet forces since March 1920: today's republic south of "
        "the Sulak, without the plains of Khasavyurt and Kizlyar and without Salatavia, which were of Terek "
        "region. From the gorge of the Sulak west the limit is by hand along the Salatau and Andi ridges.",
        BY_HAND,
    ),
    Area(
        "derbent-district",
        "Derbent district",
        "district",
        "dagestan",
        "geographical",
        20,
        ("Derbent",),
        "The coast and foothills around Derbent down to the Samur, for the region of Derbent that a note of "
        "15 April 1920 names; by hand, no unit of administration.",
        ("frontiers-1920", "basemap", "hand"),
    ),
    Area(
        "georgia",
        "Georgia (Democratic Republic), east of 43.4° E",
        "state",
        None,
        "administrative",
        15,
        GEORGIA,
        "In the frontiers of 1920 as drawn here, so with the Karayazi steppe and without the Lori zone and "
        "Zaqatala. Cut off at 43.4° E, the edge of the land drawn.",
        DISTRICTS,
    ),
    Area(
        "armenia",
        "Armenia (Republic), east of the Arpachay and the Araks",
        "state",
        None,
        "administrative",
        20,
        (*ARMENIA, "Kazakh uplands", "Syunik"),
        "What Armenia held in spring 1920 left of Arpachay and Araks: today's republic without the Lori "
        "zone. Kars region and Surmalu uezd, which it also held, are not drawn. Overlaps the Azerbaijani "
        "claim in Zangezur and the uplands of Gazakh.",
        BY_HAND,
    ),
)
