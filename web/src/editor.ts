// The SPARQL editor: colours, completion with the ontology's own words, marks where the engine stumbles.

import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap, type Completion, type CompletionContext, type CompletionResult } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { bracketMatching, ensureSyntaxTree, syntaxHighlighting } from "@codemirror/language";
import { linter, lintGutter, lintKeymap, type Diagnostic } from "@codemirror/lint";
import { EditorState } from "@codemirror/state";
import { EditorView, drawSelection, highlightActiveLine, highlightActiveLineGutter, keymap, lineNumbers } from "@codemirror/view";
import { classHighlighter } from "@lezer/highlight";
import { sparql } from "codemirror-lang-sparql";

import type { Catalogue } from "./catalogue";
import { guard, located, Refusal } from "./guard";
import { english, say } from "./page";

const KEYWORDS =
  "SELECT DISTINCT WHERE PREFIX OPTIONAL UNION FILTER BIND VALUES MINUS GRAPH ORDER BY DESC ASC GROUP HAVING LIMIT OFFSET ASK CONSTRUCT DESCRIBE COUNT SUM AVG MIN MAX SAMPLE GROUP_CONCAT CONTAINS STRSTARTS STRENDS LANG LANGMATCHES STR REGEX REPLACE IF COALESCE BOUND EXISTS NOT IN AS STRLEN CONCAT SUBSTR".split(" ");

const THEME = EditorView.theme({
  "&": { fontSize: ".9rem", color: "var(--sg-ink)", backgroundColor: "var(--sg-paper)" },
  "&.cm-focused": { outline: "3px solid var(--sg-accent)", outlineOffset: "-3px" },
  ".cm-scroller": { maxHeight: "28rem", overflow: "auto", lineHeight: "1.6", fontFamily: 'ui-monospace, "SFMono-Regular", Menlo, Consolas, "Noto Sans Mono CJK JP", monospace' },
  ".cm-content": { caretColor: "var(--sg-ink)" },
  "&.cm-focused .cm-cursor, .cm-cursor": { borderLeftColor: "var(--sg-ink)" },
  ".cm-gutters": { backgroundColor: "var(--sg-raised)", color: "var(--sg-quiet)", borderRight: "1px solid var(--sg-line)" },
  ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "color-mix(in srgb, var(--sg-accent) 9%, transparent)" },
  ".cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground": { backgroundColor: "color-mix(in srgb, var(--sg-accent) 30%, transparent)" },
  "&.cm-focused .cm-matchingBracket": { backgroundColor: "color-mix(in srgb, var(--sg-accent) 25%, transparent)" },
  ".cm-tooltip": { backgroundColor: "var(--sg-paper)", color: "var(--sg-ink)", border: "1px solid var(--sg-edge)", borderRadius: ".35rem" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": { padding: ".2rem .5rem", lineHeight: "1.5" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]": { backgroundColor: "var(--sg-accent)", color: "var(--sg-on-accent)" },
  ".cm-completionDetail": { fontStyle: "normal", opacity: ".85" },
});

export interface Editor {
  text(): string;
  show(text: string): void;
  /** Where a query that the engine refuses begins to go wrong: the engine names the farthest place it
   *  came to, the editor's own grammar often an earlier and better one. */
  wrong(line: number, column: number): { line: number; column: number };
  /** Mark the place of an error; the message stands beside it. */
  mark(line: number, column: number): void;
  focus(): void;
}

export function editor(
  parent: HTMLElement,
  words: Catalogue,
  check: (text: string) => Promise<string | null>,
  changed: () => void,
  run: () => void,
): Editor {
  const view = new EditorView({
    parent,
    state: EditorState.create({
      extensions: [
        lineNumbers(),
        history(),
        drawSelection(),
        bracketMatching(),
        closeBrackets(),
        highlightActiveLine(),
        highlightActiveLineGutter(),
        sparql(),
        syntaxHighlighting(classHighlighter),
        THEME,
        autocompletion({ override: [(context) => complete(context, words)], icons: false }),
        linter((at) => faults(at.state.doc.toString(), at.state, check), { delay: 600 }),
        lintGutter(),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ "aria-label": say("SPARQL の問い合わせ", "SPARQL query"), spellcheck: "false", autocapitalize: "off", tabindex: "0" }),
        EditorState.phrases.of(english ? {} : PHRASES),
        // Tab is left to the reader who moves through the page with it (WCAG 2.1.2).
        keymap.of([{ key: "Mod-Enter", run: () => (run(), true) }, ...closeBracketsKeymap, ...completionKeymap, ...lintKeymap, ...historyKeymap, ...defaultKeymap]),
        // Chromium carries styles over when it types over a selection, which the pages' policy refuses.
        EditorView.domEventHandlers({
          beforeinput: (event, view) => {
            const typed = event.inputType === "insertText" ? event.data : null;
            if (typed === null || view.composing || view.state.selection.main.empty || /^[([{"']$/.test(typed)) return false;
            event.preventDefault();
            view.dispatch(view.state.replaceSelection(typed), { userEvent: "input.type", scrollIntoView: true });
            return true;
          },
        }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) changed();
        }),
      ],
    }),
  });
  return {
    text: () => view.state.doc.toString(),
    show: (text) => view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } }),
    wrong: (line, column) => {
      const at = earlier(view.state, place(view.state, line, column));
      const row = view.state.doc.lineAt(at);
      return { line: row.number, column: at - row.from + 1 };
    },
    mark: (line, column) => {
      const at = place(view.state, line, column);
      view.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: "center" }) });
    },
    focus: () => view.focus(),
  };
}

const PHRASES: Record<string, string> = {
  Completions: "候補",
  Diagnostics: "誤り",
  "No diagnostics": "誤りはありません",
  close: "閉じる",
};

function place(state: EditorState, line: number, column: number): number {
  const row = state.doc.line(Math.min(Math.max(line, 1), state.doc.lines));
  return Math.min(row.from + Math.max(column - 1, 0), row.to);
}

/** The first place, up to one, where the editor's grammar stumbles. */
function earlier(state: EditorState, at: number): number {
  let first = at;
  ensureSyntaxTree(state, state.doc.length, 200)?.iterate({
    enter: (node) => {
      if (node.type.isError) first = Math.min(first, node.from);
    },
  });
  return first;
}

async function faults(text: string, state: EditorState, check: (text: string) => Promise<string | null>): Promise<Diagnostic[]> {
  if (text.trim() === "") return [];
  try {
    guard(text);
    const message = await check(text);
    if (message === null) return [];
    const found = located(message);
    const at = earlier(state, place(state, found?.line ?? 1, found?.column ?? 1));
    const row = state.doc.lineAt(at);
    return [diagnostic(state, row.number, at - row.from + 1, say("SPARQL の書き方に誤りがあります。", "The SPARQL is not well formed.") + (found === null ? message : ""))];
  } catch (error) {
    return error instanceof Refusal ? [diagnostic(state, error.line, error.column, error.message)] : [];
  }
}

function diagnostic(state: EditorState, line: number, column: number, message: string): Diagnostic {
  const from = place(state, line, column);
  const word = state.wordAt(from);
  return { from, to: word?.to ?? Math.min(from + 1, state.doc.length), severity: "error", message };
}

function complete(context: CompletionContext, words: Catalogue): CompletionResult | null {
  const before = context.matchBefore(/[?$]?[\p{L}\p{N}_:ー-]*$/u);
  if (before === null || (before.from === before.to && !context.explicit)) return null;
  const typed = before.text.toLowerCase();
  const options: Completion[] = [];
  if (typed.startsWith("?") || typed.startsWith("$")) {
    const names = new Set(context.state.doc.toString().match(/\?[\p{L}\p{N}_]+/gu) ?? []);
    names.delete(before.text);
    for (const name of names) if (name.toLowerCase().startsWith(typed)) options.push({ label: name, type: "variable" });
  } else {
    for (const word of words.words) {
      const local = word.curie.slice(word.curie.indexOf(":") + 1).toLowerCase();
      const hits =
        word.curie.toLowerCase().startsWith(typed) || (typed !== "" && (local.includes(typed) || word.label.ja.includes(before.text) || word.label.en.toLowerCase().includes(typed)));
      if (!hits) continue;
      const detail = english ? word.label.en || word.label.ja : word.label.ja || word.label.en;
      options.push({
        label: word.curie,
        detail,
        type: word.kind,
        boost: (word.curie.toLowerCase().startsWith(typed) ? 2 : 0) + (word.curie.startsWith("shisaku:") ? 1 : 0),
        apply: (view, option, from, to) => insert(view, option.label, from, to, words.prefixes),
      });
    }
    options.sort((one, other) => (other.boost ?? 0) - (one.boost ?? 0));
    for (const keyword of KEYWORDS) {
      if (typed !== "" && keyword.toLowerCase().startsWith(typed)) options.push({ label: keyword, type: "keyword" });
    }
  }
  return options.length === 0 ? null : { from: before.from, options, filter: false };
}

/** Insert a prefixed name, and its PREFIX line when the query has none. */
function insert(view: EditorView, name: string, from: number, to: number, prefixes: Readonly<Record<string, string>>): void {
  const prefix = name.slice(0, name.indexOf(":"));
  const namespace = prefixes[prefix];
  const declared = new RegExp(`^\\s*PREFIX\\s+${prefix}:`, "im").test(view.state.doc.toString());
  const head = declared || namespace === undefined ? "" : `PREFIX ${prefix}: <${namespace}>\n`;
  const changes = [{ from, to, insert: name }];
  if (head !== "") changes.unshift({ from: 0, to: 0, insert: head });
  view.dispatch({ changes, selection: { anchor: head.length + from + name.length } });
}

globalThis.shisakuEditor = editor;
