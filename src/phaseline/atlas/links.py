"""What a folium page links: put inside it from an installed package, left out, or refused."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from branca.element import CssLink, Element, JavascriptLink, Link

from phaseline.errors import PhaselineError

_LEAFLET = re.compile(r"(?:leaflet@(\d+\.\d+)[\d.]*/.*)?\bleaflet(?:-src)?(?:\.min)?\.(js|css)(?:\?.*)?$")
_SOURCE_MAP = re.compile(r"^[/*]+[#@] sourceMappingURL=.*$", re.MULTILINE)
_CSS_ADDRESS = re.compile(r"url\(\s*[\"']?(?!data:|#)([^\"')]+)[\"']?\s*\)")
_CSS_IMPORT = re.compile(r"@import\b", re.IGNORECASE)
_ENDS_ITS_BLOCK = re.compile(r"</(?:script|style)|<!--", re.IGNORECASE)
_OUTSIDE = re.compile(r"^(?:https?:)?//")
_OUTSIDE_TAG = re.compile(
    r"<(?:script|link|img|iframe)\b[^>]*\b(?:src|href)\s*=\s*[\"']?((?:https?:)?//[^\"'\s>]+)", re.I
)
_JQUERY = re.compile(r"\$[.(]|\bjQuery\b")
_JQUERY_OF_FOLIUM = re.compile(r"\$\((?:`|document\)\.ready\()")

# What folium links from every page, and the trace that something in the page uses it.
_DECORATIONS = (
    (re.compile(r"/jquery[-.\d]*(?:min\.)?js$"), _JQUERY),
    (re.compile(r"/bootstrap\.bundle(?:\.min)?\.js$"), re.compile(r"\bbootstrap\.|data-bs-")),
    (
        re.compile(r"/bootstrap(?:\.min)?\.css$"),
        re.compile(r"class=[\"'][^\"']*\b(?:alert|badge|btn|card|col|container|list-group|nav|row|table)\b"),
    ),
    (re.compile(r"/bootstrap-glyphicons\.css$"), re.compile(r"glyphicon")),
    (
        re.compile(r"/leaflet\.awesome[-.](?:markers|rotate)\S*\.(?:js|css)$", re.I),
        re.compile(r"AwesomeMarkers|awesome-marker"),
    ),
    (
        re.compile(r"/fontawesome[^/]*/.*\.css$"),
        re.compile(r"AwesomeMarkers|class=[\"'][^\"']*\bfa[bsr]?[ -]"),
    ),
)
# Attributes in which folium's layers keep the address they fetch from when the page is open.
_ADDRESSES = ("tiles", "url", "embed_link", "icon_url")


@dataclass(frozen=True, slots=True)
class Page:
    """The parts of a rendered page, links apart, in which traces of use are sought."""

    head: str
    body: str
    script: str

    def uses(self, trace: re.Pattern[str]) -> bool:
        return any(trace.search(part) for part in (self.head, self.body, self.script))


def inline_links(
    links: Iterable[CssLink | JavascriptLink], page: Page, files: Mapping[str, Path]
) -> tuple[list[str], list[str]]:
    """The elements that replace `links`, and the addresses that nothing at hand can replace."""
    blocks, refused = [], []
    for link in links:
        code = _code(link.url, page, files)
        if code is None:
            refused.append(link.url)
        elif code:
            tag = "script" if isinstance(link, JavascriptLink) else "style"
            blocks.append(f"<{tag}>\n{checked(code, link.url)}\n</{tag}>")
    return blocks, refused


def _code(url: str, page: Page, files: Mapping[str, Path]) -> str | None:
    """What `url` links: its text, an empty text if the page can do without, None if it cannot be had."""
    if url in files:
        return read_code(files[url])
    if leaflet := _LEAFLET.search(url):
        return _leaflet(leaflet[2]) if leaflet[1] in (None, "1.9") else None
    for address, trace in _DECORATIONS:
        if address.search(url) and not page.uses(trace):
            return ""
    if _DECORATIONS[0][0].search(url) and _only_folium_calls(page):
        return read_code(Path(__file__).with_name("folium_popup.js"))
    return None


def _only_folium_calls(page: Page) -> bool:
    text = "\n".join((page.head, page.body, page.script))
    return len(_JQUERY.findall(text)) == len(_JQUERY_OF_FOLIUM.findall(text))


def outside_addresses(elements: Iterable[Element], page: Page) -> list[str]:
    """The addresses the page would fetch from when it is open, such as those of map tiles."""
    found = [match[1] for part in (page.head, page.body) for match in _OUTSIDE_TAG.finditer(part)]
    for element in elements:
        if isinstance(element, Link):
            continue
        values = [getattr(element, name, None) for name in _ADDRESSES]
        options: Any = getattr(element, "options", None)
        if isinstance(options, dict):
            values += [options.get(name) for name in _ADDRESSES]
        found += [value for value in values if isinstance(value, str) and _OUTSIDE.match(value)]
    return list(dict.fromkeys(found))


@cache
def _leaflet(kind: str) -> str:
    """Leaflet's script or stylesheet from the installed package, with its pictures inside.

    Leaflet works out where its marker pictures lie from its stylesheet's address; inside a page there is
    none, so the script is told the pictures themselves.
    """
    data = _leaflet_folder()
    code = read_code(data / f"leaflet.{kind}")
    if kind == "css":
        return code
    names = {"iconUrl": "marker-icon", "iconRetinaUrl": "marker-icon-2x", "shadowUrl": "marker-shadow"}
    pictures = ", ".join(
        f'{key}: "{_data_uri(data / "images" / f"{name}.png")}"' for key, name in names.items()
    )
    return f'{code}\nL.Icon.Default.imagePath = "";\nL.Icon.Default.mergeOptions({{ {pictures} }});'


def _leaflet_folder() -> Path:
    spec = find_spec("xstatic.pkg.leaflet")
    if spec is None or not spec.submodule_search_locations:
        raise PhaselineError(
            "standalone page: found no Leaflet, expected the package XStatic-Leaflet to be installed"
        )
    return Path(spec.submodule_search_locations[0]) / "data"


def read_code(path: Path) -> str:
    """A script or stylesheet without its source map; the files a stylesheet names are put inside it.

    Raises:
        PhaselineError: the stylesheet names a file that is not beside it, or imports another stylesheet.
    """
    try:
        code = _SOURCE_MAP.sub("", path.read_text(encoding="utf-8")).strip()
    except OSError as error:
        raise PhaselineError(
            f"{path}: found no readable file ({error.strerror}), expected a script or stylesheet"
        ) from error
    if path.suffix != ".css":
        return code
    if _CSS_IMPORT.search(code):
        raise PhaselineError(f"{path}: found @import, expected a stylesheet that stands alone")
    return _CSS_ADDRESS.sub(lambda found: f'url("{_data_uri(path.parent / found[1])}")', code)


def checked(code: str, name: object) -> str:
    """`code`, once it is sure that it does not end the element it will stand in.

    Raises:
        PhaselineError: it holds a closing script or style tag or the start of an HTML comment.
    """
    if found := _ENDS_ITS_BLOCK.search(code):
        raise PhaselineError(
            f"{name}: found {found[0]!r}, expected code that can stand inside an HTML element"
        )
    return code


def _data_uri(path: Path) -> str:
    kinds = {".png": "image/png", ".svg": "image/svg+xml", ".gif": "image/gif", ".webp": "image/webp"}
    if path.suffix not in kinds or not path.is_file():
        raise PhaselineError(
            f"{path}: found no picture, expected a png, svg, gif or webp file that the stylesheet names"
        )
    return f"data:{kinds[path.suffix]};base64,{b64encode(path.read_bytes()).decode()}"
