import assert from "node:assert/strict";
import test from "node:test";
import { foldName } from "../../src/phaseline/atlas/player/fold.mjs";

const table = [
  ["Bakı", "baki"],
  ["Temir-Khan-Shura", "temir khan shura"],
  ["İsmayıllı", "ismayilli"],
  ["Gəncə", "gence"],
  ["Ја́лама", "иалама"],
  ["Елисаветполь", "елисаветполь"],
  ["Хачмасъ (станція)", "хачмасъ станция"],
  ["Գանձակ", "գանձակ"],
  ["თბილისი", "თბილისი"],
  ["بادکوبه", "بادکوبه"],
  ["28-ci diviziya", "28 ci diviziya"],
  ["—", ""],
];

for (const [name, folded] of table) {
  test(`${name} folds to ${JSON.stringify(folded)}`, () => assert.equal(foldName(name), folded));
}
