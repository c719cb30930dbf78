import { exists, type CalendarDate, type TimeOfDay } from './wall-time.ts';

/**
 * How dates and times of one format are written, after a template such as `YYYY-MM-DD HH:MM:SS`.
 *
 * - Square brackets hold what may be left out: the time in `YYYY-MM-DD[ HH:MM:SS]`, everything in `[YYYY-MM-DD]`.
 * - Times are local: they have no zone and no offset.
 */
export interface DateFormat {
  readonly hasDate: boolean;
  readonly time: 'always' | 'optional' | 'never';
  print(moment: { readonly date: CalendarDate | undefined; readonly time: TimeOfDay | undefined }): string;
  /** Whether a text is written so, and the calendar and the clock have it. */
  isCanonical(text: string): boolean;
}

const fields = /YYYY|MM|DD|HH|SS/gu;

/** Makes a format from its template. */
export function createDateFormat(template: string): DateFormat {
  const mayBeEmpty = template.startsWith('[');
  const filled = mayBeEmpty ? template.slice(1, -1) : template;
  const [always = '', sometimes] = filled.replace(/\]$/u, '').split('[');
  const full = `${always}${sometimes ?? ''}`;
  const hasDate = full.includes('YYYY');
  const hasTime = full.includes('HH');
  const time = sometimes !== undefined ? 'optional' : hasTime ? 'always' : 'never';
  const readers = (time === 'optional' ? [always, full] : [full]).map(createReader);
  return {
    hasDate,
    time,
    print: (moment) => printTemplate(moment.time === undefined && time === 'optional' ? always : full, moment),
    isCanonical: (text) => (text === '' ? mayBeEmpty : readers.some((read) => read(text))),
  };
}

/** The names of a template's fields in order: the second MM of a template, or one after HH, is the minute. */
function fieldNames(template: string): readonly (keyof (CalendarDate & TimeOfDay))[] {
  let sawHour = false;
  return (template.match(fields) ?? []).map((field) => {
    sawHour ||= field === 'HH';
    if (field === 'YYYY') return 'year';
    if (field === 'DD') return 'day';
    if (field === 'HH') return 'hour';
    if (field === 'SS') return 'second';
    return sawHour ? 'minute' : 'month';
  });
}

function printTemplate(template: string, { date, time }: Parameters<DateFormat['print']>[0]): string {
  const names = fieldNames(template);
  const values = { year: 0, month: 0, day: 0, hour: 0, minute: 0, second: 0, ...date, ...time };
  let index = 0;
  return template.replaceAll(fields, (field) => String(values[names[index++] ?? 'second']).padStart(field.length, '0'));
}

function createReader(template: string): (text: string) => boolean {
  const names = fieldNames(template);
  const pattern = new RegExp(`^${template.replaceAll(fields, (field) => `(\\d{${field.length}})`)}$`, 'u');
  return (text) => {
    const match = pattern.exec(text);
    if (!match) return false;
    const read = Object.fromEntries(names.map((name, index) => [name, Number(match[index + 1])]));
    return exists({ year: 2000, month: 1, day: 1, hour: 0, minute: 0, second: 0, ...read });
  };
}
