// The other two views: the overview, and both documents whole. The table is where it was when the reader comes back.

const overview = byId("overview");
const VIEWS = { see: "overview", read: "whole" };  // by the button that shows it
const inOverview = () => root.dataset.see === VIEWS.see;
const inWhole = () => root.dataset.see === VIEWS.read;
const depths = {};  // px: how far down each view the reader was

// "" is the table.
const showPart = (name) => {
  const before = root.dataset.see ?? "";
  if (name === before) return;
  depths[before] = scrollY;
  if (name) root.dataset.see = name;
  else delete root.dataset.see;
  for (const [id, part] of Object.entries(VIEWS)) {
    const { dataset } = byId(id);
    pressed(id, part === name, part === name ? dataset.table : dataset.name);
  }
  measure();
  if (inWhole()) buildWhole();
  scrollTo(0, inOverview() ? 0 : depths[name] ?? 0);
  focusOn(name ? byId(name) : current?.head ?? byId("comparison"));
  keepPlace();
};
const showOverview = (seen) => showPart(seen ? VIEWS.see : "");
on("see", "click", () => showOverview(!inOverview()));

// What the signs of the table mean, without leaving it.
const showSigns = () => {
  const legend = one(".legend", overview);
  openLayer("signs", one("h2", legend).textContent,
    make("div.legend", {}, ...all("dl", legend).map((list) => list.cloneNode(true))));
};
on("signs", "click", showSigns);
