import { type Approve, isAgentError, type JsonValue, type ToolConfirmation, toolId } from '@octoweave/core';
import type { ServiceToolPack } from './service-packs.ts';
import type { ShownValues } from './service-tool.ts';

/** Whose calls are previewed. */
export interface ShowResolvedValuesOptions {
  readonly packs: readonly ServiceToolPack[];
}

/**
 * Asks for consent with the values a call would come to: the total, the address, the payment method `default` stands for.
 *
 * - Calls of other packs, and tools without a preview, are asked about as they are.
 * - A call that cannot be previewed is denied with the reason: nobody can consent to what nobody can tell.
 */
export function showResolvedValues(approve: Approve, { packs }: ShowResolvedValuesOptions): Approve {
  const tools = new Map(packs.flatMap(({ name, tools }) => tools.map((tool) => [toolId(name, tool.definition.name), tool] as const)));
  return async (request, options) => {
    const tool = tools.get(request.call.toolId);
    if (!tool?.preview) return approve(request, options);
    let shown: ShownValues;
    try {
      shown = await tool.preview(request.call.arguments, options);
    } catch (error) {
      if (isAgentError(error)) return { type: 'deny', message: error.message };
      throw error;
    }
    return approve({ ...request, message: printShownValues(tool.definition.confirmation, shown) }, options);
  };
}

/** The question of a tool with resolved values; those it does not name follow it. */
export function printShownValues(confirmation: ToolConfirmation, shown: ShownValues): string {
  const message = confirmation.policy === 'never' ? '' : confirmation.message;
  const values = new Map(Object.entries(shown));
  const named = new Set(Array.from(message.matchAll(placeholder), ([, name = '']) => name));
  const rest = [...values].filter(([name, value]) => !named.has(name) && value !== '');
  const details = rest.map(([name, value]) => `${name.replaceAll('_', ' ')}: ${printValue(value)}`).join('; ');
  const question = message.replaceAll(placeholder, (_, name: string) => printValue(values.get(name) ?? ''));
  return details === '' ? question : `${question} (${details})`;
}

const placeholder = /\{(\w+)\}/gu;

function printValue(value: JsonValue): string {
  if (Array.isArray(value)) return value.map(printValue).join(', ');
  return typeof value === 'string' ? value : JSON.stringify(value);
}
