import assert from "node:assert/strict";
import test from "node:test";
import { readdirSync, readFileSync } from "node:fs";
import { difference } from "../../src/phaseline/atlas/player/difference.mjs";
import { positionAt } from "../../src/phaseline/atlas/player/paths.mjs";
import { EVENT_PHASES, makeStory, stateAt } from "../../src/phaseline/atlas/player/state.mjs";
import { scene } from "./story.mjs";

const folder = process.env.PHASELINE_MAPS ?? new URL("../../maps", import.meta.url).pathname;
const DATA = /<script type="application\/json"[^>]*>(.*?)<\/script>/s;
const shipped = readdirSync(folder)
  .filter((name) => name.endsWith(".html") && name !== "index.html")
  .map((name) => [name, JSON.parse(DATA.exec(readFileSync(`${folder}/${name}`, "utf8"))[1]).scene]);

// The later state, worked out from the earlier one and the difference, is what the later state is.
function assertWhole(story, before, after) {
  const told = difference(story, before, after);
  const shown = [...before.units.shown];
  for (const u of told.appeared) shown[u] += 1;
  for (const u of told.gone) shown[u] -= 1;
  assert.deepEqual(shown, [...after.units.shown]);
  const holders = [...before.holders];
  const declared = [...before.declared];
  for (const change of told.taken) {
    holders[change.place] = change.side;
    declared[change.place] = Number(change.declared);
  }
  assert.deepEqual([holders, declared], [[...after.holders], [...after.declared]]);
  assert.deepEqual(new Set([...before.cards, ...told.began]), new Set([...before.cards, ...after.cards]));
  for (const [e, phase] of before.events.entries()) {
    const faded = phase !== EVENT_PHASES.gone && after.events[e] === EVENT_PHASES.gone;
    assert.equal(told.faded.includes(e), faded);
  }
  assertMoves(story, before, after, told);
}

function assertMoves(story, before, after, { moved, arrived }) {
  const km = new Map(moved.map((move) => [move.unit, move]));
  for (const u of story.scene.units.keys()) {
    if (!before.units.shown[u] || !after.units.shown[u]) continue;
    if (before.units.vague[u] || after.units.vague[u]) {
      assert.ok(!km.has(u), `unit ${u} is only somewhere about its point`);
      continue;
    }
    const [from, to] = [before, after].map(({ minute }) => positionAt(story.paths, u, minute));
    const straight = kmApart(from, to);
    if (!km.has(u)) {
      assert.ok(straight < 0.06, `unit ${u} moved ${straight} km`);
      continue;
    }
    assert.ok(km.get(u).km >= straight * 0.995, `unit ${u}: ${km.get(u).km} km along, ${straight} straight`);
    assert.deepEqual(km.get(u).way.at(0), [from.lat, from.lon]);
    assert.deepEqual(km.get(u).way.at(-1), [to.lat, to.lon]);
  }
  for (const { unit, place } of arrived) {
    const fixes = story.scene.units[unit].fixes.filter(({ t }) => t > before.minute && t <= after.minute);
    assert.ok(fixes.some((fix) => fix.place === place && fix.basis === "attested"));
  }
}

function kmApart(a, b) {
  const [p, q] = [a, b].map(({ lat }) => (lat * Math.PI) / 180);
  const half = (x) => Math.sin(x / 2) ** 2;
  const chord = half(q - p) + Math.cos(p) * Math.cos(q) * half(((b.lon - a.lon) * Math.PI) / 180);
  return 2 * 6378.137 * Math.asin(Math.sqrt(chord));
}

for (const [name, told] of [["the small scene", scene], ...shipped]) {
  test(`what changed is the difference of the states at every step: ${name}`, () => {
    const story = makeStory(told);
    const states = Array.from(story.times, (t, i) => stateAt(story, t, i));
    for (let i = 1; i < states.length; i += 1) assertWhole(story, states[i - 1], states[i]);
  });
}

test("nothing has changed from a state to itself", () => {
  const story = makeStory(scene);
  const state = stateAt(story, story.times[3], 3);
  const empty = Object.values(difference(story, state, state)).filter((list) => list.length);
  assert.deepEqual(empty, []);
});

test("a unit that comes to an attested place has arrived there", () => {
  const units = scene.units.map((unit) => ({ ...unit, fixes: [{ t: unit.path.t.at(-1), place: 1, basis: "attested" }] }));
  const story = makeStory({ ...scene, units });
  units.forEach(({ path }, u) => {
    const [before, after] = [path.t[0], path.t.at(-1)].map((minute) => stateAt(story, minute));
    const { moved, arrived } = difference(story, before, after);
    const own = arrived.filter(({ unit }) => unit === u).map(({ place }) => place);
    assert.deepEqual(own, moved.some(({ unit }) => unit === u) ? [1] : []);
  });
});
