/* Reminders as a calendar file (RFC 5545), so that no account and no permission is needed. Pure functions. */

/** @param {string} text @returns {string} a line of the file, folded where it is longer than 75 bytes */
const folded = (text) => {
  const bytes = new TextEncoder();
  const lines = [''];
  for (const letter of text) {
    const last = lines.length - 1;
    if (bytes.encode(lines[last] + letter).length > (last ? 74 : 75)) lines.push(letter);
    else lines[last] += letter;
  }
  return lines.join('\r\n ');
};

const escaped = (/** @type {string} */ text) => text.replace(/[\\;,]/g, '\\$&').replace(/\n/g, '\\n');

const two = (/** @type {number} */ number) => `${number}`.padStart(2, '0');

/** @param {Date} date @returns {string} the day, as the learner's own clock has it */
const day = (date) => `${date.getFullYear()}${two(date.getMonth() + 1)}${two(date.getDate())}`;

/** @param {Date} date @returns {string} a moment in universal time */
const moment = (date) => `${date.toISOString().replace(/[-:]|\.\d+/g, '')}`;

/**
 * @param {number[]} due when questions come back, in milliseconds
 * @param {string} title what a reminder is called, such as the course's name
 * @param {number} now
 * @param {string} course whose reminder of a day is always the same one to a calendar that takes it in again
 * @returns {string} a calendar with one reminder for each day on which something comes back
 */
export const reminders = (due, title, now, course = 'course') => {
  const days = Array.from(new Set(due.map((when) => day(new Date(Math.max(when, now)))))).sort();
  const events = days.flatMap((start) => [
    'BEGIN:VEVENT',
    `UID:${start}-${course}@primerpress`,
    `DTSTAMP:${moment(new Date(now))}`,
    `DTSTART;VALUE=DATE:${start}`,
    'TRANSP:TRANSPARENT',
    `SUMMARY:${escaped(title)}`,
    'END:VEVENT',
  ]);
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Primerpress//Review//EN', ...events, 'END:VCALENDAR', ''].map(folded).join('\r\n');
};
