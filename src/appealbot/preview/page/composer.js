/** Where messages are written: the draft of each chat, the reply, the writer, the commands. */

import { CommandMenu } from "/page/command_menu.js";
import { byId, element } from "/page/elements.js";
import { say } from "/page/words.js";

export class Composer {
  #state;
  #send;
  #chat = null;
  #field = byId("draft");
  #menu;

  /** @param {(act: object) => boolean} send Sends an act; false where that failed. */
  constructor(state, send) {
    this.#state = state;
    this.#send = send;
    this.#menu = new CommandMenu(this.#field, (command) => {
      if (this.say(command)) this.#write("");
      this.#menu.close();
    });
    byId("composer").addEventListener("submit", (event) => {
      event.preventDefault();
      this.#submit();
    });
    this.#field.addEventListener("input", () => this.#typed());
    this.#field.addEventListener("keydown", (event) => this.#pressed(event));
    this.#field.addEventListener("blur", () => this.#menu.close());
    byId("commands-open").addEventListener("mousedown", (event) => event.preventDefault());
    byId("commands-open").addEventListener("click", () => this.#toggleMenu());
    byId("attach").addEventListener("click", () => this.#send({ act: "attach", ...this.#who() }));
    byId("replying-end").addEventListener("click", () => this.reply(null));
    byId("writer-choice").addEventListener("change", (event) =>
      this.#state.chooseWriter(this.#chat, Number(event.currentTarget.value)),
    );
  }

  /** Turns to a chat; its draft is there again. */
  open(chat) {
    this.#chat = chat;
    this.#menu.close();
    this.#write(chat.draft);
    this.draw();
  }

  draw() {
    const chat = this.#chat;
    if (!chat) return;
    const group = chat.kind === "group";
    byId("writer").hidden = !group;
    if (group) {
      byId("writer-choice").replaceChildren(
        ...chat.people.map((id) => {
          const person = this.#state.people.get(id);
          const told = `${person.name} (${say(`language-${person.code}`)})`;
          return element("option", { value: id, selected: id === this.#state.writer(chat).id }, told);
        }),
      );
    }
    const replied = chat.messages.find((message) => message.message_id === chat.replies);
    byId("replying").hidden = !replied;
    if (replied) {
      const text = replied.text ?? replied.caption ?? say("picture");
      byId("replying-to").replaceChildren(
        element("b", { dir: "auto" }, replied.from.first_name),
        element("span", { dir: "auto" }, text),
      );
    }
  }

  focus() {
    this.#field.focus({ preventScroll: true });
  }

  /** Begins a reply to a message; null ends it. */
  reply(message) {
    this.#chat.replies = message?.message_id ?? null;
    this.draw();
    this.focus();
  }

  /** Sends a text in the open chat. */
  say(text) {
    const replies = this.#chat.replies;
    const sent = this.#send({ act: "say", ...this.#who(), text, ...(replies ? { replies_to: replies } : {}) });
    if (sent) {
      this.#chat.replies = null;
      this.draw();
    }
    return sent;
  }

  #who() {
    return { chat: this.#chat.id, person: this.#state.writer(this.#chat).id };
  }

  #submit() {
    const text = this.#field.value.trim();
    if (text && this.say(text)) this.#write("");
    this.focus();
  }

  #write(text) {
    this.#field.value = text;
    this.#chat.draft = text;
    this.#grow();
  }

  #typed() {
    this.#chat.draft = this.#field.value;
    this.#grow();
    if (/^\/\w*$/.test(this.#field.value)) this.#showMenu(this.#field.value);
    else this.#menu.close();
  }

  #grow() {
    // Browsers that know `field-sizing: content` do this by themselves.
    if (CSS.supports("field-sizing", "content")) return;
    this.#field.style.height = "auto";
    this.#field.style.height = `${this.#field.scrollHeight}px`;
  }

  #showMenu(beginning) {
    const code = this.#state.languageOf(this.#state.writer(this.#chat));
    this.#menu.show(this.#state.commands[this.#chat.kind]?.[code] ?? [], beginning, code);
  }

  #toggleMenu() {
    this.focus();
    if (this.#menu.open) this.#menu.close();
    else this.#showMenu("/");
  }

  #pressed(event) {
    if (event.isComposing) return;
    if (this.#menu.open && this.#pressedInMenu(event)) return event.preventDefault();
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      this.#submit();
    } else if (event.key === "Escape" && this.#chat.replies) {
      event.stopPropagation();
      this.reply(null);
    }
  }

  /** Whether the key was meant for the menu. */
  #pressedInMenu(event) {
    switch (event.key) {
      case "ArrowDown":
        this.#menu.move(1);
        return true;
      case "ArrowUp":
        this.#menu.move(-1);
        return true;
      case "Enter":
        this.#menu.pick(this.#menu.chosen);
        return true;
      case "Tab":
        this.#write(`${this.#menu.chosen} `);
        this.#menu.close();
        return true;
      case "Escape":
        event.stopPropagation();
        this.#menu.close();
        return true;
      default:
        return false;
    }
  }
}
