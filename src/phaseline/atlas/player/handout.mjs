// The printed handout: title, key, a block for each chapter with its map, the train graph, disagreements, witnesses,
// credits. Made when printing is asked for and taken away after.
import { featuresOf, linesOf } from "./base.mjs";
import { drawn, element, inLanguage } from "./dom.mjs";
import { legendOf } from "./legend.mjs";
import { Lettering } from "./lettering.mjs";
import { GraphLines } from "./lines.mjs";
import { outlineOf, partedAt, whenAfter } from "./outline.mjs";
import { sheetFrame } from "./sheetframe.mjs";
import { sheetGround } from "./sheetground.mjs";
import { sheetLegend } from "./sheetlegend.mjs";
import { SheetMaps } from "./sheetmap.mjs";
import { eventPicture, sidesInPrint } from "./sheetsigns.mjs";
import { trainNames } from "./trainnames.mjs";

const PAPER_WIDE = 688;
const GUTTER = 19;
const LINE = { prose: 17, line: 15, gap: 3, signs: 44 };
const GRAPH = { width: PAPER_WIDE, height: 660, em: 11.5 };

export function makeHandout({ document, window, story, witness, say, lang }) {
  const { scene } = story;
  const frame = sheetFrame(scene.extent);
  const tools = {
    document,
    story,
    scene,
    say,
    lang,
    frame,
    sides: sidesInPrint(scene.sides, legendOf(scene).sides),
    lettering: new Lettering({ document, window, lang }),
    outline: outlineOf(story),
    in: (text) => inLanguage(text, lang),
    make: (tag, name, text) => element(document, tag, name, text),
  };
  const sheet = tools.make("div", "pl-handout");
  sheet.append(groundOnce(tools), head(tools, witness), sheetLegend(tools));
  const maps = new SheetMaps({ ...tools, rivers: namedRivers(scene.base) });
  tools.outline.forEach((chapter, c) => sheet.append(chapterBlock(tools, maps, chapter, c)));
  if (scene.graph) sheet.append(graphBlock(tools));
  if (scene.claims?.length) sheet.append(...claimsBlock(tools));
  sheet.append(aboutBlock(tools));
  return sheet;
}

function namedRivers(base) {
  return featuresOf(base?.rivers)
    .filter((river) => inLanguage(river.properties.name, "en"))
    .map((river) => ({ name: river.properties.name, line: longestOf(linesOf(river)) }));
}

function longestOf(lines) {
  return lines.reduce((a, b) => (b.length > a.length ? b : a), []);
}

function groundOnce({ document, scene, frame }) {
  const svg = drawn(document, "svg", "pl-sheet-defs", { width: 0, height: 0, "aria-hidden": "true" });
  const defs = drawn(document, "defs", "");
  defs.append(sheetGround({ document, base: scene.base ?? {}, frame }));
  svg.append(defs);
  return svg;
}

function head({ make, scene, say, lang, in: words }, witness) {
  const view = scene.words[lang] ?? scene.words.en ?? Object.values(scene.words)[0] ?? {};
  const node = make("header", "pl-sheet-head");
  node.append(make("h1", "", view.title), make("p", "pl-sheet-subtitle", view.subtitle));
  const telling = scene.tellings?.find((one) => one.witness === witness);
  const followed = telling ? ` · ${say("telling")}: ${words(telling.name)}` : "";
  node.append(make("p", "pl-sheet-range", `${view.range ?? ""}${followed}`));
  return node;
}

function chapterBlock(tools, maps, chapter, c) {
  const { make, say, in: words } = tools;
  const node = make("article", "pl-sheet");
  const title = make("h2", "");
  const kicker = [`${say("chapter")} ${c + 1}`, words(chapter.range)].filter(Boolean).join(" · ");
  title.append(make("span", "pl-sheet-kicker", kicker), make("span", "", words(chapter.title)));
  title.hidden = !chapter.title;
  const top = make("div", "pl-sheet-top");
  const beside = make("div", "pl-sheet-beside");
  const [first, others] = eventLists(tools, chapter);
  beside.append(make("p", "pl-sheet-text", words(chapter.text)), ...first);
  top.append(framed(tools, maps.draw(chapter), words(chapter.title)), beside);
  node.append(title, top, ...others);
  return node;
}

function framed({ frame }, map, title) {
  map.setAttribute("role", "img");
  map.setAttribute("aria-label", title);
  for (const side of ["width", "height"]) map.setAttribute(side, frame[side]);
  return map;
}

// The events beside the map, as many as there is room for, and those below it.
function eventLists(tools, { text, entries }) {
  const { make, frame, lettering, in: words } = tools;
  const column = PAPER_WIDE - GUTTER - frame.width;
  const heights = whensOf(tools, entries).map((when, i) => {
    const line = `${when} ${words(entries[i].event.title)}`;
    return lettering.linesOf(line, "line", column - LINE.signs) * LINE.line + LINE.gap;
  });
  const room = frame.height - lettering.linesOf(words(text), "prose", column) * LINE.prose;
  return partedAt(entries, heights, room).map((part, i) => {
    if (!part.length) return [];
    const list = make("ul", i ? "pl-sheet-events pl-sheet-below" : "pl-sheet-events");
    const whens = whensOf(tools, part);
    list.append(...part.map((entry, row) => eventLine(tools, entry, whens[row])));
    return [list];
  });
}

// What a list says of the times of its events: of one after another, only what is new.
function whensOf({ in: words }, entries) {
  const whens = entries.map(({ event }) => words(event.when));
  return whens.map((when, i) => whenAfter(when, whens[i - 1] ?? ""));
}

function eventLine({ make, document, scene, say, in: words }, { event, number }, when) {
  const item = make("li", "");
  const picture = eventPicture(document, scene, event, [0, 0, 12, 12]);
  const said = make("span", "");
  if (when) said.append(make("span", "pl-sheet-when", when), " ");
  const status = event.status && event.status !== "happened" ? ` (${say(`status/${event.status}`)})` : "";
  said.append(words(event.title) + status);
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
