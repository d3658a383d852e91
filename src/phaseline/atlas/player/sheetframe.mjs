// The frame of a printed map: plain numbers in pixels of paper (96 to the inch), in the form of frame.mjs.
import { mercatorX, mercatorY } from "./paths.mjs";
import { clamp } from "./time.mjs";

const NARROWEST = 316;
const WIDEST = 430;
const LOWEST = 280;
const TALLEST = 346;

// Pure: the frame that holds an extent; as tall as a page with two of them allows.
export function sheetFrame([west, south, east, north]) {
  const [left, right] = [mercatorX(west), mercatorX(east)];
  const [top, bottom] = [mercatorY(north), mercatorY(south)];
  const ratio = (right - left) / (bottom - top);
  const width = Math.round(clamp(TALLEST * ratio, NARROWEST, WIDEST));
  const height = Math.round(clamp(width / ratio, LOWEST, TALLEST));
  const scale = Math.min(width / (right - left), height / (bottom - top));
  return {
    zoom: Math.log2(scale),
    scale,
    originX: ((left + right) / 2) * scale - width / 2,
    originY: ((top + bottom) / 2) * scale - height / 2,
    left: 0,
    top: 0,
    width,
    height,
    lat: (south + north) / 2,
  };
}
