// The printed handout: title, key, a block for each chapter with its map, the train graph, disagreements, witnesses,
// credits. Made when printing is asked for and taken away after.
import { featuresOf, linesOf } from "./base.mjs";
import { extentOfChapter } from "./camera.mjs";
import { drawn, element, inLanguage } from "./dom.mjs";
import { legendOf } from "./legend.mjs";
import { Lettering } from "./lettering.mjs";
import { GraphLines } from "./lines.mjs";
import { outlineOf, whenAfter, wholeOf } from "./outline.mjs";
import { framesIn, mapHeight, PAPER, sheetFrame } from "./sheetframe.mjs";
import { sheetLegend } from "./sheetlegend.mjs";
import { SheetMap } from "./sheetmap.mjs";
import { eventPicture, sidesInPrint } from "./sheetsigns.mjs";
import { trainNames } from "./trainnames.mjs";

const GRAPH = { width: PAPER.width, height: 660, em: 11.5 };

// Answers the handout's node and fill(), which draws the maps into it: for that the node must stand in the page, since
// each map is as tall as what is told of it leaves room for.
export function makeHandout({ document, window, story, witness, only, signs, naming, say, lang }) {
  const { scene } = story;
  const tools = {
    document,
    story,
    scene,
    say,
    lang,
    naming,
    witness,
    only,
    signs: scene.app6 ? signs : null,
    sides: sidesInPrint(scene.sides, legendOf(scene).sides),
    lettering: new Lettering({ document, window, lang }),
    outline: outlineOf(story),
    rivers: namedRivers(scene.base),
    in: (text) => inLanguage(text, lang),
    make: (tag, name, text) => element(document, tag, name, text),
  };
  const { make, outline } = tools;
  const sheet = make("div", "pl-handout");
  const first = make("section", "pl-sheet-first");
  const blocks = outline.map((chapter, c) => chapterBlock(tools, chapter, c));
  first.append(head(tools), sheetLegend(tools));
  sheet.append(first, ...blocks);
  if (scene.graph) sheet.append(graphBlock(tools));
  if (scene.claims?.length) sheet.append(...claimsBlock(tools));
  sheet.append(aboutBlock(tools));
  return { node: sheet, fill: () => drawMaps(tools, first, blocks) };
}

// Each chapter's map, framed by what it tells of; and first, where there are several, one of the whole story with their
// frames.
function drawMaps(tools, first, blocks) {
  const { story, outline, say, in: words } = tools;
  const put = (node, after, extent, chapter, title, frames) => {
    const frame = sheetFrame(extent, { width: PAPER.width, height: mapHeight(extent, PAPER.height - node.offsetHeight) });
    after.after(framed(frame, new SheetMap(tools, frame).draw(chapter, frames?.(frame)), title));
    return frame;
  };
  const shown = blocks.map((block, c) => {
    const chapter = outline[c];
    return put(block, block.firstChild, extentOfChapter(story, c), chapter, words(chapter.title));
  });
  if (blocks.length < 2) return;
  first.classList.add("pl-sheet-page");
  first.firstChild.after(tools.make("p", "pl-sheet-note", say("handout/whole")));
  put(first, first.firstChild, story.scene.extent, wholeOf(story), say("handout/whole"), (frame) => framesIn(frame, shown));
}

function namedRivers(base) {
  return featuresOf(base?.rivers)
    .filter((river) => inLanguage(river.properties.name, "en"))
    .map((river) => ({ name: river.properties.name, line: longestOf(linesOf(river)) }));
}

function longestOf(lines) {
  return lines.reduce((a, b) => (b.length > a.length ? b : a), []);
}

function head({ make, scene, say, lang, naming, witness, only, in: words }) {
  const view = scene.words[lang] ?? scene.words.en ?? Object.values(scene.words)[0] ?? {};
  const node = make("header", "pl-sheet-head");
  node.append(make("h1", "", view.title), make("p", "pl-sheet-subtitle", view.subtitle));
  const telling = scene.tellings?.find((one) => one.witness === witness);
  const followed = telling && `${say("telling")}: ${words(telling.name)}`;
  const named = naming && [say("names"), say(`namings/${naming}`)].join(": ");
  node.append(make("p", "pl-sheet-range", [view.range, followed, only && say("only"), named].filter(Boolean).join(" · ")));
  return node;
}

function chapterBlock(tools, chapter, c) {
  const { make, say, in: words } = tools;
  const node = make("article", "pl-sheet");
  const title = make("h2", "");
  const kicker = [`${say("chapter")} ${c + 1}`, words(chapter.range)].filter(Boolean).join(" · ");
  title.append(make("span", "pl-sheet-kicker", kicker), make("span", "", words(chapter.title)));
  title.hidden = !chapter.title;
  const told = make("div", "pl-sheet-told");
  told.append(make("p", "pl-sheet-text", words(chapter.text)), eventList(tools, chapter.entries));
  node.append(title, told);
  return node;
}

function framed(frame, map, title) {
  map.setAttribute("role", "img");
  map.setAttribute("aria-label", title);
  for (const side of ["width", "height"]) map.setAttribute(side, frame[side]);
  Object.assign(map.dataset, { scale: frame.scale, lat: frame.lat });
  return map;
}

// Of the times of events, one after another, only what is new.
function eventList(tools, entries) {
  const list = tools.make("ul", "pl-sheet-events");
  const whens = entries.map(({ event }) => tools.in(event.when));
  list.append(...entries.map((entry, i) => eventLine(tools, entry, whenAfter(whens[i], whens[i - 1] ?? ""))));
  return list;
}

function eventLine({ make, document, scene, say, in: words }, { event, number }, when) {
  const item = make("li", "");
  const picture = eventPicture(document, scene, event, [0, 0, 12, 12]);
  const said = make("span", "");
  if (when) said.append(make("span", "pl-sheet-when", when), " ");
  said.append(words(event.title));
  if (event.status && event.status !== "happened") said.append(" (", say(`status/${event.status}`), ")");
  if (event.preferred) said.append(` (${say("preferred_here")}: ${words(event.preferred.when)})`);
  item.append(numberMark(make, number), picture, said);
  return item;
}

function numberMark(make, number) {
  return number === null ? make("span", "", "") : make("b", "pl-sheet-number", String(number));
}

function graphBlock({ make, document, story, scene, say, lang, lettering }) {
  const node = make("section", "pl-sheet pl-sheet-graph");
  const lines = new GraphLines({ document, story, lang, ...GRAPH });
  for (const side of ["width", "height"]) lines.svg.setAttribute(side, GRAPH[side]);
  for (const { event, x, y } of lines.signs()) {
    lines.svg.append(drawn(document, "circle", "pl-sheet-disc", { cx: x, cy: y, r: 8 }));
    lines.svg.append(eventPicture(document, scene, event, [x - 6, y - 6, 12, 12]));
  }
  const words = (text) => lettering.wordsOf(text, "sign");
  const sizeOf = (name) => lettering.sizeOf(name, "sign");
  const names = trainNames({ lines, scene, words, sizeOf, sign: 9 });
  lines.svg.append(...names.map((name) => turnedName(document, lettering, name)));
  node.append(make("h2", "", say("graph")), lines.svg, make("p", "pl-sheet-note", say("graph_key")));
  return node;
}

function turnedName(document, lettering, { name, x, y, degrees }) {
  const turn = `rotate(${degrees.toFixed(1)} ${x.toFixed(1)} ${y.toFixed(1)})`;
  const { look } = lettering.look("sign");
  const at = { x: x.toFixed(1), y: (y + 3.5).toFixed(1), "text-anchor": "middle", transform: turn };
  const text = drawn(document, "text", "pl-sheet-name", { ...at, ...look });
  text.textContent = name;
  return text;
}

// The disagreements about the events told here, in their order, with their numbers.
function claimsBlock({ make, scene, say, outline, in: words }) {
  const entries = outline.flatMap((chapter) => chapter.entries);
  const rows = entries.flatMap(({ e, number }) =>
    (scene.claims ?? []).filter((claim) => claim.event === e).map((claim) => ({ claim, number })),
  );
  if (!rows.length) return [];
  const node = make("section", "pl-sheet-claims");
  const columns = make("div", "pl-sheet-columns");
  columns.append(...rows.map(({ claim, number }) => claimEntry({ make, say, words }, claim, number)));
  node.append(make("h2", "", say("accounts")), columns);
  return [node];
}

function claimEntry({ make, say, words }, { about, said, preferred }, number) {
  const node = make("div", "pl-sheet-claim");
  const title = make("h3", "");
  if (number !== null) title.append(make("b", "pl-sheet-number", String(number)), " ");
  title.append(words(about));
  const list = make("ul", "");
  said.forEach((one, i) => {
    const item = make("li", i === preferred ? "pl-sheet-preferred" : "", words(one));
    if (i === preferred) item.append(make("em", "", ` (${say("preferred")})`));
    list.append(item);
  });
  node.append(title, list);
  return node;
}

// Witnesses with their references, the reckoning of time, and whose data the ground is drawn from.
function aboutBlock({ make, scene, say, in: words }) {
  const node = make("section", "pl-sheet-about");
  const witnesses = scene.about?.witnesses ?? [];
  if (witnesses.length) {
    const list = make("ul", "pl-sheet-columns pl-sheet-witnesses");
    for (const { name, reference } of witnesses) {
      const item = make("li", "");
      item.append(make("b", "", words(name)), reference ? `. ${reference}` : "");
      list.append(item);
    }
    node.append(make("h2", "", say("witnesses")), list);
  }
  const end = make("div", "pl-sheet-end");
  end.append(make("h2", "", say("about")), make("p", "", words(scene.about?.time)));
  end.append(make("p", "", (scene.credits ?? []).map(({ text }) => words(text)).join(" · ")));
  node.append(end);
  return node;
}
