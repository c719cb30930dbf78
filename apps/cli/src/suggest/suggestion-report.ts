import { suggestionFaults, type CheckedSuggestion, type SuggestionFault, type SuggestionTask } from '@octoweave/forge';

/** What came of asking for phrasings of one tool. */
export interface SuggestionReport {
  readonly tool: string;
  /** Where sentences that hold up are; null where none does. */
  readonly file: string | null;
  readonly kept: readonly KeptSuggestion[];
  readonly thrownOut: readonly ThrownOutSuggestion[];
}

/** A sentence that holds up, and what it asks for. */
export interface KeptSuggestion {
  readonly call: string;
  readonly text: string;
}

/** A line of a model that does not, and why. */
export interface ThrownOutSuggestion extends KeptSuggestion {
  readonly fault: SuggestionFault;
}

/** Notes suggestions of one tool. */
export interface SuggestionLog {
  readonly kept: readonly KeptSuggestion[];
  readonly thrownOut: readonly ThrownOutSuggestion[];
  note(task: SuggestionTask, suggestion: CheckedSuggestion): void;
}

/** Begins to note. */
export function createSuggestionLog(): SuggestionLog {
  const kept: KeptSuggestion[] = [];
  const thrownOut: ThrownOutSuggestion[] = [];
  return {
    kept,
    thrownOut,
    note: ({ header: call }, { text, fault }) =>
      void (fault === undefined ? kept.push({ call, text }) : thrownOut.push({ call, text, fault })),
  };
}

/** What each fault is to a person. */
const faultWords: Readonly<Record<SuggestionFault, string>> = {
  talk: 'no sentence of the list',
  'cut-off': 'broke off',
  unprintable: 'too long, or characters nobody types',
  unfit: 'not accepted for the call: a slot or words to be copied are missing, or there is one too many',
  elsewhere: 'said for another call, or refused',
  known: 'known already',
  near: 'known but for a word',
};

/** One paragraph a tool: what is kept, what was thrown out and why. */
export function printSuggestionReport({ tool, file, kept, thrownOut }: SuggestionReport): string {
  const counts = suggestionFaults.flatMap((fault) => {
    const times = thrownOut.filter((line) => line.fault === fault).length;
    return times === 0 ? [] : [[String(times), faultWords[fault]] as const];
  });
  const width = Math.max(0, ...counts.map(([times]) => times.length));
  const lines = kept.length + thrownOut.length;
  return [
    `${tool}: ${kept.length} of ${lines} ${lines === 1 ? 'line holds' : 'lines hold'} up${file === null ? '; there is no file' : `: ${file}`}`,
    ...counts.map(([times, words]) => `  ${times.padStart(width)}  ${words}`),
  ]
    .map((line) => `${line}\n`)
    .join('');
}
