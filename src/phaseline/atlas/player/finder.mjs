// The search field: a combobox whose list is written as one types. It tells what was chosen; where that leads is not
// its business.
import { element, fill, inLanguage } from "./dom.mjs";
import { Hooks } from "./hooks.mjs";
import { colourOfEvent } from "./pictures.mjs";
import { dotKind } from "./kinds.mjs";
import { makeIndex, search } from "./search.mjs";

export class Finder {
  // act: choose({kind, index}).
  constructor({ document, story, say, pictures, act }) {
    Object.assign(this, { document, story, say, pictures, act, found: [], active: 0, hooks: new Hooks() });
    const find = (id) => document.getElementById(`pl-${id}`);
    this.node = find("finder");
    this.field = find("query");
    this.list = find("found");
    this.count = find("found-count");
    this.button = find("search");
    this.hooks.on(this.button, "click", () => this.toggle());
    this.hooks.on(this.field, "input", () => this.look());
    this.hooks.on(this.field, "keydown", (event) => this.onKey(event));
    this.hooks.on(this.list, "click", ({ target }) => this.choose([...this.list.children].indexOf(target.closest("li"))));
    // The field keeps the focus while one points at the list.
    this.hooks.on(this.list, "mousedown", (event) => event.preventDefault());
    this.hooks.on(this.node, "focusout", ({ relatedTarget }) => {
      if (relatedTarget && !this.node.contains(relatedTarget) && relatedTarget !== this.button) this.close();
    });
  }

  get open() {
    return !this.node.hidden;
  }

  toggle() {
    if (this.open) this.close();
    else this.show();
  }

  show() {
    this.index ??= makeIndex(this.story.scene);
    this.from = this.document.activeElement;
    this.node.hidden = false;
    this.button.setAttribute("aria-expanded", "true");
    this.field.value = "";
    this.field.focus();
    this.look();
  }

  close() {
    if (!this.open) return;
    const inside = this.node.contains(this.document.activeElement);
    this.node.hidden = true;
    this.button.setAttribute("aria-expanded", "false");
    if (inside) this.from?.focus();
  }

  look() {
    const typed = this.field.value.trim();
    this.found = search(this.index, typed);
    fill(this.list, this.found, () => this.makeOption(), (node, finding) => this.writeOption(node, finding));
    [...this.list.children].forEach((node, i) => (node.id = `pl-found-${i}`));
    this.count.textContent = typed ? `${this.say("found")}: ${this.found.length}` : "";
    this.field.setAttribute("aria-expanded", String(this.found.length > 0));
    this.list.hidden = !this.found.length;
    this.move(0);
  }

  makeOption() {
    const node = element(this.document, "li");
    node.setAttribute("role", "option");
    const name = element(this.document, "b");
    name.dir = "auto";
    node.append(element(this.document, "span"), name, element(this.document, "small"));
    return node;
  }

  writeOption(node, { kind, index, name }) {
    const { places, units, events } = this.story.scene;
    const [sign, title, note] = node.children;
    sign.replaceWith(this.signOf(kind, index));
    title.textContent = name;
    const thing = { place: places, unit: units, event: events }[kind][index];
    const shown = inLanguage(thing.title ?? thing.name, this.lang);
    note.textContent = [shown === name ? "" : shown, this.noteOf(kind, thing)].filter(Boolean).join(" · ");
  }

  noteOf(kind, thing) {
    if (kind === "place") return this.say(`kinds/${thing.kind}`);
    if (kind === "unit") return this.say(`arms/${thing.arm}`);
    return inLanguage(thing.when, this.lang);
  }

  signOf(kind, index) {
    const { scene } = this.story;
    const sign = element(this.document, "span", "pl-found-sign");
    const part = element(this.document, "span", kind === "event" ? "pl-key-event" : "");
    if (kind === "place") part.className = `pl-dot pl-dot-${dotKind(scene.places[index].kind) ?? "area"}`;
    if (kind === "event") this.pictures.onPaper(part, scene.events[index].kind, colourOfEvent(scene, scene.events[index]));
    if (kind === "unit") {
      const { arm, side, echelon } = scene.units[index];
      this.pictures.onPlate(part, arm, scene.sides[side], echelon);
    }
    sign.append(part);
    return sign;
  }

  // Makes an entry of the list the active one: the field keeps the focus.
  move(to) {
    const { length } = this.found;
    this.active = length ? (to + length) % length : 0;
    [...this.list.children].forEach((node, i) => node.setAttribute("aria-selected", String(i === this.active)));
    if (!length) this.field.removeAttribute("aria-activedescendant");
    else this.field.setAttribute("aria-activedescendant", `pl-found-${this.active}`);
    this.list.children[this.active]?.scrollIntoView({ block: "nearest" });
  }

  onKey(event) {
    const deeds = {
      ArrowDown: () => this.move(this.active + 1),
      ArrowUp: () => this.move(this.active - 1),
      Enter: () => this.choose(this.active),
      Escape: () => this.close(),
    };
    if (!deeds[event.key] || event.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    deeds[event.key]();
  }

  choose(i) {
    const chosen = this.found[i];
    if (!chosen) return;
    this.close();
    this.act.choose(chosen);
  }

  setLanguage(lang) {
    this.lang = lang;
    this.close();
  }

  shut() {
    this.close();
    this.hooks.shut();
  }
}
