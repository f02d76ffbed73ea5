// The strip at the edge: one mark a row, a box for what is in the window, a click to go there.

const minimap = byId("minimap");
if (minimap) {
  const box = one(".viewport", minimap);
  const strip = () => (one("svg", minimap) ?? minimap).getBoundingClientRect();
  let waiting = false;

  const rowAt = (y) => {
    const x = rows[0].block.closest(".comparison").getBoundingClientRect().left + 60;
    return document.elementsFromPoint(x, y).map(rowOf).find(Boolean) ?? null;
  };
  const draw = () => {
    waiting = false;
    const [top, bottom] = openStrip();
    let [first, last] = [null, null];
    for (let y = top + 2; y < bottom && !first; y += 40) first = rowAt(y);
    for (let y = bottom - 2; y > top && !last; y -= 40) last = rowAt(y);
    box.hidden = !first || !last;
    if (box.hidden) return;
    const [from, to] = [Math.min(first.index, last.index), Math.max(first.index, last.index) + 1];
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
