import type { TrainingExample } from './training-example.ts';

/** What earlier examples meant, so that a model is not told two things. */
export interface MeaningLog {
  /**
   * Notes an example of an owner: the packs whose tools it calls, empty for a refusal. Gives the reason where it must not come.
   *
   * - One owner means one thing by a request; two owners may each mean their own, because the packs on offer decide.
   * - Nobody refuses what somebody serves.
   */
  add(example: TrainingExample, owner: string): 'repeated' | 'contradicting' | undefined;
}

interface Meaning {
  readonly target: string;
  copies: number;
}

/** Makes a log that lets the very same example come so many times. */
export function createMeaningLog(copies: number): MeaningLog {
  const seen = new Map<string, Map<string, Meaning>>();
  return {
    add: ({ role = '', request, target }, owner) => {
      const asked = role + request;
      const meanings = seen.get(asked) ?? new Map<string, Meaning>();
      seen.set(asked, meanings);
      const printed = JSON.stringify(target);
      const isRefusedOrServed = owner === '' ? [...meanings.keys()].some((known) => known !== '') : meanings.has('');
      const earlier = meanings.get(owner);
      if (isRefusedOrServed || (earlier && earlier.target !== printed)) return 'contradicting';
      if (earlier && earlier.copies >= copies) return 'repeated';
      meanings.set(owner, { target: printed, copies: (earlier?.copies ?? 0) + 1 });
      return undefined;
    },
  };
}
