import type { RandomSource } from '../random-source.ts';
import { sayEmail, sayPhoneNumber } from './said-addresses.ts';
import { sayBeginning, sayDay, sayDue, sayLength, sayMoment, sayTime } from './said-moments.ts';
import { sayPath } from './said-paths.ts';
import type { SaidText } from './text-surface.ts';

/** Sources whose texts are made by rule, by name; all others are lists. */
export const textMakers: Readonly<Record<string, (random: RandomSource) => SaidText>> = {
  times: sayTime,
  days: sayDay,
  moments: sayMoment,
  beginnings: sayBeginning,
  dues: sayDue,
  lengths: sayLength,
  emails: sayEmail,
  'phone-numbers': sayPhoneNumber,
  paths: sayPath,
};
