// The map's present view as plain numbers: layer pixels = Mercator pixels × scale − origin.
import { mercatorX, mercatorY } from "./paths.mjs";

export function frameOf(map) {
  const size = map.getSize();
  const origin = map.getPixelOrigin();
  const corner = map.containerPointToLayerPoint([0, 0]);
  const zoom = map.getZoom();
  return {
    zoom,
    scale: 2 ** zoom,
    originX: origin.x,
    originY: origin.y,
    left: corner.x,
    top: corner.y,
    width: size.x,
    height: size.y,
    lat: map.getCenter().lat,
  };
}

export function layerPoint(frame, lon, lat) {
  return {
    x: mercatorX(lon) * frame.scale - frame.originX,
    y: mercatorY(lat) * frame.scale - frame.originY,
  };
}

// Where a layer pixel of the present view will stand when the map has zoomed to a centre and zoom.
export function zoomTarget({ map, L, frame, center, zoom }) {
  const scale = map.getZoomScale(zoom, frame.zoom);
  const pane = L.DomUtil.getPosition(map.getPane("mapPane"));
  const origin = map
    .project(center, zoom)
    .subtract([frame.width / 2, frame.height / 2])
    .add(pane);
  const toPoint = (x, y) => ({
    x: (x + frame.originX) * scale - Math.round(origin.x),
    y: (y + frame.originY) * scale - Math.round(origin.y),
  });
  return { scale, toPoint };
}

// Pure: a line of points as path data, without points that lie on the last; nothing for one that lies outside.
export function pathData(points, { width, height }, closed = false) {
  const kept = [];
  for (const [x, y] of points) {
    const last = kept.at(-1);
    if (!last || Math.hypot(last[0] - x, last[1] - y) > 0.6) kept.push([x, y]);
  }
  const xs = kept.map(([x]) => x);
  const ys = kept.map(([, y]) => y);
  const outside = Math.max(...xs) < 0 || Math.min(...xs) > width || Math.max(...ys) < 0 || Math.min(...ys) > height;
  if (kept.length < 2 || outside) return "";
  const written = kept.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join("L");
  return `M${written}${closed ? "z" : ""}`;
}
