// How spellings of one name are brought together, as the gazetteer's fold.py does it: lower case, no accents, letters
// that look or serve alike as one, all that is neither letter nor digit a space. Pure.

const FROM = "əıßłøđðþςәіѣѳѵґғҝһҹҷјүұө";
const TO = "eisloddtσеиефигггхччиууо";
const ALIKE = new Map([...FROM].map((letter, i) => [letter, TO[i]]));
const MARKS = /[\u0300-\u036f\u0483-\u0487]/g;
const KEPT = /[\p{L}\p{N}]/u;
const MODIFIER = /\p{Lm}/u;

function foldLetter(letter) {
  const [bare] = letter.normalize("NFKD");
  const [base] = bare.toLowerCase();
  const alike = ALIKE.get(base) ?? base;
  return KEPT.test(alike) && !MODIFIER.test(alike) ? alike : " ";
}

// The folded words of a name, one space between them.
export function foldName(name) {
  const lower = name.replace(MARKS, "").replaceAll("İ", "i").toLowerCase();
  return Array.from(lower, foldLetter).join("").trim().replace(/ +/g, " ");
}
