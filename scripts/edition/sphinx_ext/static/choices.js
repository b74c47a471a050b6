// Lets the reader make the choices of a claim otherwise; the universes were computed beforehand.
document.addEventListener("DOMContentLoaded", () => {
  const signs = ["✓", "≈", "✗", "?", "◇"];
  const styles = ["supported", "caveat", "contradicted", "not-testable", "interpretive"];
  document.querySelectorAll(".choices").forEach((place, index) => {
    const { choices, observed, verdicts, universes } = JSON.parse(place.dataset.universes);
    const controls = choices.map(([name, values], number) => {
      const label = document.createElement("label");
      const select = document.createElement("select");
      const why = document.createElement("small");
      why.id = `why-${index}-${number}`;
      select.setAttribute("aria-describedby", why.id);
      select.append(...values.map(([value]) => new Option(value)));
      label.append(`${name[0].toUpperCase()}${name.slice(1)} `, select);
      const field = document.createElement("div");
      field.append(label, why);
      place.append(field);
      return { select, why, values };
    });
    const result = document.createElement("output");
    place.append(result);
    const say = () => {
      let universe = 0;
      for (const { select, why, values } of controls) {
        universe = universe * values.length + select.selectedIndex;
        why.textContent = values[select.selectedIndex][1];
      }
      const found = universes[universe];
      place.dataset.verdict = found ? styles[found[1]] : "none";
      result.textContent = found
        ? `Observed: ${observed[found[0]]}. Verdict: ${signs[found[1]]} ${verdicts[found[1]]}`
        : "These values do not go together.";
    };
    place.addEventListener("change", say);
    say();
  });
});
