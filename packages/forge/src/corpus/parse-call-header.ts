import {
  givesType,
  toolId,
  type AnyToolDefinition,
  type JsonValue,
  type ToolPack,
  type ToolParameter,
  type ToolSchema,
} from '@octoweave/core';
import type { PhrasedArgument, PhrasedCall } from './phrasing.ts';
import { literalOf, readHeaderCalls, readLiteral, type HeaderCall, type HeaderValue } from './read-header-call.ts';

/** What is wrong with a piece of a corpus, and what to do; the caller adds the place. */
export interface HeaderIssue {
  readonly problem: string;
  readonly advice: string;
}

/** The calls of a `>` line, and the slots they bind. */
export interface CallHeader {
  readonly calls: readonly PhrasedCall[];
  readonly bindings: readonly SlotBinding[];
  /** Packs that can serve a refusal. */
  readonly servedBy: readonly string[];
}

/** A slot in the place of a value. */
export interface SlotBinding {
  readonly slot: string;
  readonly toolName: string;
  readonly parameter: ToolParameter;
  readonly isNegated: boolean;
}

/** What a `>` line may name. */
export interface ParseCallHeaderOptions {
  /** The pack whose tools are called by their bare names; without it every name has its pack. */
  readonly pack?: ToolPack | undefined;
  /** Every pack on hand. */
  readonly packs: readonly ToolPack[];
  /** Names of packs that exist, on hand or not. */
  readonly packNames: ReadonlySet<string>;
}

const refusal = /^none(?:\s+unless\s+(.+))?$/u;

/**
 * Reads the calls after `>`; `none` is no calls.
 *
 * Gives issues in place of a header where there are any, and `foreign` where it calls tools of a pack that is not on hand.
 */
export function parseCallHeader(text: string, options: ParseCallHeaderOptions): CallHeader | readonly HeaderIssue[] | 'foreign' {
  const refused = refusal.exec(text);
  if (refused) return readRefusal(refused[1], options);
  const read = readHeaderCalls(text);
  if (!read)
    return [
      {
        problem: `"${text}" cannot be read`,
        advice: "Write tool(name=value) or none, values as 'text', 74, True, ['a'], {slot}, -{slot}, ?, $1 or tool(name=value)",
      },
    ];
  const scope: HeaderScope = { ...options, issues: [], bindings: [], earlier: [] };
  let isForeign = false;
  for (const call of read) {
    const phrased = checkCall(call, scope);
    if (phrased === 'foreign') {
      // What follows may refer to this call, and cannot be checked without its pack.
      isForeign = true;
      break;
    }
    if (phrased) scope.earlier.push(phrased);
  }
  if (scope.issues.length > 0) return scope.issues;
  return isForeign ? 'foreign' : { calls: scope.earlier, bindings: scope.bindings, servedBy: [] };
}

function readRefusal(packs: string | undefined, { packNames }: ParseCallHeaderOptions): CallHeader | readonly HeaderIssue[] {
  const servedBy = packs?.split(/,\s*/u) ?? [];
  const unknown = servedBy.filter((name) => !packNames.has(name));
  return unknown.length > 0
    ? [{ problem: `there is no pack "${unknown.join(', ')}"`, advice: `The packs are ${[...packNames].join(', ')}` }]
    : { calls: [], bindings: [], servedBy };
}

interface HeaderScope extends ParseCallHeaderOptions {
  readonly issues: HeaderIssue[];
  readonly bindings: SlotBinding[];
  /** Top-level calls that references may point to. */
  readonly earlier: PhrasedCall[];
}

function checkCall({ name, arguments: written, text }: HeaderCall, scope: HeaderScope): PhrasedCall | 'foreign' | undefined {
  const [first = '', second] = name.split('.');
  if (second !== undefined && scope.packNames.has(first) && !scope.packs.some((pack) => pack.name === first)) return 'foreign';
  const pack = second === undefined ? scope.pack : scope.packs.find((candidate) => candidate.name === first);
  const tool = pack?.definitions.find((definition) => definition.name === (second ?? first));
  if (!pack || !tool) {
    const known = pack?.definitions.map((definition) => definition.name) ?? [...scope.packNames].map((packName) => `${packName}.…`);
    scope.issues.push({
      problem: `"${text}" is no call of ${pack ? `the pack ${pack.name}` : 'a pack'}`,
      advice: `Write tool(name=value) or none; the tools are ${known.join(', ')}`,
    });
    return undefined;
  }
  const given = new Map<string, PhrasedArgument>();
  let isForeign = false;
  for (const argument of written) {
    const parameter = tool.parameters.find((candidate) => candidate.name === argument.name);
    if (!parameter) {
      scope.issues.push({
        problem: `${tool.name} has no parameter "${argument.name}"`,
        advice: `Its parameters are ${tool.parameters.map((known) => known.name).join(', ')}`,
      });
      continue;
    }
    if (given.has(argument.name)) scope.issues.push({ problem: `"${argument.name}" is given twice`, advice: 'Keep one of the two' });
    const checked = checkValue(argument.value, { tool, parameter, text: argument.text, scope });
    if (checked === 'foreign') isForeign = true;
    given.set(argument.name, checked === 'foreign' ? { type: 'omitted' } : checked);
  }
  if (isForeign) return 'foreign';
  for (const parameter of tool.parameters)
    if (!parameter.isOptional && !given.has(parameter.name))
      scope.issues.push({
        problem: `${tool.name} needs "${parameter.name}"`,
        advice: `Give a value, or ${parameter.name}=? where it was not said`,
      });
  const last = tool.parameters.findLastIndex((parameter) => given.has(parameter.name));
  const phrased = tool.parameters.slice(0, last + 1).map((parameter) => given.get(parameter.name) ?? ({ type: 'omitted' } as const));
  return { toolId: toolId(pack.name, tool.name), packName: pack.name, tool, arguments: phrased };
}

interface CheckValueOptions {
  readonly tool: AnyToolDefinition;
  readonly parameter: ToolParameter;
  readonly text: string;
  readonly scope: HeaderScope;
}

function checkValue(value: HeaderValue, options: CheckValueOptions): PhrasedArgument | 'foreign' {
  const { tool, parameter, text, scope } = options;
  const wrong = (problem: string, advice = 'Use a value of the tool, or a slot'): PhrasedArgument => {
    scope.issues.push({ problem: `${parameter.name}=${text}: ${problem}`, advice });
    return { type: 'omitted' };
  };
  switch (value.type) {
    case 'missing':
      return { type: 'missing' };
    case 'slot':
      scope.bindings.push({ slot: value.name, toolName: tool.name, parameter, isNegated: value.isNegated });
      return value;
    case 'reference': {
      const source = scope.earlier[value.index - 1];
      if (!source) return wrong(`there is no call ${value.index} before this one`, 'Count the calls of the line from 1');
      return fits(source.tool, parameter.schema) ? value : wrong(`${source.tool.name} gives no ${parameter.schema.type}`);
    }
    case 'call': {
      const call = checkCall(value.call, scope);
      if (call === undefined || call === 'foreign') return call ?? { type: 'omitted' };
      return fits(call.tool, parameter.schema) ? { type: 'nested', call } : wrong(`${call.tool.name} gives no ${parameter.schema.type}`);
    }
    case 'list': {
      const { schema } = parameter;
      if (schema.type !== 'list') return wrong(`${describe(schema)} is wanted`);
      const items = value.items.map((item) => checkValue(item, { ...options, parameter: { ...parameter, schema: schema.items } }));
      if (items.includes('foreign')) return 'foreign';
      const plain = literalOf(value);
      const isPlain = plain !== undefined && items.every((item) => item !== 'foreign' && item.type === 'literal');
      return isPlain ? { type: 'literal', value: plain } : { type: 'list', items: items.filter((item) => item !== 'foreign') };
    }
    case 'literal': {
      const problem = checkLiteral(value.value, parameter.schema);
      if (problem !== undefined) return wrong(problem);
      const isCopied = parameter.isExtractive && parameter.schema.type === 'text' && value.value !== '';
      return isCopied ? { type: 'words', text: String(value.value) } : { type: 'literal', value: value.value };
    }
  }
}

/** Whether what a tool gives can stand for a value: a call grammar lets texts and numbers do so, and nothing else. */
const fits = (tool: AnyToolDefinition, { type }: ToolSchema): boolean =>
  (type === 'text' || type === 'number' || type === 'integer') && givesType(tool, type);

/** Reads the value of a `%` line as the parameter's type wants it; undefined where it does not fit. */
export function readSlotValue(text: string, schema: ToolSchema): JsonValue | undefined {
  const value = schema.type === 'text' || schema.type === 'enumeration' ? text : readLiteral(text);
  return value === undefined || checkLiteral(value, schema) !== undefined ? undefined : value;
}

/** Why a value does not fit a schema; undefined where it does. */
function checkLiteral(value: JsonValue, schema: ToolSchema): string | undefined {
  const isWrong = `${describe(schema)} is wanted`;
  switch (schema.type) {
    case 'text':
      return typeof value === 'string' && (value !== '' || schema.format?.startsWith('[')) ? undefined : isWrong;
    case 'enumeration':
      return typeof value === 'string' && schema.values.includes(value) ? undefined : isWrong;
    case 'boolean':
      return typeof value === 'boolean' ? undefined : isWrong;
    case 'list': {
      if (!Array.isArray(value)) return isWrong;
      return (value as readonly JsonValue[]).map((item) => checkLiteral(item, schema.items)).find((problem) => problem !== undefined);
    }
    case 'integer':
    case 'number': {
      const { minimum = -Infinity, maximum = Infinity } = schema;
      const isFitting =
        typeof value === 'number' && value >= minimum && value <= maximum && (schema.type === 'number' || Number.isInteger(value));
      return isFitting ? undefined : isWrong;
    }
  }
}

function describe(schema: ToolSchema): string {
  switch (schema.type) {
    case 'text':
      return 'a text';
    case 'enumeration':
      return `one of ${schema.values.join(', ')}`;
    case 'boolean':
      return 'True or False';
    case 'list':
      return 'a list';
    case 'integer':
    case 'number':
      return `a number from ${schema.minimum ?? -Infinity} to ${schema.maximum ?? Infinity}`;
  }
}
