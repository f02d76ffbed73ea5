// Builds what the pages carry from the sources beside this file into `built/`, or into the folder that is named.

import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { transform } from "esbuild";

// In the order in which they run, the first before the page is read; all share one scope.
const SCRIPTS = [
  "opening",
  "page",
  "evidence",
  "snippets",
  "theme",
  "rows",
  "filters",
  "place",
  "views",
  "overview",
  "layer",
  "minimap",
  "copying",
  "decisions",
  "review",
  "lost",
  "panels",
  "files",
  "tables",
  "follow",
  "whole",
  "server",
  "keys",
  "start",
];
const ONLY_SERVED = "server";   // there the rows come from the server,
const ONLY_IN_FILES = "follow"; // here the page works them out by itself
const STYLES = ["report", "review", "whole", "print"];  // in the order of the cascade
const TARGET = ["chrome69", "firefox62"];      // both of September 2018: docs/decisions/0009-built-script.md

const HERE = fileURLToPath(new URL(".", import.meta.url));
const BUILT = join(HERE, "built");

const read = (name) => readFileSync(join(HERE, name), "utf8");
const sources = readdirSync(HERE, { withFileTypes: true })
  .filter((entry) => entry.isFile() && !entry.name.startsWith("."))
  .map((entry) => entry.name);

const script = (names) => {
  const [opening, ...others] = names.map((name) => read(`${name}.js`));
  return `"use strict";\n${opening}\ndocument.addEventListener("DOMContentLoaded", () => {\n${others.join("\n")}\n});\n`;
};
const small = async (source, options) => {
  const { code, warnings } = await transform(source, { minify: true, charset: "utf8", target: TARGET, ...options });
  if (warnings.length > 0) throw new Error(warnings.map((warning) => warning.text).join("\n"));
  return code;
};
const digest = (content) => createHash("sha256").update(content).digest("hex");

const listed = [...SCRIPTS.map((name) => `${name}.js`), ...STYLES.map((name) => `${name}.css`)];
const forgotten = sources.filter((name) => /\.(js|css)$/.test(name) && !listed.includes(name));
if (forgotten.length > 0) throw new Error(`${forgotten.join(", ")}: list it in ${basename(import.meta.url)}, or no page has it`);

const built = {
  "page.css": await small(STYLES.map((name) => read(`${name}.css`)).join("\n"), { loader: "css" }),
  "page.js": await small(script(SCRIPTS.filter((name) => name !== ONLY_SERVED)), { format: "iife" }),
  "served.js": await small(script(SCRIPTS.filter((name) => name !== ONLY_IN_FILES)), { format: "iife" }),
};
// As `sha256sum --check` reads it in this folder: a test finds sources that were changed and not built, without node.
const sums = [
  ...sources.map((name) => [name, digest(read(name))]),
  ...Object.entries(built).map(([name, text]) => [`built/${name}`, digest(text)]),
];

const folder = process.argv[2] ?? BUILT;
mkdirSync(folder, { recursive: true });
for (const [name, text] of Object.entries(built)) writeFileSync(join(folder, name), text);
writeFileSync(join(folder, "SHA256SUMS"), sums.sort(([one], [other]) => (one < other ? -1 : 1)).map(([name, sum]) => `${sum}  ${name}\n`).join(""));
