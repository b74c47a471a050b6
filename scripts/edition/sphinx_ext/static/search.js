// Finds as one types: claims, figures, names, sources, then passages; any word or number, in any script.
(() => {
  const HERE = document.currentScript.src;
  const KINDS = { claim: "Claims", figure: "Figures", name: "People, places and works", source: "Sources", passage: "Text" };
  const FEW = 6;  // of a kind, beside the field of the dialogue, and of those that have some of the words
  const SNIPPET = 70;  // characters before and after what was found

  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[‐‑–—−]/g, "-");
  // A word without the signs around it, if there is more to it than signs.
  const bare = (word) => word.match(/[\p{L}\p{N}](.*[\p{L}\p{N}])?/u)?.[0] ?? word;
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

  // Where a word stands in a text, and how well: at starts of words (2), else within them (1), unless
  // it is too short to mean something there, or nowhere (0).
  const met = (text, word) => {
    const all = [];
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) all.push(at);
    const starts = all.filter((at) => at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1]));
    if (starts.length) return { fit: 2, places: starts };
    const isTelling = word.length > 2 || /[^\x00-\u024f]/.test(word);
    return isTelling && all.length ? { fit: 1, places: all } : { fit: 0, places: [] };
  };
  const fits = (entry, words) => words.map((word) => {
    const best = Math.max(3 * met(entry.head, word).fit, met(entry.body, word).fit);
    return best && best + (entry.head.startsWith(word) ? 3 : 0);
  });

  // The entries that have a word, those that have all of them first; a word tells the more the fewer
  // entries have it.  The words come with them, the most telling first.
  const ranked = (entries, words) => {
    const found = entries.map((entry) => ({ entry, fits: fits(entry, words) }))
      .filter((one) => one.fits.some(Boolean));
    const counts = words.map((_, at) => found.filter((one) => one.fits[at]).length);
    for (const one of found) {
      one.isWhole = one.fits.every(Boolean);
      one.score = one.fits.reduce((sum, fit, at) => sum + (fit && fit / counts[at]), 0);
    }
    found.sort((one, two) => two.isWhole - one.isWhole || two.score - one.score);
    const order = words.map((_, at) => at).sort((one, two) => counts[one] - counts[two]);
    return [found, order.map((at) => words[at])];
  };

  // The signs of a text, the same text plain, and for each place in it the number of the sign it is from.
  const spread = (text) => {
    const signs = [...text];
    const pieces = signs.map((sign) => (sign < "\x80" ? sign.toLowerCase() : plain(sign)));
    const owners = pieces.flatMap((piece, at) => [...piece].map(() => at));
    return { signs, flat: pieces.join(""), owners };
  };
  const marked = (text, words) => {
    const { signs, flat, owners } = spread(text);
    const hits = words.flatMap((word) =>
      met(flat, word).places.map((at) => [owners[at], owners[at + word.length - 1] + 1]));
    const parts = [];
    let from = 0;
    for (const [start, end] of hits.sort((one, two) => one[0] - two[0] || two[1] - one[1])) {
      if (start < from) continue;
      parts.push(signs.slice(from, start).join(""), element("mark", signs.slice(start, end).join("")));
      from = end;
    }
    return [...parts, signs.slice(from).join("")];
  };
  const snippet = (entry, words) => {
    const word = words.find((one) => met(entry.body, one).fit);
    if (!word) return entry.words.slice(0, 2 * SNIPPET);
    const { signs, flat, owners } = spread(entry.words);
    const at = owners[met(flat, word).places[0]];
    const start = at < SNIPPET ? 0 : signs.indexOf(" ", at - SNIPPET) + 1;
    return `${start ? "… " : ""}${signs.slice(start, at + SNIPPET).join("")} …`;
  };

  const shown = (entry, words, root) => {
    const link = element("a", element("span", ...marked(entry.title, words)));
    link.href = root + entry.address;
    if (entry.note) link.append(element("small", entry.note));
    if (entry.kind === "passage") link.append(element("q", ...marked(snippet(entry, words), words)));
    return element("li", link);
  };

  const results = (entries, typed, limit, root, more) => {
    const [found, words] = ranked(entries, typed);
    const parts = [];
    for (const [kind, name] of Object.entries(KINDS)) {
      const own = found.filter(({ entry }) => entry.kind === kind);
      const whole = own.filter(({ isWhole }) => isWhole).length;
      const listed = own.slice(0, Math.min(limit, whole + FEW));
      if (!own.length) continue;
      const list = element("ol", ...listed.map(({ entry }) => shown(entry, words, root)));
      parts.push(element("h2", `${name} `, element("small", String(own.length))), list);
    }
    const whole = found.filter(({ isWhole }) => isWhole).length;
    const others = found.length - whole;
    const told = [
      whole && `${whole} found`,
      others && `${others} ${whole ? "more" : "found"} with some of the words`,
    ].filter(Boolean);
    const count = element("p", told.join(", ") || "Nothing found");
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
      const words = plain(field.value).split(/\s+/).map(bare).filter(Boolean);
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
    // Enter clicks the button at no place, which the theme takes for a click beside the dialogue.
    form.querySelector("button")?.addEventListener("click", (event) => event.stopPropagation());
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
