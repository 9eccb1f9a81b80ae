/** The messages of one chat, as a log that keeps its place while messages come, change and go. */

import { element } from "/page/elements.js";
import { messageElement } from "/page/bubbles.js";
import { day, say } from "/page/words.js";

/** Pixels from the end within which a reader counts as being there. */
const NEAR = 48;
/** Seconds within which messages of one sender stand together. */
const TOGETHER = 300;

const FOCUSABLE = "button, a[href], [tabindex='0']";

export class History {
  /** @type {Map<number | string, {element: Element, drawn: string}>} */
  #items = new Map();
  #scroll = null;
  #newest = 0;
  #staysAtEnd = true;

  constructor(chat, state, does) {
    this.chat = chat;
    this.#state = state;
    this.#does = does;
    this.list = element("div", { class: "log-list" });
    this.log = element(
      "div",
      { class: "log", role: "log", "aria-live": "polite", tabindex: 0, hidden: true },
      this.list,
    );
    this.log.addEventListener(
      "scroll",
      () => {
        this.#staysAtEnd = this.atEnd;
        does.scrolled();
      },
      { passive: true },
    );
    // Whoever reads the end goes on doing so when a notice or a longer draft takes some of the room.
    new ResizeObserver(() => {
      if (this.#staysAtEnd) this.toEnd();
      does.scrolled();
    }).observe(this.log);
  }

  #state;
  #does;

  get atEnd() {
    return this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight < NEAR;
  }

  toEnd() {
    this.#staysAtEnd = true;
    this.log.scrollTop = this.log.scrollHeight;
  }

  show() {
    this.log.hidden = false;
    if (this.#scroll === null) this.toEnd();
    else this.log.scrollTop = this.#scroll;
  }

  hide() {
    this.#scroll = this.log.hidden || this.atEnd ? null : this.log.scrollTop;
    this.log.hidden = true;
  }

  /** Brings the log up to what the chat holds now. What hasn't changed stays untouched. */
  draw() {
    const stays = this.log.hidden || this.atEnd;
    const { chat } = this;
    this.log.setAttribute("aria-label", say("messages-with", { name: chat.title }));
    const own = chat.messages.at(-1)?.message_id > this.#newest && this.#state.isOwn(chat, chat.messages.at(-1));
    this.#newest = chat.messages.at(-1)?.message_id ?? 0;
    const wanted = chat.messages.length ? this.#wanted() : [this.#welcome()];
    const kept = new Set(wanted.map((item) => item.key));
    for (const [key, item] of this.#items) if (!kept.has(key)) this.#remove(key, item);
    let before = null;
    for (const item of wanted) before = this.#place(item, before);
    if (!this.log.hidden && (stays || own)) this.toEnd();
  }

  /** Marks the message that the inspector explains. */
  mark(id) {
    for (const [key, item] of this.#items) item.element.classList.toggle("is-inspected", key === id);
  }

  /** Brings a message into sight. */
  reveal(id) {
    this.#items.get(id)?.element.scrollIntoView({ block: "nearest" });
  }

  elementOf(id) {
    return this.#items.get(id)?.element;
  }

  /** What should stand in the log, in order; `drawn` tells whether it must be drawn anew. */
  #wanted() {
    const { chat } = this;
    const state = this.#state;
    const wanted = [];
    let date = "";
    chat.messages.forEach((message, index) => {
      const today = day(message.date);
      if (today !== date)
        wanted.push({ key: `day ${today}`, drawn: today, make: () => element("p", { class: "day" }, today) });
      date = today;
      const insight = state.insightOf(chat, message);
      const shown = {
        message,
        own: state.isOwn(chat, message),
        bot: state.isBot(message),
        first: !together(chat.messages[index - 1], message),
        last: !together(message, chat.messages[index + 1]),
        group: chat.kind === "group",
        language: insight?.language ?? undefined,
        insight: insight && { answers: insight.answers },
      };
      const drawn = JSON.stringify([shown, document.documentElement.lang]);
      wanted.push({ key: message.message_id, drawn, make: () => messageElement(shown, this.#does) });
    });
    return wanted;
  }

  #welcome() {
    const { chat } = this;
    const state = this.#state;
    const person = state.writer(chat);
    const told = chat.kind === "private" ? (state.bot.description?.[state.languageOf(person)] ?? "") : "";
    const make = () =>
      element(
        "div",
        { class: "welcome" },
        element("h3", {}, say(told ? "what-is-this" : "nothing")),
        told ? element("p", { lang: state.languageOf(person) }, told) : null,
      );
    return { key: "welcome", drawn: `${document.documentElement.lang} ${told}`, make };
  }

  #place(item, before) {
    const known = this.#items.get(item.key);
    let placed = known?.element;
    if (known?.drawn !== item.drawn) {
      placed = item.make();
      if (known) this.#replace(known.element, placed);
      this.#items.set(item.key, { element: placed, drawn: item.drawn });
    }
    let next = before ? before.nextElementSibling : this.list.firstElementChild;
    while (next?.classList.contains("is-going")) next = next.nextElementSibling; // it keeps its place while it fades
    if (next !== placed) this.list.insertBefore(placed, next);
    return placed;
  }

  /** Puts a new drawing in place of an old one; whoever was in it with the keyboard stays. */
  #replace(old, placed) {
    const focused = old.contains(document.activeElement);
    const index = focused ? [...old.querySelectorAll(FOCUSABLE)].indexOf(document.activeElement) : -1;
    placed.classList.toggle("is-inspected", old.classList.contains("is-inspected"));
    placed.classList.add("is-settled");
    old.replaceWith(placed);
    if (!focused) return;
    const reachable = placed.querySelectorAll(FOCUSABLE);
    (reachable[Math.min(index, reachable.length - 1)] ?? this.log).focus({ preventScroll: true });
  }

  #remove(key, item) {
    this.#items.delete(key);
    if (item.element.contains(document.activeElement)) this.log.focus({ preventScroll: true });
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    if (calm || this.log.hidden || typeof key === "string") return item.element.remove();
    item.element.inert = true;
    item.element.classList.add("is-going");
    item.element.addEventListener("animationend", () => item.element.remove(), { once: true });
  }
}

/** Whether two messages stand together: of one sender, soon after each other. */
function together(one, other) {
  return Boolean(
    one &&
    other &&
    one.from.id === other.from.id &&
    other.date - one.date < TOGETHER &&
    day(one.date) === day(other.date),
  );
}
