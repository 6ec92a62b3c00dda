/* That there are scripts; and how Material's keep a choice: under the path at which the course starts, which the element says. */
export {};

const theme = /** @type {any} */ (globalThis);
const scope = new URL(document.currentScript?.dataset.base ?? '.', location.href);
if (!scope.pathname.endsWith('/')) scope.pathname += '/';

/** @param {string} name @param {{ pathname: string }} where */
const key = (name, where) => `${where.pathname}.${name}`;

document.documentElement.classList.replace('no-js', 'js');
theme.__md_scope = scope;
/** @param {string} text */
theme.__md_hash = (text) => [...text].reduce((sum, sign) => (31 * sum + sign.charCodeAt(0)) | 0, 0);
/** @param {string} name */
theme.__md_get = (name, storage = localStorage, where = scope) => {
  try {
    return JSON.parse(storage.getItem(key(name, where)) ?? 'null');
  } catch {
    return null;
  }
};
/** @param {string} name @param {unknown} value */
theme.__md_set = (name, value, storage = localStorage, where = scope) => {
  try {
    if (value === null) storage.removeItem(key(name, where));
    else storage.setItem(key(name, where), JSON.stringify(value));
  } catch {
    // Nothing can be kept here, so the choice lasts as long as the page.
  }
};
