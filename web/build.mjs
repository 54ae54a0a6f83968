// Builds the scripts and styles of the site into the Python package; the same bytes each time.
// usage: node build.mjs [FOLDER]
import { gzipSync } from "fflate";
import { build } from "esbuild";
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const target = resolve(process.argv[2] ?? join(here, "../src/shisaku_graph/site/assets"));
const modules = join(here, "node_modules");
const used = new Set();

/** CodeMirror writes its styles into a style element, which the pages' policy forbids; a constructed
 *  sheet, which style-mod keeps for shadow roots, is allowed. */
const constructedStyles = {
  name: "constructed-styles",
  setup({ onLoad }) {
    onLoad({ filter: /style-mod\/src\/style-mod\.js$/ }, ({ path }) => {
      const text = readFileSync(path, "utf8");
      const contents = text.replace("if (!root.head && root.adoptedStyleSheets", "if (root.adoptedStyleSheets");
      if (contents === text) throw new Error("style-mod has changed; look at its StyleSet anew");
      return { contents, loader: "js" };
    });
  },
};

/** Bundle one entry into a classic script: a module cannot be loaded from a disk. */
async function bundle(entry) {
  const made = await build({
    entryPoints: [join(here, "src", `${entry}.ts`)],
    absWorkingDir: here,
    bundle: true,
    charset: "utf8",
    define: { "import.meta.url": '""' }, // Oxigraph's default address of its wasm, never used here
    format: "iife",
    legalComments: "none",
    metafile: true,
    minify: true,
    plugins: [constructedStyles],
    target: ["chrome103", "firefox113", "safari16.4"], // the first with DecompressionStream
    write: false,
  });
  for (const input of Object.keys(made.metafile.inputs)) {
    const found = /(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input);
    if (found) used.add(found[1]);
  }
  return made.outputFiles[0].text;
}

/** Licence of a package; Oxigraph's package on npm holds none, so its text stands in licences/. */
function licence(name) {
  const own = join(here, "licences", `${name.replace("/", "-")}.txt`);
  if (existsSync(own)) return readFileSync(own, "utf8");
  const folder = join(modules, name);
  const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each));
  if (!file) throw new Error(`${name} brings no licence; put its text into licences/`);
  return readFileSync(join(folder, file), "utf8");
}

const wasm = gzipSync(readFileSync(join(modules, "oxigraph/web_bg.wasm")), { level: 9, mtime: 0 });
const engine = { worker: await bundle("worker"), wasm: Buffer.from(wasm).toString("base64") };
const files = {
  "site.js": await bundle("site"),
  "lists.js": await bundle("lists"),
  "copy.js": await bundle("copy"),
  "zoom.js": await bundle("zoom"),
  "search.js": await bundle("search"),
  "sparql.js": await bundle("sparql"),
  "editor.js": await bundle("editor"),
  "engine.js": `globalThis.shisakuEngine=${JSON.stringify(engine)};\n`,
  "widgets.css": readFileSync(join(here, "styles/widgets.css"), "utf8"),
};
const notices = [...used].sort().map((name) => {
  const told = JSON.parse(readFileSync(join(modules, name, "package.json"), "utf8"));
  const line = `${name} ${told.version} (${told.license})`;
  return `${line}\n${"=".repeat(line.length)}\n\n${licence(name).trim()}\n`;
});
files["THIRD-PARTY.txt"] = `The scripts in this folder contain the following software of others.\n\n${notices.join("\n\n")}`;
mkdirSync(target, { recursive: true });
for (const [name, content] of Object.entries(files)) {
  writeFileSync(join(target, name), content);
  console.log(`${name.padEnd(16)} ${Buffer.byteLength(content)}`);
}
