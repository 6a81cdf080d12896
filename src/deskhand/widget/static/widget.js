/* Deskhand's chat widget: one file, nothing else to load, at home under a strict host CSP.

   <script src="https://desk.example/widget.js" data-name="Help" async></script>

   data-server           where the desk answers, if not beside this file
   data-customer-token   says who the customer is, signed by the host page's server
   data-name, data-hello, data-color (any CSS color), data-theme (light, dark)
   data-context          JSON of facts about this page, sent with each message
   data-text             JSON that replaces any of the texts below

   The page can call Deskhand.open(), close(), context({...}), identify(token) after the window's
   "deskhand:ready". Any element of the page with data-deskhand-open opens the chat. */
(() => {
  "use strict";
  if (window.Deskhand) return;
  const tag = document.currentScript;
  const option = tag.dataset;
  const parsed = (json) => {
    try { return JSON.parse(json) || {}; } catch { return {}; }
  };

  const TEXT = {
    lang: "en",
    name: "Help",
    unread: "{n} new",
    close: "Close",
    log: "Conversation",
    hello: "Hello! How can we help?",
    disclosure: "You are talking with an AI assistant. You can ask for a person at any time.",
    assistant: "Assistant",
    teammate: "Teammate",
    customer: "You",
    ready: "AI assistant",
    waiting: "Waiting for a person",
    minutes: "Waiting for a person, about {n} min",
    talking: "You are talking with {name}",
    resolved: "Resolved",
    typing: "{name} is typing",
    write: "Write a message",
    missing: "What is still missing?",
    send: "Send",
    human: "Talk to a person",
    asked: "A person has been asked",
    sending: "Sending",
    queued: "Waiting",
    failed: "Not sent.",
    again: "Try again",
    offline: "No connection. What you write is sent when it is back.",
    lost: "Connection lost. Trying again.",
    ended: "The earlier conversation has ended.",
    source: "Source {n}: {title}",
    read: "Read the article",
    confirm: "Confirm",
    digits: "Enter the six digits",
    wrong: "That is not the code. Tries left: {n}.",
    expired: "This code has expired.",
    newCode: "Send me a new code",
    csat: "How was the help you got?",
    csatEnds: ["Bad", "Great"],
    ces: "How easy was it to get this solved?",
    cesEnds: ["Hard", "Easy"],
    comment: "Anything to add? (optional)",
    rate: "Send feedback",
    thanks: "Thank you.",
    solved: "Is it solved?",
    yes: "Yes",
    notYet: "Not yet",
    ...(option.name && { name: option.name }),
    ...(option.hello && { hello: option.hello }),
    ...parsed(option.text),
  };
  const say = (key, values) => TEXT[key].replace(/{(\w+)}/g, (_, name) => values[name]);

  const STYLE = `
:host{all:initial;color-scheme:light dark;position:fixed;z-index:2147483000;
inset-block-end:20px;inset-inline-end:20px;
--surface:light-dark(#fff,#161a20);--sunken:light-dark(#eef0f4,#0b0e12);
--line:light-dark(#e2e5eb,#272d37);--field:light-dark(#858d9c,#717b8c);
--text:light-dark(#1a1f29,#e7eaf0);--muted:light-dark(#596273,#98a2b3);
--accent:light-dark(#2f5fd0,#7aa2ff);--fill:var(--accent);--on-fill:light-dark(#fff,#0d1524);
--ai:light-dark(#6d4bc3,#b79cff);--ai-soft:light-dark(#f3effc,#221c36);
--ai-line:light-dark(#ddd2f5,#3a2f5c);--bad:light-dark(#b42a2a,#ff8f87)}
*{box-sizing:border-box;margin:0;padding:0}
[hidden],.trouble:empty,.badge:empty,.card>:empty{display:none!important}
section{font:15px/1.5 Inter,-apple-system,"Segoe UI",Roboto,"Noto Sans",Ubuntu,"Liberation Sans",
Arial,sans-serif;color:var(--text)}
button,textarea,input{font:inherit;color:inherit;background:none;border:1px solid var(--field);
border-radius:6px;padding:6px 10px}
button{cursor:pointer;border-radius:99px;padding:4px 12px}
button:hover,label:hover{background-image:linear-gradient(#8882,#8882)}
[aria-disabled],:disabled{cursor:default;color:var(--muted)}
:focus-visible,label:has(:focus-visible),.box:focus-within{outline:2px solid var(--accent);
outline-offset:2px}
svg{display:block;width:20px;fill:none;stroke:currentColor;stroke-width:1.7;stroke-linecap:round}
h2,h3,legend{font-size:15px;font-weight:650}
.icon{display:grid;place-items:center;border:0;width:36px;height:36px;padding:0}
.main{border:0;border-radius:8px;min-height:36px;font-weight:650}
.main:enabled,label:has(:checked),.customer>.text{background-color:var(--fill);
color:var(--on-fill)}
.main:disabled{background:var(--sunken)}
.launch{width:56px;height:56px;border-radius:50%}
.launch svg{width:26px}
.launch,dialog{box-shadow:0 1px 2px rgb(16 24 40/.1),0 8px 32px rgb(16 24 40/.22)}
.badge{position:absolute;inset-block-start:-4px;inset-inline-end:-4px;min-width:22px;
border-radius:99px;background:#b42a2a;color:#fff;font-size:12.5px;line-height:22px}
dialog{position:fixed;inset:auto;inset-block-end:88px;inset-inline-end:20px;
width:384px;height:620px;max-width:calc(100vw - 40px);max-height:calc(100dvh - 108px);
flex-direction:column;overflow:hidden;border:1px solid var(--line);border-radius:14px;
background:var(--surface);color:inherit}
dialog[open]{display:flex}
header{display:flex;align-items:center;padding:12px;padding-inline-start:16px;
border-block-end:1px solid var(--line)}
header div,.scroll,.pair h3,.box textarea{flex:1;min-width:0}
header p,.trouble,.first,.name,.system,.state,.ends,.chips button{font-size:12.5px;
color:var(--muted)}
.trouble{padding:6px 16px;background:light-dark(#fdf1dc,#2e2312);color:light-dark(#8f5300,#f0b45b)}
.scroll{overflow-y:auto;overscroll-behavior:contain;padding:16px}
.scroll:focus-visible{outline-offset:-2px}
.first,.system{text-align:center}
.row{margin-block-start:4px;display:flex;flex-direction:column;align-items:start}
.run,.card{margin-block-start:14px}
.name{margin-block-end:3px}
.row:not(.run)>.name{display:none}
.text{max-width:84%;padding:8px 12px;border-radius:14px;border-end-start-radius:4px;
background:light-dark(#e9effc,#1b2740)}
.text,.quote,.system{white-space:pre-wrap;overflow-wrap:anywhere}
.assistant>.text{background:var(--ai-soft);box-shadow:inset 0 0 0 1px var(--ai-line)}
.assistant>.name{color:var(--ai)}
.customer{align-items:end}
.customer>.text{border-radius:14px;border-end-end-radius:4px}
.customer>.name{position:absolute;clip-path:inset(50%)}
.system{display:block;margin-block:14px}
a{color:var(--accent)}
.chips{display:flex;flex-wrap:wrap;gap:4px;margin-block-start:4px}
.chips button{display:flex;align-items:center;gap:6px;max-width:100%;min-height:24px;padding:0 9px;
border-color:var(--ai-line);color:var(--ai)}
[aria-expanded=true]{background:var(--ai-soft)}
.chips span{overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.chips,.quote{max-width:92%}
.quote{margin-block-start:6px;padding:8px 12px;font-size:13.5px;border-radius:6px;
background:var(--sunken)}
.state button{border:0;padding:0 4px;text-decoration:underline;color:inherit;font-size:inherit}
.bad{color:var(--bad)}
.dots{display:flex;gap:4px;padding-block:14px}
i{width:6px;height:6px;border-radius:50%;background:var(--muted);animation:blink 1.2s infinite}
i+i{animation-delay:.2s}
i+i+i{animation-delay:.4s}
.card,form{position:relative;display:flex;flex-direction:column;gap:8px}
.card{padding:14px;border:1px solid var(--line);border-radius:10px}
.card>.icon{position:absolute;z-index:1;inset-block-start:5px;inset-inline-end:5px}
form>input{font:20px ui-monospace,monospace;letter-spacing:.3em;text-align:center;min-width:0}
fieldset{border:0}
.five{display:grid;grid-template-columns:repeat(5,1fr);gap:6px;margin-block-start:6px}
label{position:relative;display:grid;place-items:center;min-height:38px;
border:1px solid var(--field);border-radius:6px}
label input{position:absolute;inset:0;opacity:0;cursor:pointer}
.ends,.pair{display:flex;gap:8px;align-items:center;justify-content:space-between}
.pair:first-child{margin-block:-9px;min-height:36px;padding-inline-end:36px}
.pair~:not(.icon){margin-block-start:8px}
footer{padding:12px;border-block-start:1px solid var(--line)}
.box{display:flex;align-items:end;padding:3px;border:1px solid var(--field);border-radius:10px}
.box textarea{height:36px;border:0;resize:none;outline:0}
::placeholder{color:var(--muted);opacity:1}
.human{margin-block-start:8px;font-size:13.5px}
@keyframes blink{50%{opacity:.25}}
@media (pointer:coarse){button,label,form>input{min-height:44px!important}
.icon{width:44px}
.box textarea{min-height:44px;padding-block:10px}}
@media (max-width:480px){dialog{inset:0;width:100%;height:100dvh;max-width:none;max-height:none;
border:0;border-radius:0}
textarea{font-size:16px}}
@media (prefers-reduced-motion:reduce){i{animation:none}}`;

  /* What is remembered in this browser: one place per customer. */

  const server = new URL(option.server || ".", tag.src).href.replace(/\/$/, "");
  let token = option.customerToken || "";
  let facts = parsed(option.context);
  // {id, session, proofs, seen, rated, draft, outbox: [{client_message_id, text}]}; the higher
  // `proofs`, the newer the session. A new object is a new conversation, so an answer that comes
  // back to an old one can be told.
  let kept;

  const place = () => {
    let subject = token;
    try {
      subject = JSON.parse(atob(token.split(".")[1].replace(/-/g, "+").replace(/_/g, "/"))).sub;
    } catch { /* not a JWT: the token itself tells customers apart */ }
    return `deskhand ${server} ${subject || token}`;
  };
  const stored = () => {
    try { return parsed(localStorage[place()]); } catch { return {}; }
  };
  // Another tab may have got a newer right to this conversation, or an answer to the last card.
  const renew = () => {
    const { id, session, proofs, rated } = stored();
    if (id !== kept.id) return;
    if (proofs > kept.proofs) Object.assign(kept, { session, proofs });
    kept.rated ||= rated;
  };
  const keep = (changes) => {
    renew();
    Object.assign(kept, changes);
    // A browser that refuses storage still gets a chat, for as long as the page lives.
    try { localStorage[place()] = JSON.stringify(kept); } catch { /* see above */ }
  };

  /* Small tools. */

  const make = (kind, attributes, ...children) => {
    const [name, ...classes] = kind.split(".");
    const node = document.createElement(name);
    node.classList.add(...classes);
    for (const key in attributes) {
      const value = attributes[key];
      if (typeof value === "function") node.addEventListener(key, value);
      else node.setAttribute(key === "label" ? "aria-label" : key, value);
    }
    node.append(...children);
    return node;
  };
  const icon = (path) => {
    const [svg, shape] = ["svg", "path"].map((name) =>
      document.createElementNS("http://www.w3.org/2000/svg", name));
    svg.setAttribute("viewBox", "0 0 24 24");
    shape.setAttribute("d", path);
    svg.append(shape);
    return svg;
  };
  const cross = (click) =>
    make("button.icon", { label: TEXT.close, click }, icon("M6 6l12 12M18 6L6 18"));
  // Focus must not fall to the page with the part that held it.
  const leave = (node) => {
    if (node.contains(root.activeElement)) input.focus();
    node.remove();
  };
  const pause = (seconds) => new Promise((done) => setTimeout(done, seconds * 1000));

  async function call(path, body, signal) {
    const asked = kept;
    const { session } = asked;
    const response = await fetch(`${server}/v1/conversations${path}`, {
      method: body ? "POST" : "GET",
      headers: {
        ...(body && { "Content-Type": "application/json" }),
        ...(session && { Authorization: `Bearer ${session}` }),
      },
      body: body && JSON.stringify(body),
      credentials: "omit",
      cache: "no-store",
      signal: signal || AbortSignal.timeout(30000),
    });
    if (response.ok && signal) return response;
    const answer = response.status !== 204 && await response.json().catch(() => null);
    if (response.ok && answer !== null) return answer;
    const isRefused = session && (response.status === 401 || response.status === 404);
    if (isRefused) {
      // A right code ends the session it was sent with, and its answer may be on its way, perhaps
      // to another tab.
      await pause(1);
      renew();
      if (asked === kept && session !== kept.session) return call(path, body, signal);
    }
    throw {
      message: TEXT.again,
      ...answer?.error,
      // An answer that broke off is none.
      status: response.ok ? 599 : response.status,
      wait: +response.headers.get("Retry-After"),
      isGone: isRefused && asked === kept,
    };
  }
  const failure = ({ message, status }) => `${TEXT.failed} ${status ? message : TEXT.again}`;

  function page() {
    const cut = (value, length) => String(value).slice(0, length);
    const { area, ...more } = {
      language: navigator.language, referrer: document.referrer, ...facts,
    };
    for (const key in more)
      more[key] = cut(typeof more[key] === "object" ? JSON.stringify(more[key]) : more[key], 500);
    return {
      url: cut(location.href.split("#")[0], 2000),
      title: cut(document.title, 300),
      area: area ? cut(area, 100) : null,
      facts: more,
    };
  }

  /* The elements. */

  customElements.define("deskhand-chat", class extends HTMLElement {});
  const host = make("deskhand-chat");
  const root = host.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  root.adoptedStyleSheets = [sheet];
  if (CSS.supports("color", option.color)) {
    host.style.setProperty("--fill", option.color);
    // Black or white, whichever reads better on it.
    host.style.setProperty("--on-fill", "lch(from var(--fill) calc((49.44 - l)*infinity) 0 0)");
  }
  if (option.theme) host.style.colorScheme = option.theme;

  const badge = make("span.badge");
  const launcher = make("button.icon.main.launch", {
    "aria-haspopup": "dialog",
    click: () => {
      // Safari does not, and the dialog gives focus back to where it was.
      launcher.focus();
      if (panel.open) close();
      else open();
    },
  }, icon("M4 5h16v12H9l-5 4z"), badge);
  const holding = make("p");
  const trouble = make("p.trouble", { role: "status" });
  const first = make("p.first");
  const log = make("div", { role: "log" });
  const dots = make("div.row.run", { hidden: "" }, make("div.name"),
    make("div.text.dots", {}, make("i"), make("i"), make("i")));
  const cards = make("div", { "aria-live": "polite" });
  const scroll = make("div.scroll", { tabindex: 0, role: "group", label: TEXT.log },
    first, log, dots, cards);
  const input = make("textarea", {
    rows: 1,
    maxlength: 20000,
    enterkeyhint: "send",
    label: TEXT.write,
    placeholder: TEXT.write,
    input: () => write(input.value),
    keydown: (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      submit();
    },
  });
  const human = make("button.human", { click: askHuman });
  const humanTrouble = make("p.bad", { role: "alert" });
  const panel = make("dialog", {
    label: TEXT.name,
    close: left,
    keydown: (event) => event.key === "Escape" && !event.isComposing && close(),
  },
    make("header", {}, make("div", {}, make("h2", {}, TEXT.name), holding),
      cross(() => close())),
    trouble, scroll,
    make("footer", {},
      make("div.box", {}, input,
        make("button.icon.main", { label: TEXT.send, click: submit },
          icon("M12 19V5M5 12l7-7 7 7"))),
      human, humanTrouble));
  // The host page's own shortcuts must not fire while somebody types here.
  for (const kind of ["keydown", "keyup", "keypress"])
    panel.addEventListener(kind, (event) => event.stopPropagation());
  root.append(make("section", { lang: TEXT.lang, label: TEXT.name }, launcher, panel));

  /* Messages. */

  // By the message's id, or by the client's own until the desk has it.
  const rows = new Map();
  let newest;
  const isAtEnd = () => scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < 80;
  const toEnd = () => { scroll.scrollTop = scroll.scrollHeight; };

  function link(url) {
    try {
      const { href, protocol } = new URL(url, server);
      if (/^https?:$/.test(protocol)) return { href, target: "_blank", rel: "noopener noreferrer" };
    } catch { /* not an address: shown as text */ }
  }

  function sources(citations) {
    const quote = make("div.quote", { hidden: "" });
    const chips = citations.map(({ title, quote: text, url }, at) => make("button", {
      "aria-expanded": false,
      label: say("source", { n: at + 1, title }),
      click: ({ currentTarget: chip }) => {
        const isOpening = chip.ariaExpanded !== "true";
        for (const each of chips) each.ariaExpanded = each === chip && isOpening;
        quote.hidden = !isOpening;
        const target = url && link(url);
        quote.replaceChildren(make("h3", {}, title),
          make("p", { dir: "auto" }, text || ""), target ? make("a", target, TEXT.read) : "");
        quote.scrollIntoView({ block: "nearest" });
      },
    }, make("b", {}, at + 1), make("span", {}, title)));
    return [make("div.chips", {}, ...chips), quote];
  }

  function bubble({ author, name, text, citations = [] }) {
    if (author === "system") return make("p.row.system", { dir: "auto" }, text);
    const who = (author === "teammate" && name) || TEXT[author];
    // Only a person's words become links: a program's text may carry somebody else's address.
    const parts = author !== "teammate" ? [text]
      : text.split(/(https?:\/\/[^\s<>"]+[^\s<>".,;:!?)])/).map((part, odd) =>
        odd % 2 ? make("a", link(part), part) : part);
    const row = make(`div.row.${author}`, {},
      make("div.name", {}, who),
      make("div.text", { dir: "auto" }, ...parts),
      ...(citations.length ? sources(citations) : []));
    row.who = who;
    return row;
  }

  function show(row, seq) {
    const follow = seq === Infinity || isAtEnd();
    row.seq = seq;
    const next = [...log.children].find((other) => other !== row && other.seq > seq) || null;
    if (!row.isConnected || row.nextSibling !== next) log.insertBefore(row, next);
    let before;
    for (const each of log.children) {
      each.classList.toggle("run", each.who !== before);
      before = each.who;
    }
    if (follow) toEnd();
  }
  const notice = (text) => show(bubble({ author: "system", text }), newest + 0.5);

  function put(message) {
    if (rows.has(message.id)) return;
    const mine = message.client_message_id;
    const row = rows.get(mine) || bubble(message);
    if (rows.delete(mine)) unqueue(mine);
    rows.set(message.id, row);
    mark(row);
    if (message.author === "customer") dismissRating();
    else typing({});
    show(row, message.seq);
    newest = Math.max(newest, message.seq);
    if (isAwake()) keep({ seen: newest });
  }

  function typing({ on, who }) {
    const follow = isAtEnd();
    const isPerson = who && who !== "assistant";
    clearTimeout(typing.timer);
    dots.hidden = !on;
    dots.classList.toggle("assistant", !isPerson);
    dots.firstChild.textContent = say("typing", { name: isPerson ? who : TEXT.assistant });
    // If the news that it ended is lost, the dots must not stay for ever.
    if (on) typing.timer = setTimeout(typing, 90000, {});
    if (follow) toEnd();
  }

  function mark(row, state, retry) {
    const old = row.querySelector(".state");
    if (old) leave(old);
    if (!state) return;
    row.append(make(retry ? "div.state.bad" : "div.state", { role: "status" }, state, " ",
      retry ? make("button", { click: flush }, TEXT.again) : ""));
    if (row === log.lastChild) toEnd();
  }

  /* Sending: in order, each under its own id, so that trying again cannot double it. */

  const unqueue = (id) =>
    keep({ outbox: kept.outbox.filter((item) => item.client_message_id !== id) });

  function write(text) {
    input.value = text;
    input.style.height = "";
    input.style.height = `${Math.min(120, input.scrollHeight)}px`;
    keep({ draft: text });
  }

  function submit() {
    const text = input.value.trim();
    input.focus();
    if (!text) return;
    write("");
    input.placeholder = TEXT.write;
    send(text);
  }

  function send(text) {
    const id = crypto.getRandomValues(new BigUint64Array(2)).join("-");
    dismissRating();
    keep({ outbox: [...kept.outbox, { client_message_id: id, text }] });
    pend(kept.outbox.at(-1));
    flush();
  }

  function pend({ client_message_id: id, text }) {
    rows.set(id, bubble({ author: "customer", text }));
    show(rows.get(id), Infinity);
  }

  function fail({ client_message_id: id }, error) {
    const row = rows.get(id);
    if (!navigator.onLine) mark(row, TEXT.queued);
    else mark(row, error.status < 500 ? `${TEXT.failed} ${error.message}` : TEXT.failed, true);
  }

  async function flush() {
    if (flush.busy === kept) return;
    const mine = (flush.busy = kept);
    const tried = new Set();
    let item;
    while (mine === kept && (item = kept.outbox.find((each) => !tried.has(each)))) {
      const id = item.client_message_id;
      const sign = (state) => rows.has(id) && mark(rows.get(id), state);
      const slow = setTimeout(sign, 1000, TEXT.sending);
      tried.add(item);
      sign();
      try {
        if (!navigator.onLine) throw {};
        if (kept.id) await call(`/${kept.id}/messages`, { ...item, page: page() });
        else await begin(item, mine);
        if (mine !== kept) return;
        unqueue(id);
        sign();
      } catch (error) {
        if (mine !== kept) return;
        if (error.isGone) return forget(), flush();
        // A refusal is about this message only; whatever else it is, the next would meet it, too.
        const isRefused = error.status < 500;
        for (const each of isRefused ? [item] : kept.outbox) fail(each, error);
        if (error.wait) setTimeout(flush, error.wait * 1000);
        if (!isRefused) break;
      } finally {
        clearTimeout(slow);
      }
    }
    if (mine === kept) flush.busy = null;
  }

  async function begin({ text, ...id }, mine) {
    const body = {
      channel: "chat",
      language: navigator.language.split("-")[0],
      message: text,
      page: page(),
      ...id,
    };
    const signed = { ...body, customer_token: token || undefined };
    const answer = await call("", signed).catch((error) => {
      // A token that ran out while the page stood open: go on as a visitor, who can prove it later.
      if (error.status !== 401 || !token) throw error;
      return call("", body);
    });
    if (mine !== kept) return;
    keep({ id: answer.conversation_id, session: answer.customer_session, proofs: 0 });
    first.textContent = answer.disclosure;
    isLoaded = true;
    listen();
  }

  async function askHuman() {
    if (human.ariaDisabled) return;
    humanTrouble.textContent = "";
    dismissRating();
    if (!kept.id) return send(TEXT.human);
    human.ariaDisabled = true;
    try {
      await call(`/${kept.id}/human`, {});
      human.textContent = TEXT.asked;
    } catch (error) {
      human.ariaDisabled = null;
      if (error.isGone) return forget(), send(TEXT.human);
      humanTrouble.textContent = failure(error);
    }
  }

  /* Where the conversation stands. */

  function standing({ status, holder, assignee, wait_minutes: n }) {
    const isWaiting = holder === "queue";
    const isPerson = holder === "teammate";
    holding.textContent = isPerson ? say("talking", { name: assignee || TEXT.teammate })
      : isWaiting ? (n ? say("minutes", { n }) : TEXT.waiting)
      : status === "resolved" ? TEXT.resolved : TEXT.ready;
    if (isPerson && human.contains(root.activeElement)) input.focus();
    human.hidden = isPerson;
    human.ariaDisabled = isWaiting || isPerson || null;
    human.textContent = isWaiting ? TEXT.asked : TEXT.human;
    if (status === "resolved") askRating({ isResolved: true });
    else if (isWaiting || isPerson) dismissRating();
  }

  function restore(answer) {
    first.textContent = answer.disclosure;
    if (answer.rated) keep({ rated: true });
    answer.messages.forEach(put);
    codeCard(answer.card);
    standing(answer);
    last = Math.max(last, answer.last_event_id);
    isLoaded = true;
  }

  function forget() {
    const wasShown = rows.size > kept.outbox.length;
    stop();
    kept = { outbox: kept.outbox, draft: kept.draft, seen: 0 };
    keep();
    clear();
    if (wasShown && panel.open) notice(TEXT.ended);
  }

  function clear() {
    rows.clear();
    log.replaceChildren();
    for (const item of kept.outbox) {
      pend(item);
      fail(item, {});
    }
    codeCard();
    leaveRating();
    typing({});
    newest = kept.seen;
    last = 0;
    isLoaded = false;
    first.textContent = TEXT.disclosure;
    standing({});
    count(0);
  }

  /* Cards: the one-time code, and the questions at the end. */

  const group = (label, ...children) => make("div.card", { role: "group", label }, ...children);
  let card = null;
  let rating = null;

  function codeCard(next) {
    if (card && card.id === next?.id) return;
    if (card) {
      clearTimeout(card.timer);
      leave(card.node);
    }
    card = null;
    if (next?.kind !== "enter_code") return;
    const bad = make("p.bad");
    const field = make("input", {
      inputmode: "numeric", autocomplete: "one-time-code", maxlength: 11, label: TEXT.digits,
    });
    const form = make("form", { novalidate: "", submit: confirm }, field,
      make("button.main", {}, TEXT.confirm));
    const mine = (card = { id: next.id });
    mine.node = group(next.title, make("h3", {}, next.title), make("p", {}, next.text), form, bad);
    const expire = (text) => {
      const isFocused = form.contains(root.activeElement);
      const again = make("button.main", { click: () => {
        codeCard();
        send(TEXT.newCode);
      } }, TEXT.newCode);
      bad.textContent = text;
      form.replaceWith(again);
      if (isFocused) again.focus();
    };
    mine.timer = setTimeout(expire, next.expires_in_seconds * 1000, TEXT.expired);
    cards.prepend(mine.node);
    toEnd();

    async function confirm(event) {
      event.preventDefault();
      const code = field.value.replace(/\D/g, "");
      bad.textContent = "";
      field.focus();
      if (code.length !== 6) return void (bad.textContent = TEXT.digits);
      if (mine.isBusy) return;
      mine.isBusy = true;
      try {
        const asked = kept;
        const answer = await call(`/${kept.id}/confirmations/${mine.id}`, { code });
        if (asked === kept) keep({ session: answer.customer_session, proofs: kept.proofs + 1 });
        if (card === mine) codeCard();
      } catch (error) {
        const { status, tries_left: n } = error;
        if (status === 410 || status === 409 || n === 0) return expire(error.message);
        if (status < 500) field.value = "";
        bad.textContent = n ? say("wrong", { n }) : status < 500 ? error.message : failure(error);
      } finally {
        mine.isBusy = false;
        toEnd();
      }
    }
  }

  const five = (name, ends) => make("fieldset", {}, make("legend", {}, TEXT[name]),
    make("div.five", {}, ...[1, 2, 3, 4, 5].map((value) => make("label", {}, make("input", {
      type: "radio", name, value, label: value % 4 === 1 ? `${value}, ${ends[value >> 2]}` : value,
    }), value))),
    make("div.ends", {}, ...ends.map((end) => make("span", {}, end))));

  // After an answer one row only, so that the answer stays in view; all questions at the end.
  function askRating({ isResolved }) {
    const follow = isAtEnd();
    // Once a person is asked for, it is theirs to say that it is solved.
    const isDue = isResolved || !human.ariaDisabled;
    if (isDue && !rating && !kept.rated) rating = ratingCard(isResolved);
    if (rating && isResolved) rating.form.hidden = false;
    if (follow) toEnd();
  }
  function leaveRating() {
    if (rating) leave(rating);
    rating = null;
  }
  function dismissRating() {
    if (!rating?.isTouched) leaveRating();
  }

  function ratingCard(isResolved) {
    const thanks = make("p", {}, TEXT.thanks);
    const bad = make("p.bad");
    const comment = make("textarea", {
      rows: 2, maxlength: 2000, label: TEXT.comment, placeholder: TEXT.comment,
    });
    const go = make("button.main", { disabled: "" }, TEXT.rate);
    const form = make("form", {
      hidden: "",
      input: () => {
        node.isTouched = true;
        go.disabled = !form.csat.value;
      },
      submit: async (event) => {
        event.preventDefault();
        const isBooked = await rate({
          csat: +form.csat.value,
          ces: +form.ces.value || undefined,
          comment: comment.value.trim() || undefined,
        });
        if (!isBooked) return;
        input.focus();
        form.replaceWith(thanks);
        node.isTouched = false;
      },
    }, five("csat", TEXT.csatEnds), five("ces", TEXT.cesEnds), comment, go);
    const solved = make("div.pair", { role: "group", label: TEXT.solved },
      make("h3", {}, TEXT.solved),
      make("button", { click: () => answer(true) }, TEXT.yes),
      make("button", { click: () => answer(false) }, TEXT.notYet));
    const done = cross(() => {
      keep({ rated: true });
      leaveRating();
    });
    const node = group(TEXT.rate, done, form, bad);
    if (isResolved) node.append(solved);
    else node.prepend(solved);
    node.form = form;
    async function rate(body) {
      const asked = kept;
      const { rated } = kept;
      bad.textContent = "";
      // At once, for the news of it may come before its answer. "Not yet" may be asked again.
      if (body.solved !== false) keep({ rated: true });
      try {
        await call(`/${kept.id}/rating`, body);
        return rating === node;
      } catch (error) {
        if (error.isGone) return forget();
        bad.textContent = failure(error);
        toEnd();
        if (asked === kept) keep({ rated });
      }
    }
    async function answer(isSolved) {
      if (!(await rate({ solved: isSolved }))) return;
      if (isSolved && form.isConnected) {
        solved.replaceWith(thanks);
        askRating({ isResolved: true });
        return form.csat[0].focus();
      }
      if (!isSolved) input.placeholder = TEXT.missing;
      input.focus();
      leaveRating();
    }
    cards.append(node);
    return node;
  }

  /* Live: a stream while the panel is open and seen, else a rare look for the badge. */

  const isAwake = () => panel.open && !document.hidden;
  const on = { message: put, typing, status: standing, card: codeCard, ask_rating: askRating };
  let isLoaded, stream, glance;
  let last = 0;

  function stop() {
    stream?.abort();
    stream = null;
    clearTimeout(glance);
  }

  async function listen() {
    if (stream || !kept.id || !isAwake()) return;
    keep({ seen: newest });
    clearTimeout(glance);
    const mine = (stream = new AbortController());
    for (let failures = 0; ;) {
      const began = Date.now();
      let wait = 0;
      try {
        if (!isLoaded) {
          const answer = await call(`/${kept.id}`);
          if (stream !== mine) return;
          restore(answer);
        }
        const { body } = await call(`/${kept.id}/events?after=${last}`, null, mine.signal);
        connection();
        await follow(body, mine);
      } catch (error) {
        if (stream !== mine) return;
        if (error.isGone) return forget();
        wait = error.wait || 0;
      }
      if (stream !== mine) return;
      typing({});
      if (Date.now() - began > 5000) failures = 0;
      if (failures) connection(TEXT.lost);
      const longest = Math.min(15, 2 ** failures++);
      await pause(Math.max(wait, longest * (0.5 + Math.random() / 2)));
      if (stream !== mine) return;
    }
  }

  async function follow(body, mine) {
    const reader = body.pipeThrough(new TextDecoderStream()).getReader();
    for (let rest = ""; ;) {
      // The desk sends a comment now and then; silence means that the line is dead.
      const dead = setTimeout(() => reader.cancel(), 60000);
      const { done, value } = await reader.read().finally(() => clearTimeout(dead));
      if (done || stream !== mine) return;
      const frames = (rest + value).split(/\r?\n\r?\n/);
      rest = frames.pop();
      frames.forEach(hear);
    }
  }

  function hear(frame) {
    const { id, event, data } = Object.fromEntries(frame.split(/\r?\n/).map((line) =>
      (/^(\w+): ?(.*)$/.exec(line) || []).slice(1)));
    last = Math.max(last, +id || 0);
    try { on[event]?.(JSON.parse(data)); } catch { /* news this file does not know */ }
  }

  async function look(attempt = 0) {
    clearTimeout(glance);
    if (!kept.id || panel.open || document.hidden) return;
    const mine = kept;
    try {
      const answer = await call(`/${kept.id}`);
      if (mine !== kept) return;
      restore(answer);
      count(answer.messages.filter(({ author, seq }) =>
        author !== "customer" && seq > kept.seen).length);
    } catch (error) {
      if (error.isGone) return forget();
    }
    if (attempt < 12 && !panel.open)
      glance = setTimeout(look, Math.min(300, 4 * 2 ** attempt) * 1000, attempt + 1);
  }

  function count(unread) {
    badge.textContent = unread || "";
    launcher.ariaExpanded = panel.open;
    launcher.ariaLabel = panel.open ? TEXT.close
      : TEXT.name + (unread ? `, ${say("unread", { n: unread })}` : "");
  }

  function connection(text = "") {
    trouble.textContent = navigator.onLine ? text : TEXT.offline;
  }

  /* Opening, closing, and what the page may do. */

  function open() {
    if (panel.open) return;
    if (matchMedia("(max-width:480px)").matches) panel.showModal();
    else panel.show();
    count(0);
    connection();
    write(input.value);
    toEnd();
    input.focus();
    listen();
  }

  const close = () => panel.close();

  function left() {
    count(0);
    stop();
    glance = setTimeout(look, 4000);
  }

  function load() {
    kept = { seen: 0, outbox: [], ...stored() };
    clear();
    input.value = kept.draft || "";
    if (panel.open) listen();
    else look();
  }

  function identify(next) {
    const before = place();
    token = next || "";
    if (place() === before) return;
    stop();
    // Signing out leaves nothing of the customer in this browser.
    try { if (!token) delete localStorage[before]; } catch { /* nothing was kept */ }
    load();
  }

  document.addEventListener("visibilitychange", () => {
    if (isAwake()) listen();
    else if (panel.open) stop();
    else look();
  });
  // Another tab began a conversation: there should not be two.
  addEventListener("storage", ({ key }) => {
    if (key !== place() || kept.id || kept.outbox.length || !stored().id) return;
    const text = input.value;
    load();
    write(text);
  });
  addEventListener("offline", () => connection());
  addEventListener("online", () => {
    connection();
    flush();
    stop();
    listen();
    look();
  });
  document.addEventListener("click", ({ target }) => {
    if (target.closest?.("[data-deskhand-open]")) open();
  });

  const hello = bubble({ author: "assistant", text: TEXT.hello });
  hello.classList.add("run");
  first.after(hello);
  const start = () => {
    document.body.append(host);
    load();
    const context = (more) => { facts = { ...facts, ...more }; };
    window.Deskhand = { open, close, identify, context };
    dispatchEvent(new Event("deskhand:ready"));
  };
  if (document.body) start();
  else addEventListener("DOMContentLoaded", start);
})();
