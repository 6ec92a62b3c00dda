/* What is folded opens for whoever is led into it, and on paper. */

/** Opens what a link, or the address of the page, leads into. Not every browser does it. */
export const unfoldTarget = () => {
  const unfold = () => {
    const target = document.getElementById(decodeURIComponent(window.location.hash.slice(1)));
    /** @type {Element | null | undefined} */
    let folded;
    while ((folded = target?.closest('details:not([open])'))) {
      folded.setAttribute('open', '');
      target?.scrollIntoView();
    }
  };
  window.addEventListener('hashchange', unfold);
  unfold();
};

/** Opens all while the page is printed, and folds again what was folded. */
export const unfoldOnPaper = () => {
  /** @type {Element[]} */
  let folded = [];
  window.addEventListener('beforeprint', () => {
    folded = [...document.querySelectorAll('.md-content details:not([open])')];
    folded.forEach((one) => one.setAttribute('open', ''));
  });
  window.addEventListener('afterprint', () => folded.forEach((one) => one.removeAttribute('open')));
};
