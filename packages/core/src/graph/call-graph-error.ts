import { AgentError } from '../error/agent-error.ts';
import type { CallId } from '../call/tool-call.ts';

/** Why a call could not be placed in the call graph. */
export type CallGraphErrorCode = 'call-duplicate' | 'call-dependency-unknown';

/** A planned call contradicts the calls that came before it. The plan is unusable from here on. */
export class CallGraphError extends AgentError<CallGraphErrorCode> {
  override readonly name = 'CallGraphError';
  readonly callId: CallId;
  readonly dependencyId: CallId | undefined;

  constructor({
    code,
    callId,
    dependencyId,
  }: {
    readonly code: CallGraphErrorCode;
    readonly callId: CallId;
    readonly dependencyId?: CallId | undefined;
  }) {
    super({
      code,
      message:
        code === 'call-duplicate'
          ? `Call "${callId}" is planned twice.`
          : `Call "${callId}" needs "${dependencyId}", which no earlier call provides.`,
    });
    this.callId = callId;
    this.dependencyId = dependencyId;
  }
}
