import type { JsonValue, ToolId } from '@octoweave/core';

/** A call as `octoweave call` reads it, with its arguments by name: `android.set_volume(level=4, volume_type="media")`. */
export function printCall(id: ToolId, input: Readonly<Record<string, JsonValue>>): string {
  return `${id}(${Object.entries(input)
    .map(([name, value]) => `${name}=${printArgument(value)}`)
    .join(', ')})`;
}

function printArgument(value: JsonValue): string {
  if (Array.isArray(value)) return `[${value.map(printArgument).join(', ')}]`;
  if (typeof value !== 'string') return JSON.stringify(value);
  // In double quotes a space at the beginning makes a value words to be understood.
  const quote = value.startsWith(' ') ? "'" : '"';
  const escaped = value.replaceAll('\\', String.raw`\\`).replaceAll(quote, `\\${quote}`);
  return `${quote}${escaped.replaceAll('\n', String.raw`\n`).replaceAll('\r', String.raw`\r`)}${quote}`;
}
