/** Turns one message into what is seen of it: a bubble, its buttons, and what can be done with it. */

import { dressAvatar, element, icon } from "/page/elements.js";
import { formatted } from "/page/entities.js";
import { payloadOf, safeAddress } from "/page/links.js";
import { clock, say, size } from "/page/words.js";

/**
 * The element of a message.
 *
 * @param {object} shown `message`; `own`: it's the writer's; `first`, `last`: of a row of the same sender; `bot`: it's the
 *   bot's; `group`: the chat is one; `language`: of the text, where that's known; `insight`: why, where that's known.
 * @param {object} does What follows: `tap(message, button)`, `start(payload)`, `command(text)`, `reply(message)`,
 *   `inspect(message)`, `copy(text)`; and `username`, the bot's.
 */
export function messageElement(shown, does) {
  const { message, own, bot, first, last, group } = shown;
  const actions = messageActions(shown, does);
  const named = group && !own && first;
  const body = element(
    "div",
    { class: "bubble" },
    named
      ? element(
          "p",
          { class: "sender", "data-hue": Math.abs(message.from.id) % 7, dir: "auto" },
          message.from.first_name,
        )
      : null,
    message.reply_to_message ? quoted(message.reply_to_message) : null,
    message.photo ? element("p", { class: "picture" }, icon("picture"), say("picture")) : null,
    message.document ? documentLink(message.document) : null,
    textElement(shown, does),
  );
  const rows = message.reply_markup?.inline_keyboard ?? [];
  return element(
    "article",
    {
      class: ["message", own && "is-own", bot && "is-bot", last && "is-last"].filter(Boolean).join(" "),
      "data-message": message.message_id,
      "aria-label": `${message.from.first_name}, ${clock(message.date)}`,
    },
    group && !own ? senderAvatar(message, last) : null,
    element("div", { class: "message-body" }, body, rows.length ? keyboard(message, rows, does) : null),
    actions.length ? element("div", { class: "message-actions" }, actions) : null,
  );
}

function senderAvatar(message, last) {
  const avatar = element("span", { class: "avatar is-small", "aria-hidden": "true" });
  return last
    ? dressAvatar(avatar, message.from.id, message.from.first_name)
    : element("span", { class: "avatar-room" });
}

function textElement({ message, language }, does) {
  const text = message.text ?? message.caption ?? "";
  const entities = message.text === undefined ? message.caption_entities : message.entities;
  const when = new Date(message.date * 1000).toISOString();
  return element(
    "div",
    { class: "text", dir: "auto", lang: language },
    formatted(text, entities, does),
    element(
      "span",
      { class: "meta" },
      message.edit_date ? `${say("edited")} ` : null,
      element("time", { datetime: when }, clock(message.date)),
    ),
  );
}

function quoted(message) {
  return element(
    "div",
    { class: "quoted", "data-hue": Math.abs(message.from.id) % 7 },
    element("p", { class: "quoted-name", dir: "auto" }, message.from.first_name),
    element("p", { class: "quoted-text", dir: "auto" }, message.text ?? message.caption ?? say("picture")),
  );
}

function documentLink(file) {
  const told = say("download", { name: file.file_name, size: size(file.file_size) });
  return element(
    "a",
    {
      class: "document",
      href: `/files/${encodeURIComponent(file.file_id)}`,
      download: file.file_name,
      "aria-label": told,
    },
    element("span", { class: "document-icon" }, icon("file")),
    element(
      "span",
      { class: "document-told" },
      element("span", { class: "document-name" }, file.file_name),
      element("span", { class: "document-size" }, size(file.file_size)),
    ),
  );
}

function keyboard(message, rows, does) {
  return element(
    "div",
    { class: "keyboard" },
    rows.map((row) =>
      element(
        "div",
        { class: "keyboard-row" },
        row.map((button) => key(message, button, does)),
      ),
    ),
  );
}

function key(message, button, does) {
  const label = element("span", { dir: "auto" }, button.text);
  if (button.callback_data !== undefined) {
    const tap = (event) => does.tap(message, button, event.currentTarget);
    return element("button", { type: "button", class: "key", "data-tap": button.callback_data, onclick: tap }, label);
  }
  if (button.copy_text) {
    const copy = () => does.copy(button.copy_text.text);
    return element("button", { type: "button", class: "key", onclick: copy }, label, icon("copy"));
  }
  const safe = button.url ? safeAddress(button.url) : null;
  if (safe === null) return element("button", { type: "button", class: "key", disabled: true }, label);
  const payload = payloadOf(button.url, does.username);
  if (payload !== null) {
    return element("button", { type: "button", class: "key", onclick: () => does.start(payload) }, label);
  }
  return element(
    "a",
    { class: "key", href: safe.href, target: "_blank", rel: "noopener noreferrer" },
    label,
    element("span", { class: "unseen" }, ` (${say("opens-outside")})`),
    icon("out"),
  );
}

function messageActions({ message, group, bot, insight }, does) {
  const actions = [];
  if (insight && (bot || !insight.answers?.length)) {
    const told = say(bot ? "why" : "why-none");
    const inspect = () => does.inspect(message);
    actions.push(
      element(
        "button",
        { type: "button", class: "round action-why", "aria-label": told, title: told, onclick: inspect },
        icon("inspect"),
      ),
    );
  }
  if (group) {
    const reply = () => does.reply(message);
    actions.push(
      element(
        "button",
        {
          type: "button",
          class: "round action-reply",
          "aria-label": say("reply"),
          title: say("reply"),
          onclick: reply,
        },
        icon("reply"),
      ),
    );
  }
  return actions;
}
