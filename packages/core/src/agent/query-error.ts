import { AgentError } from '../error/agent-error.ts';

/** Why a query cannot be put to a model. */
export type QueryErrorCode = 'query-empty' | 'query-not-text';

/** What was given is not something a person said. */
export class QueryError extends AgentError<QueryErrorCode> {
  override readonly name = 'QueryError';
}

/** Control characters other than tab and line ends, which nobody says or types, and halves of characters. */
const notText = /[^\P{Cc}\t\n\r]|\p{Surrogate}/u;

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
