/* The colours that the reader has chosen, before the page is seen. */
export {};

const kept = /** @type {any} */ (globalThis).__md_get('__palette')?.color;
if (kept) {
  const device = matchMedia('(prefers-color-scheme: light)').matches ? 'light' : 'dark';
  const asked = kept.media === '(prefers-color-scheme)' ? `(prefers-color-scheme: ${device})` : kept.media;
  const choices = [...document.querySelectorAll('[data-md-color-media]')];
  const theirs = choices.find((one) => asked !== kept.media && one.getAttribute('data-md-color-media') === asked);
  for (const name of Object.keys(kept)) {
    document.body.setAttribute(`data-md-color-${name}`, theirs?.getAttribute(`data-md-color-${name}`) ?? kept[name]);
  }
}
