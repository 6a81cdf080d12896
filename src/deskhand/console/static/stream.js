// Holds the one event stream of this browser: in a SharedWorker for all tabs, in the page where there is none.
"use strict";

const LONGEST_PAUSE = 15000;

// Opens the stream and opens it again, with growing pauses, for as long as somebody listens.
function holdStream(url, tell) {
  const names = new Set();
  let source = null;
  let tries = 0;
  let timer = 0;
  let state = { kind: "error", next: 0 };

  const say = (message) => {
    state = message;
    tell(message);
  };
  const hear = (name) => source.addEventListener(name, () => tell({ kind: "event", name }));

  function open() {
    clearTimeout(timer);
    source = new EventSource(url);
    for (const name of names) hear(name);
    source.onopen = () => {
      tries = 0;
      say({ kind: "open" });
    };
    // A browser retries a refused connection but not a refused answer, so we always retry ourselves.
    source.onerror = () => {
      source.close();
      const pause = Math.min(LONGEST_PAUSE, 500 * 2 ** tries++) * (0.75 + Math.random() / 2);
      say({ kind: "error", next: Date.now() + pause });
      timer = setTimeout(open, pause);
    };
  }

  return {
    start: () => source || open(),
    stop() {
      clearTimeout(timer);
      if (source) source.close();
      source = null;
    },
    listen(name) {
      if (names.has(name)) return;
      names.add(name);
      if (source) hear(name);
    },
    state: () => state,
  };
}

if (typeof SharedWorkerGlobalScope !== "undefined") {
  const ports = new Set();
  let stream = null;

  const tellAll = (message) => ports.forEach((port) => port.postMessage(message));

  function obey(port, message) {
    if (message.kind === "hello") {
      ports.add(port);
      stream ||= holdStream(message.url, tellAll);
      stream.start();
      if (stream.state().kind === "open") port.postMessage({ kind: "open" });
    }
    if (message.kind === "listen") stream.listen(message.name);
    if (message.kind === "bye") ports.delete(port);
    if (!ports.size && stream) {
      stream.stop();
      stream = null;
    }
  }

  self.onconnect = ({ ports: [port] }) => {
    port.onmessage = ({ data }) => obey(port, data);
  };
}
