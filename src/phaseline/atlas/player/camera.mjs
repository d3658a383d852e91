// What part of the ground the map shows at each step: all of it where the story begins and ends, and in between what
// the chapter tells of or, where that would be all of it too, what a run of its steps does. Pure: a story in, extents
// (west, south, east, north, in degrees) out.
import { positionAt } from "./paths.mjs";
import { clamp } from "./time.mjs";

// Of the whole extent's breadth and height: what is left free round a chapter's places; the least that is shown, which is
// some kilometres too; and from how much on the map shows the whole at once.
const ROUND_CHAPTER = 0.06;
const LEAST_SHOWN = 0.18;
const LEAST_SIDE_KM = 6;
const NEARLY_ALL = 0.74;
// Of the same, how far apart may be what the map shows in one run of steps.
const CLOSE = 0.3;
// Who is known less exactly than to this share of the whole extent's height draws no eye.
const VAGUELY_KNOWN = 0.12;
const KM_PER_DEGREE = 111.2;

// For each step what the map shows: one and the same array for all steps that show the same. Closely: as a small map
// does, which looks no wider than at a run of steps that tell of what lies together.
export function extentsOf(story, closely = false) {
  const { steps, extent } = story.scene;
  const last = steps.length - 1;
  const extents = steps.map(() => extent);
  let before = extent;
  for (const run of stepRuns(story, closely)) {
    const shown = isInSight(story, run, before) ? before : extentOf(story, run);
    before = shown;
    for (const step of run) if (step > 0 && step < last) extents[step] = shown;
  }
  return extents;
}

// Whether what a run tells of is in sight already, in less than the whole: then the map stays as it is.
function isInSight(story, run, shown) {
  const points = pointsOf(story, run);
  const isIn = ([lon, lat]) => lon >= shown[0] && lon <= shown[2] && lat >= shown[1] && lat <= shown[3];
  const goesOn = run[0] > 0 && story.scene.steps[run[0]].chapter === story.scene.steps[run[0] - 1].chapter;
  return goesOn && shown !== story.scene.extent && points.length > 0 && points.every(isIn);
}

// The numbers of the steps of each chapter.
function chapterRuns({ scene: { steps } }) {
  const runs = new Map();
  steps.forEach(({ chapter }, i) => runs.set(chapter, [...(runs.get(chapter) ?? []), i]));
  return [...runs.values()];
}

// What a chapter as a whole tells of.
export function extentOfChapter(story, chapter) {
  return extentOf(story, chapterRuns(story).find(([first]) => story.scene.steps[first].chapter === chapter) ?? []);
}

function stepRuns(story, closely) {
  const isWide = (chapter) => closely || extentOf(story, chapter) === story.scene.extent;
  return chapterRuns(story).flatMap((chapter) => (isWide(chapter) ? closeRuns(story, chapter) : [chapter]));
}

// A chapter's steps in runs that each tell of what lies together.
function closeRuns(story, chapter) {
  const runs = [[chapter[0]]];
  for (const step of chapter.slice(1)) {
    const run = [...runs.at(-1), step];
    if (isClose(story, run)) runs[runs.length - 1] = run;
    else runs.push([step]);
  }
  return runs;
}

function isClose(story, run) {
  const [west, south, east, north] = story.scene.extent;
  const points = pointsOf(story, run);
  const spread = (i) => Math.max(...points.map((at) => at[i])) - Math.min(...points.map((at) => at[i]));
  return !points.length || (spread(0) <= CLOSE * (east - west) && spread(1) <= CLOSE * (north - south));
}

function extentOf(story, run) {
  const whole = story.scene.extent;
  const points = pointsOf(story, run).filter(([lon, lat]) => lon >= whole[0] && lon <= whole[2] && lat >= whole[1] && lat <= whole[3]);
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

// Where the events of a run of steps are, where its arrivals come to, and where the units of both go meanwhile.
function pointsOf(story, run) {
  const { scene } = story;
  const own = run.map((step) => scene.steps[step]);
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
