import assert from "node:assert/strict";
import test from "node:test";
import { makeIndex, oneLetterOff, rankOf, search } from "../../src/phaseline/atlas/player/search.mjs";

const place = (title, told, ...names) => ({ title: { en: title }, told, names: names.map((name) => [name, "und", "variant"]) });
const scene = {
  places: [
    place("Baku", true, "Bakı", "Баку", "ბაქო", "Բաքու", "بادکوبه", "Bakou"),
    place("Baku station", false),
    place("Khachmaz station", true, "Хачмас", "Xaçmaz"),
    place("Ganja", true, "Елисаветполь", "Gəncə"),
  ],
  units: [{ name: { en: "Baku fortress regiment" }, short: { en: "Fortress" } }],
  events: [{ title: { en: "The rising in Baku begins" } }],
};
const index = makeIndex(scene);
const found = (typed) => search(index, typed).map(({ kind, index: i }) => `${kind} ${i}`);

test("a place is found in any spelling or script", () => {
  for (const typed of ["Baku", "bakı", "БАКУ", "ბაქო", "Բաքու", "بادکوبه", "bakou"]) assert.equal(found(typed)[0], "place 0", typed);
  for (const typed of ["xacmaz", "хачмас", "Khachmaz"]) assert.equal(found(typed)[0], "place 2", typed);
});

test("exact comes before beginning, beginning before within, within before nearly", () => {
  assert.deepEqual(found("baku"), ["place 0", "place 1", "unit 0", "event 0"]);
  assert.deepEqual(["ganja", "ganja station", "old ganja", "oldganja", "gandja"].map((name) => rankOf(name, "ganja")), [0, 1, 2, 3, 4]);
});

test("one letter may be wrong, missing, too many or swapped, in what is typed so far; two may not", () => {
  for (const typed of ["khachmas", "khacmaz", "khaachmaz", "khcahmaz", "khachn"]) assert.ok(oneLetterOff("khachmaz station", typed), typed);
  for (const typed of ["khochmos", "kachmas", "bachmaz1"]) assert.ok(!oneLetterOff("khachmaz station", typed), typed);
  assert.deepEqual(found("Hachmaz"), ["place 2"]);
});

test("short, blank and unknown queries find little or nothing", () => {
  assert.deepEqual(found(" – "), []);
  assert.deepEqual(found("zzzz"), []);
  assert.deepEqual(found("xak"), []);
});

test("what the story tells of comes before what it does not", () => {
  assert.ok(found("station").indexOf("place 2") < found("station").indexOf("place 1"));
});

test("a finding names the spelling that answered", () => {
  assert.equal(search(index, "елис")[0].name, "Елисаветполь");
});
