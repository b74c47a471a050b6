// Draws each chart when it comes near the window, and again when the reader changes the colours.
// The chart library comes with the first of them; until then, and without it, the picture stands.
(() => {
  const library = new URL("vega.js", document.currentScript.src);
  const light = "#e6e6e6";
  const dark = {
    title: { color: light },
    axis: { labelColor: light, titleColor: light },
    legend: { labelColor: light, titleColor: light, symbolBaseFillColor: light, symbolBaseStrokeColor: light },
    text: { color: light },
  };
  const isDark = () => document.documentElement.dataset.theme === "dark";

  let loading;
  const load = () =>
    (loading ??= new Promise((done) => {
      const script = document.createElement("script");
      script.src = library;
      script.onload = () => done(true);
      script.onerror = () => done(false);
      document.head.append(script);
    }));

  // The page's policy forbids the code that Vega would generate, so an interpreter runs the charts.
  const embed = (target, spec) =>
    window.vegaEmbed(target, spec, {
      actions: false,
      ast: true,
      config: isDark() ? dark : {},
      renderer: "svg",
    });

  async function draw(chart) {
    const wanted = (chart.drawing = Symbol());
    if (!(await load())) return;
    const spec = JSON.parse(chart.querySelector('script[type="application/json"]').textContent);
    const target = document.createElement("div");
    target.className = "vega-drawn";
    chart.append(target);
    try {
      const { view } = await embed(target, spec);
      if (chart.drawing !== wanted) {
        view.finalize();
        return target.remove();
      }
      chart.vegaView?.finalize();
      // Frames of maps and brushes are called pictures by Vega, and have nothing to say.
      for (const frame of target.querySelectorAll('[role="graphics-symbol"]:not([aria-label])')) {
        frame.setAttribute("aria-hidden", "true");
      }
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

  const asked = new Set();
  const watch = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting || asked.has(target)) continue;
        asked.add(target);
        watch.unobserve(target);
        draw(target);
      }
    },
    { rootMargin: "600px" },
  );
  for (const chart of document.querySelectorAll(".vega-live")) watch.observe(chart);
  let theme = isDark();
  new MutationObserver(() => {
    if (theme === isDark()) return;
    theme = isDark();
    asked.forEach(draw);
  }).observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
})();
