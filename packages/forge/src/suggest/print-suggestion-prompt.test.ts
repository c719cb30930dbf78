import { describe, expect, it } from 'vitest';
import { climateFile, taskOf, writeCorpus } from './__fixtures__/suggestion-corpus.ts';
import { printSuggestionPrompt, suggestionPromptVersion } from './print-suggestion-prompt.ts';

const said = 'set_climate_temperature(zone={zone}, temperature={temperature})';

describe('printSuggestionPrompt', () => {
  it('tells the tool, what people mean, the call, what its slots stand for, and what is written already', () => {
    using corpus = writeCorpus({ 'set_climate_temperature.phrasings': climateFile, 'conventions.md': 'Cold is 74.\n' });
    const task = taskOf(corpus.tasksOf('set_climate_temperature'), said);
    const { instructions, request } = printSuggestionPrompt(task, { wanted: 5, seed: 1 });
    for (const part of [`Protocol: ${suggestionPromptVersion}`, 'Tool: set_climate_temperature - ', '  zone: driver | ', 'Cold is 74.'])
      expect(instructions.text).toContain(part);
    expect(request.text).toBe(
      [
        `Call: ${said}`,
        '{zone} stands for words such as: my side, the back',
        '{temperature} stands for a number with its unit',
        'Already written:',
        '- set {zone} to {temperature}',
        '- [can you|could you|] make {zone} {temperature} [please|]',
        '- {temperature} on {zone}',
        'Write 5 other sentences that ask for this call.',
      ].join('\n'),
    );
    expect([instructions.type, request.type]).toEqual(['text', 'text']);
  });

  it('has the same instructions for every call of a tool', () => {
    using corpus = writeCorpus({ 'set_climate_temperature.phrasings': climateFile });
    const prompts = corpus.tasksOf('set_climate_temperature').map((task) => printSuggestionPrompt(task, { wanted: 5, seed: 1 }));
    expect(new Set(prompts.map(({ instructions }) => instructions.text)).size).toBe(1);
    expect(new Set(prompts.map(({ request }) => request.text)).size).toBe(prompts.length);
  });

  it('shows some of many sentences, drawn by the seed', () => {
    const many = Array.from({ length: 40 }, (_, place) => `lock car ${place}`).join('\n');
    using corpus = writeCorpus({ 'control_door_lock.phrasings': `> control_door_lock(door='all', action='lock')\n${many}\n` });
    const task = taskOf(corpus.tasksOf('control_door_lock'), "control_door_lock(door='all', action='lock')");
    const show = (seed: number) => printSuggestionPrompt(task, { wanted: 5, seed }).request.text.match(/lock car \d+/gu);
    expect(show(1)).toHaveLength(8);
    expect(show(1)).toEqual(show(1));
    expect(show(1)).not.toEqual(show(2));
  });
});
