/** What the page says beside the chats: the state of the knowledge, a broken line, and what just happened. */

import { byId, element } from "/page/elements.js";
import { say } from "/page/words.js";

/** Milliseconds for which a passing note stays. */
const PASSING = 5000;

/** Says in passing that something happened. */
export function toast(text, language) {
  const note = element("p", { class: "toast", lang: language }, text);
  byId("toasts").replaceChildren(note);
  setTimeout(() => note.remove(), PASSING);
}

/** Shows whether the line to the preview is broken; before it first opens, nothing is said. */
export function drawConnection(open) {
  const lost = byId("lost");
  lost.hidden = open !== false;
  lost.textContent = open === false ? say("lost") : "";
}

/** Shows what the bot answers from, and why the newest files aren't taken where they aren't. */
export function drawKnowledge(knowledge) {
  const banner = byId("knowledge");
  const live = byId("live");
  const { state, problems = [], entries, directory } = knowledge;
  const told = state === "live" || state === "learning";
  live.dataset.state = state;
  live.textContent = entries ? say("knowledge-live", { entries, directory }) : "";
  banner.hidden = state === "live";
  banner.className = `notice is-${state}`;
  banner.setAttribute("role", told ? "status" : "alert");
  if (state === "live") return banner.replaceChildren();
  const list = element(
    "ul",
    {
      class: "problems",
      tabindex: problems.length > 3 ? 0 : null,
      "aria-label": problems.length > 3 ? say("notices") : null,
    },
    problems.map((problem) =>
      element(
        "li",
        {},
        problem.file ? [element("code", {}, `${problem.file}:${problem.line}`), " "] : [],
        element("span", { lang: "en" }, problem.sentence),
      ),
    ),
  );
  banner.replaceChildren(
    element("p", {}, say(state === "learning" && !entries ? "knowledge-first" : `knowledge-${state}`)),
    ...(problems.length ? [list] : []),
  );
}
