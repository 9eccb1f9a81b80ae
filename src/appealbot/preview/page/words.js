/** The page's own texts, in German and English. */

import { preferences } from "/page/preferences.js";

const WORDS = {
  "page-title": ["Vorschau des Bots", "Preview of the bot"],
  notices: ["Hinweise", "Notices"],
  chats: ["Chats", "Chats"],
  more: ["Mehr", "More"],
  export: ["Diesen Chat als Testdialog speichern", "Save this chat as a test dialogue"],
  restart: ["Alles neu beginnen", "Start all over"],
  "restart-sure": [
    "Alle Chats werden geleert, auch was der Bot sich gemerkt hat. Neu beginnen?",
    "All chats are emptied, and so is what the bot remembers. Start over?",
  ],
  "restart-yes": ["Neu beginnen", "Start over"],
  "restart-no": ["Abbrechen", "Cancel"],
  settings: ["Einstellungen", "Settings"],
  language: ["Sprache dieser Seite", "Language of this page"],
  theme: ["Farben", "Colours"],
  "theme-auto": ["Wie System", "System"],
  "theme-light": ["Hell", "Light"],
  "theme-dark": ["Dunkel", "Dark"],
  back: ["Zurück zu den Chats", "Back to the chats"],
  inspector: ["Warum diese Antwort? Bereich ein- oder ausblenden", "Why this answer? Show or hide the panel"],
  "to-end": ["Zu den neuesten Nachrichten", "To the newest messages"],
  composer: ["Nachricht schreiben", "Write a message"],
  message: ["Nachricht", "Message"],
  send: ["Senden", "Send"],
  attach: ["Bild ohne Text senden", "Send a picture without text"],
  commands: ["Befehle", "Commands"],
  "write-as": ["Schreiben als", "Write as"],
  reply: ["Antworten", "Reply"],
  "reply-end": ["Doch nicht antworten", "Don't reply"],
  start: ["Starten", "Start"],
  why: ["Warum diese Antwort?", "Why this answer?"],
  "why-none": ["Warum keine Antwort?", "Why no answer?"],
  earlier: ["Frühere Nachricht", "Earlier message"],
  later: ["Spätere Nachricht", "Later message"],
  close: ["Schließen", "Close"],
  lost: [
    "Die Verbindung zur Vorschau ist weg. Ich versuche es weiter. Läuft „appealbot preview“ noch?",
    "The preview can't be reached. Trying again. Is “appealbot preview” still running?",
  ],
  "not-sent": [
    "Nicht gesendet: Es besteht keine Verbindung. Ihr Text bleibt stehen.",
    "Not sent: there's no connection. Your text stays here.",
  ],
  "knowledge-live": ["{entries} Einträge aus {directory}", "{entries} entries from {directory}"],
  "knowledge-taken": ["Die Änderung gilt jetzt.", "The change is live."],
  "knowledge-learning": [
    "Der Bot lernt die geänderten Fragen. Bis er fertig ist, gelten die alten Antworten.",
    "The bot is learning the changed questions. Until it's done, the old answers stay.",
  ],
  "knowledge-first": [
    "Der Bot lernt gerade, was Menschen fragen. Das dauert beim ersten Mal etwa zwei Minuten.",
    "The bot is learning what people ask. The first time that takes about two minutes.",
  ],
  "knowledge-refused": [
    "Die Änderung wurde nicht übernommen, es gelten die alten Antworten. Bitte beheben:",
    "The change was refused and the old answers stay. Please correct:",
  ],
  "knowledge-missing": [
    "Der Bot hat noch kein Wissen und kann nicht antworten. Sobald die Dateien stimmen, geht es von selbst los.",
    "The bot has no knowledge yet and can't answer. It starts by itself as soon as the files are right.",
  ],
  "as-person": ["Bot · Sie schreiben als {name}", "Bot · you write as {name}"],
  "group-with": ["Gruppe: {names} und der Bot", "Group: {names} and the bot"],
  "language-de": ["Deutsch", "German"],
  "language-en": ["Englisch", "English"],
  "language-null": ["ohne Sprache", "no language"],
  unread: ["{count} ungelesen", "{count} unread"],
  nothing: ["Noch keine Nachrichten", "No messages yet"],
  "you-wrote": ["Sie: {text}", "You: {text}"],
  draft: ["Entwurf: {text}", "Draft: {text}"],
  edited: ["bearbeitet", "edited"],
  picture: ["Bild", "Picture"],
  file: ["Datei", "File"],
  download: ["{name} herunterladen ({size})", "Download {name} ({size})"],
  "opens-outside": ["öffnet in einem neuen Tab", "opens in a new tab"],
  copied: ["In die Zwischenablage kopiert.", "Copied to the clipboard."],
  "not-copied": ["Das Kopieren hat nicht geklappt.", "Copying didn't work."],
  spoiler: ["Verdeckter Text, aufdecken", "Hidden text, uncover"],
  "quote-more": ["Mehr zeigen", "Show more"],
  "quote-less": ["Weniger zeigen", "Show less"],
  "messages-with": ["Nachrichten: {name}", "Messages: {name}"],
  today: ["Heute", "Today"],
  yesterday: ["Gestern", "Yesterday"],
  "what-is-this": ["Was kann dieser Bot?", "What can this bot do?"],
  "insight-empty": [
    "Schreiben Sie dem Bot etwas. Hier steht dann, wie er es verstanden hat und woher die Antwort stammt.",
    "Write something to the bot. This is where you see how it was understood and where the answer comes from.",
  ],
  "insight-position": ["{position} von {count}", "{position} of {count}"],
  "did-said": ["Geschrieben", "Written"],
  "did-tapped": ["Angetippt", "Tapped"],
  "did-attached": ["Gesendet", "Sent"],
  "did-attached-text": ["ein Bild ohne Text", "a picture without text"],
  outcome: ["Ergebnis", "Outcome"],
  "outcome-answer": ["Antwort", "Answer"],
  "outcome-choices": ["Auswahl", "Choices"],
  "outcome-none": ["Keine Antwort", "No answer"],
  "outcome-smalltalk": ["Smalltalk", "Small talk"],
  "outcome-sign_up": ["Mitmachen", "Sign-up"],
  "outcome-crisis": ["In Not", "In distress"],
  "outcome-my_data": ["Eigene Daten", "One's own data"],
  "outcome-": ["Nichts zu deuten", "Nothing to interpret"],
  "message-language": ["Sprache", "Language"],
  sureness: ["Sicherheit", "Certainty"],
  entry: ["Eintrag", "Entry"],
  candidates: ["Was infrage kam", "What was considered"],
  "candidates-note": [
    "Die Chancen, falls einer dieser Einträge gemeint ist.",
    "The chances, supposing that one of these entries is meant.",
  ],
  "candidate-entry": ["Eintrag", "Entry"],
  "candidate-chance": ["Chance", "Chance"],
  stored: ["Was dabei gespeichert wurde", "What was stored"],
  "stored-nothing": ["Nichts.", "Nothing."],
  "stored-counted": ["Gezählt, ohne Inhalt", "Counted, without its content"],
  "stored-sign_up": ["Interessenbekundung, versiegelt", "Sign-up intent, sealed"],
  "stored-erased": ["Gelöscht", "Erased"],
  "stored-messages_deleted": ["Nachrichten im Chat gelöscht", "Messages deleted from the chat"],
  "stored-dialogue": ["Stand des Gesprächs", "Where the conversation stands"],
  "stored-dialogue_forgotten": ["Stand des Gesprächs vergessen", "Where the conversation stood: forgotten"],
  "stored-sealed": ["So steht es auf der Platte", "As it stands on disk"],
  details: ["Für die Technik", "For engineers"],
  calls: ["Aufrufe der Bot API", "Bot API calls"],
  "calls-none": ["Keine.", "None."],
  took: ["Entschieden in {ms} ms", "Decided in {ms} ms"],
  copy: ["{what} kopieren", "Copy {what}"],
};

/** The page's languages in the order of the texts above. */
const ORDER = { de: 0, en: 1 };

/** A text of the page in its language; `{name}` is filled in. */
export function say(key, values = {}) {
  const text = WORDS[key][ORDER[preferences.language]];
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

/** Whether there is such a text. */
export const canSay = (key) => key in WORDS;

/** Writes the texts into elements that name them: `data-say`, `data-say-label`, `data-say-placeholder`. */
export function sayAll(root = document) {
  for (const found of root.querySelectorAll("[data-say]")) found.textContent = say(found.dataset.say);
  for (const found of root.querySelectorAll("[data-say-label]")) {
    found.setAttribute("aria-label", say(found.dataset.sayLabel));
    if (found.matches("button, a")) found.title = say(found.dataset.sayLabel);
  }
  for (const found of root.querySelectorAll("[data-say-placeholder]"))
    found.placeholder = say(found.dataset.sayPlaceholder);
  document.title = say("page-title");
}

const formats = {};

function format(name, make) {
  formats[`${name} ${preferences.language}`] ??= make(preferences.language);
  return formats[`${name} ${preferences.language}`];
}

/** An hour and minute, of seconds since 1970. */
export function clock(seconds) {
  const made = format(
    "clock",
    (language) => new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, { timeStyle: "short" }),
  );
  return made.format(seconds * 1000);
}

/** A day as people say it, of seconds since 1970. */
export function day(seconds, now = new Date()) {
  const then = new Date(seconds * 1000);
  const days = Math.round((new Date(now).setHours(0, 0, 0, 0) - new Date(then).setHours(0, 0, 0, 0)) / 86_400_000);
  if (days === 0) return say("today");
  if (days === 1) return say("yesterday");
  return format(
    "day",
    (language) => new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, { dateStyle: "long" }),
  ).format(then);
}

/** A share of one, as a percentage. */
export function percent(share) {
  const made = format("percent", (language) => new Intl.NumberFormat(language, { style: "percent" }));
  return share > 0 && share < 0.005 ? `< ${made.format(0.01)}` : made.format(share);
}

/** A number with at most one decimal. */
export function number(value) {
  return format("number", (language) => new Intl.NumberFormat(language, { maximumFractionDigits: 1 })).format(value);
}

/** A size in bytes as people read it. */
export function size(bytes) {
  return bytes < 1024 ? `${bytes} B` : `${number(bytes / 1024)} kB`;
}
