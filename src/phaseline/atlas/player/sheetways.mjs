// The ways of a printed map: the stretches of each unit's legs between two minutes, and which way they go.
import { between, shareAt } from "./paths.mjs";
import { legsOf } from "./ways.mjs";

const ARROWS_EVERY = 90;
const LEAST_RUN = 16;
const ARROW_APART = 46;
const FROM_DOT = 9;
const SIDEWAYS = [0, -0.2, 0.2, -0.4, 0.4];

// The stretches travelled between two minutes, the earliest legs first: [{unit, style, points: [[x, y], ...]}].
export function stretchesOf(story, frame, start, end) {
  return legsOf(story)
    .map((leg) => ({ ...leg, points: partOfLeg(story.paths, frame, leg, start, end) }))
    .filter(({ points }) => points.length > 1);
}

function partOfLeg(paths, frame, { unit, from, to, whole }, start, end) {
  const { t } = paths;
  if (whole && t[to] > end) return [];
  const points = [];
  const add = (i, minute) => points.push(wayPoint(paths, frame, i, minute > t[i] ? shareAt(paths, unit, i, minute) : 0));
  for (let i = from; i < to; i += 1) {
    if (t[i + 1] <= start || t[i] >= end) continue;
    if (!points.length) add(i, start);
    if (t[i + 1] <= end) points.push(wayPoint(paths, frame, i + 1, 0));
    else add(i, end);
  }
  return points;
}

function wayPoint({ x, y }, { scale, originX, originY }, i, share) {
  return [between(x, i, share) * scale - originX, between(y, i, share) * scale - originY];
}

// Pure: stretches of one unit that go on from one another, as one line.
export function runsOf(stretches) {
  const runs = [];
  for (const { unit, points } of stretches) {
    const before = runs.findLast((run) => run.unit === unit);
    const goesOn = before && distance(before.points.at(-1), points[0]) < 0.5;
    if (goesOn) before.points.push(...points.slice(1));
    else runs.push({ unit, points: [...points] });
  }
  return runs;
}

// Pure: where arrows stand along runs: at even distances, beside no dot of a place, and none by another of its direction.
// Answers [{unit, x, y, angle}], the angle in degrees clockwise from the right.
export function arrowsAlong(runs, { width, height }, dots) {
  const arrows = [];
  const free = (arrow) =>
    Math.min(arrow.x, arrow.y, width - arrow.x, height - arrow.y) > FROM_DOT &&
    dots.every(({ x, y }) => distance([x, y], [arrow.x, arrow.y]) > FROM_DOT) &&
    arrows.every((other) => distance([other.x, other.y], [arrow.x, arrow.y]) > ARROW_APART || turned(other, arrow) > 60);
  for (const { unit, points } of runs) {
    const length = lengthOf(points);
    if (length < LEAST_RUN) continue;
    const count = Math.max(1, Math.round(length / ARROWS_EVERY));
    for (let i = 0; i < count; i += 1) {
      const spots = SIDEWAYS.map((aside) => ({ unit, ...spotAlong(points, ((i + 0.5 + aside) / count) * length) }));
      const found = spots.find(free);
      if (found) arrows.push(found);
    }
  }
  return arrows;
}

function distance([ax, ay], [bx, by]) {
  return Math.hypot(ax - bx, ay - by);
}

function turned(a, b) {
  const by = Math.abs(a.angle - b.angle) % 360;
  return Math.min(by, 360 - by);
}

function lengthOf(points) {
  return points.reduce((sum, point, i) => (i ? sum + distance(points[i - 1], point) : 0), 0);
}

function spotAlong(points, at) {
  const [[ax, ay], [bx, by]] = [pointAlong(points, at - 5), pointAlong(points, at + 5)];
  const [x, y] = pointAlong(points, at);
  return { x, y, angle: (Math.atan2(by - ay, bx - ax) * 180) / Math.PI };
}

function pointAlong(points, at) {
  let left = Math.max(0, at);
  for (let i = 1; i < points.length; i += 1) {
    const [[ax, ay], [bx, by]] = [points[i - 1], points[i]];
    const length = distance(points[i - 1], points[i]);
    if (length >= left && length > 0) return [ax + ((bx - ax) * left) / length, ay + ((by - ay) * left) / length];
    left -= length;
  }
  return points.at(-1);
}
