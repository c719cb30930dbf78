import { fileURLToPath } from 'node:url';
import {
  allocateFunctionalTokens,
  compileCallGrammar,
  controlSegment,
  createCallMatcher,
  createRequestText,
  textSegment,
  toolId,
  type ToolPack,
} from '@octoweave/core';
import { androidPack } from '@octoweave/tools-android';
import { macosPack } from '@octoweave/tools-macos';
import { vehiclePack } from '@octoweave/tools-vehicle';
import { describe, expect, it } from 'vitest';
import { readCorpora } from '../corpus/read-corpora.ts';
import { isPlanKind } from './example-kind.ts';
import { generateExamples, type GeneratedExample } from './generate-examples.ts';

const folder = fileURLToPath(new URL('../../corpora', import.meta.url));
const packs: readonly ToolPack[] = [vehiclePack, androidPack, macosPack];
const vocabulary = allocateFunctionalTokens(packs);
const generated = [
  ...generateExamples({
    packs,
    corpora: readCorpora({ packs, folder }),
    vocabulary,
    split: 'train',
    count: 1500,
    seed: 1,
    copies: 4,
    heldOut: new Set(),
  }),
].flatMap((result) => (result.type === 'example' && !isPlanKind(result.generated.kind) ? [result.generated] : []));
const print = ({ example }: GeneratedExample) =>
  example.target.map((segment) => (typeof segment === 'string' ? segment : segment.control)).join('');
const packsOf = ({ toolIds }: GeneratedExample) => new Set(toolIds.map((id) => id.split('.')[0]));

describe('examples of several packs', () => {
  it('leave the tokens of the first pack where they are', () => {
    expect(vocabulary.tokens.slice(0, vehiclePack.definitions.length)).toEqual(allocateFunctionalTokens([vehiclePack]).tokens);
  });

  it('are answers that the grammar of their request admits', () => {
    const tools = packs.flatMap((pack) =>
      pack.definitions.map((definition) => ({ toolId: toolId(pack.name, definition.name), definition })),
    );
    const refused = generated.slice(0, 150).filter(({ example }) => {
      const request = createRequestText(example.request);
      const grammar = compileCallGrammar({ vocabulary, tools, request, allowsNesting: true, allowsReferences: true });
      const matcher = createCallMatcher(grammar);
      for (const segment of example.target)
        matcher.push(typeof segment === 'string' ? textSegment(segment) : controlSegment(segment.control));
      return !matcher.isComplete();
    });
    expect(refused.map(print)).toEqual([]);
  });

  it('call every pack, alone and together, one call inside another and one after another', () => {
    expect(new Set(generated.flatMap((entry) => [...packsOf(entry)]))).toEqual(new Set(['vehicle', 'android', 'macos']));
    expect(generated.some((entry) => packsOf(entry).size > 1)).toBe(true);
    const nested = generated.filter(({ kind }) => kind === 'nested').map(print);
    expect(nested.some((target) => /\(.*<nexa_\d+>/u.test(target))).toBe(true);
    expect(nested.some((target) => target.includes('$1'))).toBe(true);
  });

  it('refuse nothing that one of the packs serves', () => {
    const served = new Set(generated.filter(({ toolIds }) => toolIds.length > 0).map(({ example }) => example.request));
    const refused = generated.filter(({ toolIds }) => toolIds.length === 0);
    expect(refused.filter(({ example }) => served.has(example.request))).toEqual([]);
    expect(refused.map(({ example }) => example.request.trim())).not.toContain("text my sister that i'm on my way");
  });

  it('say nothing after a message that would belong to it', () => {
    const messages = generated.filter(({ kind, isWrapped, example }) => {
      const [, message = ''] = /" ([^"]*)"\)$/u.exec(example.target.at(-2)?.toString() ?? '') ?? [];
      return kind === 'single' && isWrapped && message.includes(' please') && example.request.includes(`${message} please`);
    });
    expect(messages).toEqual([]);
  });
});
