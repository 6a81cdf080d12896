// The keyboard: each key is declared by the element it works, with `data-key` or `data-go`.
"use strict";

(() => {
  const SWITCH = "deskhand-keys";
  const CHORD_MS = 1200;
  let chordUntil = 0;

  const isOn = () => localStorage.getItem(SWITCH) !== "off";
  const isField = (node) => node.matches("textarea, select, input:not([type=radio], [type=checkbox])");
  const isShown = (node) => node.checkVisibility?.() ?? node.offsetParent !== null;
  const attribute = (name, key) =>
    [...document.querySelectorAll(`[${name}]`)].filter((node) => node.getAttribute(name) === key);

  function items() {
    return [...document.querySelectorAll("[data-items] [data-item]")].filter(isShown);
  }

  function step(by) {
    const all = items();
    const at = all.findIndex((item) => item === document.activeElement || item.ariaCurrent === "true");
    const item = all[at < 0 ? 0 : Math.min(all.length - 1, Math.max(0, at + by))];
    if (!item) return;
    item.focus({ preventScroll: true });
    item.scrollIntoView({ block: "nearest" });
    if (item.hasAttribute("hx-get") && item.ariaCurrent !== "true") item.click();
  }

  // Enter on the open row, or on nothing, goes into the conversation.
  function enter(event) {
    const thread = document.getElementById("thread");
    const at = document.activeElement;
    const isOpenRow = at.matches("[data-item]") && at.ariaCurrent === "true";
    if (!thread || !(isOpenRow || at === document.body)) return;
    event.preventDefault();
    thread.focus();
  }

  function work(node) {
    if (node.dataset.focus) {
      node.click();
      document.getElementById(node.dataset.focus).focus();
    } else if (isField(node)) {
      node.focus();
      node.select();
    } else {
      node.click();
    }
  }

  function single(event) {
    const now = Date.now();
    if (now < chordUntil) {
      chordUntil = 0;
      const link = attribute("data-go", `g ${event.key}`)[0];
      if (link) {
        event.preventDefault();
        link.click();
        return;
      }
    }
    if (event.key === "g") chordUntil = now + CHORD_MS;
    else if (event.key === "j" || event.key === "k") step(event.key === "j" ? 1 : -1);
    else if (event.key === "Enter") enter(event);
    else if (event.key === "t") [...document.querySelectorAll("[data-trace]")].pop()?.click();
    else {
      const node = attribute("data-key", event.key).find((one) => !one.disabled && isShown(one));
      if (!node) return;
      event.preventDefault();
      work(node);
    }
  }

  function send(event) {
    const form = event.target.closest("form");
    const kind = event.shiftKey ? "resolve" : "send";
    const button = form?.querySelector(`[data-send=${kind}]`) ?? form?.querySelector("[data-send]");
    if (!button) return;
    event.preventDefault();
    if (!button.disabled) form.requestSubmit(button);
    else button.closest("form").querySelector("[data-error]").textContent = button.title;
  }

  function escape(target) {
    const panel = document.querySelector(".context.open");
    const menu = document.querySelector("details.menu[open]");
    if (menu) menu.open = false;
    else if (isField(target)) target.blur();
    else if (panel) panel.classList.remove("open");
  }

  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing) return;
    if (document.querySelector("dialog[open]")) return;
    const target = event.target;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) return send(event);
    if (event.key === "Escape") return escape(target);
    if (isField(target) || event.ctrlKey || event.metaKey || event.altKey || !isOn()) return;
    single(event);
  });

  document.addEventListener("DOMContentLoaded", () => {
    const box = document.getElementById("keys-on");
    if (!box) return;
    box.checked = isOn();
    box.addEventListener("change", () => localStorage.setItem(SWITCH, box.checked ? "on" : "off"));
  });
})();
