// A year as people write it, in all the ways that a text may: 平成29, H29, 2017, 平成二十九.

const ERAS: Readonly<Record<string, number>> = { 明治: 1867, m: 1867, 大正: 1911, t: 1911, 昭和: 1925, s: 1925, 平成: 1988, h: 1988, 令和: 2018, r: 2018 };
const NAMES = ["昭和", "平成", "令和"] as const;
const LETTERS: Readonly<Record<string, string>> = { 昭和: "s", 平成: "h", 令和: "r" };
const DIGITS = "〇一二三四五六七八九";

/** The western year that a folded word means, or null. Eras do not end: plans speak of 平成34. */
export function year(word: string): number | null {
  const found = /^(明治|大正|昭和|平成|令和|[mtshr]|fy|西暦)?\.?(\d{1,4}|元|[〇一二三四五六七八九十]{1,4})(年度?|年度末)?$/.exec(word);
  if (found === null) return null;
  const [, era = "", digits = "", tail = ""] = found;
  const count = digits === "元" ? 1 : /^\d/.test(digits) ? Number(digits) : number(digits);
  const start = ERAS[era];
  if (start !== undefined) return count >= 1 && count <= 99 && (era.length > 1 || tail !== "" || /^\d/.test(digits)) ? start + count : null;
  return count >= 1868 && count <= 2199 ? count : null;
}

/** Every way to write a year, folded. The first is the western one. */
export function spellings(of: number): string[] {
  const found = [String(of)];
  for (const name of NAMES) {
    const count = of - (ERAS[name] ?? 0);
    if (count < 1 || count > 99) continue;
    found.push(`${name}${count}`, `${name}${kanji(count)}`, `${LETTERS[name]}${count}`, `${LETTERS[name]}.${count}`);
    if (count === 1) found.push(`${name}元`);
  }
  return found;
}

function number(text: string): number {
  if (!text.includes("十")) return Number([...text].map((sign) => DIGITS.indexOf(sign)).join(""));
  const [tens = "", ones = ""] = text.split("十");
  return (tens === "" ? 1 : DIGITS.indexOf(tens)) * 10 + (ones === "" ? 0 : DIGITS.indexOf(ones));
}

function kanji(count: number): string {
  const [tens, ones] = [Math.floor(count / 10), count % 10];
  return `${tens > 1 ? DIGITS[tens] : ""}${tens > 0 ? "十" : ""}${ones > 0 ? DIGITS[ones] : ""}`;
}
