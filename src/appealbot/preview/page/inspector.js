/** Why the bot answered so: for campaign staff first, with the details for engineers folded. */

import { byId, element, icon } from "/page/elements.js";
import { preferences } from "/page/preferences.js";
import { canSay, number, percent, say } from "/page/words.js";

/** Draws an insight; without one, what will stand there. */
export function insightNodes(insight, copy, directory) {
  if (!insight) return [element("p", { class: "inspector-empty" }, say("insight-empty"))];
  return [
    asked(insight),
    element("p", { class: "why" }, insight.why?.[preferences.language] ?? ""),
    facts(insight, copy),
    candidates(insight, directory),
    stored(insight),
    details(insight),
  ];
}

function asked({ did, text, language }) {
  return element(
    "p",
    { class: "asked" },
    element("span", { class: "asked-how" }, say(`did-${did}`)),
    element(
      "q",
      { class: "asked-text", dir: "auto", lang: language },
      did === "attached" ? say("did-attached-text") : text,
    ),
  );
}

function facts({ language, outcome, score, entry }, copy) {
  const named = `outcome-${outcome ?? ""}`;
  const rows = [
    [
      say("outcome"),
      element("span", { class: "badge", "data-outcome": outcome ?? "" }, canSay(named) ? say(named) : outcome),
    ],
  ];
  if (!language) rows.pop(); // it never came to deciding
  if (typeof score === "number" && outcome) rows.push([say("sureness"), share(score, say("sureness"))]);
  if (language)
    rows.push([say("message-language"), canSay(`language-${language}`) ? say(`language-${language}`) : language]);
  if (entry) rows.push([say("entry"), place(entry, copy)]);
  return element(
    "dl",
    { class: "facts" },
    rows.map(([name, told]) => element("div", {}, element("dt", {}, name), element("dd", {}, told))),
  );
}

/** A share of one as a bar with its number. */
function share(value, label) {
  return element(
    "span",
    { class: "share" },
    element("meter", { min: 0, max: 1, value, "aria-label": label }, percent(value)),
    element("span", { class: "share-number" }, percent(value)),
  );
}

/** A file with its line; it may break after the folders. */
function fileAndLine({ file, line }) {
  const parts = `${file}:${line}`.split(/(?<=\/)/);
  return element(
    "code",
    {},
    parts.flatMap((part, at) => (at ? [element("wbr"), part] : [part])),
  );
}

function place(entry, copy) {
  const told = `${entry.file}:${entry.line}`;
  const label = say("copy", { what: told });
  return element(
    "span",
    { class: "place" },
    fileAndLine(entry),
    element(
      "button",
      { type: "button", class: "round is-small", "aria-label": label, title: label, onclick: () => copy(told) },
      icon("copy"),
    ),
  );
}

/** @param {string} directory The knowledge base's; the files in it are named without. */
function candidates({ candidates: all = [] }, directory) {
  if (!all.length) return null;
  const rows = all.map((one) =>
    element(
      "tr",
      {},
      element(
        "th",
        { scope: "row" },
        element("span", { class: "candidate-title" }, one.title[preferences.language] ?? one.title.de ?? one.topic),
        fileAndLine({ ...one, file: one.file.replace(`${directory}/`, "") }),
      ),
      element("td", {}, share(one.chance, say("candidate-chance"))),
    ),
  );
  return element(
    "section",
    {},
    element("h3", { id: "candidates-title" }, say("candidates")),
    element("p", { class: "candidates-note" }, say("candidates-note")),
    element(
      "table",
      { class: "candidates", "aria-labelledby": "candidates-title" },
      element(
        "thead",
        {},
        element(
          "tr",
          {},
          element("th", { scope: "col" }, say("candidate-entry")),
          element("th", { scope: "col" }, say("candidate-chance")),
        ),
      ),
      element("tbody", {}, rows),
    ),
  );
}

function stored({ stored: all = [] }) {
  const items = all.map(({ what, detail }) =>
    element(
      "li",
      {},
      element("b", {}, canSay(`stored-${what}`) ? say(`stored-${what}`) : what),
      detail ? element("code", { class: "sealed", title: say("stored-sealed") }, detail) : null,
    ),
  );
  return element(
    "section",
    {},
    element("h3", {}, say("stored")),
    items.length ? element("ul", { class: "stored" }, items) : element("p", {}, say("stored-nothing")),
  );
}

function details({ calls = [], ms, because }) {
  const took = typeof ms === "number" ? say("took", { ms: number(ms) }) : null;
  const told = [took, because ? `because: ${because}` : null].filter(Boolean).join(" · ");
  return element(
    "section",
    { class: "engineers" },
    element("h3", {}, say("details")),
    told ? element("p", {}, told) : null,
    element(
      "details",
      { class: "calls", "data-keeps": "calls" },
      element("summary", {}, `${say("calls")} (${calls.length})`),
      calls.length ? calls.map(call) : element("p", {}, say("calls-none")),
    ),
  );
}

function call({ method, parameters }) {
  return element(
    "figure",
    { class: "call" },
    element("figcaption", {}, element("code", {}, method)),
    element("pre", { tabindex: 0 }, JSON.stringify(opened(parameters), null, 2)),
  );
}

/** Parameters that are JSON themselves, as the Bot API takes them, opened to be read. */
function opened(parameters) {
  const read = ([name, value]) => {
    if (typeof value !== "string" || !/^[[{]/.test(value)) return [name, value];
    try {
      return [name, JSON.parse(value)];
    } catch {
      return [name, value];
    }
  };
  return Object.fromEntries(Object.entries(parameters ?? {}).map(read));
}

/** The panel: beside the chat where there's room, else a sheet over it. */
export class Inspector {
  #wide = matchMedia("(min-width: 1120px)");
  #panel = byId("inspector-panel");
  #sheet = byId("sheet");
  #body = byId("inspector-body");
  #back = null;
  #drawn = "";
  #shown = true;

  /** @param {{step: (by: number) => void, copy: (text: string) => void, changed: () => void,
   *   directory: () => string}} does */
  constructor(does) {
    this.does = does;
    byId("inspector-close").addEventListener("click", () => this.close());
    byId("inspector-earlier").addEventListener("click", () => does.step(-1));
    byId("inspector-later").addEventListener("click", () => does.step(1));
    this.#sheet.addEventListener("close", () => this.#closed());
    this.#sheet.addEventListener("click", (event) => event.target === this.#sheet && this.#sheet.close());
    this.#wide.addEventListener("change", () => {
      this.#settle();
      does.changed();
    });
    this.#settle();
  }

  get open() {
    return this.#wide.matches ? this.#shown : this.#sheet.open;
  }

  /** Opens the panel and goes into it. */
  show() {
    if (!this.#sheet.open) this.#back = document.activeElement;
    if (this.#wide.matches) this.#shown = true;
    else if (!this.#sheet.open) this.#sheet.showModal();
    this.#arrange();
    this.does.changed();
    byId("inspector-title").focus({ preventScroll: true });
  }

  close() {
    if (this.#sheet.open) return this.#sheet.close();
    this.#shown = false;
    this.#closed();
  }

  contains(node) {
    return this.#panel.contains(node);
  }

  /** @param {number} position Of the insight among the chat's, from 0; -1 where there's none. */
  draw(insight, position, count) {
    byId("inspector-earlier").disabled = position <= 0;
    byId("inspector-later").disabled = position >= count - 1;
    const drawn = JSON.stringify([insight, preferences.language]);
    if (drawn === this.#drawn) return;
    this.#drawn = drawn;
    const open = new Set([...this.#body.querySelectorAll("details[open]")].map((one) => one.dataset.keeps));
    this.#body.replaceChildren(...insightNodes(insight, this.does.copy, this.does.directory()).filter(Boolean));
    for (const one of this.#body.querySelectorAll("details")) one.open = open.has(one.dataset.keeps);
  }

  toTop() {
    this.#body.scrollTop = 0;
  }

  #settle() {
    if (this.#sheet.open) this.#sheet.close();
    (this.#wide.matches ? byId("inspector") : this.#sheet).append(this.#panel);
    this.#arrange();
  }

  #closed() {
    this.#arrange();
    this.does.changed();
    if (this.#back?.isConnected) this.#back.focus({ preventScroll: true });
    else byId("inspect").focus({ preventScroll: true });
    this.#back = null;
  }

  #arrange() {
    byId("inspector").hidden = !this.#wide.matches || !this.#shown;
    byId("inspect").setAttribute("aria-expanded", this.open);
  }
}
