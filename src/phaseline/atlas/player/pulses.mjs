// Rings that spread twice from what is new, against change blindness. A few rings serve all steps, since a browser moves a
// ring that is there with far less work than it makes one.

const TIMING = { duration: 1100, iterations: 2, easing: "ease-out" };
const SPREAD = 2.3;
const BREADTH = 36;

export class Pulses {
  constructor({ document, pane }) {
    Object.assign(this, { document, pane, rings: [], running: [] });
  }

  // Spots {x, y, size}: the centre and the breadth that a ring begins with, in layer pixels.
  show(spots) {
    for (const animation of this.running) animation.cancel();
    this.running = spots.map((spot, i) => {
      this.rings[i] ??= this.makeRing();
      return this.rings[i].animate(keyframes(spot), TIMING);
    });
  }

  makeRing() {
    const node = this.document.createElement("div");
    node.className = "pl-pulse";
    Object.assign(node.style, { width: `${BREADTH}px`, height: `${BREADTH}px` });
    this.pane.append(node);
    return node;
  }
}

function keyframes({ x, y, size }) {
  const at = `translate(${Math.round(x - BREADTH / 2)}px, ${Math.round(y - BREADTH / 2)}px)`;
  const wide = (times) => `${at} scale(${((times * size) / BREADTH).toFixed(2)})`;
  return [
    { opacity: 0.9, transform: wide(1) },
    { opacity: 0, transform: wide(SPREAD) },
  ];
}
