/* A press that is doubled: what follows at once was meant for what the first was on. */

const AT_ONCE = 500;

/**
 * Whether a press would now do something else than the one before: on another element, or where something was said meanwhile
 * that nobody has read yet, such as that only the spelling is not right.
 *
 * @param {EventTarget | null} first
 * @param {EventTarget | null} then
 */
const isStray = (first, then) => first !== then || /** @type {Element} */ (then).matches('[type="submit"]');

/** Of a press that is doubled, by the mouse or a key, only the first counts. */
export const stopDoubled = () => {
  /** @type {{ target: EventTarget | null, byKey: boolean, at: number } | null} */
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
    if (last && follows && isStray(last.target, target)) {
      event.preventDefault();
      event.stopPropagation();
    } else last = { target, byKey, at };
  };
  document.addEventListener('click', onClick, true);
};
