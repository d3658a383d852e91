// The frame of a printed map: plain numbers in pixels of paper (96 to the inch), in the form of frame.mjs.
import { layerPoint } from "./frame.mjs";
import { mercatorBox } from "./inset.mjs";
import { numberList } from "./outline.mjs";
import { clamp } from "./time.mjs";

// What of A4 is left within the margins of print.css, a hair less than that.
export const PAPER = { width: 687, height: 1012 };
const WORLD_PIXELS = 256;
const LOWEST = 380;
const GOOD_HEIGHTS = [660, 780];
const MORE_GROUND = 1.3;
const NEARLY_WHOLE = 0.8;

// Pure: the height of a map as wide as the page: what room there is, but no more ground above and below than reads well.
export function mapHeight(extent, room) {
  const { width, height } = mercatorBox(extent);
  const wanted = clamp(((PAPER.width * height) / width) * MORE_GROUND, ...GOOD_HEIGHTS);
  return Math.round(clamp(room, LOWEST, wanted));
}

// Pure: the frame of a size that shows all of an extent and, where its shape is another, the ground beside that too.
export function sheetFrame(extent, { width, height }) {
  const box = mercatorBox(extent);
  const scale = Math.min(width / box.width, height / box.height);
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const at = { originX: x * scale - width / 2, originY: y * scale - height / 2 };
  return { zoom: Math.log2(scale), scale, ...at, left: 0, top: 0, width, height, lat: latitudeAt(y) };
}

// What a frame shows, as [west, south, east, north].
export function shownIn({ scale, originX, originY, width, height }) {
  const lon = (x) => ((x + originX) / scale / WORLD_PIXELS) * 360 - 180;
  const lat = (y) => latitudeAt((y + originY) / scale);
  return [lon(0), lat(height), lon(width), lat(0)];
}

// Pure: where on a map the frames of others lie, each box with the numbers, from 1, of those that have it; without what
// shows no less than nearly the whole map, or what that does not hold.
export function framesIn(frame, others) {
  const found = new Map();
  others.forEach((other, i) => {
    const [west, south, east, north] = shownIn(other);
    const [from, to] = [layerPoint(frame, west, north), layerPoint(frame, east, south)];
    const isWithin = from.x > 0 && from.y > 0 && to.x < frame.width && to.y < frame.height;
    if (!isWithin || (to.x - from.x) * (to.y - from.y) > NEARLY_WHOLE * frame.width * frame.height) return;
    const box = [from.x, from.y, to.x - from.x, to.y - from.y].map((side) => Math.round(side));
    found.set(`${box}`, { box, numbers: [...(found.get(`${box}`)?.numbers ?? []), i + 1] });
  });
  return [...found.values()].map(({ box, numbers }) => ({ box, words: numberList(numbers) }));
}

function latitudeAt(y) {
  return (Math.atan(Math.sinh(Math.PI * (1 - (2 * y) / WORLD_PIXELS))) * 180) / Math.PI;
}
