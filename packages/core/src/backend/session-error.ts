import { AgentError } from '../error/agent-error.ts';

/** Why a session could not serve a request. */
export type SessionErrorCode =
  | 'session-disposed'
  | 'context-overflow'
  | 'control-token-unknown'
  | 'prompt-empty'
  | 'grammar-invalid'
  | 'adapter-invalid'
  | 'engine-crashed'
  | 'engine-stuck'
  | 'server-unreachable'
  | 'server-refused'
  | 'server-busy';

/** A session could not serve a request. After `engine-crashed` and `engine-stuck` it must be opened anew; after the `server-` codes it can be asked again. */
export class SessionError extends AgentError<SessionErrorCode> {
  override readonly name = 'SessionError';
}
