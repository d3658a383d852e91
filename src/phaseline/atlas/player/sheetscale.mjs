// The scale bar of a printed map: a round length in kilometres, true at the map's middle.
import { drawn } from "./dom.mjs";
import { scaleBars } from "./scale.mjs";

const WIDEST_IN_PRINT = 170;
const AWAY = 7;
const BOX = { side: 9, height: 29 };

// Where it stands: in the corner where least else does. Answers its box, length and breadth.
export function scalePlace(frame, spots) {
  const [{ length, pixels }] = scaleBars(frame.lat, frame.zoom, Math.min(WIDEST_IN_PRINT, frame.width / 3));
  const [wide, high] = [pixels + 2 * BOX.side, BOX.height];
  const lefts = [AWAY, frame.width - AWAY - wide];
  const tops = [frame.height - AWAY - high, AWAY];
  const boxes = tops.flatMap((top) => lefts.map((left) => [left, top, left + wide, top + high]));
  const crowd = ([left, top, right, bottom]) =>
    spots.filter(({ x, y }) => x > left - 12 && x < right + 12 && y > top - 12 && y < bottom + 12).length;
  const box = boxes.reduce((best, other) => (crowd(other) < crowd(best) ? other : best));
  return { box, length, pixels };
}

export function scaleDrawn(document, lettering, { box: [left, top, right, bottom], length, pixels }, words) {
  const group = drawn(document, "g", "pl-sheet-scale", { "data-km": length });
  const paper = { x: left, y: top, width: right - left, height: bottom - top, rx: 2 };
  const from = left + BOX.side;
  const [middle, to] = [from + pixels / 2, from + pixels];
  const bar = { x: from.toFixed(2), y: bottom - 10, width: pixels.toFixed(2), height: 4 };
  const { look } = lettering.look("number");
  const text = drawn(document, "text", "", { x: middle.toFixed(1), y: top + 14, "text-anchor": "middle", ...look });
  text.textContent = `${length.toLocaleString(lettering.lang)} ${words}`;
  group.append(
    drawn(document, "rect", "pl-sheet-scale-paper", paper),
    drawn(document, "rect", "pl-sheet-scale-bar", bar),
    drawn(document, "path", "pl-sheet-scale-half", { d: `M${middle.toFixed(2)} ${bottom - 8}H${to.toFixed(2)}` }),
    text,
  );
  return group;
}
