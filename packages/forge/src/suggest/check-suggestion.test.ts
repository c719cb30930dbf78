import { vehiclePack } from '@octoweave/tools-vehicle';
import { afterAll, describe, expect, it } from 'vitest';
import { climateFile, taskOf, writeCorpus } from './__fixtures__/suggestion-corpus.ts';
import { createSuggestionChecker } from './check-suggestion.ts';

const said = 'set_climate_temperature(zone={zone}, temperature={temperature})';
const cold = "set_climate_temperature(zone='driver', temperature=74)";
const files = {
  'set_climate_temperature.phrasings': climateFile,
  'start_navigation.phrasings': "> start_navigation(destination='home')\ntake me home\n",
  'refusals.phrasings': '> none\nwhy is it always cold in here\n',
};

const corpus = writeCorpus(files);
afterAll(() => corpus[Symbol.dispose]());

/** The faults of sentences that are checked one after another. */
function faultsOf(sentences: readonly string[], { tool = 'set_climate_temperature', header = said } = {}) {
  const checker = createSuggestionChecker({ packs: [vehiclePack], corpora: corpus.corpora });
  const task = taskOf(corpus.tasksOf(tool), header);
  return sentences.map((text) => checker.check(task, { type: 'sentence', text }).fault);
}

describe('createSuggestionChecker', () => {
  it('keeps sentences that the parser accepts under the call and that nobody has written', () => {
    expect(faultsOf(['i would like {temperature} over on {zone}', '{zone} feels wrong, go for {temperature}'])).toEqual([
      undefined,
      undefined,
    ]);
  });

  it.each([
    ['a slot that is not said', 'make it {temperature}'],
    ['a slot of another name', 'make {zone} {temperature} for {who}'],
    ['a unit beside a number', 'give {zone} about {temperature} degrees now'],
    ['a brace that is not closed', 'give {zone} about {temperature'],
    ['a header', '> none'],
    ['a header of the call itself', `> ${said}`],
    ['a slot definition', '% zone = people'],
    ['a comment', '# {zone} {temperature}'],
    ['no words', ''],
  ])('throws out %s as unfit', (_, text) => {
    expect(faultsOf([text])).toEqual(['unfit']);
  });

  it('throws out characters that nobody types, and more than anybody says', () => {
    expect(
      faultsOf(['heat {zone} to {temperature}\u001B[2J', 'heat {zone}\u200B to {temperature}', `{zone} ${'hot '.repeat(80)}{temperature}`]),
    ).toEqual(['unprintable', 'unprintable', 'unprintable']);
  });

  it('throws out what the corpus has, and what differs from it in hardly a word', () => {
    expect(
      faultsOf(['please set {zone} to {temperature}', 'could you make {zone} {temperature}', 'now set {zone} to {temperature}']),
    ).toEqual(['known', 'known', 'near']);
  });

  it('keeps no suggestion twice', () => {
    expect(faultsOf(['{zone} feels wrong, go for {temperature}', '{zone} feels wrong, go for {temperature} please'])).toEqual([
      undefined,
      'known',
    ]);
  });

  it('throws out what the pack says for another call, or refuses', () => {
    expect(faultsOf(['take me home', 'why is it always cold in here', 'my toes are ice'], { header: cold })).toEqual([
      'elsewhere',
      'elsewhere',
      undefined,
    ]);
  });

  it('throws out a sentence that was kept for another call', () => {
    const checker = createSuggestionChecker({ packs: [vehiclePack], corpora: corpus.corpora });
    const tasks = corpus.tasksOf('set_climate_temperature');
    const open = "set_climate_temperature(zone='driver', temperature=?)";
    const line = { type: 'sentence', text: 'do something about my air' } as const;
    expect([cold, open].map((header) => checker.check(taskOf(tasks, header), line).fault)).toEqual([undefined, 'elsewhere']);
  });

  it('wants words that are copied from a sentence to stand in it', () => {
    const options = { tool: 'start_navigation', header: "start_navigation(destination='home')" };
    expect(faultsOf(['bring me back to the house', "let's head home now"], options)).toEqual(['unfit', undefined]);
  });

  it('tells talk and what broke off by their own names', () => {
    const checker = createSuggestionChecker({ packs: [vehiclePack], corpora: corpus.corpora });
    const task = taskOf(corpus.tasksOf('set_climate_temperature'), said);
    for (const type of ['talk', 'cut-off'] as const) expect(checker.check(task, { type, text: 'x' })).toEqual({ text: 'x', fault: type });
  });
});
