// A dialogue that lies over the page is closed by Back, as on a phone one expects, and leaves nothing
// in the history: neither when it is closed otherwise, nor when the reader follows a link of it.
(() => {
  const isHere = () => history.state?.dialogue;
  const open = () => document.querySelector("dialog:modal");

  document.addEventListener("toggle", ({ target }) => {
    if (target === open() && !isHere()) history.pushState({ dialogue: true }, "");
  }, true);
  document.addEventListener("close", () => !open() && isHere() && history.back(), true);
  addEventListener("popstate", () => isHere() || open()?.close());

  // Before all else that listens, and may close the dialogue.
  addEventListener("click", (event) => {
    const link = event.target.closest?.("dialog:modal a[href]");
    const isElsewhere = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
    if (!isHere() || !link || isElsewhere || link.target || link.hasAttribute("download")) return;
    event.preventDefault();
    history.replaceState(null, "");
    location.replace(link.href);
  }, true);

  // The page was left, or read anew, while the dialogue was open.
  if (isHere()) history.back();
})();
