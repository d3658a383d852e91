// Points out on the map what the reader asked for: a spot, and round it how far off the true point may lie.

const PANE = "pl-chosen";
const STYLE = { pane: PANE, color: "#1d5f86", weight: 3, fill: false, interactive: false };
const SPOT_PIXELS = 11;

export class Chosen {
  constructor({ L, map }) {
    Object.assign(this, { L, map, drawn: [] });
    const pane = map.getPane(PANE) ?? map.createPane(PANE);
    pane.style.zIndex = "550";
  }

  show({ lat, lon, km }) {
    this.hide();
    this.drawn = [this.L.circleMarker([lat, lon], { ...STYLE, radius: SPOT_PIXELS })];
    if (km) this.drawn.push(this.L.circle([lat, lon], { ...STYLE, weight: 1.5, dashArray: "3 5", radius: km * 1000 }));
    for (const layer of this.drawn) layer.addTo(this.map);
  }

  hide() {
    for (const layer of this.drawn) layer.remove();
    this.drawn = [];
  }
}
