"""The words by which one sees that a name stands inside another name, or for somebody who acts.

Alternatives of regular expressions, for English where nothing else is said; they are put together in `roles`
and, to see quickly that none is near, in `beside`.
"""

from __future__ import annotations

UNITS = (
    r"regiments?|divisions?|brigades?|corps|army|armies|battalions?|flotilla|fleet|squadrons?|legion|"
    r"regts?\.|divs?\.|bdes?\.|bns?\.|cav\.|inf\.|arty\.|(?-i:Group|Grenadiers|Lancers|Hussars|Fusiliers|"
    r"Dragoons|Rifles|Cossacks|Forces)"
)
BODIES = (
    r"committees?|soviets?(?! (?:power|rule|authorit|regime|troops|forces|order|arm))|"
    r"councils?|bureau|congress|conference|commune|cheka|commissariat|"
    r"parliament|governments?|cabinet|university|company|bank|academy|institute|revkoms?|duma|ministry|embassy|"
    r"delegation|league|federation|ssr|(?-i:Part(?:y|ies)|Organi[sz]ations?|Society|Union|Mission|Authority|Assembly|"
    r"Directory|Consulate|Encyclop\w+|Gazette|Guardian|Times|Herald|Courier|News|Review|Worker|Library|Museum)"
)
OFFICES = (
    r"governors?(?:-general)?|commandants?|commissars?|consuls?|ministers?|ambassadors?|mayors?|police chief|"
    r"prosecutors?|envoys?|delegates?|deputies|deputy|representatives?|plenipotentiar(?:y|ies)"
)
PAPERS = (
    r"treaty|treaties|agreement|armistice|truce|pact|protocol|constitution|accords?|"
    r"(?-i:Declaration|Convention)"
)
# What may stand between a place and the unit or body that is called after it.
BETWEEN = (
    r"party|workers|central|state|national|regional|provincial|cavalry|rifle|infantry|artillery|military|"
    r"communist|soviet|district|city|revolutionary"
)
# How units, bodies, offices, papers and vessels begin in Russian and Azerbaijani.
RUSSIAN_AND_AZERBAIJANI = (
    r"полк|дивизи|бригад|арми|комитет|совет|ревком|губернатор|комисса|[Aa]lay[ıi]|[Dd]iviziya|[Kk]omit|"
    r"[Ss]oveti|[Pp]artiyas|[Hh]ökumət|[Qq]ubernator|[Kk]onfrans|[Oo]rdusu|[Bb]riqada|[Ii]nqilab [Kk]omi|"
    r"[Qq]əzeti|[Ff]üqərası|[Qq]atarı|gəmisi|[Mm]üqavilə"
)
CARRIERS = (
    r"s\.?s\.?|h\.?m\.?s\.?|trains?|gun-?boats?|boats?|cruisers?|destroyers?|steamers?|steamships?|ships?|vessels?|tankers?|transports?|"
    r"battleships?|schooners?|minesweepers?|locomotives?|aircraft|airships?|hotel|cinema|newspapers?|magazine|"
    r"journal|periodical|weekly|daily|novel|film|poem|opera|газет[аеуы]|журнале?|бронепоезд[аеу]?м?|"
    r"пароход[аеу]?|крейсер[аеу]?|кораб\w+|лодк\w+"
)
SHIPS_DID = r"steamed|sailed|opened fire|weighed|anchored|moored|sank"
SHIPS_HAVE = (
    r"ran aground|lay off|lay at|lay under|lay along|lay broad|under steam|guns|crew|captain|at anchor"
)
ACTS = (
    r"ordered|demanded|declared|refused|rejected|agreed|recogni[sz]ed|sent|wanted|signed|seized|offered|promised|"
    r"insisted|replied|proposed|hoped|feared|decided|asked|invaded|attacked|protested|supported|opposed|warned|"
    r"announced|hesitated|intended|sought|tried|accepted|concluded|negotiated|instructed|approved|expected|"
    r"answered|responded|pledged|threatened|annexed|claimed|granted|withdrew|appealed|planned|knew|considered|"
    r"provided|helped|informed|acted|mobili[sz]ed|betrayed|fought|yielded|kept silent|"
    r"(?:wish|demand|refuse|recogni[sz]e|want|hope|promise|support|reject|expresse|commit|insist|seek|propose|"
    r"intend|declare|welcome|agree|oppose|demand|threaten|need)s"
)
STATES_OF_BEING = (
    r"be|been|being|become|have|remain(?:ed)?|fall(?:en)?|serve|lie|lain|stood|seemed|left|faced|changed|grown|ceased|"
    r"suffered|not be|not been|lost|come|gone"
)
DEALINGS = (
    r"support|aid|help|assistance|relations|negotiations|talks|agreement|alliance|war|peace|treaty|pressure|"
    r"orders?|instructions|demand|request|ultimatum|reply|conflict|cooperation|hostilities|"
    r"union|friendship|"
    r"(?:appealed|reported|wired|telegraphed|cabled|protested|ambassadors?|envoys?|ministers?)(?= to)|"
    r"договор\w*|переговор\w*|отношени\w+|войн\w|союз\w*|мир\w?"
)
MODALS = r"will|would|did|does|could|can|shall|should|may|might"
# Roots of verbs for what one makes another do.
MADE = (
    r"prevent|persuad|forc|urg|compel|induc|ask|press|warn|convinc|oblig|influenc|invit|order|instruct|inform|"
    r"notif|begg?"
)
_PREPOSITION_WORDS = (
    "of for from with against between by to in at near on into through around towards toward over within "
    "across throughout outside в на из с со к по от до за под над при о об у через для между"
)
PREPOSITIONS = frozenset(_PREPOSITION_WORDS.split())
LINKS = frozenset(
    ("of", "for", "the", "from", "with", "against", "between", "by", "to", "с", "со", "к", "между")
)
STATE = frozenset(("state",))
POWERS = frozenset(("state", "city"))
SETTLEMENTS = frozenset(("city", "town", "village"))
