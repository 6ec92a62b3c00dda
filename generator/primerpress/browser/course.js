/* Which course a page belongs to. */

/** @returns {string} the course's id: the one in its settings, or one made of the site's name */
export const courseId = () => {
  const frame = document.querySelector('.pp-exit');
  const slug = (frame?.getAttribute('data-site') || '').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
  return frame?.getAttribute('data-course') || slug || 'course';
};
