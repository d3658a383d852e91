// The legend, from exactly what the scene draws.
import { featuresOf } from "./base.mjs";
import { element, inLanguage, lineSample } from "./dom.mjs";
import { everKnown, isLate, isVague, knownAt, knownTimesOf } from "./known.mjs";
import { dotKind } from "./marks.mjs";
import { flattenPaths, ROUTE_STYLES, routeStyle, UNKNOWN, wayWithin } from "./paths.mjs";
import { kmPerPixel } from "./scale.mjs";

const ARM_ORDER = [
  "armored-train",
  "locomotive",
  "train",
  "cavalry",
  "infantry",
  "artillery",
  "ship",
  "aircraft",
  "workers",
  "police",
  "headquarters",
];
const ECHELON_ORDER = [
  "section",
  "platoon",
  "company",
  "battalion",
  "regiment",
  "brigade",
  "division",
  "corps",
  "army",
  "front",
];
const KIND_ORDER = [
  "battle",
  "clash",
  "capture",
  "surrender",
  "sabotage",
  "uprising",
  "movement",
  "naval",
  "air",
  "political",
  "order",
  "aftermath",
];
const DOT_ORDER = ["city", "town", "station", "village", "bridge", "pass", "other"];
const REACH_ORDER = ["band", "disc"];
const MEANS_ORDER = ["arms", "declaration"];
const STATUS_ORDER = ["legal", "de facto", "disputed"];

function inOrder(order, found) {
  const set = new Set(found.filter(Boolean));
  return [...order.filter((name) => set.delete(name)), ...set];
}

// Pure: what there is to explain, by group.
export function legendOf(scene) {
  const drawnUnits = scene.units.filter((unit) => unit.path.t.length);
  const drawnEvents = scene.events.filter((event) => event.lon !== null && event.lon !== undefined);
  const placed = scene.places.filter((place) => place.lon !== null && place.lon !== undefined);
  const sides = new Set(drawnUnits.map((unit) => unit.side));
  for (const event of scene.events) for (const take of event.takes ?? []) sides.add(take[1]);
  const moving = drawnUnits.filter((unit) => unit.path.t.length > 1);
  const styles = moving.flatMap((unit) => (unit.legs ?? []).map(routeStyle)).filter((style) => style !== UNKNOWN);
  return {
    sides: [...sides].sort((a, b) => a - b),
    arms: inOrder(ARM_ORDER, drawnUnits.map((unit) => unit.arm)),
    echelons: inOrder(ECHELON_ORDER, drawnUnits.map((unit) => unit.echelon)),
    known: [everKnown(scene, isVague) && "vague", everKnown(scene, isLate) && "late"].filter(Boolean),
    routes: inOrder(ROUTE_STYLES, styles.map((style) => ROUTE_STYLES[style])),
    ahead: styles.length > 0,
    reaches: reachesOf(drawnUnits),
    events: inOrder(KIND_ORDER, drawnEvents.map((event) => event.kind)),
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
      if (paths.km[i] > 0) found.push(formAt(u, i));
    }
  }
  return inOrder(REACH_ORDER, found);
}

export function drawLegend({ document, node, scene, pictures, say, lang }) {
  const found = legendOf(scene);
  const entry = (sample, text) => {
    const item = element(document, "li");
    item.append(sample, element(document, "span", "", text));
    return item;
  };
  const picture = (name, className) => {
    const made = element(document, "span", className);
    pictures.onPaper(made, name);
    return made;
  };
  const armSample = (arm) => {
    const made = element(document, "span", "pl-key-arm");
    pictures.ofArm(made, arm);
    return made;
  };
  const plate = (side) => {
    const made = element(document, "span");
    pictures.plate(made, side);
    return made;
  };
  const groups = [
    ["sides", found.sides.map((s) => entry(plate(scene.sides[s]), inLanguage(scene.sides[s].name, lang)))],
    ["arms", found.arms.map((arm) => entry(armSample(arm), say(`arms/${arm}`)))],
    ["echelons", echelonEntries({ document, found, pictures, say, entry })],
    ["routes", [...routeEntries({ document, found, say, entry }), ...knownEntries({ document, found, say, entry })]],
    ["events", found.events.map((kind) => entry(picture(kind, "pl-key-event"), say(`events/${kind}`)))],
    ["places", placeEntries({ document, found, say, entry })],
    ["ground", groundEntries({ document, found, say, entry })],
  ];
  node.replaceChildren(
    ...groups
      .filter(([, items]) => items.length)
      .map(([name, items]) => {
        const section = element(document, "div", `pl-key pl-key-${name}`);
        const list = element(document, "ul");
        list.append(...items);
        section.append(element(document, "h3", "", say(`heads/${name}`)), list);
        return section;
      }),
  );
}

// In APP-6: the marks of size, and what its frames say and do not say.
function echelonEntries({ document, found, pictures, say, entry }) {
  if (!pictures.signs) return [];
  const marks = found.echelons.map((echelon) => {
    const mark = element(document, "span");
    pictures.ofEchelon(mark, echelon);
    return entry(mark, say(`echelons/${echelon}`));
  });
  return [...marks, element(document, "li", "pl-key-note", say("app6_note"))];
}

function routeEntries({ document, found, say, entry }) {
  const rows = found.routes.map((style) => entry(lineSample(document, `pl-route-${style}`), say(`routes/${style}`)));
  if (found.ahead) rows.push(entry(lineSample(document, "pl-route-ahead"), say("routes/ahead")));
  if (found.reaches.length) {
    const sample = element(document, "span", "pl-key-halo");
    sample.append(...found.reaches.map((form) => element(document, "span", `pl-key-${form}`)));
    rows.push(entry(sample, say("halo")));
  }
  return rows;
}

// Signs of units that are not known to be where they are drawn.
function knownEntries({ document, found, say, entry }) {
  return found.known.map((how) => {
    const sign = element(document, "span", `pl-key-sign pl-${how}`);
    sign.append(element(document, "span", "pl-plate"), element(document, "span", "pl-sign-name"));
    return entry(sign, say(`known/${how}`));
  });
}

function placeEntries({ document, found, say, entry }) {
  const rows = found.places.map((kind) => entry(element(document, "span", `pl-dot pl-dot-${kind}`), say(`places/${kind}`)));
  for (const means of found.held) {
    const name = means === "declaration" ? "pl-dot pl-dot-town pl-held pl-declared" : "pl-dot pl-dot-town pl-held";
    rows.push(entry(element(document, "span", name), say(`held/${means}`)));
  }
  return rows;
}

function groundEntries({ document, found, say, entry }) {
  const rows = [];
  if (found.railway) rows.push(entry(lineSample(document, "pl-rail"), say("railway")));
  for (const status of found.frontiers) {
    rows.push(entry(lineSample(document, `pl-frontier-${status.replace(" ", "-")}`), say(`frontiers/${status}`)));
  }
  if (found.river) rows.push(entry(lineSample(document, "pl-river"), say("river")));
  return rows;
}
