/** Puts the page together: what the server tells goes into the state, what people do goes to the server. */

import { ChatList } from "/page/chats.js";
import { Composer } from "/page/composer.js";
import { Connection } from "/page/connection.js";
import { byId, dressAvatar } from "/page/elements.js";
import { History } from "/page/history.js";
import { Inspector } from "/page/inspector.js";
import { drawConnection, drawKnowledge, toast } from "/page/notices.js";
import { preferences } from "/page/preferences.js";
import { State } from "/page/state.js";
import { say, sayAll } from "/page/words.js";

const narrow = matchMedia("(max-width: 759px)");
const state = new State();
const histories = new Map();
const connection = new Connection(
  (told) => state.hear(told),
  (open) => state.connection(open),
);
const composer = new Composer(state, send);
const list = new ChatList(state);
const inspector = new Inspector({
  step,
  copy,
  changed: () => drawInspector(),
  directory: () => state.knowledge?.directory ?? "",
});

/** The chat that's open, and the insight that the inspector stays with (null: the newest). */
let open = null;
let inspected = null;

// ── What people do ─────────────────────────────────────────────────────────────────────────────────────────────────

function send(act) {
  const sent = connection.send(act);
  if (!sent) toast(say("not-sent"));
  return sent;
}

const does = {
  username: "",
  tap(message, button, key) {
    const person = state.writer(open).id;
    if (send({ act: "tap", chat: open.id, person, message: message.message_id, data: button.callback_data })) {
      key.setAttribute("aria-busy", "true");
    }
  },
  start(payload) {
    const person = state.writer(open);
    if (!send({ act: "start", person: person.id, payload })) return;
    const home = [...state.chats.values()].find((chat) => chat.kind === "private" && chat.people[0] === person.id);
    if (home) location.hash = home.id;
  },
  command: (text) => composer.say(text),
  reply: (message) => composer.reply(message),
  inspect(message) {
    inspected = state.insightOf(open, message)?.id ?? null;
    inspector.show();
    inspector.toTop();
  },
  copy,
  scrolled: () => drawEnd(),
};

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    toast(say("copied"));
  } catch {
    toast(say("not-copied"));
  }
}

function step(by) {
  const insights = [...open.insights.values()];
  const at = insights.indexOf(currentInsight()) + by;
  inspected = at >= insights.length - 1 ? null : insights[Math.max(at, 0)].id;
  drawInspector();
  inspector.toTop();
  const shown = currentInsight();
  histories.get(open.id)?.reveal(shown?.answers?.at(-1) ?? shown?.message);
}

function currentInsight() {
  return open?.insights.get(inspected) ?? [...(open?.insights.values() ?? [])].at(-1);
}

// ── What is seen ───────────────────────────────────────────────────────────────────────────────────────────────────

/** Opens the chat that the address names; on a wide page without one, the first. */
function route() {
  const wanted = state.chats.get(Number(location.hash.slice(1)));
  const chat = wanted ?? (narrow.matches ? null : [...state.chats.values()][0]);
  byId("app").classList.toggle("has-chat", Boolean(chat));
  if (chat) byId("side").removeAttribute("role");
  else byId("side").setAttribute("role", "main"); // the only part of a narrow page then
  if (chat && chat !== open) {
    histories.get(open?.id)?.hide();
    open = chat;
    inspected = null;
    drawChat(chat.id);
    histories.get(chat.id).show();
    composer.open(chat);
  } else if (!chat && open) {
    histories.get(open.id)?.hide();
    open = null;
  }
  drawAround();
}

function drawChat(id) {
  const chat = state.chats.get(id);
  if (!histories.has(id)) {
    const history = new History(chat, state, does);
    histories.set(id, history);
    byId("stage").prepend(history.log);
  }
  const history = histories.get(id);
  history.chat = chat;
  history.draw();
  if (id === open?.id) drawAround();
  else list.draw(open?.id);
}

/** All that stands around the messages. */
function drawAround() {
  if (open) {
    drawHead();
    composer.draw();
    const empty = open.kind === "private" && open.messages.length === 0;
    byId("start").hidden = !empty;
    byId("composer").hidden = empty;
    byId("export").href = `/dialogues/${open.id}.yaml`;
    drawEnd();
  }
  byId("export").hidden = !open?.messages.length;
  list.draw(open?.id);
  drawInspector();
}

function drawHead() {
  const person = state.writer(open);
  const group = open.kind === "group";
  const title = group ? open.title : state.bot.name;
  const names = open.people.map((id) => state.people.get(id).name).join(", ");
  byId("head-title").textContent = title;
  byId("head-subtitle").textContent = group ? say("group-with", { names }) : say("as-person", { name: person.name });
  dressAvatar(byId("head-avatar"), group ? open.id : state.bot.id, title);
}

function drawEnd() {
  const history = open && histories.get(open.id);
  if (!history) return;
  if (history.atEnd && document.visibilityState === "visible") state.see(open);
  const unread = state.unread(open);
  byId("to-end").hidden = history.atEnd;
  byId("to-end-count").textContent = unread || "";
}

function drawInspector() {
  const insights = [...(open?.insights.values() ?? [])];
  const shown = currentInsight();
  inspector.draw(shown, insights.indexOf(shown), insights.length);
  const marked = inspector.open ? (shown?.answers?.at(-1) ?? shown?.message) : null;
  for (const history of histories.values()) history.mark(history.chat === open ? marked : null);
}

function drawAll() {
  sayAll();
  for (const id of histories.keys()) drawChat(id);
  if (state.knowledge) drawKnowledge(state.knowledge);
  drawConnection(state.connected);
  drawAround();
}

// ── What changes ───────────────────────────────────────────────────────────────────────────────────────────────────

state.addEventListener("scene", () => {
  does.username = state.bot.username;
  if (open) open = state.chats.get(open.id) ?? null;
  route();
  for (const id of histories.keys()) drawChat(id);
});
state.addEventListener("chat", ({ detail }) => drawChat(detail));
state.addEventListener("insight", ({ detail }) => drawChat(detail));
state.addEventListener("unread", () => list.draw(open?.id));
state.addEventListener("tapped", ({ detail }) => {
  const message = histories.get(detail.chat)?.elementOf(detail.message);
  for (const key of message?.querySelectorAll("[aria-busy]") ?? []) key.removeAttribute("aria-busy");
});
state.addEventListener("refused", ({ detail }) => toast(detail.sentence[preferences.language], preferences.language));
state.addEventListener("connection", ({ detail }) => drawConnection(detail));

let before = null;
let restarting = false;
state.addEventListener("knowledge", ({ detail }) => {
  drawKnowledge(detail);
  if (detail.state === "live" && before?.entries && before.at !== detail.at && !restarting)
    toast(say("knowledge-taken"));
  before = detail;
  restarting = false;
});

addEventListener("hashchange", () => {
  route();
  if (open && !narrow.matches) composer.focus();
});
byId("chats").addEventListener("click", (event) => {
  if (event.target.closest("a")?.hash === location.hash && !narrow.matches) composer.focus();
});
narrow.addEventListener("change", route);
document.addEventListener("visibilitychange", drawEnd);
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || event.defaultPrevented || document.querySelector("dialog[open], :popover-open")) return;
  if (inspector.contains(document.activeElement)) inspector.close();
  else if (open) composer.focus();
});

byId("inspect").addEventListener("click", () => (inspector.open ? inspector.close() : inspector.show()));
byId("start").addEventListener("click", () => does.start(""));
byId("to-end").addEventListener("click", () => histories.get(open.id).toEnd());
byId("more-menu").addEventListener("click", () => byId("more-menu").hidePopover());
byId("restart").addEventListener("click", () => byId("question").showModal());
byId("question").addEventListener("close", (event) => {
  if (event.currentTarget.returnValue === "yes") restarting = send({ act: "restart" });
  event.currentTarget.returnValue = "";
});

for (const input of document.querySelectorAll("#language input")) {
  input.checked = input.value === preferences.language;
  input.addEventListener("change", () => {
    preferences.chooseLanguage(input.value);
    drawAll();
  });
}
for (const input of document.querySelectorAll("#theme input")) {
  input.checked = input.value === preferences.theme;
  input.addEventListener("change", () => preferences.chooseTheme(input.value));
}

sayAll();
connection.open();
