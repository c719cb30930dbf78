import type { ToolPack, ToolParameter } from '@octoweave/core';
import type { CorpusIssue } from './corpus-error.ts';
import { parseCallHeader, readSlotValue, type CallHeader, type HeaderIssue, type SlotBinding } from './parse-call-header.ts';
import { findWords } from './find-words.ts';
import { parsePhrasingParts } from './parse-phrasing-parts.ts';
import type { CorpusPlace, Phrasing, PhrasingBlock, PhrasingSlot, SlotValue } from './phrasing.ts';

/** A file of phrasings, read as far as it goes. */
export interface PhrasingFile {
  readonly blocks: readonly PhrasingBlock[];
  readonly issues: readonly CorpusIssue[];
}

/** What a file is read with. */
export interface ParsePhrasingsOptions {
  /** Named in issues. */
  readonly file: string;
  readonly pack: ToolPack;
}

interface SlotDefinition {
  readonly place: CorpusPlace;
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

/** Reads a `.phrasings` file (`corpora/README.md`) and checks every name and value against the pack. */
export function parsePhrasings(text: string, { file, pack }: ParsePhrasingsOptions): PhrasingFile {
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
      const name = line.slice(1).trim();
      if (!/^[a-z][a-z0-9_]*$/u.test(name))
        add([{ problem: `"${name}" is no slot name`, advice: 'Use lower-case letters, digits and underscores' }]);
      if (definitions.has(name)) add([{ problem: `the slot "${name}" is defined twice`, advice: 'Give the second one another name' }]);
      definition = { place, values: [] };
      definitions.set(name, definition);
    } else if (/^\s/u.test(line)) {
      const [, value = '', surfaces = ''] = /^\s+([^:]+?)\s*:\s*(.*)$/u.exec(line) ?? [];
      const said = surfaces.split('|').map((surface) => surface.trim());
      if (!definition)
        add([{ problem: 'an indented line outside a slot', advice: 'Begin the slot with "% name", or remove the indentation' }]);
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
      const header = parseCallHeader(line.slice(1).trim(), pack);
      isSkipping = !('calls' in header);
      block = 'calls' in header ? { header, place, phrasings: [] } : undefined;
      if (block) open.push(block);
      if (!('calls' in header)) add(header);
    } else {
      definition = undefined;
      const parsed = parsePhrasingParts(line);
      add(parsed.issues);
      if (block) block.phrasings.push({ text: line, parts: parsed.parts, place });
      else if (!isSkipping) add([{ problem: 'a phrasing before the first block', advice: 'Begin a block with "> tool(...)" or "> none"' }]);
    }
  });
  return { blocks: open.flatMap((candidate) => closeBlock(candidate, definitions, issues)), issues };
}

function closeBlock(
  { header, place, phrasings }: OpenBlock,
  definitions: ReadonlyMap<string, SlotDefinition>,
  issues: CorpusIssue[],
): readonly PhrasingBlock[] {
  const before = issues.length;
  if (phrasings.length === 0) issues.push({ place, problem: 'a block without phrasings', advice: 'Write some, or remove the block' });
  const slots = new Map<string, PhrasingSlot>();
  for (const binding of header.bindings) {
    const slot = resolveSlot(binding, definitions, issues, place);
    if (slot) slots.set(binding.slot, narrower(slots.get(binding.slot), slot));
  }
  const copied = header.calls.flatMap((call) => call.arguments.flatMap((argument) => (argument.type === 'words' ? [argument.text] : [])));
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
  return issues.length > before ? [] : [{ calls: header.calls, phrasings, slots }];
}

function resolveSlot(
  { slot, toolName, parameter, isNegated }: SlotBinding,
  definitions: ReadonlyMap<string, SlotDefinition>,
  issues: CorpusIssue[],
  place: CorpusPlace,
): PhrasingSlot | undefined {
  const definition = definitions.get(slot);
  const { schema } = parameter;
  if (definition) {
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
  if (slot === parameter.name || slot.startsWith(`${parameter.name}_`)) {
    if (schema.type === 'integer' || schema.type === 'number') return { type: 'number', parameter };
    if (schema.type === 'text' && !isNegated) return { type: 'text', parameter };
  }
  issues.push({
    place,
    problem: `the slot {${slot}} is not defined`,
    advice: `Define it with "% ${slot}", or name it after a number or text parameter`,
  });
  return undefined;
}

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
