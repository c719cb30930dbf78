import type { AnyTool, ApprovalDecision, ApprovalRequest, Approve, ToolId } from '@octoweave/core';
import { printable } from '../presentation/paint.ts';
import { describeAnswer } from '../presentation/describe-values.ts';
import { askForValues } from './ask-for-values.ts';
import type { Conversation, Terminal } from './terminal.ts';

/** Who may consent to calls that need it. */
export interface CreateConsentOptions {
  /** `--yes`: consents to calls that only write. Sensitive calls are asked for all the same. */
  readonly consentsToWrites: boolean;
  /** `--approve-sensitive`: tools that may run without asking, whatever their effect. */
  readonly consentsTo: ReadonlySet<ToolId>;
  /** Undefined where nobody can be asked. */
  readonly terminal: Terminal | undefined;
  /** A tool whose calls are asked about. */
  readonly toolOf: (id: ToolId) => AnyTool | undefined;
}

/**
 * Consents by rule, or asks at the terminal with the values that would be sent and what the device says of them.
 *
 * - No answer is a denial: nobody there, the end of the input, Ctrl-C, and two minutes of silence.
 */
export function createConsent({ consentsToWrites, consentsTo, terminal, toolOf }: CreateConsentOptions): Approve {
  return async (request, { signal }) => {
    const { message, effect, digest, call } = request;
    if ((consentsToWrites && effect !== 'sensitive') || consentsTo.has(call.toolId)) return { type: 'approve', digest, by: 'rule' };
    if (!terminal) return { type: 'deny', message: `It needs consent ("${message}"), and nobody is at a terminal to give it.` };
    return terminal.converse((conversation) => ask(request, { conversation, toolOf }), { signal });
  };
}

const denied: ApprovalDecision = { type: 'deny', message: 'You did not approve it.' };

async function ask(
  request: ApprovalRequest,
  { conversation, toolOf }: Pick<CreateConsentOptions, 'toolOf'> & { readonly conversation: Conversation },
): Promise<ApprovalDecision> {
  conversation.tell(describeRequest(request));
  const { call, digest, message } = request;
  const answer = await conversation.choose(
    printable(message),
    [
      { value: 'approve', label: 'Approve' },
      { value: 'edit', label: 'Edit the values' },
      { value: 'deny', label: 'Deny' },
    ] as const,
    { initial: 'deny' },
  );
  if (answer === 'approve') return { type: 'approve', digest, by: 'person' };
  const tool = toolOf(call.toolId);
  if (answer !== 'edit' || !tool) return denied;
  const values = await askForValues({ conversation, tool, values: call.arguments });
  return values ? { type: 'edit', arguments: values } : denied;
}

const shortestColumn = 16;

/** Tool, effect, and each value on a line of its own: what would be sent, not what was said. What is shown takes the place of its argument. */
function describeRequest({ call, effect }: ApprovalRequest): string {
  const shown = Object.entries({ ...call.arguments, ...call.shown });
  const columns = Math.max(shortestColumn, ...shown.map(([name]) => name.length + 1));
  const values = shown.map(([name, value]) => `    ${name.padEnd(columns)}${describeAnswer(value)}`);
  return [`  ${printable(call.toolId)}  (${effect})`, ...values].join('\n');
}
