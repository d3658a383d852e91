"""A faulty entry as far as it can be read, so that what is left of it can still be judged.

What cannot be read is left out; where the entry cannot do without, it is replaced by something that
contradicts nothing (any time at all for a date, for instance). Either way the entry's `unread` says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Literal, TypeVar, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from phaseline.campaign.model import Entry, Heading
from phaseline.campaign.validation import fields_of, reportable, shape_at
from phaseline.campaign.values import LENIENT, UNREAD, Text, Window, nearest
from phaseline.when import LANGUAGES, When

_E = TypeVar("_E", bound=Entry)
_Location = Sequence[str | int]
_ROUNDS = 1000
_NOTHING = object()
_STAND_INS: dict[Any, Any] = {
    When: When("unread", datetime.min, datetime.max),
    Window: Window(datetime.min, datetime.max),
    datetime: datetime.min,
    Text: Text({"en": "…"}),
    str: "unread",
    Heading.model_fields["languages"].annotation: LANGUAGES,
}


def salvaged(model: type[_E], value: object) -> _E | None:
    """The entry that `value` is, without its faults; `None` if nothing is left that could be judged."""
    for _ in range(_ROUNDS):
        try:
            return model.model_validate(value, context=LENIENT)
        except ValidationError as error:
            # From the last backwards, one at a time: then the indices of the others still hold.
            last = (list(reportable(error)) or error.errors())[-1]
            value = _without(value, last["loc"], model)
        if value is _NOTHING:
            return None
    return None


def _without(value: object, location: _Location, model: type[BaseModel]) -> Any:
    """`value`, of the shape of `model`, without what stands at `location`; `_NOTHING` if nothing is left."""
    match value, location:
        case dict(), (str() as key, *rest):
            return _without_key(value, key, rest, model)
        case tuple(), (int() as index, *rest) if index < len(value):
            item = _without(value[index], rest, model) if rest else _NOTHING
            return (*value[:index], *(() if item is _NOTHING else (item,)), *value[index + 1 :])
        case _:
            return _NOTHING


def _without_key(entry: dict[str, Any], key: str, rest: _Location, model: type[BaseModel]) -> Any:
    inner = entry.get(key)
    part = _without(inner, rest, shape_at(model, (key,))) if rest else _NOTHING
    if part is _NOTHING:
        return _cut(entry, key, fields_of(model))
    lost = isinstance(part, tuple) and isinstance(inner, tuple) and len(part) < len(inner)
    return {**entry, key: part, UNREAD: _unread(entry) | ({key} if lost else set())}


def _cut(entry: dict[str, Any], key: str, fields: dict[str, FieldInfo]) -> Any:
    """The entry without a key, or with a stand-in for it; an unknown key may be a slip for another."""
    kept = {name: value for name, value in entry.items() if name != key}
    if key not in fields:
        return {**kept, UNREAD: _unread(entry) | {nearest(key, fields) or key}}
    if fields[key].is_required():
        stand_in = _stand_in(fields[key])
        if stand_in in (_NOTHING, entry.get(key)):
            return _NOTHING
        kept[key] = stand_in
    return {**kept, UNREAD: _unread(entry) | {key}}


def _unread(entry: dict[str, Any]) -> frozenset[str]:
    return frozenset(entry.get(UNREAD, ()))


def _stand_in(field: FieldInfo) -> Any:
    if get_origin(field.annotation) is Literal:
        return get_args(field.annotation)[0]
    return _STAND_INS.get(field.annotation, _NOTHING)
