// Shows a page of the preview anew when it has been rendered again, at the place where it was read,
// and above it what is wrong with what was saved last.
(() => {
  const shown = document.currentScript.dataset.stamp;
  const key = `preview ${location.pathname}`;
  const marked = () =>
    [...document.querySelectorAll("article [id]")].filter((one) => one.getClientRects().length);

  // The place is kept by the last heading, claim or figure above it, as text before that may grow.
  const keep = () => {
    const above = marked().filter((one) => one.getBoundingClientRect().top <= 100);
    const at = above.at(-1);
    const details = [...document.querySelectorAll("details")];
    const place = {
      id: at?.id,
      below: at ? at.getBoundingClientRect().top : -window.scrollY,
      open: details.map((one) => one.open),
    };
    sessionStorage.setItem(key, JSON.stringify(place));
  };

  const restore = () => {
    const kept = sessionStorage.getItem(key);
    sessionStorage.removeItem(key);
    history.scrollRestoration = kept ? "manual" : "auto";
    if (!kept) return;
    const { id, below, open } = JSON.parse(kept);
    document.querySelectorAll("details").forEach((one, number) => {
      if (open[number] !== undefined) one.open = open[number];
    });
    const scroll = () => {
      const at = id ? document.getElementById(id) : document.documentElement;
      if (at) window.scrollBy({ top: at.getBoundingClientRect().top - below, behavior: "instant" });
    };
    scroll();
    window.addEventListener("load", scroll);
  };

  const banner = document.createElement("div");
  banner.id = "preview-faults";
  banner.setAttribute("role", "alert");
  banner.hidden = true;
  Object.assign(banner.style, {
    position: "fixed",
    inset: "auto 0 0 0",
    zIndex: 10000,
    maxHeight: "45vh",
    overflow: "auto",
    padding: "0.75rem 1rem",
    background: "#fff4f2",
    color: "#5c0a00",
    borderTop: "4px solid #a01500",
    font: "15px/1.45 system-ui, sans-serif",
    whiteSpace: "pre-wrap",
  });
  banner.tabIndex = 0;
  document.body.append(banner);

  const tell = (text) => {
    if (banner.textContent === text) return;
    banner.hidden = !text;
    banner.textContent = text;
  };

  restore();
  const page = encodeURIComponent(location.pathname);
  const events = new EventSource(`/-/events?page=${page}`);
  events.onmessage = ({ data }) => {
    const { stamp, told } = JSON.parse(data);
    tell(told);
    if (stamp !== shown) {
      keep();
      events.close();
      location.reload();
    }
  };
  events.onerror = () => tell("The preview has stopped: start it again with edition preview.");
})();
