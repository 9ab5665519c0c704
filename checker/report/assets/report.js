// The page works without this. It only saves steps: it brings chosen places into view and opens what is folded.
"use strict";
(() => {
  const open = (element) => {
    for (let at = element; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
  };
  const still = matchMedia("(prefers-reduced-motion: reduce)");

  // A finding was chosen: turn every column to the first of its places.
  const turn = (number) => {
    for (const column of document.querySelectorAll(".column .text")) {
      const mark = column.querySelector(`.f${number}`);
      if (!mark) continue;
      open(mark);
      const gap = mark.getBoundingClientRect().top - column.getBoundingClientRect().top;
      column.scrollBy({ top: gap - column.clientHeight / 3, behavior: still.matches ? "auto" : "smooth" });
    }
  };

  const follow = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    const closed = target.matches("[data-v]") && !target.offsetParent;
    if (closed) document.getElementById("only-all").checked = true;
    open(target);
    if (target.matches(".spot")) turn(target.id.slice(1));
    else target.scrollIntoView({ block: target.matches("mark") ? "center" : "start", inline: "nearest" });
  };
  addEventListener("hashchange", follow);
  follow();

  // A marked passage leads to its finding.
  document.querySelector(".columns").addEventListener("click", (event) => {
    const mark = event.target.closest("mark");
    const name = mark && !event.target.closest("a") && /(?:^| )f(\d+)/.exec(mark.className);
    if (name) location.hash = document.querySelector(`#s${name[1]} a`).hash;
  });

  document.getElementById("only-single").addEventListener("change", () => {
    const lone = document.querySelector(".lone");
    if (lone) lone.open = true;
  });

  let folded = [];
  addEventListener("beforeprint", () => {
    folded = [...document.querySelectorAll("details:not([open])")];
    for (const details of folded) details.open = true;
  });
  addEventListener("afterprint", () => {
    for (const details of folded) details.open = false;
  });
  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && location.hash) location.hash = "#findings";
  });
})();
