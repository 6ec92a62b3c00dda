/* What is needed only once something is answered: it is fetched when somebody begins to, or has begun before. */
import { courseStore, fetcher } from '../from-every.js';

export const followAnswers = () => {
  const store = courseStore();
  /** @type {HTMLElement | null} */
  const course = document.querySelector('.pp-course');
  const follow = fetcher(course?.dataset.answered);
  const look = () => {
    const { answers, drafts } = store.read();
    if (Object.keys({ ...answers, ...drafts }).length) follow();
  };
  document.addEventListener('input', follow);
  document.addEventListener('primerpress-answered', follow);
  store.addEventListener('change', look);
  look();
};
