/* Printing one part of a page alone. */

/**
 * @param {Element} part
 * @param {boolean} on until it is switched off, the page prints nothing else
 */
export const printAlone = (part, on) => {
  part.classList.toggle('pp-alone', on);
  document.body.classList.toggle('pp-prints-alone', on);
};
