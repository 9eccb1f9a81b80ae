/** Makes elements. Texts only ever become text nodes: nothing that a person or the bot wrote is read as markup. */

/**
 * @param {string} tag
 * @param {Object<string, any>} attributes Those that are null, undefined or false are left out; `onNAME` listens.
 * @param {...(Node | string | null | undefined | Array)} children
 */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.flat().filter((child) => child !== undefined && child !== null));
  return made;
}

/** A drawing of `icons.svg`, which says nothing to a screen reader. */
export function icon(name) {
  const drawing = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  drawing.setAttribute("class", "icon");
  drawing.setAttribute("aria-hidden", "true");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", `/page/icons.svg#${name}`);
  drawing.append(use);
  return drawing;
}

export const byId = (id) => document.getElementById(id);

/** Fills an avatar with a name's first letter, in a colour that stays the same for the id. */
export function dressAvatar(avatar, id, name) {
  avatar.textContent = [...name][0] ?? "";
  avatar.dataset.hue = Math.abs(id) % 7;
  return avatar;
}
