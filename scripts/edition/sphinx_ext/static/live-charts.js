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
  // On a phone legends stand in one column, and long labels and titles of axes leave room for the plot.
  const narrow = {
    legend: { columns: 1, layout: { bottom: { direction: "vertical" } } },
    axisX: { titleAnchor: "end" },
    axisYDiscrete: { labelExpr: "split(replace(datum.label, regexp('(.{18,}?) ', 'g'), '$1\\n'), '\\n')" },
  };
  const isDark = () => document.documentElement.dataset.theme === "dark";

  // What has a width of its own is drawn anew at the width there is, so that its words stay as large.
  function fitted(text, room) {
    const isNarrow = room < 480;
    const oneColumn = (key, value) => (key === "legend" && value ? { ...value, columns: 1 } : value);
    const spec = JSON.parse(text, isNarrow ? oneColumn : undefined);
    for (const part of [spec, ...(spec.vconcat ?? [])]) {
      if (!(part.width > room)) continue;
      if (part.projection) part.height *= room / part.width;
      part.width = room;
    }
    for (const param of spec.params ?? []) if (param.name === "narrow") param.value = isNarrow;
    return spec;
  }

  // Brings words back that stick out of a narrow chart: moves them a little, or breaks their line.
  function gather(target) {
    const edge = target.querySelector("svg").getBoundingClientRect();
    const excess = (text) => {
      const box = text.getBoundingClientRect();
      return Math.max(box.right - edge.right, 0) || Math.min(box.left - edge.left, 0);
    };
    for (const text of target.querySelectorAll(".role-mark.mark-text text")) {
      const words = text.textContent.split(" ");
      if (Math.abs(excess(text)) > 12 && words.length > 2 && !text.childElementCount) {
        const isHalf = (_, at) => words.slice(0, at + 1).join(" ").length * 2 > text.textContent.length;
        const at = Math.min(words.findIndex(isHalf) + 1, words.length - 1);
        const lines = [words.slice(0, at), words.slice(at)].map((line, row) => {
          const span = document.createElementNS(text.namespaceURI, "tspan");
          span.textContent = line.join(" ");
          span.setAttribute("x", 0);
          span.setAttribute("dy", row ? "1.1em" : "-0.55em");
          return span;
        });
        text.replaceChildren(...lines);
      }
      if (excess(text)) text.style.translate = `${-excess(text)}px`;
    }
  }

  // Words in a colour of their own are lighter on a dark page, as small letters need.
  const lightened = new Set([light]);
  const { sheet } = document.head.appendChild(document.createElement("style"));
  function lighten(text) {
    const fill = text.getAttribute("fill");
    if (lightened.has(fill) || !/^#[0-9a-f]{6}$/i.test(fill)) return;
    lightened.add(fill);
    const parts = [1, 3, 5].map((at) => 0.6 * parseInt(fill.slice(at, at + 2), 16) + 0.4 * 255);
    sheet.insertRule(`html[data-theme="dark"] .vega-drawn text[fill="${fill}"] { fill: rgb(${parts}); }`);
  }

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

  const specification = (chart) => chart.querySelector('script[type="application/json"]').textContent;

  async function draw(chart) {
    if (!(await load())) return;
    const target = document.createElement("div");
    target.className = "vega-drawn";
    chart.append(target);
    try {
      const { view } = await window.vegaEmbed(target, fitted(specification(chart), chart.clientWidth), {
        actions: false,
        ast: true, // the page's policy forbids the code that Vega would generate
        config: merged(isDark() ? dark : {}, chart.clientWidth < 480 ? narrow : {}),
        renderer: "svg",
      });
      // Frames of maps and brushes are called pictures by Vega, and have nothing to say.
      for (const frame of target.querySelectorAll('[role="graphics-symbol"]:not([aria-label])')) {
        frame.setAttribute("aria-hidden", "true");
      }
      target.querySelectorAll("text[fill]").forEach(lighten);
      if (chart.clientWidth < 480) gather(target);
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

  // A chart as PNG: on white, under its title, as wide as its SVG and two dots a pixel.
  async function png(chart) {
    const spec = JSON.parse(specification(chart));
    const target = document.createElement("div");
    target.style.cssText = "left: -9999px; position: absolute; width: 700px";
    document.body.append(target);
    try {
      // What is painted before a face has come stays in another; only those are loaded that a sign needs.
      const words = specification(chart);
      await Promise.all(["", "bold "].map((weight) => document.fonts.load(`${weight}12px "Edition Sans"`, words)));
      const whole = { ...spec, background: "white", title: spec.usermeta.title };
      const { view } = await window.vegaEmbed(target, whole, { actions: false, ast: true });
      const canvas = await view.toCanvas(2);
      view.finalize();
      return await new Promise((done) => canvas.toBlob(done));
    } finally {
      target.remove();
    }
  }

  function offerPng(chart) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = "PNG";
    button.addEventListener("click", async () => {
      if (!(await load())) return;
      const link = document.createElement("a");
      link.href = URL.createObjectURL(await png(chart));
      link.download = chart.id.replace(/-chart$/, ".png");
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    });
    chart.closest("figure").querySelector(".chart-files").append(" ", button);
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
  // A long page is still being read when its first chart is in view: each is watched as it comes.
  const charts = document.getElementsByClassName("vega-live");
  let watched = 0;
  const find = () => {
    const isWhole = (chart) => chart.nextSibling || document.readyState !== "loading";
    while (watched < charts.length && isWhole(charts[watched])) watch.observe(charts[watched++]);
  };
  const growth = new MutationObserver(find);
  growth.observe(document, { childList: true, subtree: true });
  const end = () => {
    find();
    growth.disconnect();
    [...charts].forEach(offerPng);
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", end);
  else end();
  let theme = isDark();
  new MutationObserver(() => {
    if (theme === isDark()) return;
    theme = isDark();
    asked.forEach(ask);
  }).observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
})();
