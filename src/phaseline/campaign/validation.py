"""What pydantic found wrong with an entry, in the two halves of a `phaseline.errors.Fault`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from phaseline.campaign.values import SPOT, UNREAD, did_you_mean, shown

_TYPE_NAMES = {
    "string_type": "text",
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "float_type": "a number",
    "bool_type": "true or false",
    "tuple_type": "a list",
    "model_type": "keys with values",
    "model_attributes_type": "keys with values",
}


def reportable(error: ValidationError) -> Iterator[Mapping[str, Any]]:
    """The errors to report: a list is not too short because some of its items are faulty."""
    for item in error.errors(include_url=False):
        if item["type"] != "too_short" or len(item["input"]) < item["ctx"]["min_length"]:
            yield item


def found_and_expected(error: Mapping[str, Any], model: type[BaseModel]) -> tuple[str, str]:
    """A validation error in a fault's two halves: what was found, and what was expected."""
    kind, location = error["type"], error["loc"]
    key = location[-1] if location else ""
    context = error.get("ctx", {})
    if kind == "fault":
        return context["found"], context["expected"]
    if kind == "missing":
        return f"no {key!r}", f"that key in {_article(shape_at(model, location[:-1]))}"
    if kind == "extra_forbidden":
        shape = shape_at(model, location[:-1])
        if error["input"] is None and " " in str(key):
            return f"key {key!r} without a value", "quotation marks around words that hold a comma"
        keys = list(fields_of(shape))
        return f"key {key!r}", f"a key of {_article(shape)}: {', '.join(keys)}{did_you_mean(str(key), keys)}"
    found = shown(error["input"]) + (f" as {_path(location)}" if location else "")
    if kind == "literal_error":
        return found, context["expected"].replace("'", "")
    if kind == "string_pattern_mismatch":
        return found, "#rrggbb" if key == "colour" else "lower-case words joined by hyphens"
    if kind == "too_short":
        return found, f"{context['min_length']} or more"
    if kind == "greater_than_equal":
        return found, f"{context['ge']} or more"
    if kind == "less_than_equal":
        return found, f"{context['le']:g} or less"
    if key == "coords":
        return "no line of positions", "a LineString of two positions or more"
    return found, _TYPE_NAMES.get(kind, error["msg"])


def fields_of(model: type[BaseModel]) -> dict[str, FieldInfo]:
    """The fields of a model by the keys that files give them."""
    fields = {field.alias or name: field for name, field in model.model_fields.items()}
    return {key: field for key, field in fields.items() if key not in (SPOT, UNREAD)}


def _path(location: tuple[str | int, ...]) -> str:
    words = [f"item {step + 1} of" if isinstance(step, int) else repr(step) for step in reversed(location)]
    named = next((i for i, step in enumerate(reversed(location)) if isinstance(step, str)), 0)
    return " ".join(words[: named + 1])


def shape_at(model: type[BaseModel], location: tuple[str | int, ...]) -> type[BaseModel]:
    """The model that describes the value at `location` inside `model`."""
    for step in location:
        fields = fields_of(model)
        if isinstance(step, str) and step in fields:
            model = next(_models(fields[step].annotation), model)
    return model


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _models(part)


def _article(model: type[BaseModel]) -> str:
    name = {"Heading": "campaign.yaml", "Ending": "ends", "Taking": "takes"}.get(model.__name__)
    if name:
        return name
    word = model.__name__.lower()
    return f"an {word}" if word[0] in "aeiou" else f"a {word}"
