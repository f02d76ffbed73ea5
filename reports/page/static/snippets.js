// Pictures of the places of tasks, in a page that has them: each below its text when somebody asks, and large in a dialog.

const LARGE = 1.5;  // times the size of the paper: as wide as most screens for a page that lies on its side
const pictures = readData("snippet-data");
const pictureButton = ([src, alt, width]) =>
  make("button", { onclick: () => openLayer("picture", alt, make("img", { src, alt, width: width * LARGE })) }, make("img", { src, alt, width }));
when(document, "click", (event) => {
  const button = event.target.closest?.("[data-snippet]");
  if (!button) return;
  const task = button.closest(".task");
  const shown = one(".snippets", task);
  if (shown) shown.remove();
  else task.append(make("div.snippets", { "data-runtime": "" }, ...pictures[button.dataset.snippet].map(pictureButton)));
  button.setAttribute("aria-expanded", String(!shown));
});
