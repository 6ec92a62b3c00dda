/* The tab of each set that was last opened in another set, or to which the address leads, before the page is seen. */
export {};

/** @type {string[]} */
const opened = /** @type {any} */ (globalThis).__md_get('__tabs');
for (const set of Array.isArray(opened) ? document.querySelectorAll('.tabbed-set') : []) {
  const labels = [...set.querySelectorAll('label')];
  const found = opened.map((name) => labels.find((label) => label.innerText.trim() === name)).find(Boolean);
  const tab = document.getElementById(found?.htmlFor ?? '');
  if (tab instanceof HTMLInputElement) tab.checked = true;
}
const target = document.getElementById(location.hash.slice(1));
if (target instanceof HTMLInputElement && target.name.startsWith('__tabbed_')) target.checked = true;
