// What the page and its worker say to each other.

import type { Form } from "./guard";

export interface Term {
  readonly type: "uri" | "bnode" | "literal";
  readonly value: string;
  readonly "xml:lang"?: string;
  readonly datatype?: string;
}

export type Row = Readonly<Record<string, Term>>;

export type Answer =
  | { readonly form: "rows"; readonly columns: readonly string[]; readonly rows: readonly Row[] }
  | { readonly form: "truth"; readonly truth: boolean }
  | { readonly form: "graph"; readonly turtle: string; readonly triples: number };

/** A dataset: the name of its graph, and its triples. */
export interface Graph {
  readonly iri: string;
  readonly turtle: string;
}

export type Request =
  | { readonly kind: "start"; readonly wasm: string; readonly graphs: readonly Graph[] }
  | { readonly kind: "ask"; readonly id: number; readonly text: string; readonly form: Form; readonly prefixes: Readonly<Record<string, string>> }
  | { readonly kind: "check"; readonly id: number; readonly text: string };

export type Reply =
  | { readonly kind: "started"; readonly triples: number }
  | { readonly kind: "broken"; readonly message: string }
  | { readonly kind: "answer"; readonly id: number; readonly answer: Answer; readonly ms: number }
  | { readonly kind: "checked"; readonly id: number; readonly message: string | null }
  | { readonly kind: "failed"; readonly id: number; readonly message: string; readonly fatal: boolean };
