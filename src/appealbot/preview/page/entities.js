/** Turns a text and its entities into nodes. */

import { element } from "/page/elements.js";
import { payloadOf, safeAddress, withFound } from "/page/links.js";
import { say } from "/page/words.js";

const TAGS = { bold: "b", italic: "i", underline: "u", strikethrough: "s", code: "code" };
const BLOCKS = new Set(["blockquote", "expandable_blockquote", "pre"]);

/**
 * The nodes of a text.
 *
 * @param {string} text
 * @param {Array<object>} entities As in a Bot API Message. They nest; where two cross, the later one is cut in two.
 * @param {{username: string, start: (payload: string) => void, command: (text: string) => void}} does What links do.
 */
export function formatted(text, entities, does) {
  const spans = withFound(text, entities)
    .map((entity) => ({ entity, from: entity.offset, to: Math.min(entity.offset + entity.length, text.length) }))
    .filter((span) => span.from < span.to);
  return nodes(text, 0, text.length, spans, does);
}

const byPlace = (one, other) => one.from - other.from || other.to - one.to;

function nodes(text, from, to, spans, does) {
  const made = [];
  let waiting = [...spans].sort(byPlace);
  let at = from;
  while (waiting.length) {
    const [span, ...rest] = waiting;
    const inner = rest.filter((other) => other.from < span.to);
    const cut = inner.filter((other) => other.to > span.to).map((other) => ({ ...other, from: span.to }));
    waiting = [...rest.filter((other) => other.from >= span.to), ...cut].sort(byPlace);
    if (span.from > at) made.push(text.slice(at, span.from));
    const within = inner.map((other) => ({ ...other, to: Math.min(other.to, span.to) }));
    made.push(
      wrapped(span.entity, text.slice(span.from, span.to), nodes(text, span.from, span.to, within, does), does),
    );
    at = span.to;
    // A block ends its line by itself.
    if (BLOCKS.has(span.entity.type) && text[at] === "\n" && !waiting.some((other) => other.from === at)) at += 1;
  }
  if (at < to) made.push(text.slice(at, to));
  return made;
}

function wrapped(entity, text, content, does) {
  switch (entity.type) {
    case "bold":
    case "italic":
    case "underline":
    case "strikethrough":
    case "code":
      return element(TAGS[entity.type], {}, content);
    case "pre":
      return element("pre", { tabindex: 0 }, element("code", {}, content));
    case "blockquote":
      return element("blockquote", { dir: "auto" }, content);
    case "expandable_blockquote":
      return expandable(content);
    case "spoiler":
      return spoiler(content);
    case "text_link":
      return link(entity.url, content, does);
    case "url":
      return link(text, content, does);
    case "email":
      return element("a", { href: `mailto:${text}` }, content);
    case "phone_number":
      return element("a", { href: `tel:${text.replace(/[^+\d]/g, "")}` }, content);
    case "bot_command":
      return element("button", { type: "button", class: "link", onclick: () => does.command(text) }, content);
    case "mention":
    case "text_mention":
    case "hashtag":
    case "cashtag":
      return element("span", { class: "mention" }, content);
    default:
      return element("span", {}, content);
  }
}

/** A link: one to this bot opens the private chat here, any other opens in a new tab. */
function link(address, content, does) {
  const safe = safeAddress(address);
  if (safe === null) return element("span", {}, content);
  const payload = payloadOf(address, does.username);
  const follow = (event) => {
    event.preventDefault();
    does.start(payload);
  };
  return element(
    "a",
    { href: safe.href, target: "_blank", rel: "noopener noreferrer", onclick: payload === null ? null : follow },
    content,
  );
}

function spoiler(content) {
  const hidden = element("span", { class: "spoiler-text", inert: true }, content);
  const cover = element(
    "span",
    { class: "spoiler", role: "button", tabindex: 0, "aria-label": say("spoiler") },
    hidden,
  );
  const uncover = (event) => {
    if (event.type === "keydown" && !["Enter", " "].includes(event.key)) return;
    event.preventDefault();
    for (const name of ["role", "tabindex", "aria-label"]) cover.removeAttribute(name);
    hidden.inert = false;
    cover.classList.add("is-open");
    cover.removeEventListener("click", uncover);
    cover.removeEventListener("keydown", uncover);
  };
  cover.addEventListener("click", uncover);
  cover.addEventListener("keydown", uncover);
  return cover;
}

function expandable(content) {
  const quote = element("div", { class: "quote-text" }, content);
  const button = element(
    "button",
    { type: "button", class: "link quote-more", "aria-expanded": "false" },
    say("quote-more"),
  );
  button.addEventListener("click", () => {
    const open = quote.classList.toggle("is-open");
    button.setAttribute("aria-expanded", open);
    button.textContent = say(open ? "quote-less" : "quote-more");
  });
  return element("blockquote", { dir: "auto" }, quote, button);
}
