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
  // Legends in columns would be wider than a phone.
  const narrow = { legend: { columns: 1, layout: { bottom: { direction: "vertical" } } } };
  const isDark = () => document.documentElement.dataset.theme === "dark";

  const merged = (one, other) => ({ ...one, ...other, legend: { ...one.legend, ...other.legend } });

  let loading;
  const load = () =>
    (loading ??= new Promise((done) => {
      const script = document.createElement("script");
      script.src = library;
      script.onload = () => done(true);
      script.onerror = () => done(false);
      document.head.append(script);
    }));

  async function draw(chart) {
    if (!(await load())) return;
    const spec = JSON.parse(chart.querySelector('script[type="application/json"]').textContent);
    const target = document.createElement("div");
    target.className = "vega-drawn";
    chart.append(target);
    try {
      const { view } = await window.vegaEmbed(target, spec, {
        actions: false,
        ast: true, // the page's policy forbids the code that Vega would generate
        config: merged(isDark() ? dark : {}, chart.clientWidth < 480 ? narrow : {}),
        renderer: "svg",
      });
      // Frames of maps and brushes are called pictures by Vega, and have nothing to say.
      for (const frame of target.querySelectorAll('[role="graphics-symbol"]:not([aria-label])')) {
        frame.setAttribute("aria-hidden", "true");
      }
      for (const old of chart.querySelectorAll(".vega-picture, .vega-drawn")) {
        if (old !== target) old.remove();
      }
      chart.vegaView?.finalize();
      chart.vegaView = view;
      chart.dataset.state = "drawn";
    } catch (error) {
      target.remove();
      chart.dataset.state = "failed";
      console.error(error);
    }
  }

  // One after the other, so that the first can be used while the rest are drawn, and so that what
  // is asked for during a drawing is drawn after it.
  let queue = Promise.resolve();
  const pause = () => new Promise((resume) => setTimeout(resume));
  const ask = (chart) => (queue = queue.then(() => draw(chart)).then(pause));

  const asked = new Set();
  const watch = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue;
        watch.unobserve(target);
        asked.add(target);
        ask(target);
      }
    },
    { rootMargin: "600px" },
  );
  for (const chart of document.querySelectorAll(".vega-live")) watch.observe(chart);
  let theme = isDark();
  new MutationObserver(() => {
    if (theme === isDark()) return;
    theme = isDark();
    asked.forEach(ask);
  }).observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
})();
