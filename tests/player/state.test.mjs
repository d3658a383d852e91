import assert from "node:assert/strict";
import test from "node:test";
import { EVENT_PHASES, makeStory, stateAt } from "../../src/phaseline/atlas/player/state.mjs";
import { scene } from "./story.mjs";

const story = makeStory(scene);
const eventIndex = (id) => scene.events.findIndex((event) => event.id === id);
const unitIndex = (id) => scene.units.findIndex((unit) => unit.id === id);
const placeIndex = (id) => scene.places.findIndex((place) => place.id === id);
const stepOf = (id) => scene.steps.findIndex((step) => step.cards.includes(eventIndex(id)));
const atStep = (step) => stateAt(story, scene.steps[step].t);

test("at its own minute each step is in force, with its chapter and cards", () => {
  scene.steps.forEach((step, i) => {
    const state = atStep(i);
    assert.deepEqual([state.step, state.chapter, state.cards], [i, step.chapter, step.cards]);
  });
});

test("an event is fresh at its step, recent for two more, then gone; a battle leaves a mark", () => {
  const phases = (id) => [0, 1, 2, 3].map((age) => atStep(stepOf(id) + age).events[eventIndex(id)]);
  const { fresh, recent, gone, mark } = EVENT_PHASES;
  assert.deepEqual(phases("khudat"), [fresh, recent, recent, gone]);
  assert.deepEqual(phases("khachmaz"), [fresh, recent, recent, mark]);
  assert.equal(atStep(stepOf("khachmaz") - 1).events[eventIndex("khachmaz")], gone);
});

test("a place is held from the event that takes it, and going back undoes it", () => {
  const taken = stepOf("khudat");
  const khudat = placeIndex("khudat");
  assert.equal(atStep(taken - 1).holders[khudat], -1);
  assert.deepEqual([atStep(taken).holders[khudat], atStep(taken).changed[khudat]], [0, 1]);
  assert.deepEqual([atStep(taken + 1).holders[khudat], atStep(taken + 1).changed[khudat]], [0, 0]);
});

test("power declared at a place is told from its taking", () => {
  const events = scene.events.map((event) => ({ ...event, means: event.id === "khudat" ? "declaration" : "arms" }));
  const state = stateAt(makeStory({ ...scene, events }), scene.end);
  const declared = [...state.declared.keys()].filter((p) => state.declared[p]);
  assert.deepEqual(declared, [placeIndex("khudat")]);
});

test("what was only ordered takes nothing", () => {
  const events = scene.events.map((event) => ({ ...event, status: "ordered" }));
  const ordered = makeStory({ ...scene, events });
  assert.ok(stateAt(ordered, scene.end).holders.every((holder) => holder === -1));
});

test("units show from their first minute to their last", () => {
  const train = unitIndex("lk");
  const { from, to } = scene.units[train];
  const shown = (minute) => stateAt(story, minute).units.shown[train];
  assert.deepEqual([shown(from - 1), shown(from), shown(to), shown(to + 1)], [0, 1, 1, 0]);
});

test("the same minute gives the same state, whatever came before", () => {
  const before = stateAt(story, 2000);
  stateAt(story, 0);
  stateAt(story, 1e9);
  assert.deepEqual(stateAt(story, 2000), before);
});

test("on the way to a chosen step its card shows while the units still travel", () => {
  const state = stateAt(story, scene.steps[0].t, 3);
  assert.deepEqual([state.step, state.cards, state.minute], [3, scene.steps[3].cards, scene.steps[0].t]);
});

test("an event without a place is told but not drawn", () => {
  const events = scene.events.map((event) => ({ ...event, lon: null, lat: null }));
  const state = stateAt(makeStory({ ...scene, events }), scene.steps[1].t);
  assert.deepEqual([...state.events], events.map(() => EVENT_PHASES.gone));
  assert.deepEqual(state.cards, scene.steps[1].cards);
});

test("how well a unit's place is known changes at the minutes that the scene tells", () => {
  const known = [
    { t: 100, vague: 1, late: 0, words: { en: "somewhere" } },
    { t: 200, vague: 0, late: 0, words: { en: "" } },
    { t: 300, vague: 0, late: 1, words: { en: "last heard of" } },
  ];
  const [first, ...others] = scene.units;
  const told = makeStory({ ...scene, units: [{ ...first, known, from: 0, to: null }, ...others] });
  const at = (minute) => stateAt(told, minute).units;
  assert.deepEqual([99, 100, 199, 200, 300, 9999].map((minute) => at(minute).known[0]), [-1, 0, 0, 1, 2, 2]);
  assert.deepEqual([99, 100, 200, 300].map((minute) => at(minute).vague[0]), [0, 1, 0, 0]);
  assert.equal(at(300).known[1], -1);
});

test("a unit moves from when it leaves until it arrives, and not where it only waits", () => {
  const path = { t: [0, 100, 200, 300], lon: [49, 49, 50, 50], lat: [41, 41, 41, 41], km: [0, 0, 0, 0] };
  const story = makeStory({ ...scene, units: [{ ...scene.units[0], from: 0, to: null, legs: [], known: [], path }] });
  assert.deepEqual([50, 100, 199, 200, 300].map((minute) => stateAt(story, minute).units.moving[0]), [0, 1, 1, 0, 0]);
});
