// Pictures that can be looked at closely: by buttons, by + - 0, by Ctrl and the wheel, by dragging, by two fingers.
// The picture stays a picture inside a scrolling box: arrow keys, tabbing to its links and printing need no script.

import { make, say } from "./page";

const LEAST = 0.1;
const MOST = 4;
const STEP = 1.25;
const SLIP = 4; // pixels that a hand may slip and still mean the link

interface Point {
  readonly x: number;
  readonly y: number;
}

class Zoom {
  private readonly whole: Point;
  private scale = 1;
  private readonly status = make("output", { class: "sg-zoom-now", "aria-live": "polite" });
  private readonly held = new Map<number, Point>();
  private dragged = false;

  constructor(
    private readonly box: HTMLElement,
    private readonly picture: SVGSVGElement,
  ) {
    this.whole = { x: picture.viewBox.baseVal.width, y: picture.viewBox.baseVal.height };
    box.before(this.tools());
    box.classList.add("sg-zoomed");
    box.addEventListener("keydown", (event) => this.key(event));
    box.addEventListener("wheel", (event) => this.wheel(event), { passive: false });
    box.addEventListener("pointerdown", (event) => this.down(event));
    box.addEventListener("pointermove", (event) => this.move(event));
    for (const end of ["pointerup", "pointercancel"] as const) {
      addEventListener(end, (event) => this.held.delete(event.pointerId));
    }
    // a drag that ends on a link is no click on it
    box.addEventListener("click", (event) => this.dragged && event.preventDefault(), { capture: true });
    box.addEventListener("dragstart", (event) => event.preventDefault());
    this.to(1);
  }

  private tools(): HTMLElement {
    const button = (text: string, told: string, act: () => void) =>
      make("button", { type: "button", "aria-label": told, title: told, click: act }, text);
    return make(
      "div",
      { class: "sg-tools sg-zoom", role: "group", "aria-label": say("図の大きさ", "Size of the picture") },
      button("−", say("縮小", "Zoom out"), () => this.to(this.scale / STEP)),
      button("＋", say("拡大", "Zoom in"), () => this.to(this.scale * STEP)),
      button(say("全体", "All"), say("全体を見る", "Show all"), () => this.to(this.fitting())),
      button("100%", say("100%（元の大きさ）", "100% (original size)"), () => this.to(1)),
      this.status,
      make(
        "span",
        { class: "sg-zoom-how" },
        say("Ctrl＋ホイール、ドラッグ、二本指、＋ − 0 と矢印のキーでも動かせます。", "Or Ctrl and the wheel, dragging, two fingers, the keys + − 0 and the arrows."),
      ),
    );
  }

  private fitting(): number {
    const style = getComputedStyle(this.box);
    const width = this.box.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
    const height = innerHeight * 0.8;
    return Math.min(width / this.whole.x, height / this.whole.y);
  }

  /** Show the picture at a scale; the point of it that is under `at` stays there. */
  private to(scale: number, at: Point = this.middle()): void {
    const next = Math.min(MOST, Math.max(Math.min(LEAST, this.fitting()), scale));
    const before = this.picture.getBoundingClientRect();
    const share = { x: (at.x - before.left) / before.width, y: (at.y - before.top) / before.height };
    this.scale = next;
    this.picture.setAttribute("width", String(Math.round(this.whole.x * next)));
    this.picture.setAttribute("height", String(Math.round(this.whole.y * next)));
    const after = this.picture.getBoundingClientRect();
    this.box.scrollLeft += after.left + share.x * after.width - at.x;
    this.box.scrollTop += after.top + share.y * after.height - at.y;
    this.status.value = `${Math.round(next * 100)}%`;
  }

  private middle(): Point {
    const seen = this.box.getBoundingClientRect();
    return { x: seen.left + seen.width / 2, y: seen.top + seen.height / 2 };
  }

  private key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const factor = { "+": STEP, ";": STEP, "=": STEP, "-": 1 / STEP }[event.key];
    if (factor !== undefined) this.to(this.scale * factor);
    else if (event.key === "0") this.to(this.fitting());
    else return;
    event.preventDefault();
  }

  private wheel(event: WheelEvent): void {
    if (!event.ctrlKey && !event.metaKey) return; // the wheel alone scrolls, as everywhere
    event.preventDefault();
    const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
    this.to(this.scale * Math.exp(-event.deltaY * lines * 0.002), { x: event.clientX, y: event.clientY });
  }

  private down(event: PointerEvent): void {
    this.dragged = false;
    if (event.button === 0) this.held.set(event.pointerId, { x: event.clientX, y: event.clientY });
  }

  private move(event: PointerEvent): void {
    const before = this.held.get(event.pointerId);
    if (before === undefined) return;
    const now = { x: event.clientX, y: event.clientY };
    const other = [...this.held].find(([id]) => id !== event.pointerId)?.[1];
    if (other !== undefined) {
      const apart = (point: Point) => Math.hypot(point.x - other.x, point.y - other.y) || 1;
      this.to((this.scale * apart(now)) / apart(before), { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 });
      this.dragged = true;
    } else if (event.pointerType === "touch") {
      return; // one finger scrolls, as everywhere
    } else if (this.dragged || Math.hypot(now.x - before.x, now.y - before.y) > SLIP) {
      this.dragged = true;
      this.box.scrollLeft -= now.x - before.x;
      this.box.scrollTop -= now.y - before.y;
    } else {
      return; // not far enough yet to be a drag
    }
    this.held.set(event.pointerId, now);
  }
}

for (const box of document.querySelectorAll<HTMLElement>("[data-zoom]")) {
  const picture = box.querySelector("svg");
  if (picture !== null) new Zoom(box, picture);
}
