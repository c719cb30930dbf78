import { AgentError, ModelLoadError, ToolFailure } from '@octoweave/core';
import { describe, expect, it } from 'vitest';
import { describeTrouble } from './describe-trouble.ts';

describe('describeTrouble', () => {
  it('says of a model that does not fit its digest that it arrived damaged', () => {
    const error = new ModelLoadError({
      code: 'model-digest-mismatch',
      backendId: 'x',
      location: 'm',
      reason: 'It differs.',
      advice: 'Load again.',
    });
    expect(describeTrouble(error)).toMatchObject({ title: 'The model arrived damaged', canRetry: true });
  });

  it('adds what the person can do next', () => {
    const error = new ToolFailure({ code: 'device-claimed', message: 'It is taken.', advice: 'Stop the adb server.' });
    expect(describeTrouble(error)).toEqual({
      title: 'Something else is using the phone',
      message: 'It is taken. Stop the adb server.',
      canRetry: true,
    });
  });

  it('offers no second try where it cannot help', () => {
    expect(describeTrouble(new AgentError({ code: 'browser-unsupported', message: 'Too old.' })).canRetry).toBe(false);
  });

  it('takes a part that the network did not bring for that', () => {
    expect(describeTrouble(new TypeError('Failed to fetch dynamically imported module')).title).toBe(
      'A part of this page could not be loaded',
    );
  });
});
