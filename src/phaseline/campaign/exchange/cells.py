"""How a campaign's values stand in the cells of a table, and how they are read out of them.

Lists are joined by `; `: ids as they are, a source as `witness § section`, a taking as `place: side`. What
that cannot say (a source's note, the numbers of an event) stands as JSON. Words have a column a language:
`text` for English, `text@az` for Azerbaijani.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any

Row = dict[str, str]
FIX_COLUMNS = ("place", "uncertainty_km", "when", "until", "hours", "basis", "via", "text", "sources")
ENDS_COLUMNS = ("ends_when", "ends_how", "ends_text", "ends_sources")
_EVENT = ("id", "kind", "status", "when", "hours", "places", "units", "title", "text")
EVENT_COLUMNS = (*_EVENT, "takes", "numbers", "sources", "note")
TRACK_COLUMNS = ("unit", "mode", *FIX_COLUMNS, *ENDS_COLUMNS, "note")
WORDS = frozenset(("title", "text", "ends_text"))
"""The columns of words, which may be there once a language."""


def _show_source(source: Any) -> str:
    return source if isinstance(source, str) else f"{source['witness']} § {source.get('section', '')}"


def _read_source(text: str) -> Any:
    witness, parted, section = (part.strip() for part in text.partition("§"))
    return {"witness": witness, "section": section} if parted else witness


def _show_taking(taking: Any) -> str:
    return f"{taking['place']}: {taking['side']}"


def _read_taking(text: str) -> Any:
    place, _, side = (part.strip() for part in text.partition(":"))
    return {"place": place, "side": side}


def _as_json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


_LISTS: Mapping[str, tuple[Callable[[Any], str], Callable[[str], Any]]] = {
    "places": (str, str),
    "units": (str, str),
    "sources": (_show_source, _read_source),
    "ends_sources": (_show_source, _read_source),
    "takes": (_show_taking, _read_taking),
    "numbers": (_as_json, str),
}


def write_cells(column: str, value: Any) -> Row:
    """The cells, by column, that hold a plain value (as of `entries.plain`)."""
    if column in WORDS and isinstance(value, Mapping):
        return {_worded(column, language): words for language, words in value.items()}
    if column not in _LISTS:
        return {column: str(value)}
    show, read = _LISTS[column]
    text = "; ".join(show(item) for item in value)
    return {column: text if _parted(text, read) == value else _as_json(value)}


def _worded(column: str, language: str) -> str:
    return column if language == "en" else f"{column}@{language}"


def _parted(text: str, read: Callable[[str], Any]) -> list[Any]:
    return [read(part.strip()) for part in text.split(";") if part.strip()]


def read_cells(row: Row, columns: Iterable[str], refuse: Callable[[str, str], None]) -> dict[str, Any]:
    """The plain values of those columns, as the campaign's models read them; empty cells are left out.

    `refuse` is told of cells that begin as JSON and are none, what was found and what was expected.
    """
    read = {column: _read(column, row, refuse) for column in columns}
    return {column: value for column, value in read.items() if value is not None}


def _read(column: str, row: Row, refuse: Callable[[str, str], None]) -> Any:
    if column in WORDS:
        cells = (key for key in row if key.partition("@")[0] == column and row[key])
        return {key.partition("@")[2] or "en": row[key] for key in cells} or None
    text = row.get(column, "")
    if not text or column not in _LISTS:
        return text or None
    if text[0] not in "[{":
        return tuple(_parted(text, _LISTS[column][1]))
    try:
        return _tupled(json.loads(text))
    except (json.JSONDecodeError, RecursionError):
        refuse(f"{column} {text!r}", "a list as JSON, or its members joined by ;")
        return None


def _tupled(value: Any) -> Any:
    """A JSON value with tuples for its lists, as the models read them."""
    if isinstance(value, dict):
        return {key: _tupled(member) for key, member in value.items()}
    return tuple(map(_tupled, value)) if isinstance(value, list) else value
