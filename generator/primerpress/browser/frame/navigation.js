/* Where one is, in the navigation: the page, and the part of it that is being read. */

/** A part is being read when its heading stands above this share of the window's height. */
const READ = 0.3;

/** Brings the page's own place in the navigation into sight, where that is longer than the window. */
export const showPlace = () => {
  const here = document.querySelector('.pp-nav [aria-current]');
  const column = here?.closest('.md-sidebar__scrollwrap');
  if (!here || !column) return;
  column.scrollTop += here.getBoundingClientRect().top - column.getBoundingClientRect().top - column.clientHeight / 2;
};

/** Marks the part that is being read, as the page moves. */
export const followParts = () => {
  const links = /** @type {HTMLAnchorElement[]} */ ([...document.querySelectorAll('.pp-nav__parts a')]);
  const parts = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));
  if (!links.length) return;
  let isAsked = false;
  const mark = () => {
    isAsked = false;
    const edge = window.innerHeight * READ;
    const page = document.documentElement;
    const isEnd = window.scrollY + window.innerHeight >= page.scrollHeight - 1;
    const read = parts.filter((part) => part && (isEnd || part.getBoundingClientRect().top < edge)).pop();
    links.forEach((link, place) => link.classList.toggle('md-nav__link--active', Boolean(read) && parts[place] === read));
  };
  const follow = () => {
    if (!isAsked) requestAnimationFrame(mark);
    isAsked = true;
  };
  window.addEventListener('scroll', follow, { passive: true });
  window.addEventListener('resize', follow);
  follow();
};
