// The search page: one field, results by kind as one types, an address for each search.

import { Finder, type Content, type Found, type Stretch } from "./finder";
import { csv, download, english, make, page, say, script, told, type Bilingual } from "./page";

interface Head extends Content {
  readonly datasets: readonly Bilingual[];
  readonly fields: Readonly<Record<string, Bilingual>>;
  readonly parts: readonly string[];
}

declare global {
  var shisakuSearch: Head | undefined;
  var shisakuSearchParts: Record<string, Content> | undefined;
}

const KINDS: readonly (readonly [kind: string, ja: string, en: string])[] = [
  ["policy", "施策", "Policies"],
  ["project", "事業", "Projects"],
  ["department", "部課", "Departments"],
  ["sub-policy", "基本事業", "Sub-policies"],
  ["basic-policy", "基本政策", "Basic policies"],
  ["direction", "基本方向", "Directions"],
  ["policy-field", "分野", "Fields"],
];
const FIRST = 20; // results of a kind shown at first
const PASSAGES = 3; // passages of a result shown
const SLICE = 1500; // entries of a part that are taken before the page answers the reader
const AROUND = 36; // characters shown before the first mark of a passage
const LONG = 120; // characters shown of a passage

class SearchPage {
  private readonly finder = new Finder();
  private readonly hidden = new Set<string>();
  private dataset = -1;
  private found: readonly Found[] = [];
  private timer = 0;
  private left = 0; // parts of the index that are not loaded yet

  private readonly input = make("input", { type: "search", id: "sg-q", name: "q", autocomplete: "off", autocapitalize: "off", spellcheck: "false", enterkeyhint: "search", "aria-describedby": "sg-q-hint" });
  private readonly kinds = make("fieldset", { class: "sg-kinds", hidden: true });
  private readonly status = make("p", { class: "sg-status", role: "status", "aria-live": "polite" });
  private readonly save = make("button", { type: "button", "data-do": "csv", hidden: true }, say("結果を CSV で保存", "Save the results as CSV"));
  private readonly results = make("div", { class: "sg-results" });

  constructor(
    place: HTMLElement,
    private readonly head: Head,
  ) {
    this.finder.add(head);
    this.left = head.parts.length;
    const form = make(
      "form",
      { class: "sg-find", role: "search", action: "", method: "get" },
      make("label", { for: "sg-q" }, say("探す言葉", "Words to look for")),
      make("div", { class: "sg-find-row" }, this.input, make("button", { type: "submit" }, say("検索", "Search"))),
      make(
        "p",
        { class: "sg-hint", id: "sg-q-hint" },
        say("読み（あきや、akiya）、全角・半角、平成29・H29・2017 のどれでも探せます。空白で区切ると、すべてを含むものを探します。", "Readings work too (あきや, akiya), and years in any calendar (平成29, H29, 2017). Several words: all of them must be there."),
      ),
    );
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.search();
      this.focusFirst();
    });
    this.input.addEventListener("input", () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.search(), 120) as unknown as number;
    });
    this.save.addEventListener("click", () => this.export());
    place.replaceChildren(form, this.datasets(), this.kinds, make("div", { class: "sg-found" }, this.status, this.save), this.results);
    place.addEventListener("keydown", (event) => this.move(event));
    this.read();
    addEventListener("popstate", () => this.read());
    void this.more();
    if (this.input.value === "") this.input.focus();
  }

  /** Load the further parts of a large index, one after the other. */
  private async more(): Promise<void> {
    for (const [at, name] of this.head.parts.entries()) {
      await script(name);
      const part = globalThis.shisakuSearchParts?.[name];
      if (part === undefined) continue;
      // in slices: the page answers the reader meanwhile
      for (let from = 0; from < part.entries.length || from === 0; from += SLICE) {
        this.finder.add({ entries: part.entries.slice(from, from + SLICE), words: from === 0 ? part.words : {} });
        await new Promise((go) => setTimeout(go));
      }
      delete globalThis.shisakuSearchParts?.[name];
      this.left = this.head.parts.length - at - 1;
      this.show();
    }
  }

  private datasets(): Node {
    if (this.head.datasets.length < 2) return document.createTextNode("");
    const choice = make(
      "select",
      { id: "sg-dataset" },
      make("option", { value: "-1" }, say("すべてのデータ", "All data")),
      ...this.head.datasets.map((title, at) => make("option", { value: at }, told(title))),
    );
    choice.addEventListener("change", () => {
      this.dataset = Number(choice.value);
      this.show();
      this.write();
    });
    return make("p", { class: "sg-field" }, make("label", { for: "sg-dataset" }, say("探すデータ", "Data to search")), choice);
  }

  private read(): void {
    const asked = new URLSearchParams(location.search);
    this.input.value = asked.get("q") ?? "";
    this.hidden.clear();
    for (const kind of asked.getAll("without")) this.hidden.add(kind);
    const number = Number(asked.get("data") ?? "0") - 1;
    this.dataset = Number.isInteger(number) && number < this.head.datasets.length ? number : -1;
    const choice = document.querySelector<HTMLSelectElement>("#sg-dataset");
    if (choice !== null) choice.value = String(this.dataset);
    this.search(false);
  }

  private write(): void {
    const asked = new URLSearchParams();
    const question = this.input.value.trim();
    if (question !== "") asked.set("q", question);
    for (const kind of this.hidden) asked.append("without", kind);
    if (this.dataset >= 0) asked.set("data", String(this.dataset + 1));
    const text = asked.toString();
    history.replaceState(null, "", text === "" ? location.pathname : `?${text}`);
  }

  private search(write = true): void {
    clearTimeout(this.timer);
    this.found = this.finder.find(this.input.value);
    if (write) this.write();
    this.show(false);
  }

  private show(again = true): void {
    if (again) this.found = this.finder.find(this.input.value);
    const within = this.found.filter(({ entry }) => this.dataset < 0 || entry[5].includes(this.dataset));
    const groups = KINDS.map(([kind, ja, en]) => ({ kind, name: say(ja, en), found: within.filter(({ entry }) => entry[0] === kind) }));
    const shown = groups.filter((group) => group.found.length > 0 && !this.hidden.has(group.kind));
    this.choices(groups.filter((group) => group.found.length > 0));
    this.results.replaceChildren(...shown.map((group) => this.group(group.kind, group.name, group.found)));
    const count = shown.reduce((sum, group) => sum + group.found.length, 0);
    this.save.hidden = count === 0;
    if (this.input.value.trim() === "") this.status.textContent = say(`${this.finder.size} 件の施策・事業・部課から探します。`, `Searches ${this.finder.size} policies, projects and departments.`);
    else if (count === 0 && this.left > 0) this.status.textContent = say(`探しています（索引の残り ${this.left}）…`, `Searching (${this.left} parts of the index left)…`);
    else if (count === 0) this.status.textContent = say("見つかりません。言葉を短くするか、別の言葉で試してください。", "Nothing found. Try shorter or other words.");
    else this.status.textContent = say(`${count} 件（${shown.map((group) => `${group.name} ${group.found.length}`).join("、")}）`, `${count} found (${shown.map((group) => `${group.name.toLowerCase()} ${group.found.length}`).join(", ")})`);
  }

  private choices(groups: readonly { kind: string; name: string; found: readonly Found[] }[]): void {
    this.kinds.hidden = groups.length < 2;
    if (document.activeElement !== null && this.kinds.contains(document.activeElement)) return; // the box in use stays
    this.kinds.replaceChildren(
      make("legend", { class: "sg-off" }, say("種類", "Kinds")),
      ...groups.map(({ kind, name, found }) => {
        const box = make("input", { type: "checkbox", checked: !this.hidden.has(kind), value: kind });
        box.addEventListener("change", () => {
          if (box.checked) this.hidden.delete(kind);
          else this.hidden.add(kind);
          this.show(false);
          this.write();
        });
        return make("label", {}, box, ` ${name} `, make("span", { class: "sg-count" }, String(found.length)));
      }),
    );
  }

  private group(kind: string, name: string, found: readonly Found[]): HTMLElement {
    const list = make("ol", { class: "sg-hits" });
    const heading = make("h2", {}, `${name} `, make("span", { class: "sg-count" }, String(found.length)));
    const section = make("section", { "data-kind": kind }, heading, list);
    list.append(...found.slice(0, FIRST).map((one) => this.hit(one)));
    if (found.length > FIRST) {
      const button = make("button", { type: "button" }, say(`残り ${found.length - FIRST} 件も表示`, `Show ${found.length - FIRST} more`));
      button.addEventListener("click", () => {
        const rest = found.slice(FIRST).map((one) => this.hit(one));
        list.append(...rest);
        button.remove();
        rest[0]?.querySelector("a")?.focus();
      });
      section.append(make("p", { class: "sg-more" }, button));
    }
    return section;
  }

  private hit({ entry, title, trail, passages }: Found): HTMLElement {
    const [, path, ja, en, above] = entry;
    const link = make("a", { href: page(path + (english ? ".en.html" : ".html")), lang: english && en === "" ? "ja" : null });
    link.append(...(english && en !== "" ? [en] : marked(ja, title, 0, ja.length)));
    const item = make("li", {}, make("p", { class: "sg-hit" }, link));
    if (above !== "") item.append(make("p", { class: "sg-trail", lang: english ? "ja" : null }, ...marked(above, trail, 0, above.length)));
    for (const passage of passages.slice(0, PASSAGES)) {
      const field = this.head.fields[passage.field];
      const label = `${field === undefined ? passage.field : told(field)}${passage.year > 0 ? say(` ${passage.year}年度`, ` FY${passage.year}`) : ""}`;
      const first = passage.marks[0]?.[0] ?? 0;
      const start = first > AROUND + 8 ? first - AROUND : 0;
      const end = Math.min(passage.text.length, start + LONG);
      item.append(
        make("p", { class: "sg-passage" }, make("span", { class: "sg-label" }, label), " ", make("span", { lang: english ? "ja" : null }, start > 0 ? "…" : "", ...marked(passage.text, passage.marks, start, end), end < passage.text.length ? "…" : "")),
      );
    }
    if (passages.length > PASSAGES) item.append(make("p", { class: "sg-passage sg-rest" }, say(`ほか ${passages.length - PASSAGES} か所`, `and ${passages.length - PASSAGES} more`)));
    return item;
  }

  private export(): void {
    const kinds = new Map(KINDS.map(([kind, ja, en]) => [kind, say(ja, en)]));
    const rows: string[][] = [[say("種類", "kind"), say("名前", "name"), say("位置づけ", "place"), say("欄", "field"), say("年度", "fiscal year"), say("文", "text"), say("住所", "address")]];
    for (const { entry, passages } of this.found) {
      const [kind, path, ja, en, trail, datasets] = entry;
      if (this.hidden.has(kind) || (this.dataset >= 0 && !datasets.includes(this.dataset))) continue;
      const address = page(path + (english ? ".en.html" : ".html"));
      const start = [kinds.get(kind) ?? kind, english ? en || ja : ja, trail];
      if (passages.length === 0) rows.push([...start, "", "", "", address]);
      for (const passage of passages) {
        const field = this.head.fields[passage.field];
        rows.push([...start, field === undefined ? passage.field : told(field), passage.year > 0 ? String(passage.year) : "", passage.text, address]);
      }
    }
    download("search.csv", "text/csv;charset=utf-8", csv(rows));
  }

  /** Arrow keys go through the results, Escape back to the field. */
  private move(event: KeyboardEvent): void {
    if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    const here = document.activeElement;
    const inList = here instanceof HTMLElement && this.results.contains(here);
    if (event.key === "Escape" && inList) {
      this.input.focus();
      event.preventDefault();
    }
    if ((event.key !== "ArrowDown" && event.key !== "ArrowUp") || (here !== this.input && !inList)) return;
    const links = [...this.results.querySelectorAll<HTMLElement>(".sg-hit a")];
    const at = links.indexOf(here as HTMLElement) + (event.key === "ArrowDown" ? 1 : -1);
    event.preventDefault();
    if (at < 0) this.input.focus();
    else links[at]?.focus();
  }

  private focusFirst(): void {
    this.results.querySelector<HTMLElement>(".sg-hit a")?.focus();
  }
}

/** A part of a text with what fits marked. */
function marked(text: string, marks: readonly Stretch[], start: number, end: number): (Node | string)[] {
  const out: (Node | string)[] = [];
  let at = start;
  for (const [from, to] of marks) {
    const [left, right] = [Math.max(from, at), Math.min(to, end)];
    if (right <= left) continue;
    out.push(text.slice(at, left), make("mark", {}, text.slice(left, right)));
    at = right;
  }
  out.push(text.slice(at, end));
  return out;
}

async function begin(): Promise<void> {
  const place = document.querySelector<HTMLElement>("[data-search]");
  if (place === null) return;
  place.replaceChildren(make("p", { class: "sg-status", role: "status" }, say("用意しています…", "Preparing…")));
  try {
    await script("search-index.js");
    if (globalThis.shisakuSearch === undefined) throw new Error(say("search-index.js が壊れています。", "search-index.js is broken."));
    new SearchPage(place, globalThis.shisakuSearch);
  } catch (error) {
    place.replaceChildren(make("p", { class: "sg-fault", role: "alert" }, error instanceof Error ? error.message : String(error)));
  }
}

void begin();
