// Searching: what a word may mean in the texts, where it stands, and what comes first.

import { fold, type Folded } from "./folding";
import { kana, short } from "./romaji";
import { spellings, year } from "./years";

export type Entry = readonly [
  kind: string,
  path: string,
  ja: string,
  en: string,
  trail: string,
  datasets: readonly number[],
  texts: readonly (readonly [field: string, year: number, text: string])[],
];

export interface Content {
  readonly entries: readonly Entry[];
  readonly words: Readonly<Record<string, string>>;
}

/** A stretch of an original text that fits, from start to before end. */
export type Stretch = readonly [start: number, end: number];

export interface Passage {
  readonly field: string;
  readonly year: number;
  readonly text: string;
  readonly marks: readonly Stretch[];
}

export interface Found {
  readonly entry: Entry;
  readonly score: number;
  readonly title: readonly Stretch[];
  readonly trail: readonly Stretch[];
  readonly passages: readonly Passage[];
}

/** What one word of the question may look like in a folded text. */
interface Meaning {
  readonly spellings: readonly string[];
  /** Years and numbers must not be part of a longer number. */
  readonly whole: boolean;
  readonly year: number | null;
}

interface Held {
  readonly entry: Entry;
  readonly ja: Folded;
  readonly en: Folded;
  readonly trail: Folded;
  readonly texts: readonly Folded[];
  readonly years: ReadonlySet<number>;
}

const MOST = 80; // spellings tried for one word
const WORK = 400_000_000; // characters looked at for one word's readings, so that no word holds the page

export class Finder {
  private readonly held: Held[] = [];
  private readonly byReading = new Map<string, Set<string>>();
  private readonly byShort = new Map<string, Set<string>>();
  private readings: string[] = [];
  private everything = "";

  /** Take more entries and readings. */
  add(content: Content): void {
    const texts: string[] = [];
    for (const entry of content.entries) {
      const [, , ja, en, trail, , passages] = entry;
      const held: Held = {
        entry,
        ja: fold(ja),
        en: fold(en),
        trail: fold(trail),
        texts: passages.map(([, , text]) => fold(text)),
        years: new Set(passages.map(([, start]) => start).filter((start) => start > 0)),
      };
      this.held.push(held);
      texts.push(held.ja.text, held.en.text, held.trail.text, ...held.texts.map((each) => each.text));
    }
    this.everything += `\n${texts.join("\n")}`;
    for (const [word, readings] of Object.entries(content.words)) {
      const surface = fold(word).text;
      for (const reading of readings.split(" ")) {
        put(this.byReading, reading, surface);
        put(this.byShort, short(reading), surface);
      }
    }
    if (Object.keys(content.words).length > 0) this.readings = [...this.byReading.keys()].sort();
  }

  get size(): number {
    return this.held.length;
  }

  /** Find the entries that have every word of a question, the best first. */
  find(question: string): Found[] {
    const meanings = words(question).map((word) => this.meaning(word));
    if (meanings.length === 0) return [];
    const found: Found[] = [];
    for (const held of this.held) {
      const one = judged(held, meanings);
      if (one !== null) found.push(one);
    }
    return found.sort((one, other) => other.score - one.score); // stable: equals stay in the plan's order
  }

  private meaning(word: string): Meaning {
    const meant = year(word);
    if (meant !== null) return { spellings: [...new Set([...spellings(meant), word])], whole: true, year: meant };
    if (/^\d+$/.test(word)) return { spellings: [word], whole: true, year: null };
    const all = new Set([word]);
    if (/^[\u3041-\u3096ー]{2,}$/.test(word) || /[\u3041-\u3096]/.test(word)) this.read(word, this.byReading, this.readings, all);
    const spelt = kana(word);
    if (spelt !== null && spelt.length > 1) {
      all.add(spelt);
      this.read(short(spelt), this.byShort, null, all);
      this.read(spelt, this.byReading, this.readings, all);
    }
    return { spellings: [...all], whole: false, year: null };
  }

  /** Collect the spellings, found in the texts, of a word given by its reading. With sorted readings the
   *  last word may be unfinished: it is searched as it is typed. */
  private read(word: string, byReading: ReadonlyMap<string, ReadonlySet<string>>, sorted: readonly string[] | null, into: Set<string>): void {
    const seen = new Set<string>();
    let steps = Math.min(4000, Math.max(60, WORK / this.everything.length));
    const walk = (at: number, built: string, afterWord: boolean): void => {
      const key = `${at} ${afterWord} ${built}`;
      if (into.size >= MOST || steps < 0 || seen.has(key)) return;
      seen.add(key);
      if (at === word.length) {
        into.add(built);
        return;
      }
      for (let end = word.length; end > at; end -= 1) {
        for (const surface of byReading.get(word.slice(at, end)) ?? []) this.step(built + surface, (next) => walk(end, next, true), () => (steps -= 1));
      }
      const rest = word.slice(at);
      if (sorted !== null && afterWord && rest.length > 1) {
        for (const reading of beginning(sorted, rest)) {
          for (const surface of byReading.get(reading) ?? []) this.step(built + surface, (next) => into.add(next), () => (steps -= 1));
        }
      }
      this.step(built + (word[at] ?? ""), (next) => walk(at + 1, next, false), () => (steps -= 1));
    };
    walk(0, "", true);
  }

  /** Go on only with what stands somewhere in the texts. */
  private step(built: string, go: (built: string) => void, count: () => void): void {
    count();
    if (this.everything.includes(built)) go(built);
  }
}

/** The words of a question, folded; quotation marks keep blanks together. */
export function words(question: string): string[] {
  const found: string[] = [];
  for (const [, quoted, bare] of question.matchAll(/["“”「]([^"“”」]+)["“”」]|([^\s"“”]+)/g)) {
    const word = fold(quoted ?? bare ?? "").text;
    if (word !== "" && !found.includes(word)) found.push(word);
  }
  return found;
}

function judged(held: Held, meanings: readonly Meaning[]): Found | null {
  const [title, trail]: [Stretch[], Stretch[]] = [[], []];
  const marks: Stretch[][] = held.texts.map(() => []);
  let score = 0;
  for (const meaning of meanings) {
    const [ja, en] = [stretches(held.ja, meaning), stretches(held.en, meaning)];
    const above = stretches(held.trail, meaning);
    let here = 0;
    if (ja.length > 0 || en.length > 0) {
      const first = ja[0]?.[0] === 0 || en[0]?.[0] === 0;
      const whole = first && (ja[0]?.[1] === held.entry[2].length || en[0]?.[1] === held.entry[3].length);
      here += whole ? 100 : first ? 60 : 40;
    }
    if (above.length > 0) here += 8;
    for (const [at, text] of held.texts.entries()) {
      const found = stretches(text, meaning);
      here += Math.min(found.length, 3) * 4;
      marks[at]?.push(...found);
    }
    if (here === 0 && meaning.year !== null && held.years.has(meaning.year)) here = 1;
    if (here === 0) return null;
    title.push(...ja);
    trail.push(...above);
    score += here;
  }
  const passages = held.entry[6].flatMap(([field, start, text], at): Passage[] => {
    const found = joined(marks[at] ?? []);
    return found.length === 0 ? [] : [{ field, year: start, text, marks: found }];
  });
  return { entry: held.entry, score, title: joined(title), trail: joined(trail), passages };
}

function stretches(text: Folded, meaning: Meaning): Stretch[] {
  const found: Stretch[] = [];
  for (const spelling of meaning.spellings) {
    for (let at = text.text.indexOf(spelling); at >= 0; at = text.text.indexOf(spelling, at + 1)) {
      const end = at + spelling.length;
      if (meaning.whole && (inNumber(text.text, at) || inNumber(text.text, end))) continue;
      found.push([text.from[at] ?? 0, text.from[end] ?? 0]);
    }
  }
  return joined(found);
}

/** Tell whether a place is between two digits, or within a Latin word before a digit (h29, not ah29). */
function inNumber(text: string, at: number): boolean {
  const [before, after] = [text[at - 1] ?? "", text[at] ?? ""];
  return /\d/.test(before) ? /\d/.test(after) : /[a-z]/.test(before) && /[a-z]/.test(after);
}

/** Stretches in order, those that touch made one. */
function joined(found: readonly Stretch[]): Stretch[] {
  const out: [number, number][] = [];
  for (const [start, end] of [...found].sort((one, other) => one[0] - other[0])) {
    const last = out[out.length - 1];
    if (last !== undefined && start <= last[1]) last[1] = Math.max(last[1], end);
    else out.push([start, end]);
  }
  return out;
}

function put(map: Map<string, Set<string>>, key: string, value: string): void {
  const held = map.get(key);
  if (held === undefined) map.set(key, new Set([value]));
  else held.add(value);
}

/** The sorted words that begin with a text and are longer. */
function* beginning(sorted: readonly string[], text: string): Generator<string> {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? "") < text) low = middle + 1;
    else high = middle;
  }
  for (let at = low; at < sorted.length; at += 1) {
    const word = sorted[at] ?? "";
    if (!word.startsWith(text)) return;
    if (word !== text) yield word;
  }
}
