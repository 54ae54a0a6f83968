// A question as an address. It stands after the #, so that no server is told what is asked.

import { bound, type Catalogue, type ReadyQuery } from "./catalogue";

export interface Question {
  readonly query: ReadyQuery | null;
  readonly values: Readonly<Record<string, string>>;
  readonly text: string;
  /** The version of the data that the link was made from, by dataset. */
  readonly versions: Readonly<Record<string, string>>;
}

/** Read the question of an address; null where it asks nothing, or names an unknown query. */
export function read(hash: string, from: Catalogue): Question | null {
  const said = new URLSearchParams(hash.replace(/^#/, ""));
  const versions = Object.fromEntries(
    said.getAll("version").map((each) => {
      const at = each.lastIndexOf("@");
      return [each.slice(0, at), each.slice(at + 1)];
    }),
  );
  const text = said.get("sparql");
  if (text !== null) return { query: null, values: {}, text, versions };
  const query = from.queries.find((each) => each.name === said.get("query"));
  if (query === undefined) return null;
  const values = Object.fromEntries(query.parameters.map((each) => [each.name, said.get(each.name) ?? each.default]));
  return { query, values, text: bound(query, values), versions };
}

/** Write a question as the part after the #. */
export function written(question: Omit<Question, "versions">, from: Catalogue, chosen: ReadonlySet<string>): string {
  const said = new URLSearchParams();
  const { query, values, text } = question;
  if (query !== null && text.trim() === bound(query, values).trim()) {
    said.set("query", query.name);
    for (const each of query.parameters) said.set(each.name, values[each.name] ?? each.default);
  } else {
    said.set("sparql", text);
  }
  for (const version of new Set(from.graphs.map((graph) => `${graph.id}@${graph.version}`))) said.append("version", version);
  for (const graph of from.graphs) if (graph.portion === true && chosen.has(graph.file)) said.append("portion", graph.file);
  return said.toString();
}

/** Return the files of the graphs that an address asks: the whole ones, and its portions or those that the page begins with. */
export function portions(hash: string, from: Catalogue): Set<string> {
  const named = new Set(new URLSearchParams(hash.replace(/^#/, "")).getAll("portion"));
  const known = from.graphs.some((graph) => graph.portion === true && named.has(graph.file));
  return new Set(from.graphs.filter((graph) => graph.portion !== true || (known ? named.has(graph.file) : graph.begins)).map((graph) => graph.file));
}
