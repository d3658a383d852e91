// The legend, from exactly what the scene draws.
import { featuresOf } from "./base.mjs";
import { element, inLanguage, lineSample, svgElement } from "./dom.mjs";
import { everKnown, isLate, isVague, knownAt, knownTimesOf } from "./known.mjs";
import { dotKind } from "./kinds.mjs";
import { flattenPaths, isWithin, ROUTE_STYLES, routeStyle, UNKNOWN, wayWithin } from "./paths.mjs";
import { kmPerPixel } from "./scale.mjs";

const DOT_ORDER = ["city", "town", "station", "village", "bridge", "pass", "other"];
const REACH_ORDER = ["band", "disc"];
const MEANS_ORDER = ["arms", "declaration"];
const STATUS_ORDER = ["legal", "de facto", "disputed"];

function inOrder(order = [], found) {
  const set = new Set(found.filter(Boolean));
  return [...order.filter((name) => set.delete(name)), ...set];
}

// Pure: what there is to explain, by group.
export function legendOf(scene) {
  const { kinds = {} } = scene;
  const drawnUnits = scene.units.filter((unit) => unit.path.t.length && unit.spans?.length !== 0);
  const drawnEvents = scene.events.filter((event) => event.lon !== null && event.lon !== undefined);
  const placed = scene.places.filter((place) => place.lon !== null && place.lon !== undefined);
  const sides = new Set(drawnUnits.map((unit) => unit.side));
  for (const event of scene.events) for (const take of event.takes ?? []) sides.add(take[1]);
  const moving = drawnUnits.filter((unit) => unit.path.t.length > 1);
  const styles = moving.flatMap((unit) => (unit.legs ?? []).filter(({ still }) => !still).map(routeStyle)).filter((style) => style !== UNKNOWN);
  return {
    sides: [...sides].sort((a, b) => a - b),
    arms: inOrder(kinds.arms, drawnUnits.map((unit) => unit.arm)),
    echelons: inOrder(kinds.echelons, drawnUnits.map((unit) => unit.echelon)),
    known: [everKnown(scene, isVague) && "vague", everKnown(scene, isLate) && "late"].filter(Boolean),
    routes: inOrder(ROUTE_STYLES, styles.map((style) => ROUTE_STYLES[style])),
    ahead: styles.length > 0,
    phases: (scene.phase_lines ?? []).length > 0,
    ticks: drawnUnits.some(({ ticks }) => ticks?.length),
    reaches: reachesOf(drawnUnits),
    events: inOrder(kinds.events, drawnEvents.map((event) => event.kind)),
    places: inOrder(DOT_ORDER, placed.map((place) => dotKind(place.kind))),
    held: inOrder(MEANS_ORDER, scene.events.filter((event) => event.takes?.length).map((event) => event.means ?? "arms")),
    railway: featuresOf(scene.base?.railways).length > 0,
    river: featuresOf(scene.base?.rivers).length > 0,
    frontiers: inOrder(STATUS_ORDER, featuresOf(scene.base?.frontiers).map((part) => part.properties.status)),
  };
}

// The forms that a possible position has: a band along a way, a disc where there is none or no more is known.
function reachesOf(units) {
  const paths = flattenPaths(units);
  const knownTimes = knownTimesOf({ units });
  const formAt = (u, i) => {
    if (isVague(units[u], knownAt({ knownTimes }, u, paths.t[i]))) return "disc";
    return wayWithin(paths, u, i, 0, paths.km[i] / kmPerPixel(paths.lat[i], 0)).length ? "band" : "disc";
  };
  const found = [];
  for (let u = 0; u < paths.count; u += 1) {
    for (let i = paths.first[u]; i < paths.first[u + 1]; i += 1) {
      if (paths.km[i] > 0 && isWithin(paths.spans[u], paths.t[i])) found.push(formAt(u, i));
    }
  }
  return inOrder(REACH_ORDER, found);
}

// Pure: a legend's rows by group; of each the form of its sample, what that shows, and the path of its words (a side
// has its own).
export function legendRows({ sides, arms, echelons, known, routes, events, places, held, railway, frontiers, river }) {
  const each = (form, values) => values.map((value) => ({ form, value, words: `${form}/${value}` }));
  const one = (form, there) => (there ? [{ form, words: form }] : []);
  return {
    sides: sides.map((value) => ({ form: "sides", value })),
    arms: [...each("arms", arms), ...each("known", known)],
    echelons: each("echelons", echelons),
    routes: each("routes", routes),
    events: each("events", events),
    places: [...each("places", places), ...each("held", held)],
    ground: [...one("railway", railway), ...each("frontiers", frontiers), ...one("river", river)],
  };
}

export function rowText({ value, words }, { scene, say, lang }) {
  return words ? say(words) : inLanguage(scene.sides[value].name, lang);
}

export function drawLegend({ document, node, scene, pictures, say, lang }) {
  const found = legendOf(scene);
  const groups = legendRows(found);
  if (found.arms.length) groups.arms.push({ form: "known", value: "speck", words: "known/speck" });
  if (found.ahead) groups.routes.push({ form: "routes", value: "ahead", words: "routes/ahead" }, { form: "heading", words: "routes/heading" });
  if (found.phases) groups.routes.push({ form: "phase", words: "routes/phase" });
  if (found.ticks) groups.routes.push({ form: "tick", words: "routes/tick" });
  if (found.reaches.length) groups.routes.push({ form: "halo", value: found.reaches, words: "halo" });
  if (!pictures.signs) groups.echelons = [];
  const samples = samplesOnScreen({ document, scene, pictures });
  const item = (row) => {
    const text = rowText(row, { scene, say, lang });
    const made = element(document, "li");
    made.append(samples[row.form](row.value), element(document, "span", "", text));
    return made;
  };
  const section = ([name, rows]) => {
    const made = element(document, "div", `pl-key pl-key-${name}`);
    const list = element(document, "ul");
    list.append(...rows.map(item));
    made.append(element(document, "h3", "", say(`heads/${name}`)), list);
    return made;
  };
  // What the frames of APP-6 say and do not say.
  const note = pictures.signs ? [element(document, "p", "pl-key pl-key-note", say("app6_note"))] : [];
  node.replaceChildren(...Object.entries(groups).filter(([, rows]) => rows.length).map(section), ...note);
}

// How each form of row is sampled.
function samplesOnScreen({ document, scene, pictures }) {
  const span = (name = "") => element(document, "span", name);
  const painted = (node, paint) => {
    paint(node);
    return node;
  };
  // A known way with something drawn on it.
  const markedSample = (d) => painted(lineSample(document, "pl-route-attested"), (node) => {
    const mark = svgElement(document, "path", "pl-sample-mark");
    mark.setAttribute("d", d);
    node.append(mark);
  });
  return {
    sides: (s) => painted(span(), (node) => pictures.plate(node, scene.sides[s])),
    arms: (arm) => painted(span("pl-key-arm"), (node) => pictures.ofArm(node, arm)),
    echelons: (echelon) => painted(span(), (node) => pictures.ofEchelon(node, echelon)),
    events: (kind) => painted(span("pl-key-event"), (node) => pictures.onPaper(node, kind)),
    known: (how) => painted(span(`pl-key-sign pl-${how}`), (node) => node.append(span("pl-plate"), ...(how === "speck" ? [] : [span("pl-sign-name")]))),
    halo: (forms) => painted(span("pl-key-halo"), (node) => node.append(...forms.map((form) => span(`pl-key-${form}`)))),
    routes: (style) => lineSample(document, `pl-route-${style}`),
    places: (kind) => span(`pl-dot pl-dot-${kind}`),
    held: (means) => span(`pl-dot pl-dot-town pl-held${means === "declaration" ? " pl-declared" : ""}`),
    railway: () => lineSample(document, "pl-rail"),
    frontiers: (status) => lineSample(document, `pl-frontier-${status.replace(" ", "-")}`),
    river: () => lineSample(document, "pl-river"),
    phase: () => lineSample(document, "pl-phase-sample"),
    heading: () => markedSample("M30 1L39 6L30 11L32 6z"),
    tick: () => markedSample("M19 0H21V12H19z"),
  };
}
