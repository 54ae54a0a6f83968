// The text of a query, before and after the editor is there: the editor is large, and most readers never open it.

import type { Catalogue } from "./catalogue";
import type { Editor, editor } from "./editor";
import { script } from "./page";

declare global {
  // set by editor.js, a classic script, so that a page opened from a disk can have it too
  var shisakuEditor: typeof editor | undefined;
}

export class Draft implements Editor {
  private held = "";
  private opened: Editor | null = null;
  private opening: Promise<Editor> | null = null;

  constructor(
    private readonly place: HTMLElement,
    private readonly from: Catalogue,
    private readonly check: (text: string) => Promise<string | null>,
    private readonly run: () => void,
  ) {}

  /** Bring the editor, once; what was written so far stands in it. */
  open(): Promise<Editor> {
    this.opening ??= script("editor.js").then(
      () => {
        if (globalThis.shisakuEditor === undefined) throw new Error("editor.js");
        this.opened = globalThis.shisakuEditor(this.place, this.from, this.check, () => undefined, this.run);
        this.opened.show(this.held);
        return this.opened;
      },
      (error: unknown) => {
        this.opening = null;
        throw error;
      },
    );
    return this.opening;
  }

  text(): string {
    return this.opened?.text() ?? this.held;
  }

  show(text: string): void {
    this.held = text;
    this.opened?.show(text);
  }

  wrong(line: number, column: number): { line: number; column: number } {
    return this.opened?.wrong(line, column) ?? { line, column };
  }

  mark(line: number, column: number): void {
    void this.open().then((editor) => editor.mark(line, column));
  }

  focus(): void {
    void this.open().then((editor) => editor.focus());
  }
}
