"""The few phrases a scene is worded with beyond its data, by language."""

from __future__ import annotations

from collections.abc import Sequence

from phaseline.campaign import Campaign, Count, Event, Fix, Source, Text, Witness, in_number
from phaseline.errors import UnknownName
from phaseline.when import word

Words = dict[str, str]

OWN_NAMES = {"en": "English", "az": "Azərbaycanca", "ru": "Русский"}
"""What the languages call themselves."""
PHRASES: dict[str, dict[str, str]] = {
    "en": {
        "about": "about {figure}",
        "range": "{low}–{high}",
        "count": "{figure} {what}",
        "commander": "Led by: {name}",
        "part of": "Part of: {name}",
        "strength": "Strength: {counts}",
        "own section": "{witness}, “{section}”",
        "section": "{witness}, as told under “{section}”",
        "at": "{unit}: {place}",
        "somewhere in": "somewhere in {place}",
        "somewhere along": "somewhere along the {place}",
        "within": "within {km} km of {place}",
        "leaving": "{where}, or on the way to {place}",
        "heard": "last heard of: {when}",
        "inferred": "{when} (hour inferred)",
        "unheard": "not heard of after {when}",
        "degrees": "{lat}° N, {lon}° E",
        "during": "during {span}",
        "steps": "{count} step<|s>",
        "thousands": ",",
        "decimal": ".",
    },
    "az": {
        "about": "təxminən {figure}",
        "range": "{low}–{high}",
        "count": "{figure} {what}",
        "commander": "Başçısı: {name}",
        "part of": "Tabe olduğu birlik: {name}",
        "strength": "Say tərkibi: {counts}",
        "own section": "{witness}, “{section}”",
        "section": "{witness}, “{section}” bölməsində deyildiyi kimi",
        "at": "{unit}: {place}",
        "somewhere in": "{place} ərazisində haradasa",
        "somewhere along": "{place} boyunca haradasa",
        "within": "{place} ətrafında, {km} km radiusda",
        "leaving": "{where}; yaxud artıq yoldadır (növbəti yer: {place})",
        "heard": "son xəbər: {when}",
        "inferred": "{when} (saat ehtimal edilir)",
        "unheard": "{when} tarixindən sonra xəbər yoxdur",
        "degrees": "{lat}° şimal enliyi, {lon}° şərq uzunluğu",
        "during": "{span} ərzində",
        "steps": "{count} addım",
        "thousands": "\u00a0",
        "decimal": ",",
    },
    "ru": {
        "about": "около {figure}",
        "range": "{low}–{high}",
        "count": "{figure} {what}",
        "commander": "Во главе: {name}",
        "part of": "В составе: {name}",
        "strength": "Численность: {counts}",
        "own section": "{witness}, «{section}»",
        "section": "{witness}, в разделе «{section}»",
        "at": "{unit}: {place}",
        "somewhere in": "{place} (где именно, неизвестно)",
        "somewhere along": "{place} (на каком участке, неизвестно)",
        "within": "{place} и окрестности, до {km} км",
        "leaving": "{where}; возможно, уже в пути (далее — {place})",
        "heard": "последние известия: {when}",
        "inferred": "{when} (час предполагается)",
        "unheard": "после {when} известий нет",
        "degrees": "{lat}° с. ш., {lon}° в. д.",
        "during": "в течение {span}",
        "steps": "{count} шаг<|а|ов>",
        "thousands": "\u00a0",
        "decimal": ",",
    },
}


def phrase(language: str, key: str, /, **parts: str) -> str:
    """The phrase `key` in `language`, its parts filled in.

    Raises:
        UnknownName: there are no phrases in that language.
    """
    if language not in PHRASES:
        raise UnknownName(f"found language {language!r}, expected one of {', '.join(PHRASES)}")
    return PHRASES[language][key].format(**parts)


def dated(entry: Event | Fix, languages: Sequence[str]) -> Words | None:
    """When something was, by language, and that the hour is inferred if no source tells it; `None` for a fix
    without a time."""
    if entry.when is None:
        return None
    said = {language: word(entry.when, language) for language in languages}
    if entry.hours == "told":
        return said
    return {language: phrase(language, "inferred", when=when) for language, when in said.items()}


def counted(count: Count, language: str) -> str:
    """A figure with what it counts: "about 600 prisoners", "60–70 men", "1 battalion"."""
    if count.count is not None:
        figure = _figure(count.count, language)
    else:
        assert count.range is not None
        low, high = (_figure(end, language) for end in count.range)
        figure = phrase(language, "range", low=low, high=high)
    if count.approximate:
        figure = phrase(language, "about", figure=figure)
    return phrase(language, "count", figure=figure, what=count.words(language))


def steps(count: int, language: str) -> str:
    """So many steps: "1 step", "21 steps"."""
    return in_number(phrase(language, "steps", count=str(count)), count, language)


def cited(source: Source, witness: Witness, language: str) -> str:
    """Who says so, and in which section of the article that is told."""
    name = witness.name.get(language)
    key = "own section" if witness.kind == "article" else "section"
    words = phrase(language, key, witness=name, section=source.section) if source.section else name
    return f"{words} ({source.note.get(language)})" if source.note else words


def remarks(campaign: Campaign) -> list[dict[str, Words]]:
    """What a campaign says of its scope and of its translation, as credits."""
    return [*scope(campaign), *translated(campaign)]


def scope(campaign: Campaign) -> list[dict[str, Words]]:
    """What a campaign's maps leave out and what others call what they show, as credits, if it says so."""
    said = campaign.heading.scope
    return [{"text": in_languages(said, campaign.languages)}] if said else []


def translated(campaign: Campaign) -> list[dict[str, Words]]:
    """Whose the translation of a campaign in several languages is, as credits, if it says so."""
    said = campaign.heading.translation if len(campaign.languages) > 1 else None
    return [{"text": in_languages(said, campaign.languages)}] if said else []


def in_languages(text: Text, languages: tuple[str, ...]) -> dict[str, str]:
    """The words of `text` in each of `languages`."""
    return {language: text.get(language) for language in languages}


def _figure(number: int, language: str) -> str:
    return f"{number:,}".replace(",", phrase(language, "thousands"))
