// The quiet ground: relief, water, rivers, railways with ties, frontiers by status. Drawn once.
import { inLanguage } from "./dom.mjs";

const WATER = "#c3d8e0";
const SHORE = "#7d9fae";
const RIVER = "#7fa9bd";
const RAIL = "#453d36";
const FRONTIER = "#8c4a55";
const RIVER_WEIGHTS = [2.4, 2.4, 1.7, 1.1];
const FRONTIER_DASHES = { legal: "11 4 2 4", "de facto": "9 5", disputed: "2.5 5" };
const FAR = 60;
const LAST_LATITUDE = 85;

// Every GeoJSON form that a layer may have, as a list of {coordinates, type, properties}.
export function featuresOf(layer) {
  if (!layer) return [];
  if (Array.isArray(layer)) return layer.flatMap(featuresOf);
  if (layer.type === "FeatureCollection") return layer.features.flatMap(featuresOf);
  if (layer.type === "GeometryCollection") return layer.geometries.flatMap(featuresOf);
  if (layer.type === "Feature") {
    return featuresOf(layer.geometry).map((part) => ({ ...part, properties: layer.properties ?? {} }));
  }
  return [{ type: layer.type, coordinates: layer.coordinates, properties: {} }];
}

// The lines of a feature, rings included, each a list of [lat, lon].
export function linesOf({ type, coordinates }) {
  const turned = (line) => line.map((point) => [point[1], point[0]]);
  if (type === "LineString") return [turned(coordinates)];
  if (type === "MultiLineString" || type === "Polygon") return coordinates.map(turned);
  if (type === "MultiPolygon") return coordinates.flatMap((polygon) => polygon.map(turned));
  return [];
}

export function drawBase({ L, map, base }) {
  const pane = (name, level) => {
    map.createPane(name).style.zIndex = String(level);
    return name;
  };
  const relief = pane("pl-relief", 240);
  const ground = pane("pl-ground", 250);
  const renderer = L.svg({ pane: ground, padding: 0.3 });
  const add = (layer) => layer.addTo(map);
  const still = { renderer, pane: ground, interactive: false };
  const line = (points, style) => add(L.polyline(points, { ...still, ...style }));
  const area = (rings, style) => add(L.polygon([rings], { ...still, fillRule: "evenodd", ...style }));

  if (base.relief?.href) {
    const [w, s, e, n] = base.relief.bounds;
    add(L.imageOverlay(base.relief.href, [[s, w], [n, e]], { pane: relief, interactive: false, alt: "" }));
  }
  drawWater({ base, line, area });
  drawFrontiers({ base, line });
  drawRailways({ base, line });
  return riversOf(base);
}

function drawWater({ base, line, area }) {
  const land = featuresOf(base.land).flatMap(linesOf);
  if (land.length) area([farAround(land), ...land], { stroke: false, fillColor: WATER, fillOpacity: 1 });
  for (const ring of land) line(ring, { color: SHORE, weight: 1, opacity: 0.9 });
  for (const lake of featuresOf(base.lakes)) {
    area(linesOf(lake), { color: SHORE, weight: 0.8, fillColor: WATER, fillOpacity: 1 });
  }
  for (const river of featuresOf(base.rivers)) {
    const weight = RIVER_WEIGHTS[river.properties.rank ?? 2] ?? 1;
    for (const part of linesOf(river)) line(part, { color: RIVER, weight, opacity: 0.95 });
  }
}

// A ring far outside all of these: what it holds and they do not is sea.
function farAround(rings) {
  let [south, west, north, east] = [90, 180, -90, -180];
  for (const [lat, lon] of rings.flat()) {
    south = Math.min(south, lat);
    north = Math.max(north, lat);
    west = Math.min(west, lon);
    east = Math.max(east, lon);
  }
  south = Math.max(south - FAR, -LAST_LATITUDE);
  north = Math.min(north + FAR, LAST_LATITUDE);
  return [
    [south, west - FAR],
    [south, east + FAR],
    [north, east + FAR],
    [north, west - FAR],
  ];
}

function drawFrontiers({ base, line }) {
  for (const frontier of featuresOf(base.frontiers)) {
    const dashArray = FRONTIER_DASHES[frontier.properties.status] ?? FRONTIER_DASHES.legal;
    for (const part of linesOf(frontier)) {
      line(part, { color: FRONTIER, weight: 7, opacity: 0.13 });
      line(part, { color: FRONTIER, weight: 1.6, opacity: 0.85, dashArray, lineCap: "butt" });
    }
  }
}

function drawRailways({ base, line }) {
  const parts = featuresOf(base.railways).flatMap(linesOf);
  for (const part of parts) line(part, { color: "#fbf7ec", weight: 5, opacity: 0.7 });
  for (const part of parts) line(part, { color: RAIL, weight: 1.5, opacity: 0.9 });
  for (const part of parts) {
    line(part, { color: RAIL, weight: 6, opacity: 0.75, dashArray: "1.3 8", lineCap: "butt" });
  }
}

// Named rivers with their lines in [lat, lon], longest line first.
function riversOf(base) {
  return featuresOf(base.rivers)
    .filter((river) => inLanguage(river.properties.name, "en"))
    .map((river) => ({
      name: river.properties.name,
      rank: river.properties.rank ?? 2,
      line: linesOf(river).sort((a, b) => b.length - a.length)[0] ?? [],
    }));
}
