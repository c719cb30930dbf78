import { fileURLToPath } from 'node:url';
import { allocateFunctionalTokens, createRequestText, createSplitPlanParser, type PlanParseEvent } from '@octoweave/core';
import { androidPack } from '@octoweave/tools-android';
import { vehiclePack } from '@octoweave/tools-vehicle';
import { describe, expect, it } from 'vitest';
import { readCorpora } from '../corpus/read-corpora.ts';
import { isPlanKind } from './example-kind.ts';
import { generateExamples, type GeneratedExample } from './generate-examples.ts';

const packs = [vehiclePack, androidPack];
const corpora = readCorpora({ packs, folder: fileURLToPath(new URL('../../corpora', import.meta.url)) });
const options = { packs, corpora, vocabulary: allocateFunctionalTokens(packs), copies: 4, heldOut: new Set<string>() } as const;
const generated = [...generateExamples({ ...options, split: 'train', count: 4000, seed: 1 })].flatMap((result) =>
  result.type === 'example' ? [result.generated] : [],
);
const plans = generated.filter(({ kind }) => isPlanKind(kind));
const read = ({ example }: GeneratedExample): readonly PlanParseEvent[] => {
  const parser = createSplitPlanParser();
  return example.target.flatMap((segment) =>
    parser.push(typeof segment === 'string' ? { type: 'text', text: segment } : { type: 'control', text: segment.control }),
  );
};
const stepsOf = (entry: GeneratedExample): readonly string[] =>
  read(entry).flatMap((event) => (event.type === 'step-parsed' ? [event.step.text] : []));

describe('plan examples', () => {
  it('come in every kind, and ask for steps and not for calls', () => {
    expect(new Set(plans.map(({ kind }) => kind))).toEqual(
      new Set(['plan-single', 'plan-refusal', 'plan-composed', 'plan-shared', 'plan-pronoun', 'plan-written']),
    );
    expect(plans.every(({ example }) => example.role === '<nexa_plan>')).toBe(true);
    expect(generated.filter(({ kind }) => !isPlanKind(kind)).every(({ example }) => example.role === undefined)).toBe(true);
  });

  it('are read by the parser without a warning, and have a step for each call or none at all', () => {
    expect(plans.flatMap(read).filter(({ type }) => type === 'parse-warning')).toEqual([]);
    const refused = plans.filter(({ kind }) => kind === 'plan-refusal');
    expect(refused.flatMap(stepsOf)).toEqual([]);
    const several = plans.filter(({ kind }) => kind === 'plan-composed');
    expect(new Set(several.map((entry) => stepsOf(entry).length))).toEqual(new Set([2, 3, 4, 5]));
    expect(several.every((entry) => stepsOf(entry).length === entry.toolIds.length)).toBe(true);
  });

  it('have steps in the words of the request, but for small words of those written with their steps', () => {
    const invented = plans.filter((entry) => {
      const said = new Set(createRequestText(entry.example.request).folded.split(/[^\p{L}\p{N}]+/u));
      const steps = stepsOf(entry).flatMap((step) => step.split(/[^\p{L}\p{N}]+/u));
      return steps.some((word) => !said.has(word) && !(entry.kind === 'plan-written' && word.length < 4));
    });
    expect(invented.map(({ example }) => example)).toEqual([]);
  });

  it('name the person whom the request calls her, him or them', () => {
    const pronouns = plans.filter(({ kind }) => kind === 'plan-pronoun');
    expect(pronouns.length).toBeGreaterThan(10);
    expect(pronouns.filter(({ example }) => !/\b(?:her|him|them)\b/u.test(example.request))).toEqual([]);
  });
});
