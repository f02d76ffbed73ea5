// The second view: charts, documents, legend, method. The table is where it was when the reader comes back.

const overview = byId("overview");
const inOverview = () => root.dataset.see === "overview";
let depth = 0;  // px: how far down the table the reader was

const showOverview = (seen) => {
  if (seen === inOverview()) return;
  if (seen) {
    depth = scrollY;
    root.dataset.see = "overview";
  } else {
    delete root.dataset.see;
  }
  const button = byId("see");
  pressed("see", seen, seen ? button.dataset.table : button.dataset.name);
  measure();
  scrollTo(0, seen ? 0 : depth);
  focusOn(seen ? overview : current?.head ?? byId("comparison"));
  keepPlace();
};
on("see", "click", () => showOverview(!inOverview()));

// What the signs of the table mean, without leaving it.
const showSigns = () => {
  const legend = one(".legend", overview);
  openLayer("signs", one("h2", legend).textContent,
    make("div", { class: "legend" }, ...all("dl", legend).map((list) => list.cloneNode(true))));
};
on("signs", "click", showSigns);
