// What a step tells of. Pure: a scene and a step's number in.

// Its events, and its arrivals, which have the same form.
function toldAt({ events, steps }, step) {
  return [...steps[step].cards.map((card) => events[card]), ...(steps[step].arrivals ?? [])];
}

export function unitsActing(scene, step) {
  return new Set(toldAt(scene, step).flatMap((telling) => telling.units ?? []));
}

// The places, each with the place whose name stands for it.
export function placesTold(scene, step) {
  const places = toldAt(scene, step).flatMap((telling) => telling.places ?? []);
  return new Set(places.flatMap((p) => [p, scene.places[p].named_by ?? p]));
}
