// What must not wait until the page is read to its end: that scripts run, and the row that a link leads to.

const root = document.documentElement;
root.classList.remove("no-script");

const aim = location.hash.slice(1);
const seekAim = () => {
  const found = document.getElementById(aim);
  if (found) found.scrollIntoView();
  else if (document.readyState === "loading") requestAnimationFrame(seekAim);
};
if (aim) seekAim();
