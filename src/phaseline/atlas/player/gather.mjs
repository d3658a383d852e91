// Who stands under another's sign: units at the place of a superior, or of the first of their like under one superior.
// Pure: units and where they stand in, who is under whom out.
import { unitsActing } from "./told.mjs";

// In pixels: how far apart those count as together who stand, and those of whom one moves.
const TOGETHER = 12;
const IN_STEP = 3;

// units: those of the scene; found: of the units on the map {u, x, y, apart, moves}; apart: it is spoken of by itself, or
// is not known to be there. Answers for each unit that is under another that other, who is under none.
export function headsOf(units, found) {
  const here = new Map(found.map((spot) => [spot.u, spot]));
  const under = new Map();
  const top = (u) => (under.has(u) ? top(under.get(u)) : u);
  for (const spot of found) {
    if (spot.apart) continue;
    const head = superiorAt(units, here, spot) ?? firstOfLike(units, found, spot);
    if (head !== null) under.set(spot.u, head);
  }
  return new Map([...under.keys()].map((u) => [u, top(u)]));
}

// The lowest of a unit's superiors who is where it is.
function superiorAt(units, here, spot) {
  for (let s = units[spot.u].superior; s !== undefined; s = units[s].superior) {
    const other = here.get(s);
    if (other && isTogether(spot, other)) return s;
  }
  return null;
}

function firstOfLike(units, found, spot) {
  const { superior, arm, echelon } = units[spot.u];
  if (superior === undefined) return null;
  const first = found.find((other) => {
    const like = units[other.u];
    return like.superior === superior && like.arm === arm && like.echelon === echelon && !other.apart && isTogether(spot, other);
  });
  return first.u === spot.u ? null : first.u;
}

function isTogether(a, b) {
  if (b.vague) return false;
  return Math.hypot(a.x - b.x, a.y - b.y) <= (a.moves || b.moves ? IN_STEP : TOGETHER);
}

// The units of which no step tells and which never move.
export function silentUnits({ scene, paths }) {
  const told = new Set(scene.steps.flatMap((_, step) => [...unitsActing(scene, step)]));
  const moves = (u) => paths.run[paths.first[u + 1] - 1] > 0;
  return new Set([...scene.units.keys()].filter((u) => !told.has(u) && !moves(u)));
}
