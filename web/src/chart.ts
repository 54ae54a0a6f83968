// A bar chart of one numeric column. The table below it says the same, so nothing is in the picture only.

import type { Answer, Row } from "./messages";
import { make, say } from "./page";

const MOST = 30; // bars drawn; more cannot be read
const SVG = "http://www.w3.org/2000/svg";
const [ROW, BAR, WIDE] = [44, 14, 640]; // in the drawing's own units

export interface Drawn {
  readonly label: readonly string[];
  readonly values: readonly string[];
}

/** Tell which columns can be drawn: texts in front, numbers (no years, no line numbers) behind. */
export function drawable(answer: Extract<Answer, { form: "rows" }>, numeric: readonly boolean[]): Drawn | null {
  const first = numeric.indexOf(true);
  if (first <= 0 || answer.rows.length < 2) return null;
  const values = answer.columns.filter((column, at) => numeric[at] && !isOrder(answer.rows, column));
  const label = answer.columns.filter((_, at) => !numeric[at]);
  const long = label.some((column) => answer.rows.some((row) => (row[column]?.value.length ?? 0) > 80));
  return values.length === 0 || label.length === 0 || label.length > 2 || long ? null : { label, values };
}

/** Years, lines and positions are numbers that name a thing and measure nothing. */
function isOrder(rows: readonly Row[], column: string): boolean {
  if (/year|line|column|position|order|notation|年/i.test(column)) return true;
  return rows.every((row) => Number(row[column]?.value ?? 0) < 0);
}

/** Draw the chart, closed until it is asked for. */
export function chart(rows: readonly Row[], drawn: Drawn, heading: (column: string) => string): HTMLElement {
  const holder = make("figure", { class: "sg-figure" });
  const draw = (column: string): void => holder.replaceChildren(picture(rows, drawn.label, column, heading), note(rows.length));
  const box = make("details", { class: "sg-chart" }, make("summary", {}, say("図で見る", "As a chart")));
  if (drawn.values.length > 1) {
    const choice = make("select", {}, ...drawn.values.map((column) => make("option", { value: column }, heading(column))));
    choice.addEventListener("change", () => draw(choice.value));
    box.append(make("label", { class: "sg-field" }, say("表す数 ", "Number shown "), choice));
  }
  box.append(holder);
  draw(drawn.values[0] ?? "");
  return box;
}

function picture(rows: readonly Row[], label: readonly string[], column: string, heading: (column: string) => string): SVGElement {
  const drawn = rows.slice(0, MOST).map((row) => ({
    name: label.map((each) => row[each]?.value ?? "").filter(Boolean).join(" / "),
    value: Math.max(Number(row[column]?.value ?? 0), 0),
    said: row[column]?.value ?? "–",
  }));
  const most = Math.max(...drawn.map((each) => each.value), Number.MIN_VALUE);
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", `0 0 ${WIDE} ${drawn.length * ROW}`);
  svg.setAttribute("role", "img");
  svg.setAttribute("class", "sg-bars");
  svg.setAttribute("aria-label", say(`${heading(column)}の棒グラフ。同じ数が下の表にあります。`, `Bar chart of ${heading(column)}. The table below has the same numbers.`));
  for (const [at, each] of drawn.entries()) {
    const [top, wide] = [at * ROW, Math.max((each.value / most) * (WIDE - 90), each.value > 0 ? 2 : 0)];
    svg.append(
      shape("text", { x: 0, y: top + 15, class: "sg-bar-name" }, each.name.length > 44 ? `${each.name.slice(0, 43)}…` : each.name),
      shape("rect", { x: 0, y: top + 21, width: wide.toFixed(1), height: BAR, rx: 3 }),
      shape("text", { x: (wide + 8).toFixed(1), y: top + 33, class: "sg-bar-value" }, each.said),
    );
  }
  return svg;
}

function note(count: number): HTMLElement {
  const cut = count > MOST ? say(`（${count} 行のうち初めの ${MOST} 行）`, ` (the first ${MOST} of ${count} rows)`) : "";
  return make("figcaption", {}, say(`並びは表のはじめの順です${cut}。`, `In the order of the table${cut}.`));
}

function shape(tag: string, attributes: Record<string, string | number>, text = ""): SVGElement {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  made.textContent = text;
  return made;
}
