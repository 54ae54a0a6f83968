// On every page: what the page has a place for is loaded, and nothing else.

import { asset, make, script } from "./page";

const PLACES: readonly (readonly [selector: string, script: string])[] = [
  ["[data-search]", "search.js"],
  ["[data-sparql], [data-sparql-result]", "sparql.js"],
  ["[data-copy]", "copy.js"],
  ["[data-zoom]", "zoom.js"],
  ["table[data-sortable], table[data-filterable], table[data-export]", "lists.js"],
];

function begin(): void {
  const needed = PLACES.filter(([selector]) => document.querySelector(selector) !== null);
  if (needed.length === 0) return;
  document.head.append(make("link", { rel: "stylesheet", href: asset("widgets.css") }));
  for (const [, name] of needed) void script(name);
}

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin);
else begin();
