/** What a text leads to: addresses and commands in it, and what a tap on an address does. */

const FOUND = [
  ["url", /\bhttps?:\/\/[^\s<>"„“”]+[^\s<>"„“”.,;:!?)\]}'’]/giu],
  ["email", /(?<![\p{L}\p{N}._%+-])[\w.%+-]+@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}/giu],
  ["bot_command", /(?<![\p{L}\p{N}/<.])\/[a-z][a-z0-9_]{0,31}(?:@\w+)?(?![\w/])/giu],
];

/** Kinds of entities in which Telegram looks for nothing more. */
const CLOSED = new Set(["code", "pre", "text_link", "url", "email", "bot_command", "mention", "text_mention"]);

/**
 * The entities of a text together with those that Telegram finds by itself: addresses and commands.
 *
 * @param {string} text
 * @param {Array<object>} entities As the Bot API gives them; offsets in UTF-16 units, as in JavaScript's strings.
 */
export function withFound(text, entities = []) {
  const taken = entities.filter((entity) => CLOSED.has(entity.type));
  const all = [...entities];
  for (const [type, pattern] of FOUND) {
    for (const match of text.matchAll(pattern)) {
      const offset = match.index;
      const found = { type, offset, length: match[0].length };
      if (taken.some((other) => offset < other.offset + other.length && other.offset < offset + found.length)) continue;
      taken.push(found);
      all.push(found);
    }
  }
  return all;
}

/** The address if it's one that a chat may lead to, else null: never a script, never this page's own pages. */
export function safeAddress(address) {
  try {
    const parsed = new URL(address);
    return ["http:", "https:", "mailto:", "tel:", "tg:"].includes(parsed.protocol) ? parsed : null;
  } catch {
    return null;
  }
}

/** What a deep link to this bot carries (`t.me/BOT?start=join` carries "join"), null where it's another address. */
export function payloadOf(address, username) {
  const parsed = safeAddress(address);
  if (parsed === null) return null;
  const own =
    parsed.protocol === "tg:"
      ? parsed.host === "resolve" && parsed.searchParams.get("domain")
      : ["t.me", "telegram.me"].includes(parsed.host) && parsed.pathname.slice(1);
  if (!own || own.toLowerCase() !== username.toLowerCase()) return null;
  return parsed.searchParams.has("startgroup") ? null : (parsed.searchParams.get("start") ?? "");
}
