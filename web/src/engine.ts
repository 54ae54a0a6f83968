// The engine as the page sees it: started when needed, asked one thing at a time, stopped at will.

import type { Form } from "./guard";
import type { Answer, Reply, Request } from "./messages";
import { say, script } from "./page";

declare global {
  // set by classic scripts, so that a page opened from a disk can have them too
  var shisakuEngine: { worker: string; wasm: string } | undefined;
  var shisakuGraphs: Record<string, string> | undefined;
}

export const LIMIT = 60_000; // ms that a query may take
const CHECK_LIMIT = 3_000;

export class Stopped extends Error {}

/** A graph to ask: the script that brings it, and its name. */
export interface Held {
  readonly file: string;
  readonly iri: string;
}

interface Waiting {
  readonly done: (reply: Reply) => void;
  readonly fail: (error: Error) => void;
  readonly timer: number;
}

export class Engine {
  private worker: Worker | null = null;
  private ready: Promise<number> | null = null;
  private refuse: ((error: Error) => void) | null = null;
  private readonly waiting = new Map<number, Waiting>();
  private last = 0;

  constructor(
    private graphs: readonly Held[],
    private readonly prefixes: Readonly<Record<string, string>>,
  ) {}

  /** Start the engine once; return how many triples it holds. */
  start(): Promise<number> {
    this.ready ??= this.begin().catch((error: unknown) => {
      this.ready = null;
      throw error;
    });
    return this.ready;
  }

  get started(): boolean {
    return this.ready !== null;
  }

  /** Take other graphs from now on. */
  hold(graphs: readonly Held[]): void {
    this.graphs = graphs;
    if (this.started) this.stop();
  }

  async ask(text: string, form: Form): Promise<{ answer: Answer; ms: number }> {
    await this.start();
    const reply = await this.send((id) => ({ kind: "ask", id, text, form, prefixes: this.prefixes }), LIMIT);
    if (reply.kind === "answer") return { answer: reply.answer, ms: reply.ms };
    throw new Error("protocol");
  }

  /** Return what is wrong with a query's syntax, in the engine's own words, or null. */
  async check(text: string): Promise<string | null> {
    await this.start();
    const reply = await this.send((id) => ({ kind: "check", id, text }), CHECK_LIMIT);
    return reply.kind === "checked" ? reply.message : null;
  }

  /** End whatever runs; the next question starts another worker. */
  stop(reason: Error = new Stopped(say("中止しました。", "Stopped."))): void {
    this.worker?.terminate();
    this.worker = null;
    this.ready = null;
    this.refuse?.(reason);
    this.refuse = null;
    for (const { fail, timer } of this.waiting.values()) {
      clearTimeout(timer);
      fail(reason);
    }
    this.waiting.clear();
  }

  private async begin(): Promise<number> {
    await Promise.all([script("engine.js"), ...this.graphs.map((graph) => script(graph.file))]);
    const engine = globalThis.shisakuEngine;
    const held = globalThis.shisakuGraphs ?? {};
    if (engine === undefined) throw new Error(say("engine.js が壊れています。", "engine.js is broken."));
    // From a disk a worker's script may not be a file; a blob may. It inherits the page's policy.
    const source = URL.createObjectURL(new Blob([engine.worker], { type: "text/javascript" }));
    const worker = new Worker(source);
    this.worker = worker;
    return new Promise((done, fail) => {
      this.refuse = fail;
      worker.onerror = (event) => {
        event.preventDefault();
        this.stop(new Error(event.message || say("検索エンジンが止まりました。", "The engine stopped.")));
      };
      worker.onmessage = (event: MessageEvent<Reply>) => {
        const reply = event.data;
        if (reply.kind === "started") {
          URL.revokeObjectURL(source);
          done(reply.triples);
        } else if (reply.kind === "broken") this.stop(new Error(reply.message));
        else this.take(reply);
      };
      const graphs = this.graphs.map(({ file, iri }) => ({ iri, turtle: held[file] ?? "" }));
      const request: Request = { kind: "start", wasm: engine.wasm, graphs };
      worker.postMessage(request);
    });
  }

  private take(reply: Extract<Reply, { id: number }>): void {
    const waiting = this.waiting.get(reply.id);
    if (waiting === undefined) return;
    clearTimeout(waiting.timer);
    this.waiting.delete(reply.id);
    if (reply.kind !== "failed") {
      waiting.done(reply);
      return;
    }
    if (reply.fatal) this.stop(); // its memory cannot be trusted any more
    const heavy = say(
      "問い合わせが大きすぎて、この端末では実行できません。条件を絞ってください。",
      "The query is too large for this device. Narrow it.",
    );
    waiting.fail(new Error(reply.fatal ? heavy : reply.message));
  }

  private send(request: (id: number) => Request, limit: number): Promise<Reply> {
    const id = (this.last += 1);
    return new Promise((done, fail) => {
      const late = new Error(
        say(`${limit / 1000} 秒で終わらなかったので止めました。条件を絞ってください。`, `Stopped after ${limit / 1000} seconds. Narrow the query.`),
      );
      const timer = setTimeout(() => this.stop(late), limit) as unknown as number;
      this.waiting.set(id, { done, fail, timer });
      this.worker?.postMessage(request(id));
    });
  }
}
