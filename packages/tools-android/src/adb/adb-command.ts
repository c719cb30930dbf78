/**
 * One command on a phone.
 *
 * - `argv` is what the program gets; how it comes there without a shell reading it is the shell's business.
 * - Whoever makes a command from words of a person puts them into one argument, as they are.
 */
export interface AdbCommand {
  readonly argv: readonly string[];
  /** `read` commands change nothing and may be repeated. */
  readonly effect: 'read' | 'write';
}

/** A command that only looks. */
export const reading = (...argv: readonly string[]): AdbCommand => ({ argv, effect: 'read' });

/** A command that changes something. */
export const writing = (...argv: readonly string[]): AdbCommand => ({ argv, effect: 'write' });

/** Reads rows of a content provider; the column of untrusted text comes last, since nothing marks where a value ends. */
export const queryContent = (uri: string, columns: readonly string[], ...more: readonly string[]): AdbCommand =>
  reading('content', 'query', '--uri', uri, '--projection', columns.join(':'), ...more);

/** Adds a row to a content provider. Each binding is `column:type:value`; the value may hold colons. */
export const insertContent = (uri: string, ...bindings: readonly string[]): AdbCommand =>
  writing('content', 'insert', '--uri', uri, ...bindings.flatMap((binding) => ['--bind', binding]));

/** Starts the app that follows an intent, and waits until it is there. */
export const startActivity = (...intent: readonly string[]): AdbCommand => writing('cmd', 'activity', 'start-activity', '-W', ...intent);
