// Puts fields above the ledger that narrow it to the claims a reader looks for, and keeps what they
// say in the address, behind the #, so that it can be shared, from a folder too.
document.addEventListener("DOMContentLoaded", () => {
  const table = document.querySelector("table.ledger, .ledger table");
  if (!table) return;
  const PREFIX = "#claims?";
  const rows = [...table.tBodies[0].rows];
  const heads = [...table.tHead.rows[0].cells].map((cell) => cell.textContent.trim());
  const form = document.createElement("form");
  form.className = "ledger-filter";
  form.setAttribute("role", "search");
  form.setAttribute("aria-label", "Claims");
  form.addEventListener("submit", (event) => event.preventDefault());

  const labelled = (name, field) => {
    const label = document.createElement("label");
    label.append(`${name} `, Object.assign(field, { name }));
    form.append(label);
    return field;
  };
  const chooser = (head) => {
    const column = heads.indexOf(head);
    const parts = (row) =>
      row.cells[column].textContent.split(",").map((part) => part.replace(/\s+/g, " ").trim());
    const values = [...new Set(rows.flatMap(parts))].filter(Boolean);
    const field = labelled(head, document.createElement("select"));
    field.append(new Option("all", ""), ...values.map((value) => new Option(value)));
    return (row) => !field.value || parts(row).includes(field.value);
  };
  const tests = ["section", "kind", "actors", "verdict"].map(chooser);
  const text = labelled("words", Object.assign(document.createElement("input"), { type: "search" }));
  tests.push((row) => {
    const found = row.textContent.toLowerCase();
    return text.value.toLowerCase().split(/\s+/).every((word) => found.includes(word));
  });
  const count = document.createElement("output");
  form.append(count);
  (table.closest(".wide-table, .table-scroll") || table).before(form);

  const fields = [...form.elements].filter((field) => field.name);
  const show = () => {
    for (const row of rows) row.hidden = !tests.every((test) => test(row));
    count.textContent = `${rows.filter((row) => !row.hidden).length} of ${rows.length} claims`;
  };
  const write = () => {
    const chosen = fields.filter((field) => field.value).map((field) => [field.name, field.value]);
    const place = chosen.length ? PREFIX + new URLSearchParams(chosen) : "#";
    history.replaceState(null, "", place);
    show();
  };
  const read = () => {
    if (!location.hash.startsWith(PREFIX)) return;
    const chosen = new URLSearchParams(location.hash.slice(PREFIX.length));
    for (const field of fields) field.value = chosen.get(field.name) ?? "";
    show();
    form.scrollIntoView();
  };
  for (const event of ["input", "change"]) form.addEventListener(event, write);
  addEventListener("hashchange", read);
  show();
  read();
});
