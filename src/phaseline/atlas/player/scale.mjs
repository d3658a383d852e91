// The scale bar: round lengths in km and versts, true at the map's centre.

export const KM_PER_VERST = 1.0668;
const METRES_PER_PIXEL = 156543.03392804097;

// Kilometres per screen pixel in Web Mercator.
export function kmPerPixel(lat, zoom) {
  return (METRES_PER_PIXEL * Math.cos((lat * Math.PI) / 180)) / 2 ** zoom / 1000;
}

// The zoom at which so many km fill so many pixels.
export function zoomShowing(lat, km, pixels) {
  return Math.log2((kmPerPixel(lat, 0) * pixels) / km);
}

// The longest of 1, 2, 5 × a power of ten not above the length.
export function roundLength(length) {
  const power = 10 ** Math.floor(Math.log10(length));
  const lead = length / power;
  return power * (lead >= 5 ? 5 : lead >= 2 ? 2 : 1);
}

export function scaleBars(lat, zoom, widest) {
  const km = kmPerPixel(lat, zoom);
  return [
    ["km", 1],
    ["versts", KM_PER_VERST],
  ].map(([unit, size]) => {
    const length = roundLength((widest * km) / size);
    return { unit, length, pixels: (length * size) / km };
  });
}
