// The pages work without this.  A browser finds access keys by the letter that a key writes; this finds them by the key
// itself, so that Alt+C is the same on an Arabic keyboard layout.
"use strict";
addEventListener("keydown", (event) => {
  if (!event.altKey || event.ctrlKey || event.metaKey) return;
  const key = /^(?:Key|Digit)(.)$/.exec(event.code);
  const found = key && document.querySelector(`[accesskey="${key[1].toLowerCase()}"]`);
  if (!found) return;
  event.preventDefault();
  found.focus();
  if (found.matches("a, button")) found.click();
});
