// The scale bars: round lengths in km, versts and statute miles, true at the map's centre.

const KM_PER = { km: 1, versts: 1.0668, miles: 1.609344 };
const LEADS = [1, 1.5, 2, 3, 4, 5, 6, 8];
const METRES_PER_PIXEL = 156543.03392804097;

// Kilometres per screen pixel in Web Mercator.
export function kmPerPixel(lat, zoom) {
  return (METRES_PER_PIXEL * Math.cos((lat * Math.PI) / 180)) / 2 ** zoom / 1000;
}

// The zoom at which so many km fill so many pixels.
export function zoomShowing(lat, km, pixels) {
  return Math.log2((kmPerPixel(lat, 0) * pixels) / km);
}

// The longest round length not above a length: never less than two thirds of it, so that a bar has room for its words.
export function roundLength(length) {
  const power = 10 ** Math.floor(Math.log10(length));
  const lead = LEADS.findLast((one) => one * power <= length * (1 + 1e-9)) ?? 1;
  return Number((lead * power).toPrecision(2));
}

export function scaleBars(lat, zoom, widest) {
  const km = kmPerPixel(lat, zoom);
  return Object.entries(KM_PER).map(([unit, size]) => {
    const length = roundLength((widest * km) / size);
    return { unit, length, pixels: (length * size) / km };
  });
}
