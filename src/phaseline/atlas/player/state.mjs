// What shows at a minute. Pure: a scene and a minute in, a state out; nothing here draws.
import { isVague, knownAt, knownTimesOf } from "./known.mjs";
import { flattenPaths, isMoving, isShown, segmentAt, shareAt } from "./paths.mjs";
import { stepAt } from "./time.mjs";

export const EVENT_PHASES = { gone: 0, fresh: 1, recent: 2, mark: 3 };
// Of a place that no side holds.
export const UNHELD = -1;
const RECENT_STEPS = 2;

// A scene prepared once, so that each state is quick to make.
export function makeStory(scene) {
  const times = Float64Array.from(scene.steps, (step) => step.t);
  const eventStep = stepsOfEvents(scene, times);
  const paths = flattenPaths(scene.units);
  const lasting = new Set(scene.kinds?.lasting);
  return { scene, times, paths, knownTimes: knownTimesOf(scene), eventStep, lasting, takes: takesOf(scene, eventStep) };
}

// The step at which each event is told: the first with its card, else the one in force at its drawn minute.
function stepsOfEvents(scene, times) {
  const steps = Int32Array.from(scene.events, (event) => stepAt(times, event.t));
  for (let i = scene.steps.length - 1; i >= 0; i -= 1) {
    for (const card of scene.steps[i].cards) steps[card] = i;
  }
  return steps;
}

function takesOf(scene, eventStep) {
  const takes = [];
  scene.events.forEach((event, e) => {
    if ((event.status ?? "happened") !== "happened") return;
    const declared = event.means === "declaration" ? 1 : 0;
    for (const [place, side] of event.takes ?? []) takes.push({ step: eventStep[e], t: event.t, place, side, declared });
  });
  return takes.sort((a, b) => a.step - b.step || a.t - b.t);
}

// The state at a minute. The step may be given apart from it: while units still travel to a step that was
// chosen, its card, events and holders already show.
export function stateAt(story, minute, step = stepAt(story.times, minute)) {
  const { paths, scene } = story;
  const shown = new Uint8Array(paths.count);
  const segment = new Int32Array(paths.count);
  const share = new Float64Array(paths.count);
  const known = new Int16Array(paths.count).fill(-1);
  const vague = new Uint8Array(paths.count);
  const moving = new Uint8Array(paths.count);
  for (let u = 0; u < paths.count; u += 1) {
    if (!isShown(paths, u, minute)) continue;
    shown[u] = 1;
    segment[u] = segmentAt(paths, u, minute);
    share[u] = shareAt(paths, u, segment[u], minute);
    known[u] = knownAt(story, u, minute);
    vague[u] = isVague(scene.units[u], known[u]) ? 1 : 0;
    moving[u] = !vague[u] && isMoving(paths, u, segment[u], minute) ? 1 : 0;
  }
  return {
    minute,
    step,
    chapter: scene.steps[step]?.chapter ?? 0,
    cards: scene.steps[step]?.cards ?? [],
    units: { shown, segment, share, known, vague, moving },
    events: phasesAt(story, step),
    ...holdersAt(story, step),
  };
}

function phasesAt(story, step) {
  const { events } = story.scene;
  const phases = new Uint8Array(events.length);
  for (let e = 0; e < events.length; e += 1) phases[e] = phaseOf(events[e], step - story.eventStep[e], story.lasting);
  return phases;
}

function phaseOf(event, age, lasting) {
  if (age < 0 || event.lon === null || event.lon === undefined) return EVENT_PHASES.gone;
  if (age === 0) return EVENT_PHASES.fresh;
  if (age <= RECENT_STEPS) return EVENT_PHASES.recent;
  return lasting.has(event.kind) ? EVENT_PHASES.mark : EVENT_PHASES.gone;
}

function holdersAt(story, step) {
  const holders = new Int16Array(story.scene.places.length).fill(UNHELD);
  const changed = new Uint8Array(holders.length);
  const declared = new Uint8Array(holders.length);
  for (const take of story.takes) {
    if (take.step > step) break;
    holders[take.place] = take.side;
    changed[take.place] = take.step === step ? 1 : 0;
    declared[take.place] = take.declared;
  }
  return { holders, changed, declared };
}
