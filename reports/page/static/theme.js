// Light, dark or as the system says; the choice is kept for all reports of this machine.

const THEMES = ["system", "light", "dark"];
const showTheme = (theme) => {
  if (theme === "system") delete root.dataset.theme;
  else root.dataset.theme = theme;
  const button = byId("theme");
  if (button) setWord(button, button.dataset[theme] ?? theme);
};
let theme = THEMES.includes(recall("theme")) ? recall("theme") : "system";
on("theme", "click", () => {
  theme = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length];
  remember("theme", theme);
  showTheme(theme);
});
showTheme(theme);
