// Narrows the marks of the cover by verdict and thesis, keeps the choice in the address, and shows
// beside the marks the statement of the one that a reader points at, comes to, or taps.
(() => {
  const overview = document.querySelector(".overview");
  if (!overview) return;
  const PREFIX = "#marks?";
  const marks = [...overview.querySelectorAll("a.mark")];
  const thesis = overview.querySelector("select");
  const count = overview.querySelector("output");
  const statement = overview.querySelector(".overview-statement");

  const buttons = [...overview.querySelectorAll(".overview-verdict")].map((told) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = told.className;
    button.dataset.shows = told.dataset.shows;
    button.setAttribute("aria-pressed", "false");
    button.append(...told.childNodes);
    told.replaceWith(button);
    return button;
  });
  const chosen = () => buttons.find((button) => button.ariaPressed === "true")?.dataset.shows ?? "";
  const press = (verdict) => {
    for (const button of buttons) button.ariaPressed = String(button.dataset.shows === verdict);
  };

  const narrow = () => {
    const verdict = chosen();
    for (const mark of marks) {
      const bears = !thesis?.value || mark.dataset.theses.split(" ").includes(thesis.value);
      mark.classList.toggle("out", !bears || (verdict && !mark.classList.contains(verdict)));
    }
    const left = marks.filter((mark) => !mark.classList.contains("out")).length;
    count.textContent = left < marks.length ? `${left} of ${marks.length} marks` : "";
  };
  const write = () => {
    const values = { verdict: chosen().replace("verdict-", ""), thesis: thesis?.value };
    const given = Object.entries(values).filter(([, value]) => value);
    history.replaceState(null, "", given.length ? PREFIX + new URLSearchParams(given) : "#");
    narrow();
  };
  const read = () => {
    if (!location.hash.startsWith(PREFIX)) return;
    const given = new URLSearchParams(location.hash.slice(PREFIX.length));
    press(`verdict-${given.get("verdict")}`);
    if (thesis) thesis.value = given.get("thesis") ?? "";
    narrow();
  };
  for (const button of buttons) {
    button.addEventListener("click", () => {
      press(button.ariaPressed === "true" ? "" : button.dataset.shows);
      write();
    });
  }
  thesis?.addEventListener("change", write);
  addEventListener("hashchange", read);
  read();

  let shown; // the mark whose statement stands beside the marks
  const show = (mark) => {
    if (mark === shown) return;
    shown?.classList.remove("shown");
    shown = mark;
    mark.classList.add("shown");
    const [head, ...words] = mark.getAttribute("aria-label").split(": ");
    const link = document.createElement("a");
    link.href = mark.href;
    link.className = [...mark.classList].find((name) => name.startsWith("verdict-"));
    link.textContent = `${mark.textContent} ${head}`;
    const [first, last] = [document.createElement("p"), document.createElement("p")];
    first.append(link);
    last.textContent = words.join(": ");
    statement.replaceChildren(first, last);
  };
  const markOf = (event) => event.target.closest("a.mark");
  let byTouch = false;
  let before; // the mark that was shown when a finger came down
  overview.addEventListener("pointerdown", (event) => {
    byTouch = event.pointerType === "touch";
    before = shown;
  });
  for (const kind of ["pointerover", "focusin"]) {
    overview.addEventListener(kind, (event) => {
      const mark = markOf(event);
      if (mark && event.pointerType !== "touch") show(mark);
    });
  }
  // A first tap shows the statement, a second one follows the link.
  overview.addEventListener("click", (event) => {
    const mark = markOf(event);
    if (!mark || !byTouch || mark === before) return;
    event.preventDefault();
    show(mark);
  });
})();
