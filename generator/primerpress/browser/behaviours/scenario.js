/* Playing through scenes. One is shown at a time, above it the way so far; any earlier choice can be taken back. */
import { byQuality } from '../quality.js';
import { word } from '../words.js';

/** @import { Behaviour, PrimerpressQuestion } from '../question.js' */

/** @type {WeakMap<PrimerpressQuestion, string[]>} the choices taken so far, as `scene/choice` */
const paths = new WeakMap();

const pathOf = (/** @type {PrimerpressQuestion} */ question) => paths.get(question) || [];

/**
 * @param {PrimerpressQuestion} question
 * @returns {HTMLElement[]}
 */
const scenes = (question) => Array.from(question.querySelectorAll('.pp-scene'));

const choice = (/** @type {PrimerpressQuestion} */ question, /** @type {string} */ name) =>
  question.querySelector(`.pp-choice[data-choice="${CSS.escape(name)}"]`);

/** The scene that a way leads to. */
const sceneAfter = (/** @type {PrimerpressQuestion} */ question, /** @type {string[]} */ path) => {
  const last = path.length ? choice(question, path[path.length - 1]) : null;
  const name = last?.getAttribute('data-to');
  return scenes(question).find((scene) => scene.getAttribute('data-scene') === name) || scenes(question)[0];
};

/**
 * Shows where a way has led: the choices taken, what the last one did, and the scene.
 *
 * @param {PrimerpressQuestion} question
 * @param {string[]} path
 */
const go = (question, path) => {
  paths.set(question, path);
  const here = sceneAfter(question, path);
  scenes(question).forEach((scene) => {
    scene.hidden = scene !== here;
  });
  here.querySelector('.pp-happened')?.remove();
  const last = path.length ? choice(question, path[path.length - 1]) : null;
  const did = last?.parentElement?.querySelector('.pp-consequence');
  if (did) {
    const happened = document.createElement('div');
    happened.className = 'pp-happened pp-note';
    happened.append(...question.copies(did).filter((node) => node.nodeName !== 'SUMMARY'));
    here.querySelector('.pp-scene-number')?.after(happened);
  }
  showPath(question, path);
};

/**
 * @param {PrimerpressQuestion} question
 * @param {string[]} path
 */
const showPath = (question, path) => {
  const list = question.find('.pp-path');
  list.textContent = '';
  list.hidden = !path.length;
  path.forEach((name, index) => {
    const item = document.createElement('li');
    const taken = choice(question, name);
    item.append(...question.copies(taken));
    const back = document.createElement('button');
    back.type = 'button';
    back.className = 'pp-button';
    back.textContent = word('back-to-here');
    back.setAttribute('aria-label', `${word('back-to-here')}: ${taken?.textContent || ''}`);
    back.addEventListener('click', () => {
      if (question.state !== 'open') question.reopen();
      go(question, path.slice(0, index));
      sceneAfter(question, pathOf(question)).focus();
    });
    item.append(back);
    list.append(item);
  });
};

/**
 * Lists what was not chosen on the way.
 *
 * @param {PrimerpressQuestion} question
 */
const showElse = (question) => {
  const list = question.find('.pp-else ul');
  list.textContent = '';
  pathOf(question).forEach((name) => {
    choice(question, name)?.closest('.pp-choices')?.querySelectorAll('.pp-choice').forEach((other) => {
      if (other.getAttribute('data-choice') === name) return;
      const item = document.createElement('li');
      const words = document.createElement('strong');
      words.append(...question.copies(other));
      const did = other.parentElement?.querySelector('.pp-consequence') || null;
      item.append(words, ...question.copies(did).filter((node) => node.nodeName !== 'SUMMARY'));
      list.append(item);
    });
  });
  question.find('.pp-else').hidden = !list.childElementCount;
};

const end = (/** @type {PrimerpressQuestion} */ question) => sceneAfter(question, pathOf(question)).getAttribute('data-quality');

/** @type {Behaviour} */
export const scenario = {
  revisable: true,
  /** Marks a scenario by the quality of its ending. Pure. */
  grade: (/** @type {Record<string, string>} */ endings, /** @type {string[]} */ path) =>
    byQuality[endings[path[path.length - 1]]] || { score: 0 },
  key: (question) =>
    Object.fromEntries(
      Array.from(question.querySelectorAll('.pp-choice'), (link) => {
        const target = scenes(question).find((scene) => scene.getAttribute('data-scene') === link.getAttribute('data-to'));
        return [link.getAttribute('data-choice'), target?.getAttribute('data-quality') || ''];
      }),
    ),
  start: (question) => {
    if (!paths.has(question)) {
      question.find('.pp-fields').addEventListener('click', (event) => {
        const link = event.target instanceof Element ? event.target.closest('.pp-choice') : null;
        if (!link) return;
        event.preventDefault();
        if (question.state !== 'open') question.reopen();
        go(question, [...pathOf(question), link.getAttribute('data-choice') || '']);
        if (end(question)) question.check();
        else sceneAfter(question, pathOf(question)).focus();
      });
    }
    go(question, []);
  },
  read: (question) => (end(question) ? { response: pathOf(question) } : { missing: 'missing-ending' }),
  write: (question, response) => {
    const path = Array.isArray(response) ? response : [];
    go(question, path.every((name) => choice(question, name)) ? path : []);
  },
  verdict: (question) => word(`ended-${end(question)}`),
  show: (question) => {
    showElse(question);
    return '';
  },
  hide: (question) => {
    question.find('.pp-else').hidden = true;
    if (end(question)) go(question, []);
  },
};
