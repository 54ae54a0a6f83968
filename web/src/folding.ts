// One form for what readers hold to be the same: width, case, kana, old kanji, blanks inside Japanese.

import { VARIANTS } from "./kanji";

export interface Folded {
  readonly text: string;
  /** For each code unit of the folded text, where it comes from; one more for the end. */
  readonly from: Uint32Array;
}

const JOINING = /^[\u3099\u309a\uff9e\uff9f\u0300-\u036f]$/;
const DASHES = /^[‐‑‒–—―−]$/;

/** Fold a text, keeping where each character comes from. Linear in its length. */
export function fold(text: string): Folded {
  const out: string[] = [];
  const from: number[] = [];
  let length = 0;
  let blank = -1; // where a blank stood that may still count
  for (let at = 0; at < text.length; ) {
    let end = at + ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);
    while (end < text.length && JOINING.test(text[end] ?? "")) end += 1;
    const cluster = text.slice(at, end);
    for (const sign of plain(cluster)) {
      if (/\s/.test(sign)) {
        if (blank < 0) blank = at;
        continue;
      }
      if (blank >= 0) {
        // between Latin words a blank parts them; elsewhere it is left over from a line's end
        if (length > 0 && isLatin(out[out.length - 1] ?? "") && isLatin(sign)) {
          out.push(" ");
          from.push(blank);
          length += 1;
        }
        blank = -1;
      }
      out.push(sign);
      for (let unit = 0; unit < sign.length; unit += 1) from.push(at);
      length += sign.length;
    }
    at = end;
  }
  from.push(text.length);
  return { text: out.join(""), from: Uint32Array.from(from) };
}

function* plain(cluster: string): Generator<string> {
  for (const sign of cluster.normalize("NFKC").toLowerCase()) {
    const code = sign.codePointAt(0) ?? 0;
    if (code >= 0x30a1 && code <= 0x30f6) yield small(String.fromCodePoint(code - 0x60));
    else if (DASHES.test(sign)) yield "-";
    else if (sign === "〜") yield "~";
    else yield VARIANTS.get(sign) ?? small(sign);
  }
}

/** ヶ of 霞ヶ関 is written ケ too, and ゖ once folded. */
function small(sign: string): string {
  return sign === "ゖ" ? "け" : sign === "ゕ" ? "か" : sign;
}

function isLatin(sign: string): boolean {
  return /^[\p{Script=Latin}\d.,:;'"()-]$/u.test(sign);
}
