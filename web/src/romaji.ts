// Latin letters as kana: Hepburn and Kunrei, as people type them.

const TABLE: Readonly<Record<string, string>> = {
  a: "あ", i: "い", u: "う", e: "え", o: "お",
  ka: "か", ki: "き", ku: "く", ke: "け", ko: "こ", sa: "さ", shi: "し", si: "し", su: "す", se: "せ", so: "そ",
  ta: "た", chi: "ち", ti: "ち", tsu: "つ", tu: "つ", te: "て", to: "と", na: "な", ni: "に", nu: "ぬ", ne: "ね", no: "の",
  ha: "は", hi: "ひ", fu: "ふ", hu: "ふ", he: "へ", ho: "ほ", ma: "ま", mi: "み", mu: "む", me: "め", mo: "も",
  ya: "や", yu: "ゆ", yo: "よ", ra: "ら", ri: "り", ru: "る", re: "れ", ro: "ろ", wa: "わ", wo: "を",
  ga: "が", gi: "ぎ", gu: "ぐ", ge: "げ", go: "ご", za: "ざ", ji: "じ", zi: "じ", zu: "ず", ze: "ぜ", zo: "ぞ",
  da: "だ", di: "ぢ", du: "づ", de: "で", do: "ど", ba: "ば", bi: "び", bu: "ぶ", be: "べ", bo: "ぼ",
  pa: "ぱ", pi: "ぴ", pu: "ぷ", pe: "ぺ", po: "ぽ", fa: "ふぁ", fi: "ふぃ", fe: "ふぇ", fo: "ふぉ", vu: "ゔ",
  kya: "きゃ", kyu: "きゅ", kyo: "きょ", sha: "しゃ", shu: "しゅ", sho: "しょ", she: "しぇ", sya: "しゃ", syu: "しゅ", syo: "しょ",
  cha: "ちゃ", chu: "ちゅ", cho: "ちょ", che: "ちぇ", tya: "ちゃ", tyu: "ちゅ", tyo: "ちょ", nya: "にゃ", nyu: "にゅ", nyo: "にょ",
  hya: "ひゃ", hyu: "ひゅ", hyo: "ひょ", mya: "みゃ", myu: "みゅ", myo: "みょ", rya: "りゃ", ryu: "りゅ", ryo: "りょ",
  gya: "ぎゃ", gyu: "ぎゅ", gyo: "ぎょ", ja: "じゃ", ju: "じゅ", jo: "じょ", je: "じぇ", jya: "じゃ", jyu: "じゅ", jyo: "じょ", zya: "じゃ", zyu: "じゅ", zyo: "じょ",
  bya: "びゃ", byu: "びゅ", byo: "びょ", pya: "ぴゃ", pyu: "ぴゅ", pyo: "ぴょ",
};
const LONG: Readonly<Record<string, string>> = { ā: "aa", ī: "ii", ū: "uu", ē: "ee", ō: "ou", â: "aa", î: "ii", û: "uu", ê: "ee", ô: "ou" };

/** The kana of a word in Latin letters, or null where it is none. */
export function kana(word: string): string | null {
  const text = word.toLowerCase().replace(/[āīūēōâîûêô]/g, (sign) => LONG[sign] ?? sign);
  if (!/^[a-z'-]+$/.test(text)) return null;
  let out = "";
  for (let at = 0; at < text.length; ) {
    const [sign, next] = [text[at] ?? "", text[at + 1] ?? ""];
    if (sign === "-" || sign === "'") {
      out += sign === "-" ? "ー" : "";
      at += 1;
    } else if (sign === "n" && (next === "" || (!"aiueoy".includes(next) && next !== "n") || next === "'")) {
      out += "ん";
      at += next === "'" ? 2 : 1;
    } else if (sign === "n" && next === "n") {
      out += "ん"; // onna is おんな, konna こんな; kinn is きん
      at += "aiueoy".includes(text[at + 2] ?? "-") ? 1 : 2;
    } else if (sign === "m" && "bpm".includes(next) && next !== "") {
      out += "ん"; // Hepburn: shimbun
      at += 1;
    } else if ((sign === next && !"aiueo".includes(sign)) || (sign === "t" && text.startsWith("tch", at))) {
      out += "っ";
      at += 1;
    } else {
      const length = [3, 2, 1].find((each) => TABLE[text.slice(at, at + each)] !== undefined);
      if (length === undefined) return null;
      out += TABLE[text.slice(at, at + length)] ?? "";
      at += length;
    }
  }
  return out === "" ? null : out;
}

/** A reading without its long vowels: Tokyo for とうきょう. */
export function short(reading: string): string {
  return reading.replace(/ー/g, "").replace(/([おこそとのほもよろをごぞどぼぽょ])[うお]/g, "$1").replace(/([うくすつぬふむゆるぐずづぶぷゅ])う/g, "$1");
}
