/* What only somebody who answers needs: it is fetched when a question comes into sight, so that no request tells of an answer. */
import { courseStore, fetcher } from '../from-every.js';

export const followAnswers = () => {
  const { answers, drafts } = courseStore().read();
  /** @type {HTMLElement | null} */
  const course = document.querySelector('.pp-course');
  const follow = fetcher(course?.dataset.answered);
  const sight = new IntersectionObserver((seen) => seen.some(({ isIntersecting }) => isIntersecting) && follow());
  // One target for all questions of a quiz: a browser looks after each of them with each frame.
  document.querySelectorAll('primerpress-quiz, :not(primerpress-quiz) > primerpress-question').forEach((place) => sight.observe(place));
  if (Object.keys({ ...answers, ...drafts }).length) follow();
};
