// Finds as one types: claims, figures, names, sources, then passages; any word or number, in any script.
(() => {
  const HERE = document.currentScript.src;
  const KINDS = { claim: "Claims", figure: "Figures", name: "People, places and works", source: "Sources", passage: "Text" };
  const FEW = 6;  // of a kind, beside the field of the dialogue
  const SNIPPET = 70;  // characters before and after what was found

  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[‐‑–—−]/g, "-");
  const element = (name, ...inside) => {
    const made = document.createElement(name);
    made.append(...inside);
    return made;
  };

  let loading;
  const load = () => (loading ??= new Promise((resolve, reject) => {
    const script = element("script");
    script.src = new URL("search-data.js", HERE);
    script.onload = () => resolve(window.searchData.map(([kind, title, note, words, address]) => ({
      kind, title, note, words, address, head: plain(`${title} ${note}`), body: plain(words),
    })));
    script.onerror = () => reject(new Error("search-data.js"));
    document.head.append(script);
  }));

  // How well one word is found in a text: at the start of a word, within one, or not at all.
  const fit = (text, word) => {
    for (let at = text.indexOf(word), within = 0; ; at = text.indexOf(word, at + 1)) {
      if (at < 0) return within;
      if (at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1])) return 2;
      within = word.length > 2 || /[^\x00-\u024f]/.test(word) ? 1 : 0;
    }
  };
  const score = (entry, words) => {
    let sum = 0;
    for (const word of words) {
      const best = Math.max(3 * fit(entry.head, word), fit(entry.body, word));
      if (!best) return 0;
      sum += best + (entry.head.startsWith(word) ? 3 : 0);
    }
    return sum;
  };

  const marked = (text, words) => {
    const found = [];
    const low = [...text].map((sign) => plain(sign) || " ");
    const flat = low.map((sign) => sign[0]).join("");
    const signs = [...text];
    let from = 0;
    while (from < flat.length) {
      const hits = words.map((word) => [flat.indexOf(word, from), word.length]).filter(([at]) => at >= 0);
      if (!hits.length) break;
      const [at, length] = hits.sort((one, two) => one[0] - two[0])[0];
      found.push(signs.slice(from, at).join(""), element("mark", signs.slice(at, at + length).join("")));
      from = at + length;
    }
    return [...found, signs.slice(from).join("")];
  };
  const snippet = (entry, words) => {
    const at = Math.min(...words.map((word) => entry.body.indexOf(word)).filter((at) => at >= 0));
    if (!Number.isFinite(at)) return entry.words.slice(0, 2 * SNIPPET);
    const start = at < SNIPPET ? 0 : entry.words.indexOf(" ", at - SNIPPET) + 1;
    return `${start ? "… " : ""}${entry.words.slice(start, at + SNIPPET)} …`;
  };

  const shown = (entry, words, root) => {
    const link = element("a", element("span", ...marked(entry.title, words)));
    link.href = root + entry.address;
    if (entry.note) link.append(element("small", entry.note));
    if (entry.kind === "passage") link.append(element("q", ...marked(snippet(entry, words), words)));
    return element("li", link);
  };

  const results = (entries, words, limit, root, more) => {
    const found = entries.map((entry) => [score(entry, words), entry]).filter(([sum]) => sum);
    const parts = [];
    for (const [kind, name] of Object.entries(KINDS)) {
      const own = found.filter(([, entry]) => entry.kind === kind).sort((one, two) => two[0] - one[0]);
      if (!own.length) continue;
      const list = element("ol", ...own.slice(0, limit).map(([, entry]) => shown(entry, words, root)));
      parts.push(element("h2", `${name} `, element("small", String(own.length))), list);
    }
    const count = element("p", found.length ? `${found.length} found` : "Nothing found");
    count.setAttribute("role", "status");
    if (limit < Infinity && found.length) count.append(" · ", more());
    return [count, ...parts];
  };

  const serve = (form) => {
    const dialogue = form.closest("dialog");
    const root = new URL("..", HERE).href;
    const field = form.querySelector("input");
    const place = element("div");
    place.className = "search-results";
    form.after(place);
    const more = () => {
      const link = element("a", "show all");
      link.href = `${form.action}?q=${encodeURIComponent(field.value)}`;
      return link;
    };
    const find = async () => {
      const words = plain(field.value).split(/\s+/).filter(Boolean);
      let told = [];
      try {
        const entries = await load();
        if (words.length) told = results(entries, words, dialogue ? FEW : Infinity, root, more);
      } catch {
        told = [element("p", "The list of what can be found did not load; reload the page to try again.")];
      }
      place.replaceChildren(...told);
    };
    field.addEventListener("focus", load, { once: true });
    field.addEventListener("input", find);
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      await find();
      place.querySelector("li a")?.click();
    });
    (dialogue ?? form.parentElement).addEventListener("keydown", (event) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      const stops = [field, ...place.querySelectorAll("li a")];
      const at = stops.indexOf(document.activeElement);
      if (!step || at < 0) return;
      event.preventDefault();
      stops[(at + step + stops.length) % stops.length].focus();
    });
    place.addEventListener("click", (event) => {
      if (event.target.closest("a")) dialogue?.close();
    });
    if (!dialogue) {
      field.value = new URLSearchParams(location.search).get("q") ?? "";
      if (field.value) find();
      field.focus();
    }
  };
  for (const form of document.querySelectorAll("form.bd-search")) serve(form);
})();
