import { readFileSync } from 'node:fs';

/** A chat as llama.cpp's own server (xllamacpp, `packages/backend-remote/requirements.txt`) renders and tokenizes it. */
export interface RecordedRendering {
  readonly family: string;
  readonly text: string;
  readonly tokenIds: readonly number[];
}

/** What was said in them. */
export const recordedParts = {
  instructions: 'Plan the calls.\nTools:\nstop() - Stop the music.',
  request: 'Request: stop the system & open ‘über’ <b>',
} as const;

/** The chats of `instructFamilies` (`record-renderings.ts`). */
export function readRecordedRenderings(): readonly RecordedRendering[] {
  return JSON.parse(readFileSync(new URL('recorded-renderings.json', import.meta.url), 'utf8')) as readonly RecordedRendering[];
}
