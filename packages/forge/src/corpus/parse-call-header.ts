import type { AnyToolDefinition, JsonValue, ToolPack, ToolParameter, ToolSchema } from '@octoweave/core';
import type { PhrasedArgument, PhrasedCall } from './phrasing.ts';

/** What is wrong with a piece of a corpus, and what to do; the caller adds the place. */
export interface HeaderIssue {
  readonly problem: string;
  readonly advice: string;
}

/** The calls of a `>` line, and the slots they bind. */
export interface CallHeader {
  readonly calls: readonly PhrasedCall[];
  readonly bindings: readonly SlotBinding[];
}

/** A slot in the place of a value. */
export interface SlotBinding {
  readonly slot: string;
  readonly toolName: string;
  readonly parameter: ToolParameter;
  readonly isNegated: boolean;
}

const callPattern = /^([a-z][a-z0-9_]*)\((.*)\)$/u;
const argumentPattern = /\s*([a-z][a-z0-9_]*)\s*=\s*('[^']*'|\[[^\]]*\]|-?\{[a-z][a-z0-9_]*\}|\?|[^\s,]+)\s*(?:,|$)/uy;

/** Reads the calls after `>`; `none` is no calls. Gives issues in place of a header where there are any. */
export function parseCallHeader(text: string, pack: ToolPack): CallHeader | readonly HeaderIssue[] {
  if (text === 'none') return { calls: [], bindings: [] };
  const issues: HeaderIssue[] = [];
  const calls: PhrasedCall[] = [];
  const bindings: SlotBinding[] = [];
  for (const piece of text.split(/;\s*/u)) {
    const [, toolName = '', inner = ''] = callPattern.exec(piece) ?? [];
    const tool = pack.definitions.find(({ name }) => name === toolName);
    if (!tool) {
      const known = pack.definitions.map(({ name }) => name).join(', ');
      issues.push({
        problem: `"${piece}" is no call of the pack ${pack.name}`,
        advice: `Write tool(name=value) or none; the tools are ${known}`,
      });
      continue;
    }
    calls.push({ tool, arguments: readArguments({ tool, inner, issues, bindings }) });
  }
  return issues.length > 0 ? issues : { calls, bindings };
}

interface ReadArgumentsOptions {
  readonly tool: AnyToolDefinition;
  readonly inner: string;
  readonly issues: HeaderIssue[];
  readonly bindings: SlotBinding[];
}

function readArguments({ tool, inner, issues, bindings }: ReadArgumentsOptions): readonly PhrasedArgument[] {
  const given = new Map<string, PhrasedArgument>();
  argumentPattern.lastIndex = 0;
  for (let rest = inner.trim(); rest !== '';) {
    const match = argumentPattern.exec(inner);
    if (!match) {
      issues.push({
        problem: `the arguments "${rest}" cannot be read`,
        advice: "Write name=value, values as 'text', 74, True, ['a'], {slot}, -{slot} or ?",
      });
      return [];
    }
    rest = inner.slice(argumentPattern.lastIndex).trim();
    const [, name = '', value = ''] = match;
    const parameter = tool.parameters.find((candidate) => candidate.name === name);
    if (!parameter) {
      issues.push({
        problem: `${tool.name} has no parameter "${name}"`,
        advice: `Its parameters are ${tool.parameters.map((known) => known.name).join(', ')}`,
      });
      continue;
    }
    if (given.has(name)) issues.push({ problem: `"${name}" is given twice`, advice: 'Keep one of the two' });
    given.set(name, readArgument({ tool, parameter, value, issues, bindings }));
  }
  for (const { name, isOptional } of tool.parameters)
    if (!isOptional && !given.has(name))
      issues.push({ problem: `${tool.name} needs "${name}"`, advice: `Give a value, or ${name}=? where it was not said` });
  const last = tool.parameters.findLastIndex(({ name }) => given.has(name));
  return tool.parameters.slice(0, last + 1).map(({ name }) => given.get(name) ?? { type: 'omitted' });
}

interface ReadArgumentOptions extends Omit<ReadArgumentsOptions, 'inner'> {
  readonly parameter: ToolParameter;
  readonly value: string;
}

function readArgument({ tool, parameter, value, issues, bindings }: ReadArgumentOptions): PhrasedArgument {
  if (value === '?') return { type: 'missing' };
  const slot = /^(-?)\{(.*)\}$/u.exec(value);
  if (slot) {
    const [, sign, name = ''] = slot;
    bindings.push({ slot: name, toolName: tool.name, parameter, isNegated: sign === '-' });
    return { type: 'slot', name, isNegated: sign === '-' };
  }
  const literal = readLiteral(value);
  const problem = literal === undefined ? `${value} is no value` : checkValue(literal, parameter.schema);
  if (literal === undefined || problem !== undefined) {
    issues.push({ problem: `${parameter.name}=${value}: ${problem}`, advice: 'Use a value of the tool, or a slot' });
    return { type: 'omitted' };
  }
  const isCopied = parameter.isExtractive && parameter.schema.type === 'text' && typeof literal === 'string';
  return isCopied ? { type: 'words', text: literal } : { type: 'literal', value: literal };
}

/** A Python literal of a header; undefined where it is none. */
function readLiteral(text: string): JsonValue | undefined {
  if (text === 'True') return true;
  if (text === 'False') return false;
  if (/^-?\d+(?:\.\d+)?$/u.test(text)) return Number(text);
  if (/^'[^']*'$/u.test(text)) return text.slice(1, -1);
  if (!text.startsWith('[')) return undefined;
  const items = text
    .slice(1, -1)
    .split(',')
    .map((item) => readLiteral(item.trim()));
  return items.some((item) => item === undefined) ? undefined : (items as readonly JsonValue[]);
}

/** Reads the value of a `%` line as the parameter's type wants it; undefined where it does not fit. */
export function readSlotValue(text: string, schema: ToolSchema): JsonValue | undefined {
  const value = schema.type === 'text' || schema.type === 'enumeration' ? text : readLiteral(text);
  return value === undefined || checkValue(value, schema) !== undefined ? undefined : value;
}

/** Why a value does not fit a schema; undefined where it does. */
function checkValue(value: JsonValue, schema: ToolSchema): string | undefined {
  switch (schema.type) {
    case 'text':
      return typeof value === 'string' ? undefined : 'a text is wanted';
    case 'enumeration':
      return typeof value === 'string' && schema.values.includes(value) ? undefined : `one of ${schema.values.join(', ')} is wanted`;
    case 'boolean':
      return typeof value === 'boolean' ? undefined : 'True or False is wanted';
    case 'list': {
      if (!Array.isArray(value)) return 'a list is wanted';
      return (value as readonly JsonValue[]).map((item) => checkValue(item, schema.items)).find((problem) => problem !== undefined);
    }
    case 'integer':
    case 'number': {
      const { minimum = -Infinity, maximum = Infinity } = schema;
      const isFitting =
        typeof value === 'number' && value >= minimum && value <= maximum && (schema.type === 'number' || Number.isInteger(value));
      return isFitting ? undefined : `a number from ${minimum} to ${maximum} is wanted`;
    }
  }
}
