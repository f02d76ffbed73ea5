// Every key presses a real button: the one whose data-key names it. Under a Chinese input method only the code of a key is known.

const CODES = { "/": "Slash", "?": "Slash", "[": "BracketLeft", "]": "BracketRight", " ": "Space" };
const codeOf = ({ key, code }) => {
  if (key.length !== 1 || key > "~") return code || key;
  if (/[a-z]/i.test(key)) return `Key${key.toUpperCase()}`;
  return CODES[key] ?? (/\d/.test(key) ? `Digit${key}` : code);
};
const nameOfKey = (event) => {
  const control = event.ctrlKey || event.metaKey ? "Ctrl+" : "";
  return `${control}${event.shiftKey ? "Shift+" : ""}${codeOf(event)}`;
};
const ALIASES = { "Ctrl+KeyZ": "KeyZ", "Ctrl+Shift+KeyZ": "Shift+KeyZ", "Shift+Slash": "Shift+Slash" };
const ONCE = new Set(["KeyA", "KeyX", "Space", "KeyT", "KeyL", "KeyM"]);  // held down, these would run on

let keysOn = recall("keys") !== "off";
const showKeysOn = () => {
  root.classList.toggle("no-keys", !keysOn);
  pressed("keys", keysOn);
};
on("keys", "click", () => {
  keysOn = !keysOn;
  remember("keys", keysOn ? "on" : "off");
  showKeysOn();
  say(word(keysOn ? "keys_on" : "keys_off"));
});

const TYPING = "input:not([type=checkbox]):not([type=button]):not([type=file]), textarea, select, [contenteditable]";
const DESKS = ["top", "toolbar", "review"];  // where buttons have keys
const WHOLE_DESKS = ["top", "whole-bar"];
const PRESSABLE = "button, summary, a[data-filter], input, [role=button]";

when(window, "keydown", (event) => {
  if (event.isComposing || event.altKey || event.defaultPrevented) return;
  const { target: aim } = event;
  const typing = aim.matches?.(TYPING);
  const open = layer.open;
  const name = ALIASES[nameOfKey(event)] ?? nameOfKey(event);
  if (event.key === "Escape") {
    const sheet = sheets.find((one) => one.open);
    if (!open && sheet) sheet.open = false;
    else if (!open && inOverview()) showOverview(false);
    else if (!open && inWhole()) leaveWhole();
    else if (!open && typing) (current && visible(current) ? goTo(current) : aim.blur());
    return;  // a dialog closes by itself
  }
  if (!keysOn && !open) return;
  if (typing && name !== "Ctrl+KeyS") return;
  if ((event.ctrlKey || event.metaKey) && name !== "Ctrl+KeyS" && !ALIASES[nameOfKey(event)]) return;
  if ((name === "Space" || name === "Enter") && aim.matches?.(PRESSABLE)) return;
  let wanted = name;
  if (!open && (name === "ArrowDown" || name === "ArrowUp")) {
    if (!aim.closest?.("tbody.change th.ordinal")) return;
    wanted = name === "ArrowDown" ? "KeyJ" : "KeyK";
  }
  if (event.repeat && ONCE.has(wanted)) return event.preventDefault();
  if (inWhole()) wanted = { KeyJ: "KeyN", KeyK: "KeyP" }[wanted] ?? wanted;
  const desks = inWhole() ? WHOLE_DESKS : inOverview() ? DESKS.slice(0, 1) : DESKS;  // nobody decides a row that is out of sight
  const chosenRow = current && !inWhole() && !inOverview() ? [current.body] : [];
  const scopes = open && name !== "Ctrl+KeyS" ? [layer] : [...desks.map(byId), ...chosenRow];  // a search through all rows takes too long
  const button = scopes.flatMap((scope) => all(`[data-key="${CSS.escape(wanted)}"]`, scope))[0];
  if (!button || button.disabled) return;
  event.preventDefault();
  if (button.matches("input")) button.select();
  if (button.matches("input")) button.focus();
  else button.click();
});

for (const [id, code] of [["view", "KeyV"], ["help", "Shift+Slash"]]) byId(id)?.setAttribute("data-key", code);

const KEY_WORDS = { Space: "Space", Slash: "/", "Shift+Slash": "?", BracketLeft: "[", BracketRight: "]", Backspace: "Backspace" };
const keyWord = (name) => KEY_WORDS[name] ?? name.replace("Key", "").replace(/^[A-Z]$/, (letter) => letter.toLowerCase());
const nameOfButton = (button) => button.dataset.name ?? button.getAttribute("aria-label") ?? button.textContent.trim();

const showHelp = () => {
  const list = all("[data-key]").filter((button) => !layer.contains(button) && !whole.contains(button) && !button.closest(".links"));
  refill(byId("help-keys"), ...list.map((button) =>
    make("div", {}, make("dt", {}, make("kbd", {}, keyWord(button.dataset.key))), make("dd", {}, nameOfButton(button)))));
  byId("help-dialog").showModal();
};
on("help", "click", showHelp);
on("help-close", "click", () => byId("help-dialog").close());
