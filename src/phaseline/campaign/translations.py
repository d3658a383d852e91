"""The words of a campaign in other languages: `translations.csv`, a row for each English text.

The table has a column `en` and one for each other language, by BCP 47 tag; a column `where` helps translators
and is not read. A text that is written out in its entry by language needs no row.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from phaseline.campaign.campaign import Campaign
from phaseline.campaign.model import Entry
from phaseline.campaign.values import Text
from phaseline.errors import DataErrors
from phaseline.gazetteer.checks import Checker
from phaseline.when import LANGUAGES

FILE = "translations.csv"
Translations = Mapping[str, Mapping[str, str]]


def read_translations(folder: Path) -> Translations:
    """English text to its words by language; empty if the folder has no such table.

    Raises:
        DataErrors: every fault of the table, with its line: a column that is no language, a row that is
            broken, without a text, or of a text again.
    """
    path = folder / FILE
    if not path.exists():
        return {}
    check = Checker(path, [])
    found: dict[str, dict[str, str]] = {}
    for row in check.rows(check.content("a table") or "", _expected):
        text = row["en"]
        if not text or text in found:
            what = f"the text {text[:40]!r} again" if text else "a row without a text"
            check.fault(what, "every English text once")
        found[text] = {
            name: said for name, said in row.items() if name in LANGUAGES and name != "en" and said
        }
    if check.faults:
        raise DataErrors(check.faults)
    return found


def _expected(header: list[str]) -> str | None:
    known = {"where", *LANGUAGES}
    if "en" in header and set(header) <= known and len(set(header)) == len(header):
        return None
    return f"en, and any of {', '.join(sorted(known - {'en'}))}"


def translations(campaign: Campaign, languages: Sequence[str], known: Translations) -> bytes:
    """The table for translators: every text of the campaign once, in the order of its entries.

    `known` is what the campaign's folder has already (`read_translations`).

    CSV in UTF-8, header `where, en` and the languages: the entry and key where a text first stands, the text,
    and what there is of it in each language.
    """
    table = io.StringIO(newline="")
    rows = csv.writer(table, lineterminator="\n")
    rows.writerow(("where", "en", *languages))
    written: set[str] = set()
    for where, text in texts(campaign):
        english = text.get("en")
        if english not in written:
            written.add(english)
            rows.writerow(
                (where, english, *({**known.get(english, {}), **text}.get(name, "") for name in languages))
            )
    return table.getvalue().encode()


def texts(campaign: Campaign) -> Iterator[tuple[str, Text]]:
    """Every text of the campaign with the entry and the key it stands at."""
    for entry in campaign.entries():
        name = getattr(entry, "id", None) or getattr(entry, "unit", "")
        yield from _texts(f"{type(entry).__name__.lower()} {name}", entry)


def _texts(where: str, entry: Entry) -> Iterator[tuple[str, Text]]:
    for key, value in entry:
        for part in value if type(value) is tuple else (value,):
            if isinstance(part, Entry):
                yield from _texts(f"{where} {key}", part)
            elif isinstance(part, Text):
                yield f"{where} {key}", part
