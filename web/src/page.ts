// The page that the scripts stand in: its language, its root, its elements.

export const english = document.documentElement.lang.startsWith("en");

/** A sentence in both languages; the page's own is returned. */
export function say(ja: string, en: string): string {
  return english ? en : ja;
}

export interface Bilingual {
  readonly ja: string;
  readonly en: string;
}

/** The page's language of a text that has both; Japanese where there is no English. */
export function told(text: Bilingual): string {
  return english ? text.en || text.ja : text.ja;
}

const own = (document.currentScript as HTMLScriptElement | null)?.src ?? "";

/** The address of a file that stands beside the scripts. */
export function asset(name: string): string {
  return new URL(name, own || document.baseURI).href;
}

/** The address of a page of the site, from its path below the root. */
export function page(path: string): string {
  return new URL(`../${path}`, own || document.baseURI).href;
}

const loading = new Map<string, Promise<void>>();

/** Run a classic script once. Modules and fetch are closed to pages opened from a disk. */
export function script(name: string): Promise<void> {
  let state = loading.get(name);
  if (state === undefined) {
    state = new Promise((done, fail) => {
      const tag = document.createElement("script");
      tag.src = asset(name);
      tag.onload = () => done();
      tag.onerror = () => {
        loading.delete(name);
        fail(new Error(say(`${name} を読み込めません。`, `cannot load ${name}.`)));
      };
      document.head.append(tag);
    });
    loading.set(name, state);
  }
  return state;
}

type Child = Node | string | null | undefined;

/** Make an element. Attributes that are false or null are left out; functions are listeners. */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Record<string, string | number | boolean | null | ((event: Event) => void)> = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") made.addEventListener(name, value);
    else if (value === true) made.setAttribute(name, "");
    else if (value !== false && value !== null) made.setAttribute(name, String(value));
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

/** Give a text to the reader as a file. */
export function download(name: string, type: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = make("a", { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** Rows as CSV for spreadsheets: UTF-8 with its mark, CRLF (RFC 4180). */
export function csv(rows: Iterable<readonly string[]>): string {
  const lines: string[] = [];
  for (const row of rows) {
    lines.push(row.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(","));
  }
  return `\ufeff${lines.join("\r\n")}\r\n`;
}

/** Copy a text; tell whether it went. */
export async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = make("textarea", { "aria-hidden": "true", class: "sg-off" });
    area.value = text;
    document.body.append(area);
    area.select();
    const went = document.execCommand("copy");
    area.remove();
    return went;
  }
}
