// The texts of a scene, which its page keeps apart (see atlas/texts.py), put back where they stand.

// What the page tells without a script, by language in its order: of each as many texts as the page counted.
export function textsTold(document, window, languages, count = 0) {
  const chronicle = document.getElementById("pl-chronicle")?.textContent ?? "";
  const read = new window.DOMParser().parseFromString(chronicle, "text/html");
  const texts = Object.fromEntries(languages.map((language) => [language, []]));
  for (const node of read.querySelectorAll("p, dt, dd")) {
    for (const language of node.lang ? [node.lang] : languages) texts[language].push(node.textContent);
  }
  const wrong = languages.find((language) => texts[language].length !== count);
  if (wrong) throw new Error(`chronicle: found ${texts[wrong].length} texts in ${wrong}, expected ${count}`);
  return texts;
}

// The scene itself, changed: where {"_": number} stands comes the text of that number, one object for all its places;
// those that the page tells without a script have the first numbers.
export function withTexts(scene, texts, told = {}) {
  if (!texts) return scene;
  const columns = Object.entries(texts).map(([language, words]) => [language, [...(told[language] ?? []), ...words]]);
  const count = columns.length ? columns[0][1].length : 0;
  const whole = Array.from({ length: count }, (_, i) => Object.fromEntries(columns.map(([language, words]) => [language, words[i]])));
  return putBack(scene, whole);
}

function putBack(value, texts) {
  if (typeof value !== "object" || value === null) return value;
  if (value._ !== undefined) return texts[value._];
  for (const key of Object.keys(value)) {
    const part = value[key];
    if (typeof part === "object" && part !== null) value[key] = putBack(part, texts);
  }
  return value;
}
