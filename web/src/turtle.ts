// Turtle of a small graph, sorted, with the prefixes that it uses.

export type Triple = readonly [subject: string, predicate: string, object: string];

const RDF_TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>";
const LOCAL = /^[\p{L}\p{N}_](?:[\p{L}\p{N}_-]*[\p{L}\p{N}_-])?$/u; // the plain part of PN_LOCAL

/** Write triples, given as N-Triples terms, as Turtle; a triple found twice is written once. */
export function turtle(
  found: readonly Triple[],
  prefixes: Readonly<Record<string, string>>,
): { turtle: string; triples: number } {
  const used = new Set<string>();
  const named = Object.entries(prefixes);
  const short = (term: string): string => {
    const caret = term.lastIndexOf("^^<");
    if (term.startsWith('"') && caret > 0) return term.slice(0, caret + 2) + short(term.slice(caret + 2));
    if (!term.startsWith("<")) return term;
    const iri = term.slice(1, -1);
    for (const [prefix, namespace] of named) {
      if (iri.startsWith(namespace) && LOCAL.test(iri.slice(namespace.length))) {
        used.add(prefix);
        return `${prefix}:${iri.slice(namespace.length)}`;
      }
    }
    return term;
  };
  const subjects = new Map<string, Map<string, Set<string>>>();
  for (const [subject, predicate, object] of found) {
    let facts = subjects.get(subject);
    if (facts === undefined) subjects.set(subject, (facts = new Map()));
    const objects = facts.get(predicate);
    if (objects === undefined) facts.set(predicate, new Set([object]));
    else objects.add(object);
  }
  let triples = 0;
  const blocks = [...subjects.entries()].sort(byName).map(([subject, facts]) => {
    const lines = [...facts.entries()].sort(byTypeThenName).map(([predicate, objects]) => {
      triples += objects.size;
      return `${predicate === RDF_TYPE ? "a" : short(predicate)} ${[...objects].sort().map(short).join(" , ")}`;
    });
    return `${short(subject)} ${lines.join(" ;\n\t")} .\n`;
  });
  const head = named.filter(([prefix]) => used.has(prefix)).map(([prefix, namespace]) => `@prefix ${prefix}: <${namespace}> .\n`);
  return { turtle: [...head, ...(head.length > 0 ? ["\n"] : []), blocks.join("\n")].join(""), triples };
}

function byName(one: readonly [string, unknown], other: readonly [string, unknown]): number {
  return one[0] < other[0] ? -1 : one[0] > other[0] ? 1 : 0;
}

function byTypeThenName(one: readonly [string, unknown], other: readonly [string, unknown]): number {
  if (one[0] === RDF_TYPE) return -1;
  return other[0] === RDF_TYPE ? 1 : byName(one, other);
}
