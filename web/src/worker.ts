// The engine's worker: Oxigraph over the published graphs. It fetches nothing.

import init, { namedNode, Store, type Quad } from "oxigraph/web.js";

import type { Answer, Graph, Reply, Request, Row } from "./messages";
import { turtle } from "./turtle";

let store: Store | null = null;
let empty: Store | null = null;
let union = true; // the only graph is looked into as it is; of several, the default graph holds each triple once

function reply(message: Reply): void {
  (self as unknown as { postMessage(message: Reply): void }).postMessage(message);
}

async function start(wasm: string, graphs: readonly Graph[]): Promise<void> {
  const text = atob(wasm);
  const packed = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) packed[at] = text.charCodeAt(at); // a call for each would take longer than the rest
  const unpacked = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  const bytes = await new Response(unpacked).arrayBuffer();
  await init({ module_or_path: bytes });
  store = new Store();
  empty = new Store();
  union = graphs.length < 2;
  for (const graph of graphs) {
    // the graph was checked before it was published
    const options = { format: "text/turtle", no_transaction: true, lenient: true } as const;
    store.load(graph.turtle, { ...options, to_graph_name: namedNode(graph.iri) });
    if (!union) store.load(graph.turtle, options);
  }
  reply({ kind: "started", triples: store.size });
}

function ask(text: string, form: string, prefixes: Readonly<Record<string, string>>): Answer {
  if (store === null) throw new Error("not started");
  if (form === "SELECT" || form === "ASK") {
    const said = store.query(text, { results_format: "json", use_default_graph_as_union: union }) as string;
    const read = JSON.parse(said) as { boolean?: boolean; head: { vars: string[] }; results: { bindings: Row[] } };
    if (read.boolean !== undefined) return { form: "truth", truth: read.boolean };
    return { form: "rows", columns: read.head.vars, rows: read.results.bindings };
  }
  const quads = store.query(text, { use_default_graph_as_union: union }) as Quad[];
  const triples = quads.map((quad) => [quad.subject, quad.predicate, quad.object].map(String) as [string, string, string]);
  quads.forEach((quad) => (quad as unknown as { free?(): void }).free?.());
  return { form: "graph", ...turtle(triples, prefixes) };
}

self.onmessage = (event: MessageEvent<Request>) => {
  const request = event.data;
  if (request.kind === "start") {
    start(request.wasm, request.graphs).catch((error: unknown) => reply({ kind: "broken", message: String(error) }));
    return;
  }
  const began = performance.now();
  try {
    if (request.kind === "check") {
      empty?.query(request.text);
      reply({ kind: "checked", id: request.id, message: null });
    } else {
      const answer = ask(request.text, request.form, request.prefixes);
      reply({ kind: "answer", id: request.id, answer, ms: performance.now() - began });
    }
  } catch (error) {
    const fatal = error instanceof WebAssembly.RuntimeError || error instanceof RangeError;
    const message = error instanceof Error ? error.message : String(error);
    if (request.kind === "check" && !fatal) reply({ kind: "checked", id: request.id, message });
    else reply({ kind: "failed", id: request.id, message, fatal });
  }
};

