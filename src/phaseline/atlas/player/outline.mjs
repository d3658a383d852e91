// What the printed handout tells, chapter by chapter. Pure: a story in, an outline out.
import { placesTold } from "./told.mjs";

// The chapters with the minute and step each ends at, its events in order, numbered through where the map has room for
// a mark, and the places and units that it tells of.
export function outlineOf({ scene, times }) {
  const listed = new Set();
  let number = 0;
  const entry = (e) => ({ e, event: scene.events[e], number: isMarked(scene, scene.events[e]) ? (number += 1) : null });
  return chaptersIn(scene).map((chapter, c, all) => {
    const steps = scene.steps.flatMap((step, i) => (step.chapter === c ? [i] : []));
    const fresh = steps.flatMap((i) => scene.steps[i].cards).filter((e) => !listed.has(e) && listed.add(e));
    const to = all[c + 1]?.t ?? scene.end;
    return {
      ...chapter,
      from: chapter.t,
      to,
      step: lastStep(times, c + 1 < all.length ? to : Infinity),
      entries: fresh.map(entry),
      places: new Set(steps.flatMap((i) => [...placesTold(scene, i)])),
      units: unitsTold(scene, steps),
    };
  });
}

// The whole story as one chapter, of which only the ways and who held what at its end are told.
export function wholeOf({ scene, times }) {
  return { from: scene.start, to: scene.end, step: times.length - 1, entries: [], places: new Set(), units: null };
}

// A view without chapters is one.
function chaptersIn(scene) {
  return scene.chapters?.length ? scene.chapters : [{ t: scene.start, title: null, text: null }];
}

function isMarked({ extent: [west, south, east, north] }, { lon, lat }) {
  return typeof lon === "number" && lon >= west && lon <= east && lat >= south && lat <= north;
}

function lastStep(times, before) {
  let last = 0;
  while (last + 1 < times.length && times[last + 1] < before) last += 1;
  return last;
}

function unitsTold(scene, steps) {
  const events = steps.flatMap((i) => [
    ...scene.steps[i].cards.map((e) => scene.events[e]),
    ...(scene.steps[i].arrivals ?? []),
  ]);
  return new Set(events.flatMap((event) => event.units ?? []));
}

// Numbers as one writes them beside a mark: 3, 5–7.
export function numberList(numbers) {
  const runs = [];
  for (const number of [...numbers].sort((a, b) => a - b)) {
    const run = runs.at(-1);
    if (run && number === run[1] + 1) run[1] = number;
    else runs.push([number, number]);
  }
  const written = ([from, to]) => (from === to ? `${from}` : `${from}${to === from + 1 ? ", " : "–"}${to}`);
  return runs.map(written).join(", ");
}

// Marks that would lie on one another are one, with all their numbers, or with the most that one may have.
export function gathered(marks, away, most = Infinity) {
  const groups = [];
  for (const { number, x, y } of marks) {
    const near = groups.find((group) => group.numbers.length < most && Math.hypot(group.x - x, group.y - y) < away);
    if (near) near.numbers.push(number);
    else groups.push({ x, y, numbers: [number] });
  }
  return groups;
}

// A date after another in a list: nothing where it is the same, and of one on the same day the hour alone.
export function whenAfter(when, before) {
  if (when === before) return "";
  const [day, ...rest] = when.split(", ");
  return rest.length && before.startsWith(`${day}, `) ? rest.join(", ") : when;
}
