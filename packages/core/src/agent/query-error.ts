import { AgentError } from '../error/agent-error.ts';

/** Why a query cannot be put to a model. */
export type QueryErrorCode = 'query-empty' | 'query-not-text';

/** What was given is not something a person said. */
export class QueryError extends AgentError<QueryErrorCode> {
  override readonly name = 'QueryError';
}

/** Control characters other than tab and line ends, which nobody says or types, and halves of characters. */
// oxlint-disable-next-line no-control-regex
const notText = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\p{Surrogate}]/u;

/** @throws {QueryError} where there are no words, or bytes that are no text. */
export function checkQuery(query: string): void {
  if (query.trim() === '')
    throw new QueryError({ code: 'query-empty', message: 'Nothing was said. Say what should be done, such as "open the sunroof".' });
  if (notText.test(query) || query.includes('\uFFFD'))
    throw new QueryError({
      code: 'query-not-text',
      message: 'The request holds bytes that are not text. Send UTF-8 text without control characters.',
    });
}
