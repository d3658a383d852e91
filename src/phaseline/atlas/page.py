"""One HTML file from a folium map: what it links put inside, text escaped, the network forbidden.

A page written here asks for nothing beyond itself. Links that an installed package can satisfy (Leaflet)
are put inside; links that folium adds to every page and this page does not use are left out; for any other
link the caller hands over a file, or is told by its address that the page cannot be written.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from html import escape
from pathlib import Path

from branca.element import CssLink, Element, Figure, JavascriptLink

from phaseline.atlas.links import Page, inline_links, outside_addresses
from phaseline.errors import PhaselineError
from phaseline.files import write_whole

_UNSAFE_IN_JSON = "<>&\u2028\u2029"
_UNSAFE_IN_SCRIPT = re.compile(r"<(?=/?script|!--)", re.IGNORECASE)
_SCRIPT, _STYLE = (
    re.compile(rf"<{tag}(\s[^>]*)?>([^<]*+(?:<(?!/{tag}\s*>)[^<]*+)*+)</{tag}\s*>", re.IGNORECASE)
    for tag in ("script", "style")
)
_RANDOM = re.compile(r"_([0-9a-f]{32})")
_RUNS = re.compile(r"\btype\s*=\s*[\"']?(?!text/javascript|module)[\w/+-]+", re.IGNORECASE)
_STYLE_ATTRIBUTE = re.compile(r"<[a-z][^<>]*\sstyle\s*=", re.IGNORECASE)
_VIEWPORT = '<meta name="viewport" content="width=device-width, initial-scale=1">'


def script_json(value: object) -> str:
    """`value` as JSON that is safe inside a script element, whatever its texts say.

    Raises:
        PhaselineError: the value holds something JSON has no form for, such as a number that is not finite.
    """
    try:
        text = json.dumps(value, ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":"))
    except (TypeError, ValueError) as error:
        raise PhaselineError(f"page data: found a value that JSON cannot carry ({error})") from error
    for sign in _UNSAFE_IN_JSON:
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    # Half of a surrogate pair is no text in UTF-8; Python spells it as JSON does.
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def save_standalone(m: Element, path: str | Path, *, files: Mapping[str, Path] | None = None) -> Path:
    """Writes the folium map `m` to `path` as one HTML file that works with no network, and returns the path.

    Works for any folium map without tiles from a server. `files` gives, by the address as the page links
    it, the file that holds a script or stylesheet which no installed package carries.

    Raises:
        PhaselineError: the page needs something that cannot be put inside; every such address is named and
            nothing written.
    """
    target = Path(path)
    text = standalone(m, files=files)
    target.parent.mkdir(parents=True, exist_ok=True)
    write_whole(target, text)
    return target


def standalone(m: Element, *, files: Mapping[str, Path] | None = None) -> str:
    """The text that `save_standalone` writes."""
    figure = m.get_root()
    if not isinstance(figure, Figure):
        raise PhaselineError(
            f"standalone page: found {type(m).__name__} outside any figure, expected a folium map"
        )
    links, page = _parts(figure)
    blocks, refused = inline_links(links, page, files or {})
    refused += [address for address in outside_addresses(tree(figure), page) if address not in refused]
    if refused:
        raise PhaselineError(
            f"standalone page: found {', '.join(refused)}, which no installed package carries; "
            "expected a map without it (tiles=None for map tiles, no folium.Icon), or its file in `files`"
        )
    return document(
        head="\n".join([*blocks, page.head]),
        body=page.body,
        script=page.script,
        title=figure.title or "Map",
        language=getattr(figure, "language", "en"),
        description=getattr(figure, "description", ""),
        viewport="viewport" not in page.head,
        policy=True,
    )


def _parts(figure: Figure) -> tuple[list[CssLink | JavascriptLink], Page]:
    """What the figure links and, apart, its other markup and its script, both with lasting ids."""
    for child in figure._children.values():
        child.render()
    links, heads = [], []
    for name, child in figure.header._children.items():
        if isinstance(child, CssLink | JavascriptLink):
            links.append(child)
        elif name != "meta_http":
            heads.append(_text(child))
    bodies = map(_text, figure.html._children.values())
    scripts = (_UNSAFE_IN_SCRIPT.sub(r"<\\", _text(child)) for child in figure.script._children.values())
    numbers: dict[str, str] = {}
    for element in tree(figure):
        numbers.setdefault(element._id, str(len(numbers)))
    return links, Page(*(_plain("\n".join(parts), numbers) for parts in (heads, bodies, scripts)))


def _text(element: Element) -> str:
    """What a part of a figure says; text that folium has rendered is not read as a template again."""
    if type(element) is Element and element._template_str is not None and not element._children:
        return element._template_str
    return element.render()


def _plain(text: str, numbers: Mapping[str, str]) -> str:
    """The text with random ids replaced by numbers, and line ends as a browser reads them."""
    text = _RANDOM.sub(lambda found: f"_{numbers.get(found[1], found[1])}", text)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def document(
    *,
    head: str,
    body: str,
    script: str,
    title: str,
    language: str,
    description: str = "",
    viewport: bool = True,
    policy: bool = False,
) -> str:
    """A whole HTML document of these parts; `title`, `language` and `description` are plain text.

    With `policy` a Content-Security-Policy allows the very scripts and styles that are in it, pictures
    inside it, and nothing else.
    """
    inside = [f"<title>{escape(title)}</title>"]
    if viewport:
        inside.append(_VIEWPORT)
    if description:
        inside.append(f'<meta name="description" content="{escape(description)}">')
    running = [f"<script>\n{script.strip()}\n</script>"] if script.strip() else []
    rest = "\n".join([*inside, head.strip(), "</head>", "<body>", body.strip(), *running])
    start = [f'<!DOCTYPE html>\n<html lang="{escape(language)}">\n<head>', '<meta charset="utf-8">']
    if policy:
        start.append(f'<meta http-equiv="Content-Security-Policy" content="{content_policy(rest)}">')
    return "\n".join([*start, rest, "</body>", "</html>", ""])


def content_policy(html: str) -> str:
    """The policy under which the scripts and style elements in `html` work, and no other, nor any request."""
    scripts = [code for attributes, code in _SCRIPT.findall(html) if not _RUNS.search(attributes)]
    styles = [code for _, code in _STYLE.findall(html)]
    rules = [
        "default-src 'none'",
        f"script-src {_hashes(scripts)}",
        f"style-src {_hashes(styles)}",
        "img-src data:",
        "base-uri 'none'",
        "form-action 'none'",
    ]
    if _STYLE_ATTRIBUTE.search(html):
        rules.insert(3, "style-src-attr 'unsafe-inline'")
    return "; ".join(rules)


def _hashes(blocks: list[str]) -> str:
    digests = (hashlib.sha256(block.encode("utf-8")).digest() for block in blocks)
    return " ".join(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests) or "'none'"


def tree(element: Element, seen: set[int] | None = None) -> Iterator[Element]:
    """The element and, each once, all it holds: children in the order they were added, then other parts."""
    seen = set() if seen is None else seen
    if id(element) in seen:
        return
    seen.add(id(element))
    yield element
    parts = [part for name, part in vars(element).items() if name != "_parent" and isinstance(part, Element)]
    for part in [*element._children.values(), *parts]:
        yield from tree(part, seen)
