"""Where accounts differ, as plain JSON: the disagreements of a view, and its tellings by single witnesses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from phaseline.atlas.phrases import in_languages
from phaseline.campaign import Campaign, Claim, Disagreement, View
from phaseline.gazetteer import Gazetteer, name_in
from phaseline.when import word

Words = dict[str, str]


def make_claims(
    rows: Iterable[Disagreement],
    campaign: Campaign,
    view: View,
    gazetteer: Gazetteer,
    numbers: Mapping[str, Mapping[str, int]],
) -> list[dict[str, Any]]:
    """Disagreements with what each witness says, worded; `numbers` has the index of each event and unit."""
    languages = campaign.languages
    return [
        {
            "id": row.id,
            "about": in_languages(row.about, languages),
            "event": numbers["event"].get(row.event or ""),
            "unit": numbers["unit"].get(row.unit or ""),
            "said": [_said(claim, campaign, view, gazetteer) for claim in row.claims],
            "preferred": row.claims.index(row.choice) if row.choice else None,
            "reason": in_languages(row.reason, languages) if row.reason else None,
        }
        for row in rows
    ]


def _said(claim: Claim, campaign: Campaign, view: View, gazetteer: Gazetteer) -> Words:
    witness = campaign.witnesses[claim.witness].name
    return {
        language: f"{witness.get(language)}: {_stated(claim, view, gazetteer, language)}"
        for language in campaign.languages
    }


def _stated(claim: Claim, view: View, gazetteer: Gazetteer, language: str) -> str:
    stated = [
        word(claim.edtf, language) if claim.edtf else "",
        name_in(gazetteer[claim.place], language, view.window.start) if claim.place else "",
        claim.value.get(language) if claim.value else "",
    ]
    return ", ".join(filter(None, stated))


def referring(account: dict[str, Any], preferred: dict[str, Any]) -> dict[str, Any]:
    """The lists of one telling, entries that the preferred one has too given by their index in it; lists that
    are the same are left out."""
    return {
        part: referring(new, preferred[part]) if isinstance(new, dict) else _referred(new, preferred[part])
        for part, new in account.items()
        if new != preferred[part]
    }


def _referred(new: Any, old: Any) -> Any:
    return [old.index(entry) if entry in old else entry for entry in new] if isinstance(new, list) else new
