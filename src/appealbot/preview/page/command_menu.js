/** The bot's commands above the composer: opened by the button or by typing "/", walked with the arrow keys. */

import { byId, element } from "/page/elements.js";

export class CommandMenu {
  #list = byId("commands");
  #button = byId("commands-open");
  #field;
  #chosen = 0;
  #shown = [];

  /**
   * @param {HTMLTextAreaElement} field Where commands are typed.
   * @param {(command: string) => void} pick Is given the command that was picked, with its slash.
   */
  constructor(field, pick) {
    this.#field = field;
    this.pick = pick;
    this.#list.addEventListener("mousedown", (event) => event.preventDefault()); // the field keeps the focus
  }

  get open() {
    return !this.#list.hidden;
  }

  get chosen() {
    return `/${this.#shown[this.#chosen].command}`;
  }

  /** Shows the commands that begin so, or closes where none does. */
  show(commands, beginning, language) {
    this.#shown = commands.filter(({ command }) => `/${command}`.startsWith(beginning.toLowerCase()));
    if (!this.#shown.length) return this.close();
    this.#list.hidden = false;
    this.#list.lang = language;
    this.#button.setAttribute("aria-expanded", "true");
    this.#choose(0);
  }

  close() {
    this.#list.hidden = true;
    this.#button.setAttribute("aria-expanded", "false");
    this.#field.removeAttribute("aria-activedescendant");
  }

  /** Goes up or down by so many. */
  move(by) {
    this.#choose((this.#chosen + by + this.#shown.length) % this.#shown.length);
  }

  #choose(index) {
    this.#chosen = index;
    this.#list.replaceChildren(...this.#shown.map((command, at) => this.#option(command, at)));
    const option = this.#list.children[index];
    option.scrollIntoView({ block: "nearest" });
    this.#field.setAttribute("aria-activedescendant", option.id);
  }

  #option({ command, description }, at) {
    return element(
      "li",
      {
        id: `command-${command}`,
        role: "option",
        "aria-selected": String(at === this.#chosen),
        onclick: () => this.pick(`/${command}`),
      },
      element("span", { class: "command-name" }, `/${command}`),
      " ",
      element("span", { class: "command-told" }, description),
    );
  }
}
