import type { ToolPack, ToolParameter } from '@octoweave/core';
import { textSourceOf } from '../surface/text-source-names.ts';
import type { CorpusIssue } from './corpus-error.ts';
import { parseCallHeader, readSlotValue, type CallHeader, type HeaderIssue, type SlotBinding } from './parse-call-header.ts';
import { findWords } from './find-words.ts';
import { parsePhrasingParts } from './parse-phrasing-parts.ts';
import { flattenArguments, type CorpusPlace, type Phrasing, type PhrasingBlock, type PhrasingSlot, type SlotValue } from './phrasing.ts';

/** A file of phrasings, read as far as it goes. */
export interface PhrasingFile {
  readonly blocks: readonly PhrasingBlock[];
  readonly issues: readonly CorpusIssue[];
}

/** What a file is read with. */
export interface ParsePhrasingsOptions {
  /** Named in issues. */
  readonly file: string;
  /** The pack whose corpus it is; a shared file has none and calls `pack.tool(...)`. */
  readonly pack?: ToolPack | undefined;
  /** The packs on hand; blocks that call tools of others are left out. @defaultValue `pack` alone */
  readonly packs?: readonly ToolPack[];
  /** Names of packs that exist. @defaultValue those on hand */
  readonly packNames?: ReadonlySet<string>;
}

interface SlotDefinition {
  readonly place: CorpusPlace;
  /** From `% name = source`: a list or maker of texts, in place of values. */
  readonly source: string | undefined;
  readonly values: { readonly text: string; readonly surfaces: readonly string[]; readonly place: CorpusPlace }[];
}

interface OpenBlock {
  readonly header: CallHeader;
  readonly place: CorpusPlace;
  readonly phrasings: Phrasing[];
}

const units = [
  'percent',
  'per cent',
  'degrees?',
  'celsius',
  'fahrenheit',
  'mm',
  'cm',
  '(?:milli|centi)met(?:re|er)s?',
  'inch(?:es)?',
  'km',
  'kph',
  'mph',
  'miles',
];
const unitWord = new RegExp(`^\\s*(?:[°%]|kilomet|(?:${units.join('|')})\\b)`, 'u');

/** Reads a `.phrasings` file (`corpora/README.md`) and checks every name and value against the packs. */
export function parsePhrasings(
  text: string,
  { file, pack, packs = pack ? [pack] : [], packNames = new Set(packs.map(({ name }) => name)) }: ParsePhrasingsOptions,
): PhrasingFile {
  const issues: CorpusIssue[] = [];
  const definitions = new Map<string, SlotDefinition>();
  const open: OpenBlock[] = [];
  let definition: SlotDefinition | undefined;
  let block: OpenBlock | undefined;
  let isSkipping = false;

  text.split('\n').forEach((raw, index) => {
    const place = { file, line: index + 1 };
    const line = raw.trimEnd();
    const add = (found: readonly HeaderIssue[]): void => void issues.push(...found.map((issue) => ({ place, ...issue })));
    if (line === '' || line.startsWith('#')) return;
    if (line.startsWith('%')) {
      const [name = '', source] = line
        .slice(1)
        .split('=')
        .map((piece) => piece.trim());
      if (!/^[a-z][a-z0-9_]*$/u.test(name))
        add([{ problem: `"${name}" is no slot name`, advice: 'Use lower-case letters, digits and underscores' }]);
      if (definitions.has(name)) add([{ problem: `the slot "${name}" is defined twice`, advice: 'Give the second one another name' }]);
      definition = { place, source, values: [] };
      definitions.set(name, definition);
    } else if (/^\s/u.test(line)) {
      const [, value = '', surfaces = ''] = /^\s+([^:]+?)\s*:\s*(.*)$/u.exec(line) ?? [];
      const said = surfaces.split('|').map((surface) => surface.trim());
      if (!definition)
        add([{ problem: 'an indented line outside a slot', advice: 'Begin the slot with "% name", or remove the indentation' }]);
      else if (definition.source !== undefined)
        add([{ problem: 'a value of a slot that a source fills', advice: 'Remove the value, or "=" and the source' }]);
      else if (value === '' || said.includes('') || /[[\]{}]/u.test(surfaces))
        add([
          {
            problem: `"${line.trim()}" gives no surfaces`,
            advice: 'Write value: surface | surface, without brackets, braces and empty surfaces',
          },
        ]);
      else definition.values.push({ text: value, surfaces: said, place });
    } else if (line.startsWith('>')) {
      definition = undefined;
      const header = parseCallHeader(line.slice(1).trim(), { pack, packs, packNames });
      block = header !== 'foreign' && 'calls' in header ? { header, place, phrasings: [] } : undefined;
      isSkipping = !block;
      if (block) open.push(block);
      else if (header !== 'foreign') add(header as readonly HeaderIssue[]);
    } else {
      definition = undefined;
      const parsed = parsePhrasingParts(line);
      add(parsed.issues);
      if (block) block.phrasings.push({ text: line, parts: parsed.parts, place });
      else if (!isSkipping) add([{ problem: 'a phrasing before the first block', advice: 'Begin a block with "> tool(...)" or "> none"' }]);
    }
  });
  return { blocks: open.flatMap((candidate) => closeBlock(candidate, { pack, definitions, issues })), issues };
}

interface CloseBlockOptions {
  readonly pack: ToolPack | undefined;
  readonly definitions: ReadonlyMap<string, SlotDefinition>;
  readonly issues: CorpusIssue[];
}

function closeBlock({ header, place, phrasings }: OpenBlock, { pack, definitions, issues }: CloseBlockOptions): readonly PhrasingBlock[] {
  const before = issues.length;
  if (phrasings.length === 0) issues.push({ place, problem: 'a block without phrasings', advice: 'Write some, or remove the block' });
  const slots = new Map<string, PhrasingSlot>();
  const named = new Set(header.bindings.filter(isNamedAfterParameter).map(({ slot }) => slot));
  for (const binding of header.bindings) {
    // The other values of a slot that is named after one parameter follow it.
    if (named.has(binding.slot) && !definitions.has(binding.slot) && !isNamedAfterParameter(binding)) continue;
    const slot = resolveSlot(binding, definitions, issues, place);
    if (slot) slots.set(binding.slot, narrower(slots.get(binding.slot), slot));
  }
  const copied = flattenArguments(header.calls).flatMap((argument) => (argument.type === 'words' ? [argument.text] : []));
  for (const { text, parts, place: at } of phrasings) {
    for (const words of copied)
      if (!findWords(text, words))
        issues.push({
          place: at,
          problem: `the phrasing does not hold "${words}", which is copied from it`,
          advice: 'Say it, or leave the phrasing out',
        });
    const used = new Set(parts.flatMap((part) => (part.type === 'slot' ? [part.name] : [])));
    for (const { slot } of header.bindings)
      if (!used.has(slot))
        issues.push({
          place: at,
          problem: `the phrasing does not say {${slot}}`,
          advice: 'Say it, or move the phrasing to a block that does not need it',
        });
    for (const name of used)
      if (!header.bindings.some(({ slot }) => slot === name))
        issues.push({ place: at, problem: `the calls above do not use {${name}}`, advice: 'Use it there, or write plain words' });
    parts.forEach((part, index) => {
      const next = parts[index + 1];
      if (part.type === 'slot' && slots.get(part.name)?.type === 'number' && next?.type === 'words' && unitWord.test(next.text))
        issues.push({ place: at, problem: `a unit after the number {${part.name}}`, advice: 'Remove it; the generator says units' });
    });
  }
  return issues.length > before ? [] : [{ calls: header.calls, phrasings, slots, packName: pack?.name, servedBy: header.servedBy }];
}

function resolveSlot(
  { slot, toolName, parameter, isNegated }: SlotBinding,
  definitions: ReadonlyMap<string, SlotDefinition>,
  issues: CorpusIssue[],
  place: CorpusPlace,
): PhrasingSlot | undefined {
  const definition = definitions.get(slot);
  const { schema } = parameter;
  if (definition?.source !== undefined) {
    if (schema.type === 'text' && !isNegated) return { type: 'text', source: definition.source };
    issues.push({
      place: definition.place,
      problem: `"${definition.source}" says texts, and ${toolName}.${parameter.name} is no text`,
      advice: 'Give the slot values',
    });
    return undefined;
  }
  if (definition) {
    if (schema.type === 'text' && parameter.isExtractive) {
      issues.push({
        place: definition.place,
        problem: `${toolName}.${parameter.name} is copied from the request, and {${slot}} has values`,
        advice: `Fill it from a list: "% ${slot} = list"`,
      });
      return undefined;
    }
    if (isNegated)
      issues.push({ place, problem: `-{${slot}} negates a slot with values`, advice: 'Only numbers said freely can be negated' });
    const values = definition.values.flatMap((entry): readonly SlotValue[] => {
      const value = readSlotValue(entry.text, schema);
      if (value !== undefined) return [{ value, surfaces: entry.surfaces }];
      issues.push({
        place: entry.place,
        problem: `"${entry.text}" is no value of ${toolName}.${parameter.name}`,
        advice: `Its values: ${printValues(schema)}`,
      });
      return [];
    });
    return { type: 'values', values };
  }
  if (isNamedAfterParameter({ slot, parameter })) {
    if (schema.type === 'integer' || schema.type === 'number') return { type: 'number', parameter };
    if (schema.type === 'text' && !isNegated) return { type: 'text', source: textSourceOf(toolName, parameter.name) };
  }
  issues.push({
    place,
    problem: `the slot {${slot}} is not defined`,
    advice: `Define it with "% ${slot}", or name it after a number or text parameter`,
  });
  return undefined;
}

const isNamedAfterParameter = ({ slot, parameter }: Pick<SlotBinding, 'slot' | 'parameter'>): boolean =>
  slot === parameter.name || slot.startsWith(`${parameter.name}_`);

/** A number that fills two parameters keeps to the smaller range. */
function narrower(first: PhrasingSlot | undefined, second: PhrasingSlot): PhrasingSlot {
  return first?.type === 'number' && second.type === 'number' && upperBound(first.parameter) < upperBound(second.parameter)
    ? first
    : second;
}

const upperBound = ({ schema }: ToolParameter): number => ('maximum' in schema ? schema.maximum : undefined) ?? Infinity;

function printValues(schema: SlotBinding['parameter']['schema']): string {
  return schema.type === 'enumeration' ? schema.values.join(', ') : schema.type;
}
