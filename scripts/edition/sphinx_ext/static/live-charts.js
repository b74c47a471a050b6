// Draws each chart, which the book holds as Vega, when it comes near the window, and again when the
// reader changes the colours.  What draws comes with the first of them; until then, and without it,
// the picture stands.
(() => {
  const library = new URL("vega.js", document.currentScript.src);
  const light = "#e6e6e6";
  const dark = {
    title: { color: light },
    axis: { labelColor: light, titleColor: light },
    legend: { labelColor: light, titleColor: light, symbolBaseFillColor: light, symbolBaseStrokeColor: light },
  };
  const isDark = () => document.documentElement.dataset.theme === "dark";

  // What has a width of its own is drawn anew at the width there is, so that its words stay as large.
  // On a dark page each colour is the partner that the specification names.
  function fitted(text, room) {
    const partners = isDark() ? { ...JSON.parse(text).usermeta.dark, black: light } : {};
    const spec = JSON.parse(text, (key, value) => (typeof value === "string" && partners[value]) || value);
    if (spec.width > room) {
      if (spec.projections) spec.height *= room / spec.width;
      spec.width = room;
    }
    for (const signal of spec.signals ?? []) {
      if (signal.name.endsWith("idth") && signal.value > room) signal.value = room;
    }
    if (room < 480) narrow(spec);
    return spec;
  }

  // On a phone charts and legends stand in one column, and long labels and titles of axes leave room
  // for the plot.
  const inOneColumn = {
    axisX: { titleAnchor: "end" },
    legend: { columns: 1, layout: { bottom: { direction: "vertical" } } },
  };
  const lines = (after) => `split(replace(datum.label, regexp('(.{${after},}?) ', 'g'), '$1\\n'), '\\n')`;
  const BROKEN = {
    left: { text: { signal: lines(18) } },
    top: { text: { signal: lines(2) }, dy: { signal: `-12 * (length(${lines(2)}) - 1)` } },
  };
  const parts = (part) => [part, ...(part.marks ?? []).flatMap(parts)];
  function narrow(spec) {
    const scales = parts(spec).flatMap((part) => part.scales ?? []);
    const isDiscrete = ({ scale }) => ["band", "point"].includes(scales.find(({ name }) => name === scale)?.type);
    for (const part of parts(spec)) {
      if (part.layout) part.layout.columns = 1;
      for (const legend of part.legends ?? []) legend.columns = 1;
      for (const axis of part.axes ?? []) {
        const broken = BROKEN[axis.orient];
        if (!broken || !isDiscrete(axis)) continue;
        const { labels } = (axis.encode ??= {});
        axis.encode.labels = { ...labels, update: { ...broken, ...labels?.update } };
      }
    }
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

  // A reader who scrolls or types meanwhile is served first.
  const pause = () => new Promise((resume) => (window.requestIdleCallback ?? setTimeout)(resume));

  const upright = matchMedia("(max-width: 575px) and (orientation: portrait)");

  // Figures stand beside the pointer, whole in the window, and over what is enlarged.
  function figures(handler) {
    return (_, event, item, value) => {
      handler.call(_, event, item, value);
      const tip = handler.el;
      if (!value || !tip) return;
      const dialog = event.target.closest("dialog");
      const place = dialog ?? document.body;
      if (tip.parentNode !== place) place.append(tip);
      const { clientX, clientY } = event;
      const [x, y, width, height] =
        upright.matches && dialog?.matches(".turned")
          ? [clientY, innerWidth - clientX, innerHeight, innerWidth]
          : [clientX, clientY, innerWidth, innerHeight];
      const above = y + 10 + tip.offsetHeight > height;
      tip.style.left = `${Math.max(Math.min(x + 10, width - tip.offsetWidth), 0)}px`;
      tip.style.top = `${Math.max(above ? y - 10 - tip.offsetHeight : y + 10, 0)}px`;
    };
  }

  // The page's policy forbids the code that Vega would generate, so that it interprets.
  async function shown(target, spec, config) {
    const { Handler, View, expressionInterpreter, parse } = window.vega;
    const flow = parse(spec, config, { ast: true });
    await pause();
    const view = new View(flow, {
      expr: expressionInterpreter,
      renderer: "svg",
      tooltip: figures(new Handler({ disableDefaultStyle: true })),
    });
    await pause();
    return view.initialize(target).runAsync();
  }

  async function embed(target, text, room) {
    const config = merged(isDark() ? dark : {}, room < 480 ? inOneColumn : {});
    const view = await shown(target, fitted(text, room), config);
    // Frames of maps and brushes are called pictures by Vega, and have nothing to say.
    for (const frame of target.querySelectorAll('[role="graphics-symbol"]:not([aria-label])')) {
      frame.setAttribute("aria-hidden", "true");
    }
    if (room < 480) gather(target);
    const svg = target.querySelector("svg");
    // What the keyboard comes to is what has the name.
    for (const name of ["role", "aria-roledescription", "aria-label"]) {
      svg.setAttribute(name, target.getAttribute(name));
      target.removeAttribute(name);
    }
    walk(svg);
    return view;
  }

  // What the mouse does by resting on a mark and by a click, arrows and Enter do too.
  function walk(svg) {
    svg.tabIndex = 0;
    let at = -1;
    const tell = (mark, kind) => {
      const box = mark.getBoundingClientRect();
      const middle = { clientX: box.x + box.width / 2, clientY: box.y + box.height / 2 };
      mark.dispatchEvent(new PointerEvent(kind, { bubbles: true, ...middle }));
    };
    const telling = () =>
      [...svg.querySelectorAll(".role-mark :is(path, text)")].filter(
        (mark) => mark.__data__?.tooltip && mark.ariaLabel !== null && !mark.closest(".mark-line"),
      );
    svg.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
      const marks = telling();
      if (step && marks.length) {
        event.preventDefault();
        at = (Math.max(at, step < 0 ? 0 : -1) + step + marks.length) % marks.length;
        marks[at].setAttribute("tabindex", "-1");
        marks[at].focus();
        tell(marks[at], "pointermove");
      } else if (event.key === "Enter" && marks[at]) {
        tell(marks[at], "click");
      } else if (event.key === "Escape" && svg !== document.activeElement) {
        event.preventDefault();
        event.stopPropagation(); // a dialog around it is closed by the next
        svg.focus();
      }
    });
    svg.addEventListener("focusout", ({ target }) => target !== svg && tell(target, "mouseout"));
    // A tap shows the figures of the mark that it meets, or the nearest within a finger's breadth,
    // until the next tap.
    svg.addEventListener("click", ({ clientX, clientY, pointerType, target }) => {
      if (pointerType !== "touch") return;
      const distance = (mark) => {
        if (mark === target) return -1;
        const box = mark.getBoundingClientRect();
        const gap = (low, at, high) => Math.max(low - at, at - high, 0);
        return Math.hypot(gap(box.left, clientX, box.right), gap(box.top, clientY, box.bottom));
      };
      const [nearest] = telling().sort((one, other) => distance(one) - distance(other));
      if (!nearest || distance(nearest) > 24) return;
      tell(nearest, "pointermove");
      document.addEventListener("pointerdown", () => tell(nearest, "mouseout"), { capture: true, once: true });
    });
  }

  async function draw(chart) {
    if (!(await load())) return;
    await pause();
    // What a reader sees below the picture does not move up when a lower chart takes its place.
    const box = chart.getBoundingClientRect();
    if (box.bottom > 0 && box.top < innerHeight) chart.style.minHeight = `${box.height}px`;
    // Before the picture, so that a browser which holds its place by it does not go up with it.
    const target = document.createElement("div");
    target.className = "vega-drawn coming";
    chart.prepend(target);
    try {
      const view = await embed(target, specification(chart), chart.clientWidth);
      target.classList.remove("coming");
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
      const view = await shown(target, { ...spec, background: "white", title: spec.usermeta.title });
      const canvas = await view.toCanvas(2);
      view.finalize();
      return await new Promise((done) => canvas.toBlob(done));
    } finally {
      target.remove();
    }
  }

  const element = (name, given, ...inside) => {
    const made = Object.assign(document.createElement(name), given);
    made.append(...inside);
    return made;
  };

  // A dialogue over the page with the title of a chart and, until it is drawn anew, what stands in
  // its place; on an upright phone a wide chart lies on its side, if it is whole there.
  function frame(chart) {
    const words = chart.closest("figure").querySelector("figcaption").cloneNode(true).childNodes;
    const title = element("p", { id: `${chart.id}-zoomed` }, ...words);
    for (const link of title.querySelectorAll("a")) link.replaceWith(...link.childNodes);
    const close = element("button", { type: "button", textContent: "Close" });
    const standing = chart.querySelector(":scope > :not(.coming) > svg");
    const picture = element("div", { className: standing.parentNode.className, inert: true }, standing.cloneNode(true));
    const target = element("div", { className: "vega-drawn coming" });
    const holder = element("div", {}, target, picture);
    const dialog = element("dialog", { className: "chart-zoom turned" }, element("header", {}, title, close), holder);
    dialog.setAttribute("aria-labelledby", title.id);
    close.addEventListener("click", () => dialog.close());
    // Browsers do so themselves, but Chromium not while the focus is within an SVG.
    dialog.addEventListener("keydown", ({ key }) => key === "Escape" && dialog.close());
    dialog.addEventListener("close", () => dialog.remove());
    document.body.append(dialog);
    dialog.showModal();
    const { width, height } = extent(chart);
    const isWhole = height * SMALLEST <= holder.clientHeight;
    dialog.classList.toggle("turned", width > 1.5 * height && isWhole);
    if (upright.matches && !dialog.matches(".turned")) holder.prepend(title);
    return { dialog, holder, picture, target };
  }

  const extent = (chart) => {
    const [width, height] = ["--width", "--height"].map((name) => parseFloat(chart.style.getPropertyValue(name)));
    return { width, height };
  };

  // How much smaller or larger than in the column words may become, so that a chart is whole.
  const [SMALLEST, LARGEST] = [0.85, 1.5];

  async function enlarge(chart) {
    const { dialog, holder, picture, target } = frame(chart);
    const scale = ({ width, height }) => {
      const whole = holder.clientHeight / height;
      return Math.min(holder.clientWidth / width, whole < SMALLEST ? 1 : whole, LARGEST);
    };
    const size = (svg) => (svg.style.width = `${svg.viewBox.baseVal.width * scale(svg.viewBox.baseVal)}px`);
    size(picture.firstChild);
    if (!(await load()) || !dialog.open) return;
    const wide = holder.clientWidth;
    const room = Math.max(wide / scale({ width: 0, height: extent(chart).height }), Math.min(wide, 680));
    target.style.width = `${room}px`;
    const view = await embed(target, specification(chart), room);
    if (!dialog.open) return view.finalize();
    dialog.addEventListener("close", () => view.finalize());
    picture.remove();
    target.classList.remove("coming");
    target.style.width = "";
    size(target.querySelector("svg"));
  }

  const save = async (chart) => {
    if (!(await load())) return;
    const link = document.createElement("a");
    link.href = URL.createObjectURL(await png(chart));
    link.download = chart.id.replace(/-chart$/, ".png");
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  };

  function offer(chart) {
    const files = chart.closest("figure").querySelector(".chart-files");
    for (const [name, act] of [["PNG", save], ["Enlarge", enlarge]]) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = name;
      button.addEventListener("click", () => act(chart));
      files.append(" ", button);
    }
    const link = files.querySelector(".chart-link");
    link?.addEventListener("click", async () => {
      // The address is in the address bar all the same where it may not be copied.
      await navigator.clipboard?.writeText(link.href).then(() => {
        link.textContent = "Link copied";
        setTimeout(() => (link.textContent = "Link"), 2_000);
      }, () => {});
    });
  }

  // One after the other, so that the first can be used while the rest are drawn, and so that what
  // is asked for during a drawing is drawn after it.
  let queue = Promise.resolve();
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
    [...charts].forEach(offer);
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
