// Chooses light or dark, with or without code, before anything is painted: as the reader chose last,
// else as the system says, and without.
(() => {
  const page = document.documentElement.dataset;
  page.mode = localStorage.getItem("mode") || "auto";
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  page.theme = page.mode === "auto" ? (dark ? "dark" : "light") : page.mode;
  page.code = localStorage.getItem("code") || "hidden";
})();
