// What has changed from one state to a later one. Pure: a story and two of its states in, lists out.
import { between } from "./paths.mjs";
import { linesReached } from "./phaselines.mjs";
import { kmPerPixel } from "./scale.mjs";
import { EVENT_PHASES } from "./state.mjs";

const LEAST_KM = 0.05;

// A unit that is only somewhere about its point, before or after, has not moved any number of km that one could tell.
// {appeared: [unit], gone: [unit], moved: [{unit, km, way: [[lat, lon], …]}], arrived: [{unit, place}], taken: [{place,
// side, declared}], lines: [phase line], began: [event], faded: [event]}, all others by their numbers in the scene.
export function difference(story, before, after) {
  const { units, events, places } = story.scene;
  const numbers = (list) => [...list.keys()];
  const shown = (state, u) => Boolean(state.units.shown[u]);
  const moved = numbers(units)
    .filter((u) => shown(before, u) && shown(after, u) && !before.units.vague[u] && !after.units.vague[u])
    .map((unit) => ({ unit, ...travelled(story.paths, unit, before.units, after.units) }))
    .filter(({ km }) => km >= LEAST_KM);
  return {
    appeared: numbers(units).filter((u) => !shown(before, u) && shown(after, u)),
    gone: numbers(units).filter((u) => shown(before, u) && !shown(after, u)),
    moved,
    arrived: numbers(units)
      .filter((u) => shown(before, u) && shown(after, u))
      .map((unit) => ({ unit, place: lastPlace(units[unit], before.minute, after.minute) }))
      .filter(({ place }) => place !== null),
    taken: numbers(places)
      .filter((p) => before.holders[p] !== after.holders[p] || before.declared[p] !== after.declared[p])
      .map((place) => ({ place, side: after.holders[place], declared: Boolean(after.declared[place]) })),
    lines: linesReached(story.scene, before.minute, after.minute),
    began: after.cards.filter((card) => !before.cards.includes(card)),
    faded: numbers(events).filter((e) => before.events[e] !== EVENT_PHASES.gone && after.events[e] === EVENT_PHASES.gone),
  };
}

// How far a unit came along its way between two states, and that way.
function travelled(paths, u, from, to) {
  const at = ({ segment, share }) => [between(paths.lat, segment[u], share[u]), between(paths.lon, segment[u], share[u])];
  const way = [at(from)];
  for (let i = from.segment[u] + 1; i <= to.segment[u]; i += 1) way.push([paths.lat[i], paths.lon[i]]);
  way.push(at(to));
  let km = 0;
  for (let i = 1; i < way.length; i += 1) km += kmBetween(way[i - 1], way[i]);
  return { km, way };
}

// Of points so near each other that the earth between them is flat.
function kmBetween([lat, lon], [otherLat, otherLon]) {
  const kmPerDegree = (256 / 360) * kmPerPixel(0, 0);
  const east = (otherLon - lon) * Math.cos((((lat + otherLat) / 2) * Math.PI) / 180);
  return kmPerDegree * Math.hypot(east, otherLat - lat);
}

// The place at which a unit is last attested after one minute and not after another.
function lastPlace({ fixes = [] }, after, until) {
  return fixes.findLast(({ t, basis }) => basis === "attested" && t > after && t <= until)?.place ?? null;
}
