// Closes a menu of the header when the reader goes elsewhere, shows the code of a page or hides it,
// closes a sidebar that lies over the page once an entry of the same page is chosen, copies a citation,
// names tables that scroll sideways, and tells what a table's parts are where they are laid out as
// blocks, since some browsers forget it.
(() => {
  const menus = document.querySelectorAll("details.menu");
  const close = (event) => {
    for (const menu of menus) {
      if (event.key === "Escape" && menu.contains(document.activeElement)) {
        menu.querySelector("summary").focus();
        menu.open = false;
      } else if (!event.key && !menu.contains(event.target)) menu.open = false;
    }
  };
  for (const kind of ["click", "focusin", "keydown"]) document.addEventListener(kind, close);

  const page = (address) => address.split("#")[0];
  for (const side of ["primary", "secondary"]) {
    const sidebar = document.getElementById(`pst-${side}-sidebar`);
    const drawer = document.getElementById(`pst-${side}-sidebar-modal`);
    if (!sidebar || !drawer) continue;
    // The theme moves all that stands in the sidebar into the drawer and back.
    const button = document.createElement("button");
    button.type = "button";
    button.className = "drawer-close btn btn-sm";
    button.textContent = "Close";
    button.addEventListener("click", () => {
      drawer.close();
      document.querySelector(`.${side}-toggle`).focus();
    });
    sidebar.prepend(button);
    drawer.addEventListener("click", ({ target }) => {
      const link = target.closest("a");
      if (link && page(link.href) === page(location.href)) drawer.close();
    });
  }

  const code = document.querySelector(".code-switch");
  const show = (state) => {
    document.documentElement.dataset.code = state;
    code.setAttribute("aria-pressed", state === "shown");
    for (const cell of document.querySelectorAll("details.code")) cell.open = state === "shown";
  };
  code?.addEventListener("click", () => {
    show(code.getAttribute("aria-pressed") === "true" ? "hidden" : "shown");
    localStorage.setItem("code", document.documentElement.dataset.code);
  });
  if (code && document.documentElement.dataset.code === "shown") show("shown");

  document.querySelector(".copy-reference")?.addEventListener("click", async ({ target }) => {
    const reference = target.closest(".cite").querySelector(".reference");
    const copied = await navigator.clipboard?.writeText(reference.textContent).then(() => true, () => false);
    if (copied) target.textContent = "Copied";
    else getSelection().selectAllChildren(reference);
  });

  // Each table is looked at when it is laid out, and none has to be for this.
  const name = (changes) => {
    for (const { target: holder } of changes) {
      const scrolls = holder.scrollWidth > holder.clientWidth;
      const heading = holder.closest("section")?.querySelector("h1, h2, h3, h4");
      const caption = holder.querySelector("caption") ?? heading?.firstChild;
      holder.toggleAttribute("tabindex", scrolls);
      if (scrolls) {
        holder.tabIndex = 0;
        holder.setAttribute("role", "region");
        const named = `Table: ${caption?.textContent.trim() ?? document.title}`;
        holder.setAttribute("aria-label", holder.dataset.name ?? named);
      } else {
        for (const attribute of ["role", "aria-label"]) holder.removeAttribute(attribute);
      }
    }
  };
  const sizes = new ResizeObserver(name);
  for (const holder of document.querySelectorAll(".wide-table")) sizes.observe(holder);

  const PARTS = {
    "": "table",
    "thead, tbody": "rowgroup",
    tr: "row",
    "thead th": "columnheader",
    "tbody th": "rowheader",
    td: "cell",
  };
  const phone = matchMedia("(max-width: 575px)");
  const later = window.requestIdleCallback ?? setTimeout;
  const nameParts = (table) => {
    for (const [part, role] of Object.entries(PARTS)) {
      const found = part ? table.querySelectorAll(part) : [table];
      for (const one of found) one.setAttribute("role", role);
    }
  };
  // Table by table, when the browser has nothing else to do.
  const tell = () => {
    if (!phone.matches) return;
    for (const table of document.querySelectorAll("table.stacked")) later(() => nameParts(table));
  };
  phone.addEventListener("change", tell);
  tell();
})();
