// Lets the reader try another tolerance on a claim, and says the verdict that would follow.
document.addEventListener("DOMContentLoaded", () => {
  const words = {
    supported: "✓ supported",
    caveat: "≈ supported with a caveat",
    contradicted: "✗ contradicted",
    open: "? not testable with open data",
  };
  const verdict = (margin, tolerance) => {
    const reach = margin.percent ? (Math.abs(margin.asserted) * tolerance) / 100 : tolerance;
    const gap = (low, high) => Math.max(low - margin.asserted, margin.asserted - high, 0);
    const slack = reach + 1e-9 * Math.max(reach, Math.abs(margin.asserted));
    if (gap(margin.observed, margin.observed) <= slack) return margin.caveat ? "caveat" : "supported";
    if (gap(margin.low, margin.high) <= slack) return "caveat";
    return margin.weak ? "open" : "contradicted";
  };
  for (const place of document.querySelectorAll(".tolerance")) {
    const margin = JSON.parse(place.dataset.margin);
    const unit = margin.percent ? "per cent" : margin.unit;
    const needed = Math.abs(margin.observed - margin.asserted);
    const share = margin.percent ? (100 * needed) / Math.abs(margin.asserted) : needed;
    const step = margin.tolerance ? margin.tolerance / 20 : share / 20 || 0.05;
    const most = step * Math.ceil((2 * Math.max(margin.tolerance, share)) / step);
    const label = document.createElement("label");
    label.textContent = "Try another tolerance: ";
    const slider = document.createElement("input");
    Object.assign(slider, { type: "range", min: 0, max: most, step, value: margin.tolerance });
    const result = document.createElement("output");
    const say = () => {
      const tolerance = Number(slider.value);
      const shown = `${Number(tolerance.toPrecision(3))} ${unit}`;
      slider.setAttribute("aria-valuetext", shown);
      place.dataset.verdict = verdict(margin, tolerance);
      result.textContent = `${shown}: ${words[place.dataset.verdict]}`;
    };
    slider.addEventListener("input", say);
    label.append(slider);
    place.append(label, result);
    say();
  }
});
