// What part of the ground the map shows at each step: all of it where the story begins and ends, and in between what
// the chapter tells of. Pure: a story in, extents (west, south, east, north, in degrees) out.
import { positionAt } from "./paths.mjs";
import { clamp } from "./time.mjs";

// Of the whole extent's breadth and height: what is left free round a chapter's places; the least that is shown, which is
// some kilometres too; and from how much on the map shows the whole at once.
const ROUND_CHAPTER = 0.06;
const LEAST_SHOWN = 0.18;
const LEAST_SIDE_KM = 6;
const NEARLY_ALL = 0.74;
// Who is known less exactly than to this share of the whole extent's height draws no eye.
const VAGUELY_KNOWN = 0.12;
const KM_PER_DEGREE = 111.2;

// For each step what the map shows: one and the same array for all steps that show the same.
export function extentsOf(story) {
  const { steps, extent } = story.scene;
  const chapters = new Map();
  const last = steps.length - 1;
  return steps.map(({ chapter }, i) => {
    if (i === 0 || i === last) return extent;
    if (!chapters.has(chapter)) chapters.set(chapter, extentOf(story, chapter));
    return chapters.get(chapter);
  });
}

// What a chapter tells of.
export function extentOf(story, chapter) {
  const whole = story.scene.extent;
  const points = pointsOf(story, chapter).filter(([lon, lat]) => lon >= whole[0] && lon <= whole[2] && lat >= whole[1] && lat <= whole[3]);
  if (!points.length) return whole;
  const across = stretch(points.map(([lon]) => lon), whole[0], whole[2]);
  const upward = stretch(points.map(([, lat]) => lat), whole[1], whole[3]);
  const isWhole = [across, upward].some(({ share }) => share > NEARLY_ALL);
  return isWhole ? whole : [across.from, upward.from, across.to, upward.to];
}

// The stretch that holds all values with some room round them, within the whole one.
function stretch(values, from, to) {
  const size = to - from;
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const floor = Math.max(LEAST_SHOWN * size, Math.min(size, LEAST_SIDE_KM / KM_PER_DEGREE));
  const wide = clamp(most - least + 2 * ROUND_CHAPTER * size, floor, size);
  const start = clamp((least + most - wide) / 2, from, to - wide);
  return { from: start, to: start + wide, share: wide / size };
}

// Where a chapter's events are, where its arrivals come to, and where the units of both go meanwhile.
function pointsOf(story, chapter) {
  const { scene } = story;
  const own = scene.steps.filter((step) => step.chapter === chapter);
  const events = own.flatMap(({ cards }) => cards.map((card) => scene.events[card]));
  const arrivals = own.flatMap((step) => step.arrivals ?? []);
  const places = arrivals.flatMap((arrival) => (arrival.places ?? []).map((p) => scene.places[p]));
  const spots = [...events, ...places].filter(({ lon }) => typeof lon === "number").map(({ lon, lat }) => [lon, lat]);
  const units = new Set([...events, ...arrivals].flatMap((telling) => telling.units ?? []));
  return [...spots, ...[...units].flatMap((u) => wayOf(story, u, own[0].t, own.at(-1).t))];
}

function wayOf({ paths, scene }, u, start, end) {
  const [, south, , north] = scene.extent;
  const vague = VAGUELY_KNOWN * (north - south) * KM_PER_DEGREE;
  const between = [];
  for (let i = paths.first[u]; i < paths.first[u + 1]; i += 1) if (paths.t[i] > start && paths.t[i] < end) between.push(paths.t[i]);
  return [start, ...between, end]
    .map((minute) => positionAt(paths, u, minute))
    .filter((at) => at && at.km <= vague)
    .map(({ lon, lat }) => [lon, lat]);
}
