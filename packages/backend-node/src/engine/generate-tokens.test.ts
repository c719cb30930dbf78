import { textSegment, type GenerateRequest, type Session } from '@octoweave/core';
import { lastValueFrom, toArray } from 'rxjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bracketFamily } from '../chat/__fixtures__/instruct-families.ts';
import { openInstructModel } from '../chat/__fixtures__/open-instruct-model.ts';

describe('generateTokens', () => {
  let session: Session;
  beforeAll(async () => {
    session = await openInstructModel({ family: bracketFamily, seed: 7, fondOf: ['[INST]'] });
  }, 60_000);
  afterAll(() => session.dispose());

  const controlsOf = async (grammar: GenerateRequest['grammar']): Promise<readonly string[]> => {
    const events = await lastValueFrom(session.generate({ prompt: [textSegment('stop')], maxTokens: 4, grammar }).pipe(toArray()));
    return events.flatMap((event) => (event.type === 'token-delta' && event.isControl ? [event.text] : []));
  };

  it('writes no control token where a grammar admits its characters', async () => {
    expect(await controlsOf({ format: 'gbnf', text: 'root ::= [^<]+' })).toEqual([]);
  });

  it('writes the control tokens a model likes where no grammar holds it', async () => {
    expect(await controlsOf(undefined)).toEqual(['[INST]', '[INST]', '[INST]', '[INST]']);
  });
});
