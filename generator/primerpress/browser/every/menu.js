/* The menu of a small screen: a button that the keyboard reaches, in place of a label that only fingers do. */

export const offerMenu = () => {
  const toggle = document.querySelector('#__drawer');
  const [label, button] = document.querySelectorAll('.pp-menu');
  const menu = document.querySelector('.pp-nav');
  if (!(toggle instanceof HTMLInputElement && label && button && menu)) return;
  label.setAttribute('hidden', '');
  button.removeAttribute('hidden');
  button.addEventListener('click', () => toggle.click());
  // What leads to a part of this page closes it, or would lead behind it.
  menu.addEventListener('click', ({ target }) => {
    if (toggle.checked && /** @type {Element} */ (target).closest('a[href^="#"]')) toggle.click();
  });
  toggle.addEventListener('change', () => {
    button.setAttribute('aria-expanded', `${toggle.checked}`);
    // Where it opens there is something to choose, and where it closes there is the way back into it.
    const next = toggle.checked ? menu.querySelector('a') : button;
    /** @type {HTMLElement | null} */ (next)?.focus();
  });
};
