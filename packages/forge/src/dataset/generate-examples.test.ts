import { fileURLToPath } from 'node:url';
import { allocateFunctionalTokens, createRequestText } from '@octoweave/core';
import { vehiclePack } from '@octoweave/tools-vehicle';
import { describe, expect, it } from 'vitest';
import { parsePhrasings } from '../corpus/parse-phrasings.ts';
import { readCorpora, type Corpora } from '../corpus/read-corpora.ts';
import { isPlanKind } from './example-kind.ts';
import { generateExamples, type GeneratedExample, type GenerateExamplesOptions } from './generate-examples.ts';
import { splitOf } from './phrasing-pool.ts';

const corpora = readCorpora({ packs: [vehiclePack], folder: fileURLToPath(new URL('../../corpora', import.meta.url)) });
const vocabulary = allocateFunctionalTokens([vehiclePack]);

function generate(options: Partial<GenerateExamplesOptions> = {}): readonly GeneratedExample[] {
  const all = {
    packs: [vehiclePack],
    corpora,
    vocabulary,
    split: 'train' as const,
    count: 4000,
    seed: 1,
    copies: 4,
    heldOut: new Set<string>(),
    ...options,
  };
  return [...generateExamples(all)].flatMap((result) => (result.type === 'example' ? [result.generated] : []));
}

const text = String.raw`"(?:[^"\\]|\\.)*"`;
const name = String.raw`'(?:[^'\\]|\\.)*'`;
const argument = String.raw`(?:-?${text}|${name}|-?\d+|True|False|None|\?|\[(?:${name}(?:, ${name})*)?\])`;
const call = String.raw`<nexa_\d+>\((?:${argument}(?:, ${argument})*)?\)`;
const target = new RegExp(`^(?:<nexa_abstain>|${call}(?:;${call})*)<nexa_end>$`, 'u');
const print = ({ example }: GeneratedExample) =>
  example.target.map((segment) => (typeof segment === 'string' ? segment : segment.control)).join('');

describe('generateExamples', () => {
  const everything = generate();
  const generated = everything.filter(({ kind }) => !isPlanKind(kind));

  it('gives the same examples for the same seed, and others for another', () => {
    expect(JSON.stringify(generate())).toBe(JSON.stringify(everything));
    expect(JSON.stringify(generate({ seed: 2 }))).not.toBe(JSON.stringify(everything));
  });

  it('writes targets that a simple pattern reads', () => {
    expect(generated.map(print).filter((printed) => !target.test(printed))).toEqual([]);
  });

  it('folds requests: lower case, one space before each word', () => {
    expect(generated.filter(({ example: { request } }) => createRequestText(request).folded !== request)).toEqual([]);
  });

  it('copies every span from its request', () => {
    const lost = generated.filter((entry) =>
      [...print(entry).matchAll(/" ((?:[^"\\]|\\.)*)"/gu)].some(
        ([, span = '']) => createRequestText(entry.example.request).restore(span) === undefined,
      ),
    );
    expect(lost).toEqual([]);
  });

  it('keeps the shares of kinds, and wraps each kind alike', () => {
    const share = (kinds: readonly string[]) => generated.filter(({ kind }) => kinds.includes(kind)).length / generated.length;
    expect(share(['single'])).toBeCloseTo(0.42, 1);
    expect(share(['parallel-written', 'parallel-composed'])).toBeCloseTo(0.25, 1);
    expect(share(['refusal', 'refusal-disclaimed'])).toBeCloseTo(0.21, 1);
    for (const kind of ['single', 'parallel-composed', 'refusal']) {
      const ofKind = generated.filter((entry) => entry.kind === kind);
      expect(ofKind.filter(({ isWrapped }) => isWrapped).length / ofKind.length).toBeCloseTo(0.14, 1);
    }
  });

  it('calls nothing where an order is disclaimed, and only the order that stands where another is ruled out', () => {
    const targetsOf = (kind: string) =>
      generated.filter((entry) => entry.kind === kind).map(({ example }) => JSON.stringify(example.target));
    expect(targetsOf('refusal-disclaimed').every((target) => target.includes('<nexa_abstain>'))).toBe(true);
    expect(targetsOf('single-beside').every((target) => !target.includes('<nexa_abstain>') && !target.includes(';'))).toBe(true);
    expect(targetsOf('refusal-disclaimed').length).toBeGreaterThan(0);
    expect(targetsOf('single-beside').length).toBeGreaterThan(0);
  });

  it('calls every tool of the pack', () => {
    expect(new Set(generated.flatMap(({ toolIds }) => toolIds))).toEqual(
      new Set(vehiclePack.definitions.map(({ name: toolName }) => `vehicle.${toolName}`)),
    );
  });

  it('never asks the same tool twice for the same target', () => {
    const composed = generated.filter(({ kind }) => kind === 'parallel-composed');
    const repeated = composed.filter((entry) => {
      const targets = print(entry)
        .slice(0, -'<nexa_end>'.length)
        .split(';')
        .map((printed) => /^<nexa_\d+>\([^,)]*/u.exec(printed)?.[0]);
      return new Set(targets).size < targets.length;
    });
    expect(repeated).toEqual([]);
  });

  it('gives one request no more copies than allowed, and one answer', () => {
    const requests = generate({ copies: 1 }).map(({ example: { role, request } }) => `${role}${request}`);
    expect(new Set(requests).size).toBe(requests.length);
    const answers = new Map(generated.map((entry) => [entry.example.request, print(entry)]));
    expect(generated.filter((entry) => answers.get(entry.example.request) !== print(entry))).toEqual([]);
  });

  it('leaves out the requests of the development set', () => {
    const heldOut = new Set(generated.slice(0, 500).map(({ example }) => example.request));
    expect(generate({ heldOut }).filter(({ example }) => heldOut.has(example.request))).toEqual([]);
  });
});

describe('the held-out split', () => {
  const marked = Array.from({ length: 400 }, (_, index) => `open the roof q${index}q`);
  const source = ["> operate_sunroof(action='open')", ...marked, '> none', 'nice car', '> control_trunk(action=?)', 'the trunk'].join('\n');
  const { blocks } = parsePhrasings(source, { file: 'a.phrasings', pack: vehiclePack });
  const heldOutMarks = new Set(
    blocks
      .flatMap(({ phrasings }) => phrasings.filter((phrasing) => splitOf(phrasing) === 'development'))
      .map((phrasing) => phrasing.text.split(' ').at(-1)),
  );
  const small: Corpora = { ...corpora, blocks: [...blocks, ...corpora.blocks.filter(({ calls }) => calls.length > 1)] };
  const marksOf = (split: 'train' | 'development') =>
    new Set(generate({ corpora: small, split, count: 1500 }).flatMap(({ example }) => example.request.match(/\bq\d+q\b/gu) ?? []));

  it('keeps the phrasings of the development set out of training, joined ones too', () => {
    expect(heldOutMarks.size).toBeGreaterThan(4);
    const train = marksOf('train');
    expect([...train].filter((mark) => heldOutMarks.has(mark))).toEqual([]);
    expect(train.size).toBeGreaterThan(300);
  });
});
