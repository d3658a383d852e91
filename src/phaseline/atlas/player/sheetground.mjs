// The ground of a printed map: relief, water, rivers, frontiers, railways.
import { featuresOf, linesOf } from "./base.mjs";
import { drawn } from "./dom.mjs";
import { layerPoint, pathData } from "./frame.mjs";

// From here on the relief's own pixels would show.
const TOO_CLOSE_FOR_RELIEF = 11;

export function sheetGround({ document, base, frame }) {
  const group = drawn(document, "g", "pl-sheet-ground");
  const path = (name, d) => d && group.append(drawn(document, "path", name, { d }));
  const trace = (layer, closed) => featuresOf(layer).map((part) => traced(part, frame, closed)).join("");
  if (base.relief?.href && frame.zoom < TOO_CLOSE_FOR_RELIEF) group.append(relief(document, base.relief, frame));
  const land = featuresOf(base.land).map((part) => traced(part, frame, true)).join("");
  if (land) {
    path("pl-sheet-sea", `M-1 -1H${frame.width + 1}V${frame.height + 1}H-1z${land}`);
    path("pl-sheet-shore", land);
  }
  path("pl-sheet-lake", trace(base.lakes, true));
  path("pl-sheet-river", trace(base.rivers, false));
  for (const part of featuresOf(base.frontiers)) {
    path(`pl-sheet-frontier ${frontierClass(part.properties.status)}`, traced(part, frame, false));
  }
  const rails = trace(base.railways, false);
  path("pl-sheet-rail", rails);
  path("pl-sheet-ties", rails);
  return group;
}

export function frontierClass(status) {
  return `pl-sheet-${(status ?? "legal").replace(" ", "-")}`;
}

function traced(part, frame, closed) {
  const points = (line) => line.map(([lat, lon]) => spotOf(frame, lon, lat));
  return linesOf(part)
    .map((line) => pathData(points(line), frame, closed))
    .join("");
}

function spotOf(frame, lon, lat) {
  const { x, y } = layerPoint(frame, lon, lat);
  return [x, y];
}

function relief(document, { href, bounds: [west, south, east, north] }, frame) {
  const [left, top] = spotOf(frame, west, north);
  const [right, bottom] = spotOf(frame, east, south);
  const box = { x: left, y: top, width: right - left, height: bottom - top };
  return drawn(document, "image", "pl-sheet-relief", { href, preserveAspectRatio: "none", ...box });
}
