// The key of the printed maps, from exactly what they draw.
import { drawn, element, inLanguage } from "./dom.mjs";
import { legendOf } from "./legend.mjs";
import { eventPicture, heldAt, pictogram, PLATE, plateAt, wayAlong } from "./sheetsigns.mjs";
import { dotAt } from "./sheetmap.mjs";

const SAMPLE = { width: 40, height: 18 };
const NEUTRAL = { colour: "#4a4238", shape: "circle", pattern: 0 };
const BANDS = new Set(["sides", "routes"]);
const INK_ON_PAPER = { ink: "#1c1915", paper: "#ffffff", side: "#1c1915" };

export function sheetLegend({ document, scene, say, lang, sides }) {
  const found = legendOf(scene);
  const row = (text, draw, width = SAMPLE.width) => {
    const item = element(document, "li");
    const size = { viewBox: `0 0 ${width} ${SAMPLE.height}`, width, height: SAMPLE.height };
    const svg = drawn(document, "svg", "pl-sheet-sample", size);
    draw(svg);
    item.append(svg, element(document, "span", "", text));
    return item;
  };
  const tools = { document, scene, say, lang, sides, found, row };
  const groups = [
    ["sides", sideRows(tools)],
    ["routes", routeRows(tools)],
    ["arms", [...armRows(tools), ...knownRows(tools)]],
    ["events", eventRows(tools)],
    ["places", placeRows(tools)],
    ["ground", groundRows(tools)],
  ];
  const section = element(document, "section", "pl-sheet-legend");
  section.append(element(document, "h2", "", say("legend")), element(document, "p", "", say("handout/maps")));
  const bands = element(document, "div", "");
  const columns = element(document, "div", "pl-sheet-keys");
  for (const [name, rows] of groups) {
    if (rows.length) (BANDS.has(name) ? bands : columns).append(group(document, say(`heads/${name}`), rows, name));
  }
  section.append(bands, columns);
  return section;
}

function group(document, head, rows, name) {
  const node = element(document, "div", BANDS.has(name) ? "pl-sheet-band" : "pl-sheet-key");
  const list = element(document, "ul");
  list.append(...rows);
  node.append(element(document, "h3", "", head), list);
  return node;
}

// A side's plate, how it holds a place, and its ways.
function sideRows({ document, scene, lang, sides, row }) {
  return [...sides].map(([s, side]) =>
    row(
      inLanguage(scene.sides[s].name, lang),
      (svg) => {
        svg.append(plateAt(document, side, [PLATE.width / 2 + 2, 10]), heldAt(document, side, [38, 9.5], false));
        svg.append(wayAlong(document, side, "50,9.5 84,9.5", "attested", false));
      },
      88,
    ),
  );
}

function routeRows({ document, found, say, row }) {
  const way = (style, earlier) => (svg) => svg.append(wayAlong(document, NEUTRAL, "3,9 37,9", style, earlier));
  const rows = found.routes.map((style) => row(say(`routes/${style}`), way(style, false)));
  if (rows.length) rows.push(row(say("handout/earlier"), way("attested", true)));
  return rows;
}

function armRows({ document, scene, found, say, row }) {
  return found.arms.map((arm) =>
    row(say(`arms/${arm}`), (svg) => svg.append(pictogram(document, scene.symbols[arm], [8, 1, 24, 16], INK_ON_PAPER))),
  );
}

// Signs of units that are not known to be where they are drawn.
function knownRows({ document, found, say, row }) {
  const draw = (how) => (svg) => {
    const tag = drawn(document, "rect", `pl-sheet-tag pl-sheet-${how}`, { x: 12, y: 1.5, width: 26, height: 15, rx: 2, stroke: NEUTRAL.colour });
    const plate = plateAt(document, { ...NEUTRAL, shape: "square", rim: 0 }, [14, 9]);
    plate.classList.add(`pl-sheet-${how}`);
    svg.append(tag, plate);
  };
  return found.known.map((how) => row(say(`known/${how}`), draw(how)));
}

function eventRows({ document, scene, found, say, row }) {
  const number = row(say("handout/number"), (svg) => {
    const mark = drawn(document, "g", "pl-sheet-mark");
    mark.append(drawn(document, "rect", "", { x: 11, y: 2, width: 18, height: 14, rx: 7 }));
    const look = { "text-anchor": "middle", "font-size": 10.7, "font-weight": 700 };
    const text = drawn(document, "text", "", { x: 20, y: 12.8, ...look });
    text.textContent = "7";
    mark.append(text);
    svg.append(mark);
  });
  const kinds = found.events.map((kind) =>
    row(say(`events/${kind}`), (svg) => svg.append(eventPicture(document, scene, { kind }, [12, 1, 16, 16]))),
  );
  return kinds.length ? [number, ...kinds] : [];
}

function placeRows({ document, found, say, row }) {
  const dot = (kind) => (svg) => svg.append(dotAt(document, kind, [20, 9]));
  const rows = found.places.map((kind) => row(say(`places/${kind}`), dot(kind)));
  const held = (means) => (svg) => svg.append(heldAt(document, NEUTRAL, [20, 9], means === "declaration"));
  return [...rows, ...found.held.map((means) => row(say(`held/${means}`), held(means)))];
}

function groundRows({ document, found, say, row }) {
  const line = (...names) => (svg) => {
    for (const name of names) svg.append(drawn(document, "path", name, { d: "M2 9H38" }));
  };
  const rows = found.railway ? [row(say("railway"), line("pl-sheet-rail", "pl-sheet-ties"))] : [];
  for (const status of found.frontiers) {
    rows.push(row(say(`frontiers/${status}`), line(`pl-sheet-frontier pl-sheet-${status.replace(" ", "-")}`)));
  }
  if (found.river) rows.push(row(say("river"), line("pl-sheet-river")));
  return rows;
}
