/** What a thrown value says, whatever it is. Never throws itself. */
export function thrownMessage(thrown: unknown): string {
  if (typeof thrown === 'string') return thrown;
  const message = typeof thrown === 'object' && thrown !== null && 'message' in thrown ? thrown.message : undefined;
  return typeof message === 'string' && message !== '' ? message : 'no reason was given';
}
