// An answer as the reader sees it: table, chart, Turtle; and the files to take away.

import { pageOf, type Catalogue, type ReadyQuery } from "./catalogue";
import { chart, drawable } from "./chart";
import type { Answer, Row, Term } from "./messages";
import { copy, csv, download, english, make, say, told } from "./page";

const STEP = 200; // rows shown at once
const XSD = "http://www.w3.org/2001/XMLSchema#";
const NUMERIC = new Set(["integer", "decimal", "double", "float", "nonNegativeInteger", "int", "long"].map((name) => XSD + name));

export interface Shown {
  readonly catalogue: Catalogue;
  readonly query: ReadyQuery | null;
  /** What the files are called, without extension. */
  readonly name: string;
  /** Names of resources by IRI, found after the rows. */
  readonly labels: (iris: readonly string[]) => Promise<ReadonlyMap<string, string>>;
}

/** Show an answer in a place that is emptied first; return how many rows or triples it has. */
export function show(place: HTMLElement, answer: Answer, how: Shown, extra: readonly HTMLElement[] = []): void {
  place.replaceChildren();
  if (answer.form === "rows") rows(place, answer, how, extra);
  else if (answer.form === "graph") graph(place, answer, how, extra);
  else {
    place.append(
      make("p", { class: "sg-truth" }, answer.truth ? say("はい（真）", "Yes (true)") : say("いいえ（偽）", "No (false)")),
      make("div", { class: "sg-tools" }, ...extra),
    );
  }
}

/** The sentence for the live region. */
export function summary(answer: Answer, ms: number): string {
  const time = say(`${(ms / 1000).toFixed(2)} 秒`, `${(ms / 1000).toFixed(2)} s`);
  if (answer.form === "truth") return time;
  const count = (answer.form === "rows" ? answer.rows.length : answer.triples).toLocaleString("en");
  return answer.form === "rows" ? say(`${count} 行（${time}）`, `${count} rows (${time})`) : say(`${count} トリプル（${time}）`, `${count} triples (${time})`);
}

function rows(place: HTMLElement, answer: Extract<Answer, { form: "rows" }>, how: Shown, extra: readonly HTMLElement[]): void {
  if (answer.rows.length === 0) {
    const why = how.query?.empty;
    place.append(make("p", { class: "sg-none" }, say("あてはまるものはありません。", "Nothing fits."), " ", why ? told(why) : ""));
    place.append(make("div", { class: "sg-tools" }, ...extra));
    return;
  }
  const heading = (column: string): string => {
    const known = how.query?.columns[column];
    return known ? told(known) : column;
  };
  const numeric = answer.columns.map((column) => isNumeric(answer.rows, column));
  const tools = make(
    "div",
    { class: "sg-tools" },
    make("button", { type: "button", "data-do": "csv", click: () => download(`${how.name}.csv`, "text/csv;charset=utf-8", csvOf(answer)) }, say("CSV を保存", "Save CSV")),
    make(
      "button",
      { type: "button", "data-do": "json", click: () => download(`${how.name}.srj.json`, "application/sparql-results+json", jsonOf(answer)) },
      say("JSON を保存", "Save JSON"),
    ),
    ...extra,
  );
  place.append(tools);
  const drawn = drawable(answer, numeric);
  if (drawn !== null) place.append(chart(answer.rows, drawn, heading));
  const head = make("tr");
  const body = make("tbody");
  let order = [...answer.rows];
  let names: ReadonlyMap<string, string> = new Map();
  let sorted: { column: string; falling: boolean } | null = null;
  let shown = 0;
  const more = make("button", { type: "button", click: () => grow() });
  const left = make("p", { class: "sg-more" }, more);
  const grow = (): void => {
    body.append(...order.slice(shown, shown + STEP).map((row) => line(row, answer.columns, numeric, how, names)));
    shown = Math.min(shown + STEP, order.length);
    left.hidden = shown >= order.length;
    more.textContent = say(`続きを表示（残り ${order.length - shown} 行）`, `Show more (${order.length - shown} left)`);
  };
  const again = (): void => {
    shown = 0;
    body.replaceChildren();
    grow();
  };
  for (const [at, column] of answer.columns.entries()) {
    const cell = make("th", { scope: "col", class: numeric[at] ? "sg-number" : null });
    const button = make("button", { type: "button", class: "sg-sort" }, heading(column));
    button.addEventListener("click", () => {
      const falling = sorted?.column === column ? !sorted.falling : false;
      sorted = { column, falling };
      for (const other of head.children) other.removeAttribute("aria-sort");
      cell.setAttribute("aria-sort", falling ? "descending" : "ascending");
      order = [...answer.rows].sort(by(column, numeric[at] ?? false, falling));
      again();
    });
    cell.append(button);
    head.append(cell);
  }
  const caption = make("caption", {}, how.query ? told(how.query.title) : say("結果", "Result"));
  const table = make("table", { class: "sg-table" }, caption, make("thead", {}, head), body);
  const wide = make("div", { class: "sg-wide", tabindex: 0, role: "region", "aria-label": caption.textContent ?? "" }, table);
  place.append(wide, left);
  grow();
  const iris = new Set<string>();
  for (const row of answer.rows.slice(0, 2000)) {
    for (const term of Object.values(row)) if (term.type === "uri" && pageOf(term.value, how.catalogue, "") !== null) iris.add(term.value);
  }
  if (iris.size > 0) {
    void how.labels([...iris]).then((found) => {
      names = found;
      for (const link of body.querySelectorAll<HTMLAnchorElement>("a[data-iri]")) link.textContent = found.get(link.dataset["iri"] ?? "") ?? link.textContent;
    }, () => undefined);
  }
}

function line(row: Row, columns: readonly string[], numeric: readonly boolean[], how: Shown, names: ReadonlyMap<string, string>): HTMLElement {
  return make("tr", {}, ...columns.map((column, at) => make("td", { class: numeric[at] ? "sg-number" : null, lang: language(row[column]) }, cell(row[column], how, names))));
}

function language(term: Term | undefined): string | null {
  return term?.type === "literal" ? (term["xml:lang"] ?? (/[\u3040-\u30ff\u4e00-\u9fff]/.test(term.value) && english ? "ja" : null)) : null;
}

function cell(term: Term | undefined, how: Shown, names: ReadonlyMap<string, string>): Node | string {
  if (term === undefined) return "";
  if (term.type !== "uri") return term.value;
  const page = pageOf(term.value, how.catalogue, english ? ".en.html" : ".html");
  const short = curie(term.value, how.catalogue);
  if (page !== null) return make("a", { href: page, "data-iri": term.value, title: term.value }, names.get(term.value) ?? short);
  return make("code", { title: term.value }, short);
}

function curie(iri: string, from: Catalogue): string {
  for (const [prefix, namespace] of Object.entries(from.prefixes)) {
    if (iri.startsWith(namespace) && iri.length > namespace.length && !/[/#]/.test(iri.slice(namespace.length))) return `${prefix}:${iri.slice(namespace.length)}`;
  }
  return iri;
}

function isNumeric(rows: readonly Row[], column: string): boolean {
  const terms = rows.map((row) => row[column]).filter((term) => term !== undefined);
  return terms.length > 0 && terms.every((term) => term.type === "literal" && NUMERIC.has(term.datatype ?? ""));
}

function by(column: string, numeric: boolean, falling: boolean): (one: Row, other: Row) => number {
  const collator = new Intl.Collator("ja", { numeric: true });
  const sign = falling ? -1 : 1;
  return (one, other) => {
    const [left, right] = [one[column]?.value, other[column]?.value];
    if (left === undefined || right === undefined) return (left === undefined ? 1 : 0) - (right === undefined ? 1 : 0); // what is empty comes last
    return sign * (numeric ? Number(left) - Number(right) : collator.compare(left, right));
  };
}

function csvOf(answer: Extract<Answer, { form: "rows" }>): string {
  return csv([answer.columns, ...answer.rows.map((row) => answer.columns.map((column) => row[column]?.value ?? ""))]);
}

function jsonOf(answer: Extract<Answer, { form: "rows" }>): string {
  return `${JSON.stringify({ head: { vars: answer.columns }, results: { bindings: answer.rows } }, null, 1)}\n`;
}

const LINES = 400; // of Turtle shown; the file has all

function graph(place: HTMLElement, answer: Extract<Answer, { form: "graph" }>, how: Shown, extra: readonly HTMLElement[]): void {
  const copied = make("button", { type: "button" }, say("コピー", "Copy"));
  copied.addEventListener("click", () => {
    void copy(answer.turtle).then((went) => (copied.textContent = went ? say("コピーしました", "Copied") : say("コピーできません", "Cannot copy")));
  });
  place.append(
    make(
      "div",
      { class: "sg-tools" },
      make("button", { type: "button", "data-do": "turtle", click: () => download(`${how.name}.ttl`, "text/turtle;charset=utf-8", answer.turtle) }, say("Turtle を保存", "Save Turtle")),
      copied,
      ...extra,
    ),
  );
  const lines = answer.turtle.split("\n");
  const cut = lines.length > LINES ? `${lines.slice(0, LINES).join("\n")}\n# …` : answer.turtle;
  place.append(make("pre", { class: "sg-turtle", tabindex: 0, role: "region", "aria-label": "Turtle" }, make("code", {}, cut)));
}
