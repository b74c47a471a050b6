// Puts fields above the ledger that narrow it to the claims a reader looks for.
document.addEventListener("DOMContentLoaded", () => {
  const table = document.querySelector("table.ledger, .ledger table");
  if (!table) return;
  const rows = [...table.tBodies[0].rows];
  const heads = [...table.tHead.rows[0].cells].map((cell) => cell.textContent.trim());
  const form = document.createElement("form");
  form.className = "ledger-filter";
  form.setAttribute("role", "search");
  form.setAttribute("aria-label", "Claims");
  form.addEventListener("submit", (event) => event.preventDefault());

  const labelled = (text, field) => {
    const label = document.createElement("label");
    label.append(`${text} `, field);
    form.append(label);
    return field;
  };
  const chooser = (head) => {
    const column = heads.indexOf(head);
    const parts = (row) => row.cells[column].textContent.split(",").map((part) => part.trim());
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
  const show = () => {
    for (const row of rows) row.hidden = !tests.every((test) => test(row));
    count.textContent = `${rows.filter((row) => !row.hidden).length} of ${rows.length} claims`;
  };
  for (const event of ["input", "change"]) form.addEventListener(event, show);
  show();
});
