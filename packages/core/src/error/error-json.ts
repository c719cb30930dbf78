import { AgentError, isAgentError } from './agent-error.ts';

/** An error as data, for worker processes and the React Native bridge. */
export interface ErrorJson {
  readonly name: string;
  readonly code: string;
  readonly message: string;
}

/** Any thrown value as data; what is not an `AgentError` gets the code `unknown`. */
export function errorToJson(error: unknown): ErrorJson {
  if (isAgentError(error)) return { name: error.name, code: error.code, message: error.message };
  if (error instanceof Error) return { name: error.name, code: 'unknown', message: error.message };
  return { name: 'Error', code: 'unknown', message: String(error) };
}

/** The reverse of `errorToJson`; the class is lost, the code and message are not. */
export function errorFromJson({ code, message }: ErrorJson): AgentError {
  return new AgentError({ code, message });
}
