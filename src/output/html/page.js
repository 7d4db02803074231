"use strict";
// Filters what the page shows, keeps the filter in the address, and switches between light and dark. All state is in the
// form; the page is complete without this script.
(() => {
  const root = document.documentElement;
  const form = document.getElementById("tools");
  const articles = [...document.querySelectorAll("article")];
  const texts = new Map();

  const textOf = (article) => {
    if (!texts.has(article)) texts.set(article, article.textContent.toLowerCase());
    return texts.get(article);
  };
  const lists = (article, name, value) => (article.dataset[name] || "").split("\n").includes(value);

  const theme = document.getElementById("theme");
  const isDark = () => getComputedStyle(root).colorScheme === "dark"
    || (getComputedStyle(root).colorScheme !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  const nameTheme = () => { theme.textContent = isDark() ? "Light" : "Dark"; };
  const keep = (value) => { try { localStorage.setItem("factlint-theme", value); } catch { /* not allowed: not kept */ } };
  const kept = () => { try { return localStorage.getItem("factlint-theme"); } catch { return null; } };
  if (kept()) root.dataset.theme = kept();
  theme.hidden = false;
  nameTheme();
  theme.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    keep(root.dataset.theme);
    nameTheme();
  });

  addEventListener("beforeprint", () => {
    for (const details of document.querySelectorAll("details")) details.open = true;
  });

  if (form) {
    const wanted = () => {
      const entries = [...new FormData(form)].map(([name, value]) => [name, value.trim()]);
      return new Map(entries.filter(([, value]) => value));
    };
    const suits = (article, want) => {
      const isFinding = article.classList.contains("finding");
      for (const [name, value] of want) {
        if (name === "q" && !value.toLowerCase().split(/\s+/).every((word) => textOf(article).includes(word))) return false;
        if (name === "file" && !lists(article, "files", value)) return false;
        if (name === "metric" && !lists(article, "metrics", value)) return false;
        if (name === "rule" && article.dataset.rule !== value) return false;
        if (name === "severity" && article.dataset.severity !== value) return false;
        if ((name === "rule" || name === "severity") && !isFinding) return false;
      }
      return true;
    };
    const apply = () => {
      const want = wanted();
      let shown = 0;
      for (const article of articles) {
        article.hidden = !suits(article, want);
        if (!article.hidden) shown += 1;
      }
      for (const section of document.querySelectorAll("main > section")) {
        const inside = section.querySelectorAll("article");
        if (inside.length) section.hidden = [...inside].every((article) => article.hidden);
        for (const details of section.querySelectorAll("details")) if (want.size) details.open = true;
      }
      document.getElementById("shown").textContent = want.size ? `${shown} of ${articles.length} shown` : "";
      root.dataset.shown = String(shown);
      return want;
    };
    const toAddress = () => {
      const want = apply();
      const address = want.size ? `#${new URLSearchParams([...want])}` : location.pathname + location.search;
      try { history.replaceState(null, "", address); } catch { /* a page without an address of its own */ }
    };
    const fromAddress = () => {
      const hash = location.hash.slice(1);
      if (!hash.includes("=")) {
        const target = hash && document.getElementById(hash);
        if (target && target.hidden) { form.reset(); apply(); target.scrollIntoView(); }
        return;
      }
      form.reset();
      for (const [name, value] of new URLSearchParams(hash)) {
        const control = form.elements.namedItem(name === "filter" ? "q" : name);
        if (control) control.value = value;
      }
      apply();
      const first = document.querySelector("main > section:not([hidden])");
      if (first) first.scrollIntoView();
    };
    let waiting;
    form.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(toAddress, 120); });
    form.addEventListener("submit", (event) => { event.preventDefault(); toAddress(); });
    form.addEventListener("reset", () => setTimeout(toAddress));
    addEventListener("hashchange", fromAddress);
    form.hidden = false;
    apply();
    fromAddress();
  }

  const step = (by) => {
    const shown = articles.filter((article) => !article.hidden);
    const at = shown.indexOf(document.activeElement && document.activeElement.closest("article"));
    const next = shown[at < 0 ? (by > 0 ? 0 : shown.length - 1) : at + by];
    if (!next) return;
    const details = next.closest("details");
    if (details) details.open = true;
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "start" });
  };
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const isTyping = event.target.matches("input, select, textarea");
    if (event.key === "Escape" && form && isTyping) { form.reset(); event.target.blur(); }
    if (isTyping) return;
    if (event.key === "/" && form) { event.preventDefault(); form.elements.namedItem("q").focus(); }
    if (event.key === "j") step(1);
    if (event.key === "k") step(-1);
  });
  root.dataset.ready = "true";
})();
