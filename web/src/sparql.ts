// The SPARQL page: ready queries with their forms, the editor, the engine, the answer.

import { bound, catalogue, type Catalogue, type Parameter, type ReadyQuery } from "./catalogue";
import { Draft } from "./draft";
import { Engine, Stopped } from "./engine";
import { guard, located, Refusal } from "./guard";
import { copy, english, make, page, say, told } from "./page";
import { portions, read, written, type Question } from "./permalink";
import { show, summary } from "./results";

const AUDIENCES: Readonly<Record<string, readonly [ja: string, en: string]>> = {
  citizen: ["市民のみなさんに", "For citizens"],
  officer: ["職員に", "For officers"],
  journalist: ["調べる人に", "For journalists"],
  analyst: ["分析する人に", "For analysts"],
  engineer: ["技術者に", "For engineers"],
};
const FIRST = "policy-tree"; // shown before anything is chosen: it has an answer in any city
const EXAMPLE = `PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX shisaku: <https://w3id.org/shisaku-graph/ns#>

SELECT ?policy ?name WHERE {
  ?policy a shisaku:Policy ; rdfs:label ?name .
  FILTER (LANG(?name) = "ja")
} LIMIT 20`;

class SparqlPage {
  private query: ReadyQuery | null = null;
  private values: Record<string, string> = {};
  private readonly engine: Engine;
  private readonly chosen: Set<string>;
  private readonly editor: Draft;
  private running = false;
  private clock = 0;

  private readonly title = make("h2", { tabindex: -1, id: "sg-question" });
  private readonly about = make("p", { class: "sg-about" });
  private readonly fields = make("div", { class: "sg-fields" });
  private turn = 0;
  private readonly runButton = make("button", { type: "submit", class: "sg-run" }, say("実行", "Run"));
  private readonly stopButton = make("button", { type: "button", class: "sg-stop", hidden: true }, say("中止", "Stop"));
  private readonly status = make("p", { class: "sg-status", role: "status", "aria-live": "polite" });
  private readonly fault = make("div", { class: "sg-fault", role: "alert", hidden: true });
  private readonly source = make("details", { class: "sg-source" }, make("summary", {}, say("SPARQL を見る・書きかえる", "See and edit the SPARQL")));
  private readonly answer = make("section", { class: "sg-answer", "aria-label": say("結果", "Result") });
  private readonly list = make("nav", { class: "sg-list", "aria-label": say("用意された問い合わせ", "Ready queries") });

  constructor(
    private readonly place: HTMLElement,
    private readonly from: Catalogue,
  ) {
    this.chosen = portions(location.hash, from);
    this.engine = new Engine(from.graphs.filter(({ file }) => this.chosen.has(file)), from.prefixes);
    const code = make("div", { class: "sg-editor" });
    const hint = make("p", { class: "sg-hint" }, say("Ctrl + Enter（Mac は ⌘ + Enter）で実行、Ctrl + Space で候補。日本語の名（「施策」など）でも候補が出ます。", "Ctrl + Enter (⌘ + Enter on a Mac) runs it, Ctrl + Space offers terms, also by their names."));
    this.source.append(code, hint);
    const form = make("form", { class: "sg-form" }, this.fields, this.source, make("p", { class: "sg-go" }, this.runButton, this.stopButton));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.run();
    });
    this.stopButton.addEventListener("click", () => this.engine.stop());
    this.fillList();
    place.replaceChildren(
      make("div", { class: "sg-sparql" }, this.list, make("div", { class: "sg-work" }, this.title, this.about, ...this.graphs(), form, this.status, this.fault, this.answer)),
    );
    this.editor = new Draft(code, from, (text) => (this.engine.started ? this.engine.check(text) : Promise.resolve(null)), () => void this.run());
    this.source.addEventListener("toggle", () => {
      if (this.source.open) this.editor.open().catch((error: unknown) => this.complain(error));
    });
    const asked = read(location.hash, from);
    if (asked !== null) this.take(asked, true);
    else this.choose(from.queries.find((query) => query.name === FIRST) ?? from.queries[0] ?? null);
    addEventListener("hashchange", () => {
      const again = read(location.hash, from);
      if (again !== null && location.hash.slice(1) !== written({ query: this.query, values: this.values, text: this.editor.text() }, from, this.chosen)) {
        this.hold(portions(location.hash, from));
        this.take(again, true);
      }
    });
    this.warm();
  }

  /** Start the engine at the first touch, or when the page has nothing else to do. */
  private warm(): void {
    const begin = (): void => void this.engine.start().then(() => this.suggest(), () => undefined);
    this.place.addEventListener("pointerdown", begin, { once: true });
    this.place.addEventListener("focusin", begin, { once: true });
    const idle = globalThis.requestIdleCallback as typeof requestIdleCallback | undefined;
    if (idle === undefined) setTimeout(begin, 1500);
    else idle(begin, { timeout: 4000 });
  }

  private fillList(): void {
    const filter = make("input", { type: "search", id: "sg-filter", autocomplete: "off", placeholder: say("例: 部課、事業", "e.g. department") });
    const groups = make("div", { class: "sg-groups" });
    for (const [audience, title] of Object.entries(AUDIENCES)) {
      const found = this.from.queries.filter((query) => query.audience === audience);
      if (found.length === 0) continue;
      const items = found.map((query) =>
        make("li", {}, make("button", { type: "button", "data-query": query.name, click: () => this.pick(query) }, told(query.title))),
      );
      groups.append(make("section", {}, make("h2", {}, say(...title)), make("ul", {}, ...items)));
    }
    filter.addEventListener("input", () => {
      const words = filter.value.normalize("NFKC").toLowerCase().split(/\s+/).filter(Boolean);
      for (const button of groups.querySelectorAll<HTMLButtonElement>("button[data-query]")) {
        const query = this.from.queries.find((each) => each.name === button.dataset["query"]);
        const text = query === undefined ? "" : [query.name, query.title.ja, query.title.en, query.told.ja, query.told.en].join(" ").toLowerCase();
        (button.parentElement as HTMLElement).hidden = !words.every((word) => text.includes(word));
      }
      for (const section of groups.children) (section as HTMLElement).hidden = section.querySelector("li:not([hidden])") === null;
    });
    const own = make("button", { type: "button", class: "sg-own", "data-query": "", click: () => this.own() }, say("自分で書く", "Write your own"));
    const box = make(
      "details",
      { class: "sg-box" },
      make("summary", {}, say(`用意された問い合わせ（${this.from.queries.length}）`, `Ready queries (${this.from.queries.length})`)),
      make("p", { class: "sg-field" }, make("label", { for: "sg-filter" }, say("絞り込む", "Filter")), filter),
      groups,
    );
    box.open = matchMedia("(min-width: 56rem)").matches;
    this.list.append(box, own);
  }

  /** Which datasets are asked, where there is more than one. */
  private graphs(): HTMLElement[] {
    if (this.from.graphs.length < 2) return [];
    const boxes = this.from.graphs.map((graph) => {
      const box = make("input", { type: "checkbox", checked: this.chosen.has(graph.file), value: graph.file });
      box.addEventListener("change", () => {
        if (box.checked) this.chosen.add(graph.file);
        else this.chosen.delete(graph.file);
        this.engine.hold(this.from.graphs.filter(({ file }) => this.chosen.has(file)));
      });
      return make("label", {}, box, ` ${told(graph.title)}`);
    });
    const portioned = this.from.graphs.some((graph) => graph.portion === true);
    const hint = portioned ? [make("p", { class: "sg-hint" }, say("選んだ部分だけを読み込み、その中だけを調べます。件数や合計も、選んだ部分のものです。", "Only what is chosen is loaded and asked; counts and sums are of that alone."))] : [];
    return [make("fieldset", { class: "sg-graphs" }, make("legend", {}, say("調べるデータ", "Data to ask")), ...hint, make("div", portioned ? { class: "sg-portions", tabindex: "0", role: "group", "aria-label": say("部分", "Portions") } : {}, ...boxes))];
  }

  /** Take other portions, as an address names them. */
  private hold(chosen: ReadonlySet<string>): void {
    if (chosen.size === this.chosen.size && [...chosen].every((file) => this.chosen.has(file))) return;
    this.chosen.clear();
    for (const box of this.place.querySelectorAll<HTMLInputElement>(".sg-graphs input")) {
      box.checked = chosen.has(box.value);
      if (box.checked) this.chosen.add(box.value);
    }
    this.engine.hold(this.from.graphs.filter(({ file }) => this.chosen.has(file)));
  }

  private pick(query: ReadyQuery): void {
    this.choose(query);
    if (!matchMedia("(min-width: 56rem)").matches) (this.list.querySelector("details") as HTMLDetailsElement).open = false;
    this.title.focus({ preventScroll: true });
    this.title.scrollIntoView({ block: "nearest" });
    void this.run();
  }

  private own(): void {
    this.query = null;
    this.values = {};
    this.head(say("自分で書く", "Write your own"), say("SPARQL 1.1 で、この端末の中の公開データに尋ねます。何も送信しません。", "Ask the published data on this device in SPARQL 1.1. Nothing is sent."));
    this.fields.replaceChildren();
    this.answer.replaceChildren();
    this.status.textContent = "";
    if (this.editor.text().trim() === "") this.editor.show(EXAMPLE);
    this.source.open = true;
    this.editor.focus();
  }

  private choose(query: ReadyQuery | null): void {
    if (query === null) {
      this.own();
      return;
    }
    this.query = query;
    this.values = Object.fromEntries(query.parameters.map((parameter) => [parameter.name, parameter.default]));
    this.head(told(query.title), told(query.told));
    this.fields.replaceChildren(...query.parameters.map((parameter) => this.field(parameter)));
    this.editor.show(bound(query, this.values));
    this.answer.replaceChildren();
    this.status.textContent = "";
    this.fault.hidden = true;
    void (this.engine.started && this.suggest());
  }

  private take(asked: Question, run: boolean): void {
    if (asked.query === null) {
      this.query = null;
      this.values = {};
      this.head(say("自分で書いた問い合わせ", "A query of one's own"), "");
      this.fields.replaceChildren();
      this.source.open = true;
    } else {
      this.choose(asked.query);
      this.values = { ...asked.values };
      for (const input of this.fields.querySelectorAll("input")) input.value = this.values[input.name] ?? input.value;
    }
    this.editor.show(asked.text);
    if (run) void this.run(changedSince(asked, this.from));
  }

  private head(title: string, about: string): void {
    this.title.textContent = title;
    this.about.textContent = about;
    for (const button of this.list.querySelectorAll("button[data-query]")) {
      if (button.getAttribute("data-query") === (this.query?.name ?? "")) button.setAttribute("aria-current", "true");
      else button.removeAttribute("aria-current");
    }
  }

  private field(parameter: Parameter): HTMLElement {
    const id = `sg-p-${parameter.name}`;
    const input = make("input", { id, name: parameter.name, value: parameter.default, autocomplete: "off", list: parameter.of === null ? null : `${id}-list`, inputmode: parameter.type === "integer" ? "numeric" : null });
    input.addEventListener("input", () => {
      this.values[parameter.name] = input.value;
      try {
        if (this.query !== null) this.editor.show(bound(this.query, this.values));
        input.removeAttribute("aria-invalid");
        this.fault.hidden = true;
      } catch (error) {
        input.setAttribute("aria-invalid", "true");
        this.complain(error);
      }
    });
    return make("p", { class: "sg-field" }, make("label", { for: id }, told(parameter.told)), input, parameter.of === null ? null : make("datalist", { id: `${id}-list` }));
  }

  /** Offer the names that the data has for the parameters of the query shown. */
  private async suggest(): Promise<void> {
    for (const parameter of this.query?.parameters ?? []) {
      const offered = this.fields.querySelector(`#sg-p-${parameter.name}-list`);
      if (parameter.of === null || offered === null || offered.childElementCount > 0) continue;
      const text = `SELECT DISTINCT ?name WHERE { ?s a <${parameter.of}> ; <http://www.w3.org/2000/01/rdf-schema#label> ?name FILTER (LANG(?name) = "ja") } ORDER BY ?name LIMIT 500`;
      const { answer } = await this.engine.ask(text, "SELECT");
      if (answer.form === "rows") offered.replaceChildren(...answer.rows.map((row) => make("option", { value: row["name"]?.value ?? "" })));
    }
  }

  private async run(warning = ""): Promise<void> {
    if (this.running) this.engine.stop();
    const turn = ++this.turn; // what an earlier run still says is of no more interest
    const [text, values] = [this.editor.text(), { ...this.values }];
    this.fault.hidden = true;
    this.answer.replaceChildren();
    this.busy(true);
    try {
      if (this.query !== null) bound(this.query, values);
      const form = guard(text);
      const { answer, ms } = await this.engine.ask(text, form);
      if (turn !== this.turn) return;
      const question = { query: this.query, values, text };
      const hash = written(question, this.from, this.chosen);
      history.replaceState(null, "", `#${hash}`);
      const own = this.query === null || text.trim() !== bound(this.query, values).trim();
      show(this.answer, answer, shown(this.from, own ? null : this.query, this.engine), this.links(hash));
      this.status.textContent = [warning, summary(answer, ms)].filter(Boolean).join(" ");
      this.busy(false);
    } catch (error) {
      if (turn !== this.turn) return;
      this.busy(false);
      if (error instanceof Stopped) this.status.textContent = error.message;
      else this.complain(error);
    }
  }

  private links(hash: string): HTMLElement[] {
    const result = page(english ? `sparql-result.en.html#${hash}` : `sparql-result.html#${hash}`);
    const copied = make("button", { type: "button", "data-do": "link" }, say("リンクをコピー", "Copy link"));
    copied.addEventListener("click", () => {
      void copy(location.href).then((went) => (copied.textContent = went ? say("コピーしました", "Copied") : say("コピーできません", "Cannot copy")));
    });
    return [copied, make("a", { href: result, "data-do": "result" }, say("結果だけのページ", "Result only"))];
  }

  private busy(yes: boolean): void {
    this.running = yes;
    this.stopButton.hidden = !yes;
    clearInterval(this.clock);
    if (!yes) return;
    const began = Date.now();
    this.status.textContent = this.engine.started ? say("実行しています…", "Running…") : say("検索エンジンを用意しています…", "Starting the engine…");
    this.clock = setInterval(() => {
      const seconds = Math.floor((Date.now() - began) / 1000);
      if (seconds % 5 === 0) this.status.textContent = say(`実行しています… ${seconds} 秒`, `Running… ${seconds} s`);
    }, 1000) as unknown as number;
  }

  /** The place of what the engine said; its own words only where they are about that place. */
  private placed(message: string): { line: number; column: number; said: string } | null {
    const found = located(message);
    if (found === null) return null;
    const at = this.editor.wrong(found.line, found.column);
    return { ...at, said: at.line === found.line && at.column === found.column ? found.said : "" };
  }

  private complain(error: unknown): void {
    this.status.textContent = "";
    const message = error instanceof Error ? error.message : String(error);
    const found = error instanceof Refusal ? { line: error.line, column: error.column, said: message } : this.placed(message);
    this.fault.hidden = false;
    if (found === null) {
      this.fault.replaceChildren(make("p", {}, message));
      return;
    }
    this.source.open = true;
    const line = this.editor.text().split("\n")[found.line - 1] ?? "";
    const jump = make("button", { type: "button", class: "sg-jump" }, say(`${found.line} 行 ${found.column} 文字目`, `Line ${found.line}, column ${found.column}`));
    jump.addEventListener("click", () => {
      this.editor.mark(found.line, found.column);
      this.editor.focus();
    });
    const kind = error instanceof Refusal ? "" : say("SPARQL の書き方に誤りがあります。", "The SPARQL is not well formed.");
    this.fault.replaceChildren(make("p", {}, kind, " ", jump, " ", found.said), make("pre", {}, make("code", {}, line)));
    this.editor.mark(found.line, found.column);
  }
}

/** What a result's table needs to name and link what it shows. */
function shown(from: Catalogue, query: ReadyQuery | null, engine: Engine): Parameters<typeof show>[2] {
  return {
    catalogue: from,
    query,
    name: query?.name ?? "sparql",
    labels: async (iris) => {
      const text = `SELECT ?s ?name WHERE { VALUES ?s { ${iris.map((iri) => `<${iri}>`).join(" ")} } ?s <http://www.w3.org/2000/01/rdf-schema#label> ?name }`;
      const { answer } = await engine.ask(text, "SELECT");
      const found = new Map<string, string>();
      const preferred = english ? "en" : "ja";
      for (const row of answer.form === "rows" ? answer.rows : []) {
        const [iri, name] = [row["s"]?.value ?? "", row["name"]];
        if (name !== undefined && (!found.has(iri) || name["xml:lang"] === preferred)) found.set(iri, name.value);
      }
      return found;
    },
  };
}

/** A sentence where a link was made from another version of the data than this page holds. */
function changedSince(asked: Question, from: Catalogue): string {
  const differing = from.graphs.filter((graph) => (asked.versions[graph.id] ?? graph.version) !== graph.version);
  if (differing.length === 0) return "";
  const named = differing.map((graph) => `${told(graph.title)} ${asked.versions[graph.id] ?? ""} → ${graph.version}`).join(", ");
  return say(`このリンクは別の版のデータで作られました（${named}）。`, `This link was made from another version of the data (${named}).`);
}

/** The result-only page: no editor, no list; what was asked, what came, from which data. */
async function resultPage(place: HTMLElement, from: Catalogue): Promise<void> {
  const asked = read(location.hash, from);
  const status = make("p", { class: "sg-status", role: "status", "aria-live": "polite" }, say("用意しています…", "Preparing…"));
  const answerPlace = make("section", { class: "sg-answer", "aria-label": say("結果", "Result") });
  place.replaceChildren(status, answerPlace);
  if (asked === null) {
    status.textContent = say("この住所には問い合わせがありません。SPARQL のページで「結果だけのページ」を選んでください。", "This address asks nothing. Choose “Result only” on the SPARQL page.");
    return;
  }
  if (asked.query !== null) {
    const given = asked.query.parameters.map((each) => `${told(each.told)}: ${asked.values[each.name] ?? each.default}`).join(" / ");
    place.prepend(make("h2", {}, told(asked.query.title)), make("p", { class: "sg-about" }, told(asked.query.told), given === "" ? "" : make("span", { class: "sg-given" }, given)));
  }
  const held = from.graphs.filter(({ file }) => portions(location.hash, from).has(file));
  const data = held.map((graph) => say(`${told(graph.title)}（版 ${graph.version}、SHA-256 ${graph.hash.slice(0, 12)}…）`, `${told(graph.title)} (version ${graph.version}, SHA-256 ${graph.hash.slice(0, 12)}…)`)).join(", ");
  place.append(
    make("p", { class: "sg-data" }, say("データ: ", "Data: "), data, " "),
    make("p", { class: "sg-data" }, make("a", { href: page(english ? `sparql.en.html${location.hash}` : `sparql.html${location.hash}`), target: "_top" }, say("この問い合わせを開く", "Open this query"))),
  );
  const engine = new Engine(held, from.prefixes);
  try {
    const { answer, ms } = await engine.ask(asked.text, guard(asked.text));
    show(answerPlace, answer, shown(from, asked.query, engine));
    const drawn = answerPlace.querySelector<HTMLDetailsElement>("details.sg-chart");
    if (drawn !== null) drawn.open = true;
    status.textContent = [changedSince(asked, from), summary(answer, ms)].filter(Boolean).join(" ");
  } catch (error) {
    status.textContent = error instanceof Error ? error.message : String(error);
    status.classList.add("sg-fault");
  }
}

async function begin(): Promise<void> {
  const full = document.querySelector<HTMLElement>("[data-sparql]");
  const result = document.querySelector<HTMLElement>("[data-sparql-result]");
  const place = full ?? result;
  if (place === null) return;
  try {
    const from = await catalogue();
    if (full !== null) new SparqlPage(full, from);
    else {
      await resultPage(place, from);
      addEventListener("hashchange", () => void resultPage(place, from));
    }
  } catch (error) {
    place.replaceChildren(make("p", { class: "sg-fault", role: "alert" }, error instanceof Error ? error.message : String(error)));
  }
}

void begin();
