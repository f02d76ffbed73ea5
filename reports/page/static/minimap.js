// The strip at the edge: one mark a row, a box for what is in the window, a click to go there.

const minimap = byId("minimap");
if (minimap && rows.length > 0) {
  const box = one(".viewport", minimap);
  const strip = () => (one("svg", minimap) ?? minimap).getBoundingClientRect();
  let waiting = false;

  const parts = byId("comparison").getElementsByClassName("part");
  const draw = () => {
    waiting = false;
    const [top, bottom] = openStrip();
    const inside = (element) => {
      const place = element.getBoundingClientRect();
      return place.height > 0 && place.bottom > top && place.top < bottom;
    };
    // From the whole to its parts: to ask for what is far from the window would lay it out.
    const blocks = [...parts].filter(inside).flatMap((part) => all(".block", part)).filter(inside);
    const seen = blocks.flatMap((block) => [...one("table", block).tBodies]).filter(inside).map(rowOf).filter(Boolean);
    box.hidden = seen.length === 0;
    if (box.hidden) return;
    const ends = [seen[0].index, lastOf(seen).index];
    const [from, to] = [Math.min(...ends), Math.max(...ends) + 1];
    box.style.top = `${(from / rows.length) * 100}%`;
    box.style.height = `${((to - from) / rows.length) * 100}%`;
  };
  const redraw = () => {
    if (!waiting) requestAnimationFrame(draw);
    waiting = true;
  };
  when(minimap, "click", (event) => {
    const { top, height } = strip();
    const aim = Math.min(rows.length - 1, Math.max(0, Math.floor(((event.clientY - top) / height) * rows.length)));
    const near = rows.filter(visible).sort((a, b) => Math.abs(a.index - aim) - Math.abs(b.index - aim))[0];
    goTo(near ?? rows[aim]);
  });
  when(window, "scroll", redraw, { passive: true });
  when(window, "resize", redraw);
  redraw();
}
