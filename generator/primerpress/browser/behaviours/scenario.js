/* Playing through scenes, turn by turn. Any earlier choice can be taken back. */
import { make, part, word } from '../from-every.js';
import { byQuality } from '../questions/quality.js';
import { copies } from '../questions/remarks.js';
import { begun } from '../questions/sentences.js';

/** @import { Behaviour, Parts, Result } from '../questions/behaviours.js' */

/**
 * Marks a scenario by the quality of its ending. Pure.
 *
 * @param {Record<string, string>} endings the quality of the ending that each choice leads to; empty where it leads on
 * @param {string[]} path
 * @returns {Result}
 */
export const grade = (endings, path) => byQuality[endings[path[path.length - 1]]] || { score: 0 };

/** What a choice does, as its own words say. */
const consequence = (/** @type {Element | null | undefined} */ choice) =>
  copies(choice?.parentElement?.querySelector('.pp-consequence')).filter((node) => node.nodeName !== 'SUMMARY');

/**
 * @param {Parts} parts
 * @returns {Behaviour<string[]>} the choices taken, as `scene/choice`
 */
export const scenario = ({ fields }) => {
  /** @type {HTMLElement[]} */
  const scenes = Array.from(fields.querySelectorAll('.pp-scene'));
  const choices = Array.from(fields.querySelectorAll('.pp-choice'));
  const nameOf = (/** @type {Element} */ choice) => choice.getAttribute('data-choice') || '';
  const choiceOf = (/** @type {string} */ name) => choices.find((choice) => nameOf(choice) === name);
  const sceneAfter = (/** @type {Element | undefined} */ choice) =>
    scenes.find((scene) => choice && scene.getAttribute('data-scene') === choice.getAttribute('data-to')) || scenes[0];
  const qualityOf = (/** @type {Element} */ scene) => scene.getAttribute('data-quality') || '';
  const endings = Object.fromEntries(choices.map((choice) => [nameOf(choice), qualityOf(sceneAfter(choice))]));
  const turn = part(fields, '.pp-turn');
  const others = part(fields, '.pp-else');
  /** @type {string[]} the choices taken so far */
  let path = [];
  const last = () => choiceOf(path[path.length - 1]);
  const here = () => sceneAfter(last());
  const tell = (/** @type {string} */ what) => fields.dispatchEvent(new Event(`primerpress-${what}`, { bubbles: true }));

  /** Shows where a way has led: whose turn it is, what was chosen, what that did, and the scene. */
  const go = (/** @type {string[]} */ way) => {
    path = way;
    const [scene, turns] = [here(), word('turns').split('|')];
    const called = (/** @type {number} */ number) => turns[Math.min(number, turns.length - 1)];
    scenes.forEach((one) => {
      one.hidden = one !== scene;
    });
    scene.prepend(turn);
    turn.hidden = false;
    part(turn, '.pp-turn-name').textContent = qualityOf(scene) ? word('turn-end') : called(path.length);
    scene.setAttribute('aria-label', part(turn, '.pp-kicker').textContent || '');
    part(turn, '.pp-last').hidden = !path.length;
    if (path.length) part(turn, '.pp-last > p').replaceChildren(begun(called(path.length - 1)), ': ', ...copies(last()));
    part(turn, '.pp-path').replaceChildren(...path.map(step));
    part(turn, '.pp-road').hidden = path.length < 2;
    part(turn, '.pp-happened').replaceChildren(...consequence(last()));
  };

  /** Goes back to where the first choices of the way have led. */
  const goBack = (/** @type {number} */ choices) => {
    const before = path.slice(0, choices);
    tell('reopen');
    go(before);
    here().focus();
  };

  /** A choice that was taken, and the way back to it. */
  const step = (/** @type {string} */ name, /** @type {number} */ index) => {
    const taken = choiceOf(name);
    const label = `${word('back-to-here')}: ${taken?.textContent || ''}`;
    const back = make('button', { type: 'button', class: 'pp-button', 'aria-label': label }, word('back-to-here'));
    back.addEventListener('click', () => goBack(index));
    return make('li', {}, ...copies(taken), ' ', back);
  };

  /** Lists what was not chosen on the way. */
  const showOthers = () => {
    const list = part(others, 'ul');
    const passedBy = path.flatMap((name) =>
      Array.from(choiceOf(name)?.closest('.pp-choices')?.querySelectorAll('.pp-choice') || []).filter((choice) => nameOf(choice) !== name),
    );
    list.replaceChildren(...passedBy.map((choice) => make('li', {}, make('strong', {}, ...copies(choice)), ...consequence(choice))));
    others.hidden = !passedBy.length;
  };

  fields.addEventListener('click', (event) => {
    const choice = event.target instanceof Element ? event.target.closest('.pp-choice') : null;
    if (!choice) return;
    event.preventDefault();
    tell('reopen');
    go([...path, nameOf(choice)]);
    if (qualityOf(here())) tell('complete');
    else here().focus();
  });
  part(turn, '.pp-last > button').addEventListener('click', () => goBack(path.length - 1));
  go([]);
  return {
    revisable: true,
    read: () => (qualityOf(here()) ? { response: path } : { missing: word('missing-ending'), unfinished: path.length ? path : undefined }),
    write: (kept) => go(Array.isArray(kept) && kept.every(choiceOf) ? kept : []),
    mark: (response) => grade(endings, response),
    show: () => {
      showOthers();
      return { verdict: word(`ended-${qualityOf(here())}`) };
    },
    hide: () => {
      others.hidden = true;
      if (qualityOf(here())) go([]);
    },
  };
};
