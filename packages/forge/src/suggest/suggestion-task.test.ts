import { describe, expect, it } from 'vitest';
import { climateFile, taskOf, writeCorpus } from './__fixtures__/suggestion-corpus.ts';

const said = 'set_climate_temperature(zone={zone}, temperature={temperature})';

describe('collectSuggestionTasks', () => {
  it('has each call of a corpus once, with its sentences and only the slots it names', () => {
    using corpus = writeCorpus({ 'set_climate_temperature.phrasings': climateFile, 'conventions.md': 'Cold is 74.\n' });
    const tasks = corpus.tasksOf('set_climate_temperature');
    expect(tasks.map(({ header }) => header)).toEqual([
      said,
      'set_climate_temperature(zone={zone_adjective}, temperature={temperature})',
      "set_climate_temperature(zone='driver', temperature=74)",
      "set_climate_temperature(zone='driver', temperature=?)",
    ]);
    expect(taskOf(tasks, said)).toMatchObject({
      toolId: 'vehicle.set_climate_temperature',
      definitions: ['% zone\n  driver: my side | the driver side\n  rear: the back'],
      known: ['set {zone} to {temperature}', '[can you|could you|] make {zone} {temperature} [please|]', '{temperature} on {zone}'],
      conventions: 'Cold is 74.',
    });
    expect([...taskOf(tasks, said).slots.keys()]).toEqual(['zone', 'temperature']);
  });

  it('begins from the declared examples where nobody has written a phrasing', () => {
    using corpus = writeCorpus({});
    const tasks = corpus.tasksOf('set_climate_temperature');
    expect(tasks.length).toBeGreaterThan(0);
    for (const { header, known } of tasks) {
      expect(header).toMatch(/^set_climate_temperature\(zone='[a-z]+', temperature=\{temperature\}\)$/u);
      expect(known).toEqual([]);
    }
  });

  it('draws calls by the seed, in the order of the corpus', () => {
    using corpus = writeCorpus({ 'set_climate_temperature.phrasings': climateFile });
    const all = corpus.tasksOf('set_climate_temperature').map(({ header }) => header);
    const draw = (seed: number) => corpus.tasksOf('set_climate_temperature', { limit: 2, seed }).map(({ header }) => header);
    expect(draw(3)).toEqual(draw(3));
    const drawn = [1, 2, 3, 4, 5].map(draw);
    for (const headers of drawn) expect(all.filter((header) => headers.includes(header))).toEqual(headers);
    expect(new Set(drawn.map((headers) => headers.join())).size).toBeGreaterThan(1);
  });
});
