/* Answering with a number. */
'use strict';

{
  /**
   * Reads a number as people write it. Pure.
   *
   * @param {string} text `1.5`, `1,5`, `-2`, `1e3`, `1 000`, with or without the unit behind it
   * @param {string} unit
   * @returns {number[]} what it may mean; `1,000` is a thousand to some and one to others. Empty if it is no number
   */
  const numbers = (text, unit) => {
    let written = text.normalize('NFKC').trim().replace(/\u2212/g, '-');
    if (unit && written.toLowerCase().endsWith(unit.normalize('NFKC').toLowerCase())) {
      written = written.slice(0, -unit.length);
    }
    written = written.trim().replace(/(\d)[\s'\u2019](?=\d{3}(\D|$))/g, '$1');
    const readings = [written.replace(',', '.')];
    if (/^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(written)) readings.push(written.replace(/,/g, ''));
    if (/^[+-]?\d{1,3}(\.\d{3})+(,\d+)?$/.test(written)) readings.push(written.replace(/\./g, '').replace(',', '.'));
    return readings.filter((reading) => /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i.test(reading)).map(Number).filter(Number.isFinite);
  };

  /**
   * Marks a number. Pure.
   *
   * @param {{ low: number, high: number, unit: string }} key
   * @param {string} answer
   * @returns {Result}
   */
  const grade = (key, answer) => {
    // Decimal fractions are not exact in binary: 0.3 + 0.1 is a little more than 0.4.
    const slack = 1e-9 * Math.max(1, Math.abs(key.low), Math.abs(key.high));
    const fits = numbers(answer, key.unit).some((number) => number >= key.low - slack && number <= key.high + slack);
    return { score: fits ? 1 : 0 };
  };

  /**
   * @param {PrimerpressQuestion} question
   * @returns {HTMLInputElement}
   */
  const field = (question) => /** @type {HTMLInputElement} */ (question.querySelector('.pp-input'));

  primerpress.behaviours.numeric = {
    grade,
    key: (question) => ({
      low: Number(question.getAttribute('low')),
      high: Number(question.getAttribute('high')),
      unit: question.getAttribute('unit') || '',
    }),
    read: (question) => {
      const { value } = field(question);
      if (!value.trim()) return { missing: 'missing-number' };
      if (!numbers(value, question.getAttribute('unit') || '').length) {
        return { missing: 'not-a-number', values: { answer: value.trim() } };
      }
      return { response: value };
    },
    write: (question, response) => {
      field(question).value = typeof response === 'string' ? response : '';
    },
  };
}
