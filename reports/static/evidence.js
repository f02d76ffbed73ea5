// Builds the evidence of a link when it is opened: until then it is the text of an attribute.

const waterfallRows = ([name, value, points, sign, begin, width, phrases]) => {
  const bar = make("i", { class: ["total", "plus", "minus"].at(sign) });
  bar.style.left = `${begin}%`;
  bar.style.width = `${width}%`;
  const cells = [make("th", { scope: "row" }, name), ...[value, bar, points].map((part) => make("td", {}, part))];
  return [make("tr", { class: sign ? null : "sum" }, ...cells), phrases && make("tr", {}, make("td", { colspan: 4 }, phrases))];
};

const rivalsOf = ([title, candidates]) =>
  make("div", {}, make("b", {}, title), make("ul", {}, ...candidates.map(([score, text, href]) =>
    make("li", {}, `${score} `, make("a", { href }, text)))));

when(document, "toggle", (event) => {
  const details = event.target;
  const stored = details.dataset?.evidence;
  if (!stored || one(".grounds", details)) return;
  const [facts, bars, rivals] = JSON.parse(stored);
  const rows = bars.flatMap(waterfallRows).filter(Boolean);
  const table = make("table", { class: "waterfall" }, make("caption", {}, byId("waterfall").textContent), ...rows);
  details.append(make("div", { class: "grounds", "data-runtime": "" }, make("p", {}, facts), rows.length ? table : null, ...rivals.map(rivalsOf)));
}, true);
