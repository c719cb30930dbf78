import { describe, expect, it } from 'vitest';
import { parseScenarios } from './parse-scenarios.ts';

const scenario = (fields: object = {}): string =>
  JSON.stringify({
    id: 'a',
    tags: ['car'],
    packs: ['vehicle'],
    query: 'fan to 3',
    plans: [[{ say: 'set the fan to 3', calls: [{ tool: 'vehicle.set_fan_speed', args: { zone: 'driver', level: 3 } }] }]],
    ...fields,
  });

const plan = (...calls: readonly object[]): object => ({ plans: [[{ say: 'do it', calls }]] });

describe('parseScenarios', () => {
  it('reads one scenario a line, a single request as a conversation of one turn', () => {
    const { scenarios, issues } = parseScenarios(
      `${scenario()}\n\n${scenario({ id: 'b', query: undefined, plans: undefined, turns: [{ query: 'hi' }] })}\n`,
    );
    expect(issues).toEqual([]);
    expect(scenarios.map(({ id, turns }) => [id, turns.length])).toEqual([
      ['a', 1],
      ['b', 1],
    ]);
    expect(scenarios[0]?.turns[0]).toMatchObject({ query: 'fan to 3', status: 'succeeded', consent: [], changes: {} });
  });

  it.each([
    ['no JSON', '{', /^line 1: /u],
    ['a field that is misspelt', scenario({ chnages: {} }), /chnages/u],
    ['an id that is used twice', `${scenario()}\n${scenario()}`, /^line 2: The id "a" is used twice\.$/u],
    ['an unknown pack', scenario({ packs: ['fridge'] }), /packs\.0/u],
    ['a call of another pack', scenario(plan({ tool: 'android.set_volume' })), /android\.set_volume is of none of the packs/u],
    ['a change on another device', scenario({ changes: { android: {} } }), /android is none of the packs/u],
    ['an end that no call has', scenario(plan({ tool: 'vehicle.set_fan_speed', ends: 'failed' })), /A call ends/u],
    ['a status that no run has', scenario({ status: 'done' }), /status/u],
    [
      'a reference to a call that comes later',
      scenario(plan({ tool: 'vehicle.set_fan_speed', args: { level: ['$1'] } })),
      /call 1 refers to call 1/u,
    ],
  ])('says of %s what is wrong, and goes on', (_, text, message) => {
    const { issues } = parseScenarios(text);
    expect(issues).toHaveLength(1);
    expect(issues[0]).toMatch(message);
  });
});
