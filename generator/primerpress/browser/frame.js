/* What the script of every page shares with the scripts of questions and panels, which come after it. */
export { courseId } from './course.js';
export { pageName } from './reading.js';
export { storeOf } from './store.js';
