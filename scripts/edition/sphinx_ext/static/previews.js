// Opens over the page, by pointer, focus or tap, what a link leads to: a claim's card, a source, a figure.
(() => {
  const HERE = document.currentScript.src;
  const ROOT = new URL("..", HERE);
  const LINKS = 'a[data-claim]:not(.mark), .bibtex-citation a, a[href*="#figure-"], a[href*="#table-"]';
  const REST = 300; // milliseconds that a pointer rests on a link before its preview opens
  const LEAVE = 250; // and that it may take on its way into the preview
  if (!HTMLElement.prototype.showPopover) return;

  let loading;
  const load = () =>
    (loading ??= new Promise((done) => {
      const script = document.createElement("script");
      script.src = new URL("previews-data.js", HERE);
      script.onload = () => done(window.previewData);
      script.onerror = () => done({ claims: {}, tables: {} });
      document.head.append(script);
    }));

  const element = (name, given = {}, ...inside) => {
    const made = Object.assign(document.createElement(name), given);
    made.append(...inside);
    return made;
  };

  async function claim(link) {
    const card = (await load()).claims[link.dataset.claim];
    if (!card) return [];
    const holder = element("div", { innerHTML: card });
    for (const inner of holder.querySelectorAll("a")) inner.href = new URL(inner.getAttribute("href"), ROOT);
    return [...holder.childNodes];
  }
  // A citation carries its source in words, which the browser would show as well.
  function source(link) {
    if (link.title) {
      link.dataset.source = link.title;
      link.removeAttribute("title");
    }
    if (!link.dataset.source) return [];
    const [words, address] = link.dataset.source.split(/\s*URL: (?=\S+$)/);
    const open = address && element("a", { href: address.replace(/\.$/, "") }, "Open the source");
    return [element("p", {}, words), ...(open ? [element("p", {}, open)] : [])];
  }
  function figure(link) {
    const name = link.hash.slice(1);
    const words = link.textContent;
    return [element("img", { src: new URL(`_static/charts/${name}.svg`, ROOT).href, alt: words })];
  }
  async function table(link) {
    const words = (await load()).tables[link.hash.slice(1)];
    return words ? [element("p", {}, words)] : [];
  }
  const inside = (link) => {
    if (link.dataset.claim) return claim(link);
    if (link.closest(".bibtex-citation")) return source(link);
    return link.hash.startsWith("#figure-") ? figure(link) : table(link);
  };

  let shown; // the link whose preview is open, and the preview
  let timer;
  const box = element("div", { id: "preview", className: "preview", popover: "manual" });
  box.setAttribute("role", "region");
  const within = (target) => box.contains(target) || shown?.contains(target);

  function place(link) {
    const at = [...link.getClientRects()].at(-1);
    const room = document.documentElement.clientWidth;
    const { offsetWidth: width, offsetHeight: height } = box;
    const below = at.bottom + 4 + height <= innerHeight || at.top < height + 4;
    box.style.left = `${scrollX + Math.max(8, Math.min(at.left, room - width - 8))}px`;
    box.style.top = `${scrollY + (below ? at.bottom + 4 : at.top - height - 4)}px`;
  }
  // What a page draws later moves its links.
  const growth = new ResizeObserver(() => shown && place(shown));
  function close() {
    clearTimeout(timer);
    if (!shown) return;
    growth.disconnect();
    shown.removeAttribute("aria-describedby");
    shown = undefined;
    box.remove();
  }
  async function open(link) {
    clearTimeout(timer);
    if (link === shown) return;
    close();
    shown = link;
    const content = await inside(link);
    if (shown !== link) return;
    if (!content.length) return close();
    box.replaceChildren(...content);
    box.setAttribute("aria-label", `Preview: ${link.getAttribute("aria-label") ?? link.textContent}`);
    // At the end of the page, so that Tab goes on from link to link; the arrow down leads in.
    document.body.append(box);
    const words = box.querySelector(".paraphrase") ?? box.querySelector("p");
    if (words) {
      words.id = "preview-words";
      link.setAttribute("aria-describedby", words.id);
    }
    box.showPopover();
    for (const one of [box, document.body]) growth.observe(one);
    place(link);
  }
  const later = (wait, then) => {
    clearTimeout(timer);
    timer = setTimeout(then, wait);
  };
  const linkOf = (event) => {
    const link = event.target.closest?.(LINKS);
    return link && !box.contains(link) ? link : undefined;
  };

  let left; // the link to which Escape has led back from its preview
  let byTouch = false;
  document.addEventListener("pointerdown", (event) => {
    byTouch = event.pointerType === "touch";
    if (shown && !within(event.target)) close();
  }, true);
  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    const link = linkOf(event);
    if (link?.title) source(link);
    if (link && link !== shown) later(REST, () => open(link));
    else if (within(event.target)) clearTimeout(timer);
    else later(LEAVE, () => box.contains(document.activeElement) || close());
  });
  document.addEventListener("focusin", (event) => {
    const link = linkOf(event);
    const isBack = link === left;
    left = undefined;
    if (link?.matches(":focus-visible") && !isBack) open(link);
    else if (shown && !within(event.target)) close();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" && event.target === shown) {
      event.preventDefault();
      box.querySelector("a, button")?.focus();
    }
    if (event.key !== "Escape" || !shown) return;
    const link = shown;
    const back = box.contains(document.activeElement);
    close();
    if (!back) return;
    left = link;
    link.focus();
  });
  document.addEventListener("click", async (event) => {
    const link = linkOf(event);
    if (link && byTouch && link !== shown) {
      event.preventDefault();
      open(link);
    }
    const button = event.target.closest?.(".copy-link");
    if (!button) return;
    const address = new URL(button.dataset.address, box.contains(button) ? ROOT : location).href;
    const copied = await navigator.clipboard?.writeText(address).then(() => true, () => false);
    button.textContent = copied ? "Copied" : address;
  });

  // Opens the fold in which the place stands that an address names.
  const unfold = () => {
    const place = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const fold = place?.closest("details");
    if (!fold) return;
    // A browser that has opened it already may yet not have gone there.
    fold.open = true;
    place.scrollIntoView();
    // What comes into view by this takes its true height, and moves the place.
    requestAnimationFrame(() => setTimeout(() => place.scrollIntoView()));
  };
  addEventListener("hashchange", unfold);
  addEventListener("DOMContentLoaded", unfold);
})();
