/* Many things begun in turn, so that a page of many questions answers a tap in between. */

/** In milliseconds: on a phone at a fourth of the speed as much work takes 50, and more is felt. */
const SLICE = 12;

/** So many are begun at once: to stop in between, and to draw the page meanwhile, would have them answer later. */
const FEW = 12;

/** @type {(() => void)[] | undefined} */
let gathered;

/** @param {() => void} begin called at once, or when its turn comes where many were found together */
export const inTurn = (begin) => {
  if (gathered) gathered.push(begin);
  else begin();
};

/** @param {() => void} find says `inTurn` of each thing that it finds; the first are begun before this returns */
export const takingTurns = (find) => {
  /** @type {(() => void)[]} */
  const waiting = [];
  gathered = waiting;
  find();
  gathered = undefined;
  if (waiting.length <= FEW) {
    waiting.forEach((begin) => begin());
    return;
  }
  const { port1, port2 } = new MessageChannel();
  const takeTurns = () => {
    const end = performance.now() + SLICE;
    do waiting.shift()?.();
    while (waiting.length && performance.now() < end);
    if (waiting.length) port2.postMessage('go on');
    else port1.close();
  };
  port1.onmessage = takeTurns;
  takeTurns();
};
