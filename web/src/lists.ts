// Tables that the reader can sort, filter and take away. Without scripts they are plain tables.

import { fold } from "./folding";
import { csv, download, make, say } from "./page";

const collator = new Intl.Collator("ja", { numeric: true });
const MOST_VALUES = 200;

function enrich(table: HTMLTableElement, number: number): void {
  const body = table.tBodies[0];
  const head = table.tHead?.rows[0];
  if (body === undefined || head === undefined) return;
  const tools = make("div", { class: "sg-tools" });
  const status = make("p", { class: "sg-status", role: "status", "aria-live": "polite" });
  if (table.hasAttribute("data-sortable")) sortable(head, body);
  if (table.hasAttribute("data-filterable")) tools.append(...filter(table, head, body, status, number));
  const name = table.dataset["export"];
  if (name) tools.append(make("button", { type: "button", "data-do": "csv", click: () => download(name, "text/csv;charset=utf-8", csv(cells(head, body))) }, say("この表を CSV で保存", "Save this table as CSV")));
  const frame = table.closest(".sg-wide, .scroll, [data-scroll]") ?? table;
  if (tools.childElementCount > 0) frame.before(tools, status);
}

function sortable(head: HTMLTableRowElement, body: HTMLTableSectionElement): void {
  for (const [at, cell] of [...head.cells].entries()) {
    if (cell.hasAttribute("data-fixed") || cell.textContent?.trim() === "") continue;
    const button = make("button", { type: "button", class: "sg-sort" });
    button.append(...cell.childNodes);
    cell.append(button);
    button.addEventListener("click", () => {
      const falling = cell.getAttribute("aria-sort") === "ascending";
      for (const other of head.cells) other.removeAttribute("aria-sort");
      cell.setAttribute("aria-sort", falling ? "descending" : "ascending");
      const keyed = [...body.rows].map((row) => ({ row, key: key(row.cells[at]) }));
      const numeric = keyed.every(({ key }) => key === "" || isNumber(key));
      keyed.sort((one, other) => {
        if (one.key === "" || other.key === "") return (one.key === "" ? 1 : 0) - (other.key === "" ? 1 : 0); // what is empty comes last
        const order = numeric ? value(one.key) - value(other.key) : collator.compare(one.key, other.key);
        return falling ? -order : order;
      });
      body.append(...keyed.map(({ row }) => row));
    });
  }
}

/** What a cell is sorted by: data-sort where the page gives it (a reading, a plain number), else its text. */
function key(cell: HTMLTableCellElement | undefined): string {
  return (cell?.dataset["sort"] ?? cell?.textContent ?? "").trim();
}

function isNumber(text: string): boolean {
  return /^[+-]?[\d,]+(\.\d+)?\s?[%％円人件]?$/.test(text);
}

function value(text: string): number {
  return Number(text.replace(/[^\d.+-]/g, ""));
}

function filter(table: HTMLTableElement, head: HTMLTableRowElement, body: HTMLTableSectionElement, status: HTMLElement, number: number): HTMLElement[] {
  const id = `sg-filter-${number}`;
  const input = make("input", { type: "search", id, autocomplete: "off" });
  const folded = new WeakMap<HTMLTableRowElement, string>();
  const apply = (): void => {
    const words = input.value.split(/\s+/).map((word) => fold(word).text).filter(Boolean);
    let shown = 0;
    for (const row of body.rows) {
      let text = folded.get(row);
      if (text === undefined) folded.set(row, (text = [...row.cells].map((cell) => fold(`${cell.textContent ?? ""} ${cell.dataset["sort"] ?? ""}`).text).join("\n")));
      row.hidden = !fits(row) || !words.every((word) => text.includes(word));
      if (!row.hidden) shown += 1;
    }
    status.textContent = shown === body.rows.length ? "" : say(`${body.rows.length} 行のうち ${shown} 行`, `${shown} of ${body.rows.length} rows`);
  };
  const { tools, fits } = facets(head, body, number, apply);
  input.addEventListener("input", apply);
  const label = table.caption?.textContent?.trim();
  return [
    make("p", { class: "sg-field" }, make("label", { for: id }, label ? say(`「${label}」を絞り込む`, `Filter “${label}”`) : say("表を絞り込む", "Filter the table")), input),
    ...tools,
  ];
}

/** A choice for each column that says so: the values in it, one for each link of a cell. */
function facets(head: HTMLTableRowElement, body: HTMLTableSectionElement, number: number, apply: () => void): { tools: HTMLElement[]; fits: (row: HTMLTableRowElement) => boolean } {
  const chosen: { at: number; select: HTMLSelectElement }[] = [];
  const tools: HTMLElement[] = [];
  for (const [at, cell] of [...head.cells].entries()) {
    if (!cell.hasAttribute("data-facet")) continue;
    const counts = new Map<string, number>();
    for (const row of body.rows) for (const value of values(row.cells[at])) counts.set(value, (counts.get(value) ?? 0) + 1);
    if (counts.size < 2 || counts.size > MOST_VALUES) continue;
    const id = `sg-facet-${number}-${at}`;
    const name = (cell.textContent ?? "").trim();
    const options = [...counts].sort(([one], [other]) => collator.compare(one, other)).map(([value, count]) => make("option", { value }, `${value}（${count}）`));
    const select = make("select", { id, change: apply }, make("option", { value: "" }, say("すべて", "All")), ...options);
    chosen.push({ at, select });
    tools.push(make("p", { class: "sg-field" }, make("label", { for: id }, name), select));
  }
  return { tools, fits: (row) => chosen.every(({ at, select }) => select.value === "" || values(row.cells[at]).includes(select.value)) };
}

function values(cell: HTMLTableCellElement | undefined): string[] {
  const links = [...(cell?.querySelectorAll("a") ?? [])].map((link) => (link.textContent ?? "").trim());
  return [...new Set(links.length > 0 ? links : [(cell?.textContent ?? "").trim()])].filter(Boolean);
}

function* cells(head: HTMLTableRowElement, body: HTMLTableSectionElement): Generator<string[]> {
  const text = (cell: HTMLElement): string => (cell.textContent ?? "").replace(/\s+/g, " ").trim();
  yield [...head.cells].map(text);
  for (const row of body.rows) if (!row.hidden) yield [...row.cells].map(text);
}

[...document.querySelectorAll<HTMLTableElement>("table[data-sortable], table[data-filterable], table[data-export]")].forEach(enrich);
