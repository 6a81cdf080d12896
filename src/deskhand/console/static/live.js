// Gives htmx its event source, shows the state of the stream, and asks for everything anew after a gap.
"use strict";

(() => {
  const AWAY_AFTER = 60000;

  // What htmx expects of an EventSource, fed by the worker or by the page itself.
  class Live extends EventTarget {
    constructor(url) {
      super();
      this.readyState = EventSource.CONNECTING;
      this.url = new URL(url, location.href).href;
      this.names = new Set();
      this.connect();
    }

    connect() {
      if (window.SharedWorker) {
        this.worker ||= new SharedWorker(document.body.dataset.worker);
        this.worker.port.onmessage = ({ data }) => this.take(data);
        this.send = (message) => this.worker.port.postMessage(message);
      } else {
        this.stream ||= holdStream(this.url, (message) => this.take(message));
        this.send = ({ kind, name }) => {
          if (kind === "hello") this.stream.start();
          if (kind === "listen") this.stream.listen(name);
          if (kind === "bye") this.stream.stop();
        };
      }
      this.send({ kind: "hello", url: this.url });
      for (const name of this.names) this.send({ kind: "listen", name });
    }

    addEventListener(name, listener) {
      super.addEventListener(name, listener);
      if (this.names.has(name)) return;
      this.names.add(name);
      this.send({ kind: "listen", name });
    }

    take(message) {
      if (message.kind === "event") this.dispatchEvent(new MessageEvent(message.name, { data: "" }));
      if (message.kind === "open") this.opened();
      if (message.kind === "error") this.broke(message.next);
    }

    opened() {
      if (this.readyState === EventSource.OPEN) return;
      this.readyState = EventSource.OPEN;
      show("live");
      // What happened between the making of this page, or the gap, and now.
      htmx.trigger(document.body, "resync");
    }

    broke(next) {
      this.readyState = EventSource.CONNECTING;
      show("broken", next);
      askTheDoor();
    }

    close() {
      this.send({ kind: "bye" });
    }
  }

  // A stream also ends when the sign-in did: then this page belongs at the door.
  async function askTheDoor() {
    const answer = await fetch("/console/counts").catch(() => null);
    if (answer?.redirected) location.reload();
  }

  let brokenSince = 0;
  let nextTry = 0;

  function show(state, next = 0) {
    const text = { live: "Live", broken: "Reconnecting" }[state];
    document.getElementById("stream").dataset.state = state;
    document.getElementById("stream-text").textContent = text;
    nextTry = next;
    brokenSince = state === "live" ? 0 : brokenSince || Date.now();
    if (state === "live") document.getElementById("away").hidden = true;
  }

  setInterval(() => {
    if (!brokenSince || Date.now() - brokenSince < AWAY_AFTER) return;
    const away = document.getElementById("away");
    const seconds = Math.max(1, Math.ceil((nextTry - Date.now()) / 1000));
    away.textContent = `The desk does not answer. What you type is kept. Next attempt in ${seconds} s.`;
    away.hidden = false;
  }, 1000);

  let live = null;
  htmx.createEventSource = (url) => (live = new Live(url));
  addEventListener("pagehide", () => live && live.close());
  addEventListener("pageshow", (event) => {
    if (!event.persisted || !live) return;
    live.readyState = EventSource.CONNECTING;
    live.connect();
  });
})();
