// Draws each chart when it comes near the window, and again when the reader changes the colours.
(() => {
  const charts = [...document.querySelectorAll(".vega-live")];
  if (!charts.length || !window.vegaEmbed) return;
  const light = "#e6e6e6";
  const dark = {
    title: { color: light },
    axis: { labelColor: light, titleColor: light },
    legend: { labelColor: light, titleColor: light, symbolBaseFillColor: light, symbolBaseStrokeColor: light },
    text: { color: light },
  };
  const isDark = () => document.documentElement.dataset.theme === "dark";

  // A title as wide as a page would leave a chart on a phone no room for its plot.
  function fitTitle(spec, width) {
    const longest = Math.floor(width / 7);
    if (spec.width !== "container" || Math.max(...spec.title.text.map((line) => line.length)) <= longest) return;
    const lines = [""];
    for (const word of spec.title.text.join(" ").split(" ")) {
      const longer = `${lines.at(-1)} ${word}`.trim();
      if (longer.length > longest) lines.push(word);
      else lines[lines.length - 1] = longer;
    }
    spec.title = { ...spec.title, text: lines, frame: "bounds" };
  }

  async function draw(chart) {
    const spec = JSON.parse(chart.querySelector('script[type="application/json"]').textContent);
    fitTitle(spec, chart.clientWidth);
    const target = document.createElement("div");
    target.className = "vega-drawn";
    chart.append(target);
    try {
      const { view } = await window.vegaEmbed(target, spec, {
        actions: false,
        config: isDark() ? dark : {},
        renderer: "svg",
      });
      for (const old of chart.querySelectorAll(".vega-picture, .vega-drawn")) {
        if (old !== target) old.remove();
      }
      chart.vegaView = view;
      chart.dataset.state = "drawn";
    } catch (error) {
      target.remove();
      chart.dataset.state = "failed";
      console.error(error);
    }
  }

  const watch = new IntersectionObserver(
    (entries) => {
      for (const entry of entries) {
        if (entry.isIntersecting) {
          watch.unobserve(entry.target);
          draw(entry.target);
        }
      }
    },
    { rootMargin: "600px" },
  );
  charts.forEach((chart) => watch.observe(chart));
  new MutationObserver(() => charts.filter((chart) => chart.dataset.state).forEach(draw)).observe(
    document.documentElement,
    { attributes: true, attributeFilter: ["data-theme"] },
  );
})();
