/** The list of chats. */

import { byId, dressAvatar, element } from "/page/elements.js";
import { clock, say } from "/page/words.js";

export class ChatList {
  #state;
  #list = byId("chats");

  constructor(state) {
    this.#state = state;
  }

  /** @param {number | null} open The chat that's open. */
  draw(open) {
    const focused = document.activeElement?.closest("#chats a")?.hash;
    this.#list.replaceChildren(...[...this.#state.chats.values()].map((chat) => this.#row(chat, chat.id === open)));
    if (focused) this.#list.querySelector(`a[href="${focused}"]`)?.focus({ preventScroll: true });
  }

  #row(chat, open) {
    const last = chat.messages.at(-1);
    const unread = open ? 0 : this.#state.unread(chat);
    const person = this.#state.people.get(chat.people[0]);
    const title = chat.kind === "private" ? `${chat.title} · ${say(`language-${person.code}`)}` : chat.title;
    return element(
      "li",
      {},
      element(
        "a",
        { class: "chat", href: `#${chat.id}`, "aria-current": open ? "page" : null },
        dressAvatar(element("span", { class: "avatar", "aria-hidden": "true" }), chat.id, chat.title),
        element(
          "span",
          { class: "chat-line" },
          element("span", { class: "chat-title", dir: "auto" }, title),
          last ? element("time", { class: "chat-time" }, clock(last.date)) : null,
        ),
        element(
          "span",
          { class: "chat-line" },
          element("span", { class: "chat-last", dir: "auto" }, this.#summary(chat, last, open)),
          unread
            ? element(
                "span",
                { class: "count" },
                String(unread),
                element("span", { class: "unseen" }, ` ${say("unread", { count: "" }).trim()}`),
              )
            : null,
        ),
      ),
    );
  }

  #summary(chat, last, open) {
    if (chat.draft && !open) return say("draft", { text: chat.draft });
    if (!last) return say("nothing");
    const text = (last.text ?? last.caption ?? (last.photo ? say("picture") : say("file"))).split("\n")[0];
    if (this.#state.isOwn(chat, last)) return say("you-wrote", { text });
    return chat.kind === "group" ? `${last.from.first_name}: ${text}` : text;
  }
}
