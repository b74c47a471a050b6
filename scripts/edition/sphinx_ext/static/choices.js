// Lets the reader try other choices; every result was worked out beforehand.
document.addEventListener("DOMContentLoaded", () => {
  document.querySelectorAll("[data-controls]").forEach((place, index) => {
    const { controls, results, outcomes } = JSON.parse(place.dataset.controls);
    const fields = controls.map(({ label, values }, number) => {
      const input = document.createElement("select");
      input.append(...values.map(([value]) => new Option(value)));
      const named = document.createElement("label");
      named.append(`${label} `, input);
      const note = document.createElement("small");
      note.id = `note-${index}-${number}`;
      input.setAttribute("aria-describedby", note.id);
      const field = document.createElement("div");
      field.append(named, note);
      place.append(field);
      const read = () => {
        note.textContent = values[input.selectedIndex][1];
        return input.selectedIndex;
      };
      return { read, size: values.length };
    });
    const output = document.createElement("output");
    place.append(output);
    const say = () => {
      const outcome = fields.reduce((sum, { read, size }) => sum * size + read(), 0);
      const [words, style] = results[outcomes[outcome]];
      place.dataset.verdict = style;
      output.textContent = words;
    };
    place.addEventListener("input", say);
    say();
  });
});
