import { createDateOnlyFormat } from './normalise-date.ts';
import { createDateTimeFormat } from './normalise-date-time.ts';
import { durationFormat } from './normalise-duration.ts';
import { emailFormat } from './normalise-email.ts';
import { e164Format, phoneFormat } from './normalise-phone.ts';
import { createTimeFormat } from './normalise-time.ts';
import type { FormatNormaliser } from './normaliser.ts';

/**
 * The formats of text parameters, by the `format` of their schema: `z.string().meta({ format: 'phone' })`.
 *
 * - A format that is a template says what its values look like; what is in square brackets may be left out.
 * - `date-time` is local, `YYYY-MM-DDTHH:MM:SS`: declare it with `z.iso.datetime({ local: true })`.
 */
export const builtInFormats: Readonly<Record<string, FormatNormaliser>> = {
  'date-time': createDateTimeFormat('YYYY-MM-DDTHH:MM:SS'),
  'YYYY-MM-DD-HH-MM': createDateTimeFormat('YYYY-MM-DD-HH-MM'),
  'YYYY-MM-DD HH:MM:SS': createDateTimeFormat('YYYY-MM-DD HH:MM:SS'),
  '[YYYY-MM-DD HH:MM:SS]': createDateTimeFormat('[YYYY-MM-DD HH:MM:SS]'),
  'YYYY-MM-DD[ HH:MM:SS]': createDateTimeFormat('YYYY-MM-DD[ HH:MM:SS]'),
  '[YYYY-MM-DD[ HH:MM:SS]]': createDateTimeFormat('[YYYY-MM-DD[ HH:MM:SS]]'),
  date: createDateOnlyFormat('YYYY-MM-DD'),
  'YYYY-MM-DD': createDateOnlyFormat('YYYY-MM-DD'),
  time: createTimeFormat('HH:MM'),
  'HH:MM': createTimeFormat('HH:MM'),
  duration: durationFormat,
  phone: phoneFormat,
  e164: e164Format,
  email: emailFormat,
};
