// The key of the printed maps, from exactly what they draw.
import { drawn, element } from "./dom.mjs";
import { legendOf, legendRows, rowText } from "./legend.mjs";
import { frontierClass } from "./sheetground.mjs";
import { app6Drawing } from "./pictures.mjs";
import { arrowAt, dotAt, eventPicture, heldAt, pictogram, PLATE, plateAt, wayAlong } from "./sheetsigns.mjs";

const SAMPLE = { width: 40, height: 18 };
const SIDE_WIDTH = 88;
const NEUTRAL = { colour: "#4a4238", shape: "circle", pattern: 0 };
const BANDS = ["sides", "routes"];
const COLUMNS = ["arms", "echelons", "events", "places", "ground"];
const INK_ON_PAPER = { ink: "#1c1915", paper: "#ffffff", side: "#1c1915" };
const ON_NO_SIDE = { ...INK_ON_PAPER, side: NEUTRAL.colour };

export function sheetLegend(tools) {
  const { document, scene, say } = tools;
  const groups = groupsInPrint(tools);
  const samples = samplesInPrint(tools);
  const item = (row) => {
    const made = element(document, "li");
    if (row.form === "note") return element(document, "li", "", rowText(row, tools));
    const width = row.form === "sides" ? SIDE_WIDTH : SAMPLE.width;
    const size = { viewBox: `0 0 ${width} ${SAMPLE.height}`, width, height: SAMPLE.height };
    const svg = drawn(document, "svg", "pl-sheet-sample", size);
    svg.append(...samples[row.form](row.value));
    made.append(svg, element(document, "span", "", rowText(row, tools)));
    return made;
  };
  const filled = (names, className) =>
    names
      .filter((name) => groups[name].length)
      .map((name) => {
        const node = element(document, "div", className);
        const list = element(document, "ul");
        list.append(...groups[name].map(item));
        node.append(element(document, "h3", "", say(`heads/${name}`)), list);
        return node;
      });
  const bands = element(document, "div", "");
  bands.append(...filled(BANDS, "pl-sheet-band"));
  const columns = element(document, "div", "pl-sheet-keys");
  columns.append(...filled(COLUMNS, "pl-sheet-key"));
  const section = element(document, "section", "pl-sheet-legend");
  section.append(element(document, "h2", "", say("legend")), element(document, "p", "", say("handout/maps")));
  section.append(bands, columns);
  return section;
}

// The legend's rows, with what only a printed map has, and of the signs' two styles the one chosen.
function groupsInPrint({ scene, signs }) {
  const groups = legendRows(legendOf(scene));
  if (groups.routes.length) groups.routes.push({ form: "earlier", words: "handout/earlier" });
  if (groups.events.length) groups.events.unshift({ form: "number", words: "handout/number" });
  if (signs) groups.echelons.push({ form: "note", words: "app6_note" });
  else groups.echelons = [];
  return groups;
}

// How each form of row is sampled, as parts of its drawing.
function samplesInPrint({ document, scene, sides, signs }) {
  const way = (style, earlier) => [
    wayAlong(document, NEUTRAL, "3,9 37,9", style, earlier),
    ...(earlier ? [] : [arrowAt(document, NEUTRAL, { x: 27, y: 9, angle: 0 })]),
  ];
  const framed = (arm, echelon) => [pictogram(document, app6Drawing(scene.app6, arm, echelon), [6, 0, 28, 18], ON_NO_SIDE)];
  const line = (...names) => names.map((name) => drawn(document, "path", name, { d: "M2 9H38" }));
  return {
    sides: (s) => sideSample(document, sides.get(s), signs),
    routes: (style) => way(style, false),
    earlier: () => way("attested", true),
    arms: (arm) => (signs ? framed(arm, null) : [pictogram(document, scene.symbols[arm], [8, 1, 24, 16], INK_ON_PAPER)]),
    echelons: (echelon) => framed(null, echelon),
    known: (how) => knownSample(document, how),
    number: () => [numberSample(document)],
    events: (kind) => [eventPicture(document, scene, { kind }, [12, 1, 16, 16])],
    places: (kind) => [dotAt(document, kind, [20, 9])],
    held: (means) => [heldAt(document, NEUTRAL, [20, 9], means === "declaration")],
    railway: () => line("pl-sheet-rail", "pl-sheet-ties"),
    frontiers: (status) => line(`pl-sheet-frontier ${frontierClass(status)}`),
    river: () => line("pl-sheet-river"),
  };
}

// A side's plate, or its colour in a frame, how it holds a place, and its ways.
function sideSample(document, side, signs) {
  const frame = { x: 3, y: 2, width: 23, height: 15, fill: side.colour };
  return [
    signs ? drawn(document, "rect", "pl-sheet-frame", frame) : plateAt(document, side, [PLATE.width / 2 + 2, 10]),
    heldAt(document, side, [38, 9.5], false),
    wayAlong(document, side, "50,9.5 84,9.5", "attested", false),
  ];
}

function numberSample(document) {
  const mark = drawn(document, "g", "pl-sheet-mark");
  mark.append(drawn(document, "rect", "", { x: 11, y: 2, width: 18, height: 14, rx: 7 }));
  const look = { "text-anchor": "middle", "font-size": 10.7, "font-weight": 700 };
  const text = drawn(document, "text", "", { x: 20, y: 12.8, ...look });
  text.textContent = "7";
  mark.append(text);
  return mark;
}

// The sign of a unit that is not known to be where it is drawn.
function knownSample(document, how) {
  const box = { x: 12, y: 1.5, width: 26, height: 15, rx: 2, stroke: NEUTRAL.colour };
  const plate = plateAt(document, { ...NEUTRAL, shape: "square", rim: 0 }, [14, 9]);
  plate.classList.add(`pl-sheet-${how}`);
  return [drawn(document, "rect", `pl-sheet-tag pl-sheet-${how}`, box), plate];
}
