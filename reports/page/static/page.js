// What every part uses: the page, its data, its words.

const byId = (id) => document.getElementById(id);
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
// The first such element of a part of the page; none of a part that is not there.
const one = (selector, within) => within?.querySelector(selector) ?? null;
const when = (target, type, action, options) => target.addEventListener(type, action, options);
const on = (id, type, action) => byId(id) && when(byId(id), type, action);
const lastOf = (list) => list[list.length - 1];
const readData = (id) => JSON.parse(byId(id)?.textContent || "null");

const filled = (template, values) => template.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
const words = readData("page-data")?.words ?? {};
const word = (name, values = {}) => filled(words[name] ?? name, values);

// Elements are made, never parsed: text of a document cannot become markup. `p.told` is one of a class.
const make = (kind, attributes = {}, ...children) => {
  const [tag, ...names] = kind.split(".");
  const element = document.createElement(tag);
  if (names.length > 0) element.className = names.join(" ");
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "onclick") when(element, "click", value);
    else if (value !== null && value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null));
  return element;
};

const refill = (element, ...children) => {
  element.textContent = "";
  element.append(...children);
};

const focusOn = (element) => element?.focus({ preventScroll: true });

const setText = (element, text) => {
  if (element && element.textContent !== text) element.textContent = text;
};

// A switch says its state in its `.word`, or as a whole.
const setWord = (button, text) => setText(one(".word", button) ?? button, text);

// Storage may be denied, full or absent: then nothing is remembered, and nothing else changes.
const recall = (name) => {
  try {
    return localStorage.getItem(`policydiff:${name}`);
  } catch {
    return null;
  }
};
const remember = (name, value) => {
  try {
    localStorage.setItem(`policydiff:${name}`, value);
    return true;
  } catch {
    return false;
  }
};

const fold = (text) => text.normalize("NFKC").toLowerCase().replace(/\s+/g, " ");

// Say something to everybody, also to those who do not see the page.
let silence = 0;
const say = (text) => {
  const said = byId("said");
  if (!said) return;
  said.textContent = text;
  clearTimeout(silence);
  silence = setTimeout(() => { said.textContent = ""; }, 8000);
};
