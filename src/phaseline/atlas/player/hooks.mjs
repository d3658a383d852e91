// What a part of the page listens to, so that it can let go of it all at once.
export class Hooks {
  constructor() {
    this.undoes = [];
  }

  on(target, type, listener) {
    target.addEventListener(type, listener);
    this.undoes.push(() => target.removeEventListener(type, listener));
  }

  // Where the browser need not wait for what the listener does, since it never refuses the event.
  onPassive(target, type, listener) {
    target.addEventListener(type, listener, { passive: true });
    this.undoes.push(() => target.removeEventListener(type, listener));
  }

  // Of a Leaflet map: types by spaces.
  onMap(map, types, listener) {
    map.on(types, listener);
    this.undoes.push(() => map.off(types, listener));
  }

  shut() {
    for (const undo of this.undoes.splice(0)) undo();
  }
}
