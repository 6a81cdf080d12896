// What a page does by itself: countdowns, kept drafts, the list under the pointer, theme, toasts.
"use strict";

(() => {
  const $ = (id) => document.getElementById(id);
  const all = (query, root = document) => [...root.querySelectorAll(query)];
  const YEAR = 31536000;
  const keep = (name, value) => {
    document.cookie = `${name}=${value}; path=/console; max-age=${YEAR}; samesite=lax`;
  };

  // ---- time -------------------------------------------------------------------------------------
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (zone) keep("deskhand_zone", zone);
  const ahead = Number(document.body.dataset.now || Date.now()) - Date.now();
  const two = (number) => String(number).padStart(2, "0");

  function left(seconds) {
    if (seconds < 3600) return `${Math.floor(seconds / 60)}:${two(seconds % 60)}`;
    if (seconds < 86400) return `${Math.floor(seconds / 3600)}h ${two(Math.floor((seconds % 3600) / 60))}m`;
    return `${Math.floor(seconds / 86400)}d ${Math.floor((seconds % 86400) / 3600)}h`;
  }

  function tick() {
    for (const node of all("[data-due]")) {
      const seconds = Math.trunc((Number(node.dataset.due) - Date.now() - ahead) / 1000);
      const state = seconds < 0 ? "late" : seconds < 900 ? "soon" : "ok";
      const text = `${seconds < 0 ? "-" : ""}${left(Math.abs(seconds))}`;
      const shown = node.querySelector("[data-left]");
      if (shown.textContent !== text) shown.textContent = text;
      if (!node.classList.contains(state)) node.className = `due ${state}`;
    }
  }
  setInterval(tick, 1000);

  // ---- theme ------------------------------------------------------------------------------------
  const THEMES = ["system", "light", "dark"];

  document.addEventListener("click", ({ target }) => {
    const button = target.closest("[data-theme-switch]");
    if (!button) return;
    const root = document.documentElement;
    const theme = THEMES[(THEMES.indexOf(root.dataset.theme) + 1) % THEMES.length];
    root.dataset.theme = theme;
    keep("deskhand_theme", theme);
    button.title = `Theme: ${theme}`;
    button.querySelector("[data-theme-name]").textContent = button.title;
  });

  // ---- drafts: nothing typed is lost --------------------------------------------------------------
  const draftName = (area) => `draft:${document.body.dataset.me}:${area.dataset.draft}`;

  function restore(root) {
    for (const area of all("textarea[data-draft]", root)) {
      const kept = sessionStorage.getItem(draftName(area));
      if (kept !== null && kept !== area.value) {
        area.value = kept;
        delete area.dataset.suggested;
      }
    }
  }

  document.addEventListener("input", ({ target }) => {
    if (!target.matches("textarea[data-draft]")) return;
    sessionStorage.setItem(draftName(target), target.value);
    delete target.dataset.suggested;
  });

  document.addEventListener("submit", ({ target }) => {
    if (target.matches("[data-sign-out]")) sessionStorage.clear();
  });

  // ---- the open ticket ----------------------------------------------------------------------------
  const thread = () => $("thread");
  const isAtEnd = (box) => box.scrollHeight - box.scrollTop - box.clientHeight < 60;
  let wasAtEnd = true;

  function toEnd() {
    const box = thread();
    if (box) box.scrollTop = box.scrollHeight;
    sawNewer();
  }

  function sawNewer() {
    const button = $("newer");
    if (!button) return;
    button.hidden = true;
    button.dataset.count = 0;
  }

  document.addEventListener(
    "scroll",
    ({ target }) => target.id === "thread" && isAtEnd(target) && sawNewer(),
    true,
  );

  function came() {
    if (wasAtEnd) {
      toEnd();
      seeSoon();
      return;
    }
    const button = $("newer");
    const count = Number(button.dataset.count || 0) + 1;
    button.dataset.count = count;
    button.textContent = `${count} new`;
    button.hidden = false;
  }

  function foldBriefing() {
    const card = $("briefing");
    if (!card) return;
    const isSmall = matchMedia("(max-width: 760px), (max-height: 620px)").matches;
    if (isSmall || sessionStorage.getItem("briefing") === "folded") card.open = false;
  }

  document.addEventListener(
    "toggle",
    ({ target }) => {
      if (target.id === "briefing") sessionStorage.setItem("briefing", target.open ? "open" : "folded");
    },
    true,
  );

  // Reading is told to the desk by a form of its own: a GET never changes anything.
  let seenTimer = 0;
  function seeSoon() {
    clearTimeout(seenTimer);
    const path = document.querySelector("[data-seen]")?.dataset.seen;
    if (!path) return;
    seenTimer = setTimeout(() => {
      if (document.visibilityState === "visible") tellSeen(path);
    }, 1500);
  }
  document.addEventListener("visibilitychange", seeSoon);

  async function tellSeen(path) {
    const row = document.querySelector(".row.unread[aria-current=true]");
    const answer = await fetch(path, { method: "POST", body: "" }).catch(() => null);
    if (!answer?.ok || !row) return;
    row.classList.remove("unread");
    all("[data-unread]", row).forEach((mark) => mark.remove());
  }

  function opened() {
    restore(document);
    foldBriefing();
    toEnd();
    seeSoon();
  }

  document.addEventListener("click", ({ target }) => {
    if (target.closest("[data-panel]")) {
      const panel = $("context");
      const isWide = matchMedia("(min-width: 1181px)").matches;
      panel.classList.toggle(isWide ? "shut" : "open");
      if (!isWide && panel.classList.contains("open")) panel.querySelector(".closes").focus();
    }
    if (target.closest("#newer")) toEnd();
    const opener = target.closest("[data-opens]");
    if (opener) $(opener.dataset.opens).showModal();
    for (const menu of all("details.menu[open]")) if (!menu.contains(target)) menu.open = false;
  });

  // ---- the list -----------------------------------------------------------------------------------
  function mark() {
    const current = document.querySelector("[data-current]")?.dataset.current;
    for (const item of all("[data-items] [data-item]")) {
      if (item.id === current) item.ariaCurrent = "true";
      else item.ariaCurrent = null;
    }
  }

  const ids = (root) => all("[data-item]", root).map((item) => item.id);
  const texts = (root) => new Map(all(".row[data-item]", root).map((row) => [row.id, row.querySelector(".last").textContent]));
  let before = new Map();

  const told = (row) => {
    const due = row.querySelector("[data-due]");
    return `${row.classList.contains("unread")} ${due?.dataset.due} ${row.textContent.replace(due?.textContent ?? "", "")}`;
  };

  // The same rows in the same order: only what changed is touched, so that a click in between arrives.
  function patch(list, fresh) {
    const rows = all(".row", list);
    all(".row", fresh).forEach((row, at) => {
      if (told(row) === told(rows[at])) return;
      rows[at].className = `${row.className} changed`;
      rows[at].innerHTML = row.innerHTML;
    });
    const tabs = list.querySelector(".tabs");
    const freshTabs = fresh.querySelector(".tabs");
    if (tabs.textContent !== freshTabs.textContent && !tabs.querySelector("[open]")) {
      tabs.replaceWith(freshTabs);
    }
    tick();
  }

  // Rows do not move under the pointer or while somebody reads further down: they wait to be called.
  function mustWait(list, html) {
    const rows = list.querySelector(".rows");
    const isBusy = list.matches(":hover") || (rows && rows.scrollTop > 8);
    const isAsked = list.dataset.called || document.activeElement.id === "search-text";
    if (!isBusy || isAsked) return false;
    const fresh = ids(html);
    const old = ids(list);
    const count = fresh.filter((id) => !old.includes(id)).length;
    $("held").textContent = count ? `${count} new` : "Show the new order";
    $("held").hidden = false;
    return true;
  }

  function callList() {
    const list = $("list");
    if (!list || $("held").hidden) return;
    list.dataset.called = "yes";
    $("held").hidden = true;
    htmx.trigger(document.body, "resync");
  }

  document.addEventListener("click", ({ target }) => target.closest("#held") && callList());
  document.addEventListener("mouseout", ({ target, relatedTarget }) => {
    const list = target.closest?.("#list");
    if (list && !list.contains(relatedTarget) && relatedTarget?.id !== "held") callList();
  });

  // ---- htmx ---------------------------------------------------------------------------------------
  function titleCount() {
    const waiting = document.querySelector("[data-waiting]")?.dataset.waiting;
    const bare = document.title.replace(/^\(\d+\) /, "");
    document.title = waiting ? `(${waiting}) ${bare}` : bare;
  }

  document.addEventListener("htmx:configRequest", ({ detail }) => {
    if (detail.elt.hasAttribute("data-adds-after")) {
      detail.parameters.after = all("#messages [data-seq]").pop()?.dataset.seq ?? 0;
    }
    if (detail.elt.id === "trace") {
      detail.parameters.step = new URLSearchParams(location.search).get("step") ?? "";
    }
    if (detail.elt.hasAttribute("data-adds-briefing")) {
      detail.parameters.briefing_id = $("briefing")?.dataset.handoff ?? "";
      detail.parameters.state = document.querySelector("#ticket-head [data-state]")?.dataset.state ?? "";
    }
  });

  document.addEventListener("htmx:beforeOnLoad", ({ detail }) => {
    const cleared = detail.elt.dataset?.clears;
    const isDone = detail.xhr.status >= 200 && detail.xhr.status < 300;
    if (cleared && isDone && $(cleared)) sessionStorage.removeItem(draftName($(cleared)));
  });

  document.addEventListener("htmx:beforeSwap", (event) => {
    const { target, serverResponse, xhr } = event.detail;
    if (target.id === "letters" && xhr.status !== 200) event.detail.shouldSwap = false;
    if (target.id === "list") {
      const html = new DOMParser().parseFromString(serverResponse, "text/html");
      const isSame = xhr.status === 200 && ids(html).length && ids(html).join() === ids(target).join();
      if (isSame) patch(target, html);
      if (xhr.status !== 200 || isSame || mustWait(target, html)) event.detail.shouldSwap = false;
      before = texts(target);
    }
    if (target.id === "messages") wasAtEnd = isAtEnd(thread());
  });

  document.addEventListener("htmx:afterSwap", ({ detail }) => {
    const { target, requestConfig } = detail;
    if (target.id === "list") {
      delete target.dataset.called;
      for (const [id, text] of texts(target)) {
        if (before.size && before.get(id) !== text) $(id).classList.add("changed");
      }
    }
    if (target.id === "messages" && detail.xhr.responseText.includes("data-seq")) came();
    if (target.id === "thing") {
      opened();
      // The button that was pressed is gone: go where the next move is.
      const next = $(requestConfig.elt.dataset.thenFocus ?? "");
      if (next && !document.activeElement.matches("textarea, input")) next.focus();
    }
    mark();
    tick();
  });

  document.addEventListener("htmx:afterSettle", titleCount);

  function refused(detail, text) {
    const form = detail.elt.closest?.("form");
    const place = form?.querySelector("[data-error]");
    if (place) place.textContent = `Not sent: ${text} Your text is kept.`;
    else if (form) toast({ text: `Not done: ${text}` });
  }
  document.addEventListener("htmx:sendError", ({ detail }) => refused(detail, "no connection."));
  document.addEventListener("htmx:responseError", ({ detail }) => refused(detail, "the desk did not answer."));

  // ---- toasts -------------------------------------------------------------------------------------
  function toast({ text, href, action }) {
    const box = document.createElement("p");
    box.className = "toast";
    box.textContent = `${text} `;
    if (href) {
      const link = document.createElement("a");
      link.href = href;
      link.textContent = action;
      box.append(link);
    }
    $("toasts").append(box);
    setTimeout(() => box.remove(), 8000);
  }
  document.addEventListener("toast", ({ detail }) => toast(detail));

  document.addEventListener("DOMContentLoaded", () => {
    opened();
    mark();
    tick();
    document.querySelector("[aria-current=true][data-item]")?.scrollIntoView({ block: "nearest" });
  });
})();
