// Small steps in building a page: elements, what is written into them, and words in the reader's language.

const SVG = "http://www.w3.org/2000/svg";

export function element(document, tag, className, text) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text !== undefined && text !== null) made.textContent = text;
  return made;
}

export function svgElement(document, tag, className) {
  const made = document.createElementNS(SVG, tag);
  if (className) made.setAttribute("class", className);
  return made;
}

// Fits a node's children to a list: as many as there are entries, each written anew; no more is made than is missing.
export function fill(node, entries, make, write) {
  while (node.children.length > entries.length) node.lastElementChild.remove();
  while (node.children.length < entries.length) node.append(make());
  entries.forEach((entry, i) => write(node.children[i], entry));
}

// A short stroke of a line's class, for the legend.
export function lineSample(document, className) {
  const svg = svgElement(document, "svg", `pl-sample ${className}`);
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("viewBox", "0 0 40 12");
  for (const part of ["pl-sample-under", "pl-sample-over"]) {
    const path = svgElement(document, "path", part);
    path.setAttribute("d", "M1 6H39");
    svg.append(path);
  }
  return svg;
}

// A text of the scene in a language, else in English, else in any.
export function inLanguage(text, lang) {
  if (text === null || text === undefined) return "";
  if (typeof text === "string") return text;
  return text[lang] ?? text.en ?? Object.values(text)[0] ?? "";
}

// A word of the interface by its path, such as "arms/cavalry"; the last part of the path where it is missing.
export function interfaceWord(words, lang, path) {
  for (const language of [lang, "en"]) {
    let found = words[language];
    for (const part of path.split("/")) found = found?.[part];
    if (found !== undefined) return found;
  }
  return path.split("/").pop();
}

// What was written where. A browser looks again at whatever is written, even if it says the same: so that is not written.
const WRITTEN = new WeakMap();

function isNew(node, field, value) {
  const fields = WRITTEN.get(node) ?? {};
  if (fields[field] === value) return false;
  fields[field] = value;
  WRITTEN.set(node, fields);
  return true;
}

export function setText(node, text) {
  if (!isNew(node, "text", text)) return;
  if (node.firstChild?.nodeType === 3 && text) node.firstChild.data = text;
  else node.textContent = text;
}

export function setClass(node, name) {
  if (isNew(node, "class", name)) node.className = name;
}

export function setStyle(node, property, value) {
  if (isNew(node, property, value)) node.style.setProperty(property, value);
}

// The same, for a node that is not there without a text.
export function setOptionalText(node, text) {
  if (node.hidden === Boolean(text)) node.hidden = !text;
  if (text) setText(node, text);
}

// An SVG element with its attributes.
export function drawn(document, tag, className, attributes = {}) {
  const made = svgElement(document, tag, className);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  return made;
}
