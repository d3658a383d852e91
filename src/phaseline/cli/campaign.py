"""Finding the campaign that a command is asked about."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from phaseline.cli.gazetteer import shipped_gazetteer
from phaseline.errors import DataErrors, PhaselineError

if TYPE_CHECKING:
    from phaseline.campaign import Campaign, Findings, Motion
    from phaseline.gazetteer import Gazetteer

FLAGSHIP = "azerbaijan-1920"
campaign_argument = click.argument("campaign", default=FLAGSHIP)


def campaign_folder(campaign: str) -> Path:
    from phaseline import shipped

    if campaign in shipped.campaigns():
        return shipped.folder(f"campaigns/{campaign}")
    if Path(campaign).is_dir():
        return Path(campaign)
    known = ", ".join(shipped.campaigns())
    raise PhaselineError(f"{campaign}: found no such campaign, expected a folder or one of: {known}")


def loaded_campaign(campaign: str) -> tuple[Campaign, Gazetteer]:
    """The campaign, and the gazetteer with whatever places the campaign's folder adds to it."""
    from phaseline.campaign import load

    folder = campaign_folder(campaign)
    gazetteer = shipped_gazetteer().extended(folder)
    return load(folder, gazetteer), gazetteer


def sound_campaign(campaign: str) -> tuple[Campaign, Gazetteer, Motion]:
    """As `loaded_campaign`, and the movement; but of a campaign with any fault all are told."""
    from phaseline.campaign import contradictions

    try:
        loaded, gazetteer = loaded_campaign(campaign)
        motion = motion_of(loaded, gazetteer)
        faults = contradictions(motion)
    except DataErrors:
        faults = examined_campaign(campaign).faults
    if faults:
        raise DataErrors(faults)
    return loaded, gazetteer, motion


def examined_campaign(campaign: str) -> Findings:
    """What is wrong with the campaign and with the tables of places that its folder adds."""
    from phaseline.campaign import examine

    folder = campaign_folder(campaign)
    try:
        gazetteer = shipped_gazetteer().extended(folder)
    except DataErrors as error:
        findings = examine(folder, shipped_gazetteer(), all_places=False)
        return findings._replace(unreadable=(*error.faults, *findings.unreadable))
    return examine(folder, gazetteer)


def motion_of(campaign: Campaign, gazetteer: Gazetteer) -> Motion:
    from phaseline.campaign import Motion, RailNetwork

    return Motion(campaign, gazetteer, RailNetwork.shipped())
