// The paths of all units in flat arrays, so that thousands of them can be read in one frame.
import { lastNotAfter, shareBetween } from "./time.mjs";

export const ROUTE_STYLES = ["attested", "inferred", "conjectural", "unknown"];
export const UNKNOWN = ROUTE_STYLES.indexOf("unknown");
const WORLD = 256;

// Web Mercator pixels of the whole world at zoom 0.
export function mercatorX(lon) {
  return (WORLD * (lon + 180)) / 360;
}

export function mercatorY(lat) {
  const sine = Math.sin((lat * Math.PI) / 180);
  return WORLD * (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI));
}

// How surely the way of a leg is known, as an index of the styles, attested if it says no other; an unknown one is not drawn.
export function routeStyle(leg) {
  return Math.max(0, ROUTE_STYLES.indexOf(leg.route));
}

// Per unit u its vertices are first[u] … first[u + 1] - 1. style[i] is that of the segment from vertex i
// to i + 1; run[i] is the length of the path up to vertex i in Mercator pixels at zoom 0.
export function flattenPaths(units) {
  const first = new Int32Array(units.length + 1);
  units.forEach((unit, u) => {
    first[u + 1] = first[u] + unit.path.t.length;
  });
  const size = first[units.length];
  const paths = {
    count: units.length,
    first,
    t: new Float64Array(size),
    lon: new Float64Array(size),
    lat: new Float64Array(size),
    km: new Float64Array(size),
    x: new Float64Array(size),
    y: new Float64Array(size),
    run: new Float64Array(size),
    style: new Uint8Array(size),
    from: new Float64Array(units.length),
    to: new Float64Array(units.length),
    spans: units.map(({ spans }) => spans ?? null),
  };
  units.forEach((unit, u) => fillPath(paths, unit, u));
  return paths;
}

function fillPath(paths, unit, u) {
  const start = paths.first[u];
  const { t, lon, lat, km } = unit.path;
  for (let i = 0; i < t.length; i += 1) {
    const at = start + i;
    paths.t[at] = t[i];
    paths.lon[at] = lon[i];
    paths.lat[at] = lat[i];
    paths.km[at] = km ? km[i] : 0;
    paths.x[at] = mercatorX(lon[i]);
    paths.y[at] = mercatorY(lat[i]);
    if (i > 0) {
      paths.run[at] = paths.run[at - 1] + Math.hypot(paths.x[at] - paths.x[at - 1], paths.y[at] - paths.y[at - 1]);
    }
  }
  for (const leg of unit.legs ?? []) paths.style.fill(routeStyle(leg), start + leg.from, start + leg.to);
  paths.from[u] = unit.from ?? (t.length ? t[0] : Infinity);
  paths.to[u] = unit.to ?? Infinity;
}

// The vertex that unit u has last passed at a minute, never before its first nor its last but one.
export function segmentAt(paths, u, minute) {
  const start = paths.first[u];
  const end = paths.first[u + 1];
  const found = lastNotAfter(paths.t, minute, start, end);
  return Math.max(start, Math.min(found, end - 2));
}

export function shareAt(paths, u, segment, minute) {
  if (segment + 1 >= paths.first[u + 1]) return 0;
  return shareBetween(paths.t[segment], paths.t[segment + 1], minute);
}

// A value of the vertices (lon, lat, km, x, y …) between a vertex and the next.
export function between(values, segment, share) {
  return share === 0 ? values[segment] : values[segment] + (values[segment + 1] - values[segment]) * share;
}

// The part of unit u's way that lies within a length of where it is at a share of a segment, as points at zoom 0;
// lengths are in Mercator pixels at zoom 0. One point or none where the way has no length there, none where a part of it
// is unknown.
export function wayWithin(paths, u, segment, share, length) {
  const { x, y, run } = paths;
  const here = between(run, segment, share);
  const last = paths.first[u + 1] - 1;
  const points = [];
  const add = (i, part) => points.push([between(x, i, part), between(y, i, part)]);
  const start = Math.max(paths.first[u], lastNotAfter(run, here - length, paths.first[u], last));
  for (let i = start; i < last && run[i] < here + length; i += 1) {
    const from = Math.max(run[i], here - length);
    const to = Math.min(run[i + 1], here + length);
    const whole = run[i + 1] - run[i];
    if (from >= to || whole === 0) continue;
    if (paths.style[i] === UNKNOWN) return [];
    if (!points.length) add(i, (from - run[i]) / whole);
    add(i, (to - run[i]) / whole);
  }
  return points;
}

export function isShown(paths, u, minute) {
  const isThere = minute >= paths.from[u] && minute <= paths.to[u] && paths.first[u] < paths.first[u + 1];
  return isThere && isWithin(paths.spans[u], minute);
}

// Whether a minute lies in one of the spans [from, to]; always, where there are none.
export function isWithin(spans, minute) {
  return !spans || spans.some(([from, to]) => minute >= from && minute <= to);
}

// Whether unit u, on a segment of its way, is on the move at a minute.
export function isMoving({ first, run, t }, u, segment, minute) {
  const next = segment + 1;
  return next < first[u + 1] && run[next] > run[segment] && t[segment] <= minute && minute < t[next];
}

// Where unit u is at a minute, linear in longitude, latitude and time; null while it is not on the map.
export function positionAt(paths, u, minute) {
  if (!isShown(paths, u, minute)) return null;
  const segment = segmentAt(paths, u, minute);
  const share = shareAt(paths, u, segment, minute);
  return {
    lon: between(paths.lon, segment, share),
    lat: between(paths.lat, segment, share),
    km: between(paths.km, segment, share),
    segment: segment - paths.first[u],
    share,
  };
}
