// A text beside a map: a place chosen in one shows in the other.
import { drawBase } from "./base.mjs";

const QUIET = { radius: 6, weight: 1.5, color: "#ffffff", fillColor: "#1f4e79", fillOpacity: 0.95 };
const CHOSEN = { radius: 10, weight: 2.5, color: "#ffffff", fillColor: "#a3341f", fillOpacity: 1 };
const CLOSE = 9;
// What a point stands for only roughly is not looked at from near.
const WIDE = new Set(["state", "region", "sea", "plain", "mountain", "river", "frontier", "railway-line", "front"]);

export function start({ document, L, map, data }) {
  drawBase({ L, map, base: data.base });
  const dots = new Map(data.places.map((place) => [place.id, dotOf(L, map, document, place)]));
  const wide = new Set(data.places.filter(({ kind }) => WIDE.has(kind)).map(({ id }) => id));
  const links = [...document.querySelectorAll("a.mention")];
  let chosen = null;

  const choose = (id) => {
    dots.get(chosen)?.setStyle(QUIET).setRadius(QUIET.radius).closeTooltip();
    chosen = id;
    dots.get(id)?.setStyle(CHOSEN).setRadius(CHOSEN.radius).bringToFront().openTooltip();
    for (const link of links) link.classList.toggle("chosen", link.dataset.place === id);
  };
  for (const link of links) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      const dot = dots.get(link.dataset.place);
      const zoom = wide.has(link.dataset.place) ? map.getZoom() : Math.max(map.getZoom(), CLOSE);
      if (dot) map.setView(dot.getLatLng(), zoom);
      choose(link.dataset.place);
    });
  }
  for (const [id, dot] of dots) {
    dot.on("click", () => {
      choose(id);
      links.find((link) => link.dataset.place === id)?.scrollIntoView({ block: "center" });
    });
  }
}

function dotOf(L, map, document, place) {
  const dot = L.circleMarker([place.lat, place.lon], QUIET).addTo(map);
  const words = document.createElement("span");
  words.textContent = `${place.name} (${place.kind})`;
  return dot.bindTooltip(words, { direction: "top" });
}
