/** What the person chose for this page: its language and its colours. Both are kept in the browser. */

const LANGUAGES = ["de", "en"];

function kept(name) {
  try {
    return localStorage.getItem(`preview.${name}`);
  } catch {
    return null; // a browser that keeps nothing still shows the page
  }
}

function keep(name, value) {
  try {
    localStorage.setItem(`preview.${name}`, value);
  } catch {
    // as above
  }
}

function ownLanguage() {
  const wanted = (navigator.languages ?? [navigator.language]).map((tag) => tag.slice(0, 2));
  return wanted.find((tag) => LANGUAGES.includes(tag)) ?? "en";
}

export const preferences = {
  language: LANGUAGES.includes(kept("language")) ? kept("language") : ownLanguage(),
  theme: kept("theme") ?? "",

  chooseLanguage(language) {
    this.language = language;
    keep("language", language);
    document.documentElement.lang = language;
  },

  /** @param {"" | "light" | "dark"} theme The empty one follows the system. */
  chooseTheme(theme) {
    this.theme = theme;
    keep("theme", theme);
    this.showTheme();
  },

  showTheme() {
    if (this.theme) document.documentElement.dataset.theme = this.theme;
    else delete document.documentElement.dataset.theme;
  },
};

preferences.showTheme();
document.documentElement.lang = preferences.language;
