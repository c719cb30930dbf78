import { AgentError } from '../error/agent-error.ts';

/** A request needs what the backend says it cannot do. Choose another backend, or ask without it. */
export class UnsupportedCapabilityError extends AgentError<'capability-unsupported'> {
  override readonly name = 'UnsupportedCapabilityError';
  readonly backendId: string;
  readonly capability: string;

  constructor({ backendId, capability }: { readonly backendId: string; readonly capability: string }) {
    super({ code: 'capability-unsupported', message: `The backend ${backendId} does not support ${capability}. Use a backend that does.` });
    this.backendId = backendId;
    this.capability = capability;
  }
}
