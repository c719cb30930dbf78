import type { Conversation, Terminal } from '../input/terminal.ts';

/** A person who answers from a list, and what was shown to them. Without a further answer there is none. */
export interface ScriptedTerminal extends Terminal {
  readonly shown: readonly string[];
}

/** Answers to choices are labels; a text that the check refuses counts as an answer, and the next one is given. */
export function scriptedTerminal(answers: readonly string[]): ScriptedTerminal {
  const left = [...answers];
  const shown: string[] = [];
  const conversation: Conversation = {
    tell: (text) => void shown.push(text),
    choose: (message, choices) => {
      shown.push(`${message} [${choices.map(({ label }) => label).join(' | ')}]`);
      const answer = left.shift();
      return Promise.resolve(choices.find(({ label }) => label === answer)?.value);
    },
    askText: (message, { initial, check } = {}) => {
      shown.push(initial === undefined ? message : `${message} (${initial})`);
      for (let answer = left.shift(); answer !== undefined; answer = left.shift()) {
        const complaint = check?.(answer);
        if (complaint === undefined) return Promise.resolve(answer);
        shown.push(complaint);
      }
      return Promise.resolve(undefined);
    },
  };
  return { shown, converse: (talk) => talk(conversation), watchTalks: () => undefined };
}
