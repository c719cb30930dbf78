import type { CallPreview, PreviewStep } from '../preview/call-preview.ts';
import { describeValue } from './describe-values.ts';
import { printable } from './paint.ts';
import { quoteForShell } from './quote-for-shell.ts';

/** What a call would send, as lines for a person: commands as they can be typed, requests as they travel. */
export function describePreview({ steps, note }: CallPreview): readonly string[] {
  return [...steps.map(describeStep), ...(note === undefined ? [] : [printable(note)])];
}

function describeStep(step: PreviewStep): string {
  switch (step.type) {
    case 'adb-command':
      // Quoted once more: the shell here reads it before that of the phone does.
      return printable(`adb shell ${quoteForShell(step.line)}`);
    case 'program':
      return printable([step.command, ...step.args].map(quoteForShell).join(' '));
    case 'signal-write':
      return `${printable(step.path)} = ${describeValue(step.value)}${step.unit === undefined ? '' : ` ${step.unit}`}`;
    case 'viss-request':
      return printable(JSON.stringify(step.request));
  }
}
