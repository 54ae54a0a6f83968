// The ready queries and the words of the ontology, as the build wrote them.

import { asset, say, script, type Bilingual } from "./page";

export interface Parameter {
  readonly name: string;
  readonly type: "string" | "integer" | "iri";
  readonly default: string;
  readonly told: Bilingual;
  /** The class whose names are offered, if any. */
  readonly of: string | null;
}

export interface ReadyQuery {
  readonly name: string;
  readonly title: Bilingual;
  readonly told: Bilingual;
  readonly audience: string;
  readonly parameters: readonly Parameter[];
  readonly columns: Readonly<Record<string, Bilingual>>;
  readonly empty: Bilingual | null;
  readonly text: string;
}

export interface Word {
  readonly curie: string;
  readonly kind: "class" | "property" | "individual";
  readonly label: Bilingual;
}

export interface Graph {
  readonly id: string;
  readonly iri: string;
  readonly title: Bilingual;
  readonly file: string;
  readonly bytes: number;
  readonly triples: number;
  readonly version: string;
  readonly hash: string;
  readonly base: string;
  /** A portion of a dataset that is too large to be held at once. */
  readonly portion?: boolean;
  /** Whether the page begins with this portion. */
  readonly begins?: boolean;
}

export interface Catalogue {
  readonly queries: readonly ReadyQuery[];
  readonly words: readonly Word[];
  readonly prefixes: Readonly<Record<string, string>>;
  readonly graphs: readonly Graph[];
  /** Kinds of resources that have a page of their own. */
  readonly pages: readonly string[];
}

declare global {
  var shisakuSparql: Catalogue | undefined;
}

export async function catalogue(): Promise<Catalogue> {
  await script("sparql-catalogue.js");
  if (globalThis.shisakuSparql === undefined) {
    throw new Error(say("sparql-catalogue.js が壊れています。", "sparql-catalogue.js is broken."));
  }
  return globalThis.shisakuSparql;
}

/** A parameter's value that does not fit its type. */
export class Misfit extends Error {
  constructor(readonly parameter: Parameter) {
    super(
      parameter.type === "integer"
        ? say(`${parameter.told.ja}: 整数を入れてください（例: ${parameter.default}）。`, `${parameter.told.en}: give a whole number, such as ${parameter.default}.`)
        : say(`${parameter.told.ja}: IRI を入れてください（例: ${parameter.default}）。`, `${parameter.told.en}: give an IRI, such as ${parameter.default}.`),
    );
  }
}

/** The query with its parameters bound as RDF terms, each in its line `VALUES ?name_ { … }`. */
export function bound(query: ReadyQuery, values: Readonly<Record<string, string>>): string {
  const lines = body(query).split("\n");
  for (const parameter of query.parameters) {
    const value = values[parameter.name];
    if (value === undefined) continue;
    const at = lines.findIndex((line) => line.trim().startsWith(`VALUES ?${parameter.name}_ {`));
    if (at >= 0) lines[at] = `  VALUES ?${parameter.name}_ { ${term(parameter, value)} }`;
  }
  return lines.join("\n");
}

/** A ready query's text without its header, which the page shows in another form. */
function body(query: ReadyQuery): string {
  return query.text
    .split("\n")
    .filter((line) => !line.startsWith("#+"))
    .join("\n")
    .trim();
}

function term(parameter: Parameter, value: string): string {
  if (parameter.type === "integer") {
    const digits = value.normalize("NFKC").trim();
    if (!/^[+-]?\d+$/.test(digits)) throw new Misfit(parameter);
    return `"${String(BigInt(digits))}"^^<http://www.w3.org/2001/XMLSchema#integer>`;
  }
  if (parameter.type === "iri") {
    const iri = value.trim();
    if (!/^[A-Za-z][A-Za-z0-9+.-]*:[^\u0000-\u0020<>"{}|\\^`]*$/.test(iri)) throw new Misfit(parameter);
    return `<${iri}>`;
  }
  const escapes: Readonly<Record<string, string>> = { "\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t" };
  return `"${value.replace(/[\\"\n\r\t]/g, (sign) => escapes[sign] ?? sign)}"`;
}

/** The address of a resource's page, if it has one. */
export function pageOf(iri: string, from: Catalogue, suffix: string): string | null {
  for (const graph of from.graphs) {
    if (!iri.startsWith(`${graph.base}id/`)) continue;
    const path = iri.slice(graph.base.length);
    const kind = path.split("/")[2];
    if (!path.includes("#") && path.split("/").length === 4 && kind !== undefined && from.pages.includes(kind)) {
      return asset(`../${path}${suffix}`);
    }
  }
  return null;
}
