// What must not run is refused before the engine sees it, with its place and the reason.

import { say } from "./page";

export type Form = "SELECT" | "ASK" | "CONSTRUCT" | "DESCRIBE";

/** A query that is refused; the place counts from 1 as editors do. */
export class Refusal extends Error {
  constructor(
    message: string,
    readonly line: number,
    readonly column: number,
  ) {
    super(message);
  }
}

const DEPTH = 64; // brackets within brackets; far above any real query, far below the engine's stack
const FORMS = new Set(["SELECT", "ASK", "CONSTRUCT", "DESCRIBE"]);
const UPDATES = new Set(["INSERT", "DELETE", "CLEAR", "DROP", "CREATE", "COPY", "MOVE", "ADD"]);

// The tokens of SPARQL 1.1 §19.8; each alternative begins with another sign, so nothing is read twice.
const TOKEN =
  /(\s+|#[^\n\r]*)|(<[^<>"{}|^`\\\u0000-\u0020]*>)|("""(?:[^"\\]|\\[^]|"(?!""))*"""|'''(?:[^'\\]|\\[^]|'(?!''))*'''|"(?:[^"\\\n\r]|\\.)*"|'(?:[^'\\\n\r]|\\.)*')|([?$][\p{L}\p{N}_]+|@[A-Za-z-]+)|([\p{L}\p{N}_.-]*:(?:[\p{L}\p{N}_:.%-]|\\.)*)|([\p{L}_][\p{L}\p{N}_]*)|([^])/uy;

/** Tell a query's form, or refuse it. */
export function guard(text: string): Form {
  let form: Form | null = null;
  let depth = 0;
  TOKEN.lastIndex = 0;
  for (let at = 0; at < text.length; at = TOKEN.lastIndex) {
    const found = TOKEN.exec(text);
    if (found === null) break;
    const [, , , , , name, word, sign] = found;
    if (sign !== undefined && "({[".includes(sign)) depth += 1;
    if (sign !== undefined && ")}]".includes(sign)) depth -= 1;
    if (depth > DEPTH) {
      throw refusal(text, at, say(`括弧の入れ子が ${DEPTH} を超えています。`, `Brackets are nested beyond ${DEPTH}.`));
    }
    const upper = (word ?? name?.split(":")[0] ?? "").toUpperCase();
    if (upper.includes("SERVICE")) {
      throw refusal(
        text,
        at,
        say(
          "SERVICE（ほかのサーバーへの問い合わせ）は、この画面では実行しません。このページは、公開データだけを、あなたの端末の中で調べます。",
          "SERVICE would ask other servers; this page does not run it. It looks into the published data only, on your own device.",
        ),
      );
    }
    if (word === undefined) continue;
    if (upper === "LOAD" || (UPDATES.has(upper) && form === null)) {
      throw refusal(
        text,
        at,
        say(
          `${upper} はデータを書き換える命令です。SELECT、ASK、CONSTRUCT、DESCRIBE で問い合わせてください。`,
          `${upper} is an update. Ask with SELECT, ASK, CONSTRUCT or DESCRIBE.`,
        ),
      );
    }
    if (form === null && FORMS.has(upper)) form = upper as Form;
  }
  if (form === null) {
    throw refusal(
      text,
      0,
      say("SELECT、ASK、CONSTRUCT、DESCRIBE のいずれかが要ります。", "It needs SELECT, ASK, CONSTRUCT or DESCRIBE."),
    );
  }
  return form;
}

function refusal(text: string, at: number, message: string): Refusal {
  const before = text.slice(0, at);
  return new Refusal(message, before.split("\n").length, at - before.lastIndexOf("\n"));
}

/** Where the engine's message points, and the message without that. */
export function located(message: string): { line: number; column: number; said: string } | null {
  const found = /^error at (\d+):(\d+): ([^]*)$/.exec(message);
  return found === null ? null : { line: Number(found[1]), column: Number(found[2]), said: (found[3] ?? "").replace(/^expected /, say("ここに来るはずのもの: ", "expected here: ")) };
}
