// Whether the reader has left the story, by moving the map or by dragging along the train graph, and the button that
// leads back to it.
import { Hooks } from "./hooks.mjs";

const MOVED_PIXELS = 2;
const LEAVES = "dragstart boxzoomstart";

export class Wander {
  // act: back(step) shows what the story looks at again and, unless it is null, goes to a step.
  constructor({ document, map, act }) {
    Object.assign(this, { document, map, act, from: null, step: null, hasMoved: false, hooks: new Hooks() });
    this.button = document.getElementById("pl-back");
    const leave = () => this.leave();
    this.hooks.onMap(map, LEAVES, leave);
    this.hooks.onMap(map, "moveend", () => this.onMoved());
    this.hooks.onMap(map, "resize", () => this.onResize());
    this.hooks.onPassive(map.getContainer(), "wheel", leave);
    this.hooks.onPassive(map.getContainer(), "dblclick", leave);
    this.hooks.onPassive(map.getContainer(), "touchstart", ({ touches }) => touches.length > 1 && leave());
    this.hooks.onPassive(this.button, "click", ({ detail }) => this.back(detail === 0));
  }

  // The reader is about to move the map.
  leave() {
    this.from ??= { center: this.map.getCenter(), zoom: this.map.getZoom() };
  }

  onMoved() {
    if (!this.from) return;
    const { center, zoom } = this.from;
    const [was, is] = [center, this.map.getCenter()].map((spot) => this.map.project(spot, zoom));
    this.hasMoved = Math.abs(zoom - this.map.getZoom()) > 1e-6 || was.distanceTo(is) > MOVED_PIXELS;
    this.draw();
  }

  onResize() {
    if (!this.hasMoved) this.from = null;
  }

  // The reader looks at a minute apart from the story, which stood at a step.
  leaveStep(step) {
    this.step ??= step;
    this.draw();
  }

  // The story goes on from where the reader is.
  resume() {
    if (this.step === null) return;
    this.step = null;
    this.draw();
  }

  // The map shows what the story looks at.
  settle() {
    Object.assign(this, { from: null, hasMoved: false });
    this.draw();
  }

  draw() {
    const away = this.hasMoved || this.step !== null;
    if (this.button.hidden === away) this.button.hidden = !away;
  }

  back(byKey) {
    const { step } = this;
    if (byKey) this.document.getElementById("pl-time").focus();
    this.act.back(step);
  }

  shut() {
    this.hooks.shut();
  }
}
