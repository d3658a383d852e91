// The texts of a scene, which its page keeps apart (see atlas/texts.py), put back where they stand.

// The scene itself, changed: where {"_": number} stands comes the text of that number, one object for all its places.
export function withTexts(scene, texts) {
  if (!texts) return scene;
  const languages = Object.keys(texts);
  const count = languages.length ? texts[languages[0]].length : 0;
  const whole = Array.from({ length: count }, (_, i) =>
    Object.fromEntries(languages.map((language) => [language, texts[language][i]])),
  );
  return told(scene, whole);
}

function told(value, texts) {
  if (typeof value !== "object" || value === null) return value;
  if (value._ !== undefined) return texts[value._];
  for (const key of Object.keys(value)) {
    const part = value[key];
    if (typeof part === "object" && part !== null) value[key] = told(part, texts);
  }
  return value;
}
