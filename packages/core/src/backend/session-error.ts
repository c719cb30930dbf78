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
  | 'engine-stuck';

/** A session could not serve a request. After `engine-crashed` and `engine-stuck` the session must be opened anew. */
export class SessionError extends AgentError<SessionErrorCode> {
  override readonly name = 'SessionError';
}
