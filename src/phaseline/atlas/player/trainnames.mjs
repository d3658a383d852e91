// Where the trains' names stand on the train graph: each along the longest run of its train, clear of signs and of each
// other; a name without room is left out. Pure, for page and paper.
import { along, Grid, listed, placeLabels, straightSpots } from "./labels.mjs";

const MANY_SPOTS = 60;
const NARROWED = 0.8;

// lines: a graph's lines (see lines.mjs); sizeOf(words): the room they take, {w, h}; sign: half the breadth of an event's
// sign. Answers {unit, name, x, y, degrees} for each name that has room, by its middle.
export function trainNames({ lines, scene, words, sizeOf, sign }) {
  const signs = lines.signs().map(({ x, y }) => [[x - sign, y - sign, x + sign, y + sign], null]);
  const bounds = [lines.left, lines.top, lines.width, lines.top + lines.high];
  const items = longestRuns(scene.graph.runs).map(({ unit, t, km }) => {
    const name = words(scene.units[unit].short);
    const { w, h } = sizeOf(name);
    const points = t.map((minute, i) => [lines.x(minute), lines.y(km[i])]);
    const spots = straightSpots(points, w, bounds, MANY_SPOTS);
    return { unit, name, last: -1, spots, positions: listed(spots.map((spot) => along(spot, w, h * NARROWED))) };
  });
  const choices = placeLabels(items, { bounds, grid: new Grid(bounds, signs) });
  return items.flatMap(({ unit, name, spots }, i) => {
    if (choices[i] < 0) return [];
    const { x, y, angle } = spots[choices[i]];
    return [{ unit, name, x, y, degrees: (angle * 180) / Math.PI }];
  });
}

function longestRuns(runs) {
  const longest = new Map();
  const length = ({ km }) => Math.abs(km.at(-1) - km[0]);
  for (const run of runs) {
    const other = longest.get(run.unit);
    if (!other || length(run) > length(other)) longest.set(run.unit, run);
  }
  return [...longest.values()];
}
