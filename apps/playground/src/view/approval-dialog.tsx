import type { AnyTool, ApprovalDecision, JsonValue, ToolParameter } from '@octoweave/core';
import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { PendingApproval } from '../agent/consent-desk.ts';
import { asWords, describeValue } from '../run/describe-values.ts';
import { ValueField } from './value-field.tsx';

/** A question to be decided. */
export interface ApprovalDialogProps {
  readonly approval: PendingApproval;
  readonly tool: AnyTool | undefined;
}

const denied: ApprovalDecision = { type: 'deny', message: 'You did not approve it.' };

/** Shows what would be done, with the values that would be sent. Closing it without an answer denies. */
export function ApprovalDialog({ approval, tool }: ApprovalDialogProps): JSX.Element {
  const { request, decide } = approval;
  const { call, message, effect, digest } = request;
  const dialog = useRef<HTMLDialogElement>(null);
  const isEditing = useSignal(false);
  const edited = useSignal<Readonly<Record<string, JsonValue | undefined>>>(call.arguments);
  useEffect(() => dialog.current?.showModal(), []);
  const settle = (decision: ApprovalDecision): void => {
    // Closed before it goes, so that focus returns to where it was.
    dialog.current?.close();
    decide(decision);
  };

  const approve = (): void => {
    if (!isEditing.value) return settle({ type: 'approve', digest, by: 'person' });
    const values = Object.entries(edited.value).filter((entry): entry is [string, JsonValue] => entry[1] !== undefined);
    return settle({ type: 'edit', arguments: Object.fromEntries(values) });
  };
  const shown = Object.entries({ ...call.arguments, ...call.shown }).filter(([, value]) => value !== '');
  const parameters: readonly ToolParameter[] = tool?.definition.parameters ?? [];
  return (
    <dialog
      ref={dialog}
      class="approval"
      aria-labelledby="approval-question"
      onCancel={(event) => {
        event.preventDefault();
        settle(denied);
      }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          approve();
        }}
      >
        <p class="approval-effect">
          {effect === 'sensitive' ? 'Needs your consent: it cannot simply be taken back' : 'Needs your consent'}
        </p>
        <h2 id="approval-question">{message}</h2>
        {isEditing.value ? (
          <div class="approval-values">
            {parameters.map((parameter) => (
              <ValueField
                key={parameter.name}
                parameter={parameter}
                value={edited.value[parameter.name]}
                onValue={(value) => (edited.value = { ...edited.value, [parameter.name]: value })}
              />
            ))}
          </div>
        ) : (
          <dl class="approval-values">
            {shown.map(([name, value]) => (
              <div key={name}>
                <dt>{asWords(name)}</dt>
                <dd>{describeValue(value)}</dd>
              </div>
            ))}
          </dl>
        )}
        <p class="approval-tool">{call.toolId}</p>
        <div class="dialog-buttons">
          <button type="button" autofocus onClick={() => settle(denied)}>
            Deny
          </button>
          {parameters.length > 0 && !isEditing.value && (
            <button type="button" onClick={() => (isEditing.value = true)}>
              Change values
            </button>
          )}
          <button type="submit" class="main">
            {isEditing.value ? 'Approve with these' : 'Approve'}
          </button>
        </div>
      </form>
    </dialog>
  );
}
