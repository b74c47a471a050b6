// Puts a field above the ledger that hides the rows which do not hold all words typed into it.
document.addEventListener("DOMContentLoaded", () => {
  const table = document.querySelector("table.ledger, .ledger table");
  if (!table) return;
  const rows = [...table.tBodies[0].rows];
  const label = document.createElement("label");
  label.className = "ledger-filter";
  label.textContent = "Find claims by words, kind or verdict: ";
  const field = document.createElement("input");
  field.type = "search";
  const count = document.createElement("output");
  label.append(field, " ", count);
  table.before(label);
  const show = () => {
    const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
    for (const row of rows) {
      const text = row.textContent.toLowerCase();
      row.hidden = !words.every((word) => text.includes(word));
    }
    count.textContent = `${rows.filter((row) => !row.hidden).length} of ${rows.length}`;
  };
  field.addEventListener("input", show);
  show();
});
