// Forms for new records: proposes the name of the file, in small Latin letters, of what is filled in.

const MOST = 60;
const CYRILLIC =
  "а:a б:b в:v г:g д:d е:e ё:e ж:zh з:z и:i й:y к:k л:l м:m н:n о:o п:p р:r с:s т:t у:u ф:f х:kh ц:ts ч:ch ш:sh щ:shch ъ: ы:y ь: э:e ю:yu я:ya і:i ї:yi є:ye ґ:g ў:u";
const LATIN = "ø:o æ:ae œ:oe ß:ss ł:l đ:d ð:d þ:th ı:i";
const LETTERS = Object.fromEntries(`${CYRILLIC} ${LATIN}`.split(" ").map((pair) => pair.split(":")));
const RESERVED = ["index", "page", "readme"];

export function proposedId(record, taken) {
  const base = slug(words(record));
  if (!base) return "";
  const tries = [base, record.type && `${base}-${record.type}`, ...Array.from({ length: 50 }, (_, n) => `${base}-${n + 2}`)];
  return tries.filter(Boolean).find((id) => !taken.includes(id) && !RESERVED.includes(id)) ?? "";
}

function words(record) {
  if (record.parties) return record.parties.map((party) => (typeof party === "string" ? party : best(party.text))).join(" ");
  return best(record.name ?? record.title ?? record.label ?? {});
}

function best(texts) {
  return texts.en ?? Object.values(texts)[0] ?? "";
}

function slug(text) {
  const latin = [...text.toLowerCase().normalize("NFC")].map((letter) => LETTERS[letter] ?? letter).join("");
  const plain = latin.normalize("NFKD").replace(/\p{M}/gu, "");
  return plain.replace(/[^a-z0-9]+/g, "-").slice(0, MOST).replace(/^-|-$/g, "");
}
