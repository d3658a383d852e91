import assert from "node:assert/strict";
import test from "node:test";
import { extentsOf } from "../../src/phaseline/atlas/player/camera.mjs";
import { makeStory } from "../../src/phaseline/atlas/player/state.mjs";
import { scene } from "./story.mjs";

const extents = extentsOf(makeStory(scene));
const last = scene.steps.length - 1;
const within = ([west, south, east, north], { lon, lat }) => lon >= west && lon <= east && lat >= south && lat <= north;

test("the story begins and ends with the whole extent", () => {
  assert.equal(extents[0], scene.extent);
  assert.equal(extents[last], scene.extent);
});

test("the map looks at one part of the ground all through a chapter, inside the whole", () => {
  assert.equal(extents[1], extents[3]);
  assert.notEqual(extents[1], scene.extent);
  const [west, south, east, north] = extents[1];
  assert.ok(within(scene.extent, { lon: west, lat: south }) && within(scene.extent, { lon: east, lat: north }));
});

test("what a step tells of lies in what the map shows then", () => {
  scene.steps.forEach(({ cards }, i) => {
    for (const card of cards) assert.ok(within(extents[i], scene.events[card]), `step ${i}`);
  });
});

test("a chapter at one spot is shown with some country round it", () => {
  const [event] = scene.events.map((told, e) => ({ ...told, e })).filter(({ id }) => id === "khachmaz");
  const step = { ...scene.steps[4], cards: [event.e], arrivals: [] };
  const alone = { ...scene, units: [], events: scene.events.map((told) => ({ ...told, units: [] })) };
  const story = makeStory({ ...alone, steps: [scene.steps[0], step, { ...scene.steps[last], cards: [] }] });
  const [west, south, east, north] = extentsOf(story)[1];
  assert.ok(Math.abs((west + east) / 2 - event.lon) < 1e-9 && Math.abs((south + north) / 2 - event.lat) < 1e-9);
  const share = (east - west) / (scene.extent[2] - scene.extent[0]);
  assert.ok(share > 0.1 && share < 0.3);
});

test("a chapter that tells of nothing on the map is shown whole", () => {
  const bare = makeStory({ ...scene, steps: scene.steps.map((step) => ({ ...step, cards: [], arrivals: [] })) });
  for (const extent of extentsOf(bare)) assert.equal(extent, scene.extent);
});

test("who is known only to some region draws no eye", () => {
  const vague = scene.units.map((unit) => ({ ...unit, path: { ...unit.path, km: unit.path.km.map(() => 120) } }));
  const seen = extentsOf(makeStory({ ...scene, units: vague }))[1];
  const known = extents[1];
  assert.ok(seen[2] - seen[0] <= known[2] - known[0] && seen[3] - seen[1] <= known[3] - known[1]);
});

test("a small map looks closer, at runs of steps that tell of what lies together", () => {
  const story = makeStory(scene);
  const closely = extentsOf(story, true);
  const size = ([west, south, east, north]) => (east - west) * (north - south);
  assert.deepEqual([closely[0], closely[last]], [scene.extent, scene.extent]);
  scene.steps.forEach(({ cards }, i) => {
    assert.ok(size(closely[i]) <= size(extents[i]) + 1e-9, `step ${i}`);
    for (const card of cards) assert.ok(within(closely[i], scene.events[card]), `step ${i}`);
  });
  assert.ok(closely.some((extent) => size(extent) < 0.8 * size(scene.extent)));
  assert.ok(new Set(closely).size < scene.steps.length);
});
