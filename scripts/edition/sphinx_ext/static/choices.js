// Lets the reader try other choices or another tolerance; every result was worked out beforehand.
document.addEventListener("DOMContentLoaded", () => {
  document.querySelectorAll("[data-controls]").forEach((place, index) => {
    const { controls, results, outcomes } = JSON.parse(place.dataset.controls);
    const fields = controls.map(({ label, values, start, slider }, number) => {
      const input = document.createElement(slider ? "input" : "select");
      const position = slider ? "value" : "selectedIndex";
      if (slider) Object.assign(input, { type: "range", max: values.length - 1 });
      else input.append(...values.map(([value]) => new Option(value)));
      input[position] = start;
      const named = document.createElement("label");
      named.append(`${label} `, input);
      const note = document.createElement("small");
      note.id = `note-${index}-${number}`;
      if (!slider) input.setAttribute("aria-describedby", note.id);
      const field = document.createElement("div");
      field.append(named, note);
      place.append(field);
      const read = () => {
        const [value, why] = values[input[position]];
        note.textContent = slider ? value : why;
        if (slider) input.setAttribute("aria-valuetext", value);
        return Number(input[position]);
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
