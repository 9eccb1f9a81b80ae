/** What the page knows: the people, the chats with their messages, why the bot answered so, and the knowledge. */

/**
 * Tells of changes by events: `scene`, `chat`, `insight`, `tapped`, `unread` (each of the last four with a chat's id
 * as detail; `tapped` with the whole message), `knowledge`, `refused`, `connection`.
 */
export class State extends EventTarget {
  bot = null;
  people = new Map();
  chats = new Map();
  commands = {};
  knowledge = null;
  connected = null;
  /** The chats that a new connection hasn't told of yet; null once it told everything. */
  #untold = null;
  /** Until the first connection told everything: what was there before counts as seen. */
  #arriving = true;

  /** The line opened or broke. */
  connection(open) {
    this.connected = open;
    if (open) this.#untold = new Set(this.chats.keys());
    this.#tell("connection", open);
  }

  /** Takes in a message of the server. */
  hear(told) {
    switch (told.kind) {
      case "scene":
        return this.#hearScene(told);
      case "chat":
        return this.#hearChat(told.id, told.messages);
      case "insight":
        this.chats.get(told.chat)?.insights.set(told.id, told);
        return this.#tell("insight", told.chat);
      case "knowledge":
        this.knowledge = told;
        this.#forgetUntold();
        return this.#tell("knowledge", told);
      default:
        return this.#tell(told.kind, told);
    }
  }

  /** Messages of others that weren't seen yet. */
  unread(chat) {
    return chat.messages.filter((message) => message.message_id > chat.seen && !this.isOwn(chat, message)).length;
  }

  /** The person looked at the end of a chat. */
  see(chat) {
    const newest = chat.messages.at(-1)?.message_id ?? 0;
    if (newest <= chat.seen) return;
    chat.seen = newest;
    this.#tell("unread", chat.id);
  }

  /** Who writes in this chat: in a group the person that was chosen. */
  writer(chat) {
    return this.people.get(chat.writer ?? chat.people[0]);
  }

  chooseWriter(chat, person) {
    chat.writer = person;
    this.#tell("chat", chat.id);
  }

  /** The language in which Telegram shows a person the bot's texts: German is what all others see. */
  languageOf(person) {
    return person.code === "en" ? "en" : "de";
  }

  isOwn(chat, message) {
    return message.from?.id === this.writer(chat)?.id;
  }

  isBot(message) {
    return message.from?.id === this.bot.id;
  }

  /** The newest insight into a message: the turn that wrote or edited it, or that it set off. */
  insightOf(chat, message) {
    const insights = [...chat.insights.values()];
    if (this.isBot(message)) return insights.findLast((one) => one.answers?.includes(message.message_id));
    return insights.findLast((one) => one.message === message.message_id && one.did !== "tapped");
  }

  #hearScene(told) {
    this.bot = told.bot;
    this.people = new Map(told.people.map((person) => [person.id, person]));
    this.commands = told.commands;
    const known = this.chats;
    this.chats = new Map(
      told.chats.map((chat) => [
        chat.id,
        { messages: [], insights: new Map(), seen: 0, draft: "", replies: null, ...known.get(chat.id), ...chat },
      ]),
    );
    this.#tell("scene", told);
  }

  #hearChat(id, messages) {
    const chat = this.chats.get(id);
    if (!chat) return;
    this.#untold?.delete(id);
    chat.messages = messages;
    if (messages.length === 0) chat.insights.clear();
    if (this.#arriving) chat.seen = messages.at(-1)?.message_id ?? 0;
    chat.seen = Math.min(chat.seen, Math.max(0, ...messages.map((message) => message.message_id)));
    this.#tell("chat", id);
  }

  /** A new connection begins with everything there is: whatever it didn't tell of is gone. */
  #forgetUntold() {
    const gone = this.#untold ?? [];
    this.#untold = null;
    this.#arriving = false;
    for (const id of gone) if (this.chats.get(id)?.messages.length) this.#hearChat(id, []);
  }

  #tell(kind, detail) {
    this.dispatchEvent(new CustomEvent(kind, { detail }));
  }
}
