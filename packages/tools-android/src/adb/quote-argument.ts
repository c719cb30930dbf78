import { phoneFailure } from '../phone-failure.ts';

/** The adb server takes no longer command; what is longer never reaches a phone. */
const longestCommandBytes = 60_000;

/**
 * A text as one word of a shell command: `it's` as `'it'\''s'`.
 *
 * - Within single quotes mksh, Android's shell, expands nothing: no `$()`, no backtick, no line break ends the word.
 *
 * @throws {ToolFailure} `not-supported` for what no command line can carry: a NUL, or half of a character.
 */
export function quoteArgument(text: string): string {
  checkArgument(text);
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

/** Words that mean themselves in a shell stand without quotes, so that people can read the command. */
const plainWord = /^[\w%+,./:=@-]+$/u;

/**
 * The shell command of these arguments.
 *
 * @throws {ToolFailure} `not-supported` where it cannot be carried, or is too long.
 */
export function quoteCommand(argv: readonly string[]): string {
  return checkLength(argv.map((word) => (plainWord.test(word) ? word : quoteArgument(word))).join(' '));
}

/** Whether `abb_exec` hands these arguments on: the programs behind it get none that is empty, which moves those after it forward. */
export const canJoinForAbb = (argv: readonly string[]): boolean => !argv.includes('');

/**
 * The arguments as `abb_exec` takes them: separated by NUL, without a shell that could read anything into them.
 *
 * @throws {ToolFailure} `not-supported` where they cannot be carried, or are too long.
 */
export function joinForAbb(argv: readonly string[]): string {
  for (const word of argv) checkArgument(word);
  return checkLength(argv.join('\0'));
}

function checkArgument(text: string): void {
  if (!/[\0\p{Surrogate}]/u.test(text)) return;
  throw phoneFailure('not-supported', { message: 'The text has a character that no phone can be given.', advice: 'Leave it out.' });
}

function checkLength(command: string): string {
  if (new TextEncoder().encode(command).length <= longestCommandBytes) return command;
  throw phoneFailure('not-supported', { message: 'The text is too long to be given to the phone.', advice: 'Make it shorter.' });
}
