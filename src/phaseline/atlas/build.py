"""Builds every map of a campaign and the page that lists them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from rjsmin import jsmin

from phaseline.atlas.basemap import base_map, credits, detail_of
from phaseline.atlas.map import campaign_map, shipped_words
from phaseline.atlas.page import document, standalone
from phaseline.atlas.phrases import OWN_NAMES, scope, steps, translated
from phaseline.atlas.picture import ground, picture
from phaseline.atlas.scene import Scene, make_scene
from phaseline.campaign import Campaign, Motion, RailNetwork
from phaseline.files import write_whole
from phaseline.gazetteer import Gazetteer

Progress = Callable[[str, int, int], None]
INDEX = "index.html"
_MARGIN_DEGREES = 1.5


def build_maps(
    campaign: Campaign,
    gazetteer: Gazetteer,
    out: str | Path,
    *,
    motion: Motion | None = None,
    views: Sequence[str] | None = None,
    on_page: Progress | None = None,
) -> list[Path]:
    """Write one page a view into the folder `out`, and `index.html` too, unless `views` names only some.

    Nothing is written before every page has been made, so a fault leaves the old maps as they were.

    Args:
        campaign: the campaign to draw.
        gazetteer: where its places are described.
        out: a folder; made if it is not there.
        motion: where the units were; by default worked out on the shipped railways.
        views: ids of the views to build; all of them if not given.
        on_page: called with a page's name, the pages done and the pages in all.

    Returns:
        The files written, in the order of the views, the index last.

    Raises:
        UnknownName: the campaign has no such view.
    """
    chosen = [campaign.view(name) for name in views] if views else list(campaign.views.values())
    moved = motion or Motion(campaign, gazetteer, RailNetwork.shipped())
    bases = {detail: base_map(detail) for detail in {detail_of(view.extent) for view in chosen}}
    pages: dict[str, str] = {}
    scenes: list[Scene] = []
    for done, view in enumerate(chosen):
        _tell(on_page, view.id, done, len(chosen))
        base = bases[detail_of(view.extent)]
        scenes.append(make_scene(campaign, view, gazetteer=gazetteer, motion=moved, base=base))
        pages[f"{view.id}.html"] = standalone(campaign_map(scenes[-1]))
    if not views:
        pages[INDEX] = index_page(campaign, scenes)
    _tell(on_page, INDEX, len(chosen), len(chosen))
    return _written(Path(out), pages)


def index_page(campaign: Campaign, scenes: Sequence[Scene]) -> str:
    """The page that lists a campaign's maps, a picture of each, in whichever language one chooses."""
    languages = campaign.languages
    language = languages[0]
    room = PackageLoader("phaseline.atlas", ".")
    environment = Environment(loader=room, autoescape=True, undefined=StrictUndefined, trim_blocks=True)
    body = environment.get_template(INDEX).render(
        campaign=campaign,
        languages=languages,
        own_names=OWN_NAMES,
        word_language={language: shipped_words()[language]["language"] for language in languages},
        ground=Markup(ground(scenes[0]["base"], _bounds(campaign.views.values()))),
        maps=[_entry(scene) for scene in scenes],
        scope=scope(campaign),
        credits=[*credits(languages), *translated(campaign)],
    )
    style = Path(__file__).with_name("index.css").read_text("utf-8")
    return document(
        head=f"<style>{style}{_one_at_a_time(languages)}</style>",
        body=body,
        script=jsmin(Path(__file__).with_name("index.js").read_text("utf-8")),
        title=campaign.title.get(language),
        description=campaign.summary.get(language),
        language=language,
        policy=True,
    )


def _one_at_a_time(languages: Sequence[str]) -> str:
    """The rules that show what is in the chosen language alone."""
    return "".join(
        f'body:has(#in-{chosen}:checked) [lang="{other}"]:not(label) {{ display: none; }}\n'
        for chosen in languages
        for other in languages
        if other != chosen
    )


def _entry(scene: Scene) -> dict[str, Any]:
    count = len(scene["steps"])
    return {
        "file": f"{scene['id']}.html",
        "words": scene["words"],
        "steps": {language: steps(count, language) for language in scene["languages"]},
        "picture": Markup(picture(scene)),
    }


def _bounds(views: Any) -> tuple[float, float, float, float]:
    """What the pictures show of the ground: all the extents, and a margin, for frames of another shape."""
    west, south, east, north = zip(*(view.extent for view in views), strict=True)
    m = _MARGIN_DEGREES
    return min(west) - m, min(south) - m, max(east) + m, max(north) + m


def _tell(on_page: Progress | None, name: str, done: int, total: int) -> None:
    if on_page is not None:
        on_page(name, done, total)


def _written(out: Path, pages: dict[str, str]) -> list[Path]:
    out.mkdir(parents=True, exist_ok=True)
    for name, page in pages.items():
        write_whole(out / name, page)
    return [out / name for name in pages]
