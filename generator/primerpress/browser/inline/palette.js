/* The colours that the reader has chosen, or else those of the device: before the page is seen, and as they are chosen. */
export {};

const theme = /** @type {any} */ (globalThis);
const choices = /** @type {HTMLInputElement[]} */ ([...document.querySelectorAll('input[data-md-color-media]')]);
const media = (/** @type {Element} */ choice) => choice.getAttribute('data-md-color-media') || '';
const light = matchMedia('(prefers-color-scheme: light)');
const unasked = Math.max(
  choices.findIndex((one) => matchMedia(media(one)).matches),
  0,
);
const [bar, scheme] = ['theme-color', 'color-scheme'].map((name) =>
  document.head.appendChild(Object.assign(document.createElement('meta'), { name })),
);

const show = (index = theme.__md_get('__palette')?.index) => {
  const choice = choices[index] || choices[unasked];
  if (!choice) return;
  choice.checked = true;
  const device = `(prefers-color-scheme: ${light.matches ? 'light' : 'dark'})`;
  const shown = (media(choice) === '(prefers-color-scheme)' && choices.find((one) => media(one) === device)) || choice;
  for (const name of ['scheme', 'primary', 'accent']) {
    document.body.setAttribute(`data-md-color-${name}`, shown.getAttribute(`data-md-color-${name}`) || '');
  }
  // What the browser draws around a page follows.
  requestAnimationFrame(() => {
    const { backgroundColor, colorScheme } = getComputedStyle(document.body);
    [bar.content, scheme.content] = [backgroundColor, colorScheme];
  });
};

show();
light.addEventListener('change', () => show());
document.addEventListener('change', ({ target }) => {
  const index = choices.indexOf(/** @type {HTMLInputElement} */ (target));
  if (index < 0) return;
  theme.__md_set('__palette', index === unasked ? null : { index });
  show(index);
});
