// Draws states on the map and beside it, and only what differs from the state before.
import { drawBase } from "./base.mjs";
import { Cards } from "./cards.mjs";
import { inLanguage } from "./dom.mjs";
import { frameOf, zoomTarget } from "./frame.mjs";
import { drawLegend } from "./legend.mjs";
import { Marks } from "./marks.mjs";
import { scaleBars } from "./scale.mjs";
import { Tracks } from "./tracks.mjs";

const WIDEST_BAR = 150;
const WIDE = 700;

export class View {
  constructor({ document, window, L, map, story, say, lang }) {
    Object.assign(this, { document, window, L, map, story, say, lang });
    const rivers = drawBase({ L, map, base: story.scene.base ?? {} });
    const pane = (name, level) => {
      const made = map.createPane(name);
      made.style.zIndex = String(level);
      return made;
    };
    this.tracksPane = pane("pl-tracks", 420);
    this.marksPane = pane("pl-marks", 640);
    this.tracks = new Tracks({ document, pane: this.tracksPane, story, density: () => window.devicePixelRatio || 1 });
    this.marks = new Marks({ document, pane: this.marksPane, story, rivers, lang });
    this.cards = new Cards({ document, story, say });
    this.state = null;
    this.readMap();
  }

  readMap() {
    const { map } = this;
    const refit = () => this.refit();
    const onZoomAnimation = ({ center, zoom }) => {
      if (!this.frame) return;
      const { scale, toPoint } = zoomTarget({ map, L: this.L, frame: this.frame, center, zoom });
      this.tracksPane.classList.add("pl-zooming");
      this.marksPane.classList.add("pl-hushed");
      this.tracks.stretch(scale, toPoint);
    };
    map.on("moveend resize", refit);
    map.on("zoomanim", onZoomAnimation);
    this.unhook = () => {
      map.off("moveend resize", refit);
      map.off("zoomanim", onZoomAnimation);
    };
  }

  // Shows the whole extent, beside the legend where there is room for both.
  showWhole(animate = false) {
    const [w, s, e, n] = this.story.scene.extent;
    const bounds = this.L.latLngBounds([s, w], [n, e]);
    const { x: width, y: height } = this.map.getSize();
    const edge = Math.round(Math.min(width, height) * 0.035) + 8;
    const legend = this.document.getElementById("pl-legend");
    const left = width > WIDE && legend.open ? legend.offsetWidth + 20 : edge;
    const top = width > WIDE ? edge : this.document.getElementById("pl-date").offsetHeight + 16;
    const zoomBeside = this.zoomFor(bounds, [left + edge, top + edge]);
    const zoomAlone = this.zoomFor(bounds, [2 * edge, 2 * edge]);
    const beside = zoomAlone - zoomBeside <= 0.3;
    this.map.fitBounds(bounds, {
      paddingTopLeft: beside ? [left, top] : [edge, edge],
      paddingBottomRight: [edge, edge],
      animate,
    });
  }

  zoomFor(bounds, padding) {
    return this.map.getBoundsZoom(bounds, false, this.L.point(padding));
  }

  // After the map has moved, zoomed or changed its size.
  refit() {
    this.frame = frameOf(this.map);
    if (!this.frame.width || !this.frame.height) return;
    this.tracksPane.classList.remove("pl-zooming");
    this.marksPane.classList.remove("pl-hushed");
    this.tracks.fit(this.frame);
    this.marks.fit(this.frame, this.obstacles());
    this.drawScale();
    if (this.state) this.drawMap(this.state);
  }

  // What lies over the map, as boxes in layer pixels.
  obstacles() {
    const origin = this.map.getContainer().getBoundingClientRect();
    const { left, top } = this.frame;
    return ["date", "legend", "scale", "tools"]
      .map((id) => this.document.getElementById(`pl-${id}`).getBoundingClientRect())
      .filter((box) => box.width && box.height)
      .map((box) => [
        box.left - origin.left + left - 4,
        box.top - origin.top + top - 4,
        box.right - origin.left + left + 4,
        box.bottom - origin.top + top + 4,
      ]);
  }

  draw(state) {
    this.state = state;
    this.cards.draw(state, this.lang);
    if (this.frame) this.drawMap(state);
  }

  drawMap(state) {
    this.tracks.draw(state.minute);
    const leaders = this.marks.draw(state);
    this.tracks.drawMoment(state.units, leaders);
  }

  drawScale() {
    const widest = Math.min(WIDEST_BAR, this.frame.width * 0.3);
    for (const { unit, length, pixels } of scaleBars(this.frame.lat, this.frame.zoom, widest)) {
      const bar = this.document.getElementById(`pl-scale-${unit}`);
      bar.style.width = `${pixels.toFixed(2)}px`;
      bar.dataset.length = String(length);
      bar.textContent = `${length} ${this.say(unit)}`;
    }
  }

  setLanguage(lang) {
    this.lang = lang;
    this.document.documentElement.lang = lang;
    for (const node of this.document.querySelectorAll("[data-word]")) node.textContent = this.say(node.dataset.word);
    for (const node of this.document.querySelectorAll("[data-name]")) {
      node.setAttribute("aria-label", this.say(node.dataset.name));
      if (node.tagName === "BUTTON") node.title = this.say(node.dataset.name);
    }
    const container = this.map.getContainer();
    container.setAttribute("aria-label", `${this.say("map")}. ${this.say("map_help")}`);
    this.marks.setLanguage(lang);
    this.cards.drawHead(lang);
    const node = this.document.getElementById("pl-legend-body");
    drawLegend({ document: this.document, node, scene: this.story.scene, say: this.say, lang });
  }

  stepLabel(step) {
    return inLanguage(this.story.scene.steps[step].label, this.lang);
  }

  shut() {
    this.unhook();
  }
}
