/* A press that is doubled: what follows at once was meant for what the first was on. */

const AT_ONCE = 500;

/** Where a second press would take an answer back, or mark one of which something has been said that nobody has read yet. */
const AT_RISK = '[data-action="retry"], [type="submit"]';

/** Of a press that is doubled, by the mouse or a key, only the first counts. */
export const stopDoubled = () => {
  /** @type {{ byKey: boolean, at: number } | null} */
  let last = null;
  let pressed = '';
  document.addEventListener('keydown', ({ key }) => {
    // Space to choose, and Enter to check, are two presses, however quick.
    if (key !== pressed) last = null;
    pressed = key;
  });
  const onClick = (/** @type {MouseEvent} */ event) => {
    const { target, detail, timeStamp: at } = event;
    const byKey = !detail;
    if (!event.isTrusted) return;
    const follows = byKey ? last?.byKey && at - last.at < AT_ONCE : detail > 1;
    if (last && follows && target instanceof Element && target.matches(AT_RISK)) {
      event.preventDefault();
      event.stopPropagation();
    } else last = { byKey, at };
  };
  document.addEventListener('click', onClick, true);
};
