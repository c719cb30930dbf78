import type { ResolvedCall } from '../call/resolved-call.ts';
import type { CallArgument, ToolCall } from '../call/tool-call.ts';
import { assertNever } from '../internal/assert-never.ts';
import type { JsonValue } from '../internal/json.ts';
import type { NormaliseContext, Normaliser } from '../normaliser/normaliser.ts';
import type { AnyToolDefinition } from '../tool/tool-pack.ts';
import type { ToolParameter } from '../tool/tool-parameter.ts';

/** What a call whose values depend on other calls is completed with. */
export interface CompleteCallOptions {
  readonly definition: AnyToolDefinition;
  readonly normaliser: Normaliser;
  readonly context: NormaliseContext;
}

/**
 * The values of a call that waits for other calls, which in a dry run never come: what was said is read as it would be, and what was not is missing.
 *
 * - Undefined where a needed value was not said.
 */
export function completeCall(call: ToolCall, { definition, normaliser, context }: CompleteCallOptions): ResolvedCall | undefined {
  const read = (argument: CallArgument, parameter: ToolParameter, begin: JsonValue | undefined): JsonValue | undefined => {
    switch (argument.type) {
      case 'literal':
        return argument.value;
      case 'verbatim': {
        const value = normaliser.normaliseArgument({ parameter, text: argument.text, isNegated: argument.isNegated, context, begin });
        return value.status === 'normalised' ? value.value : argument.text;
      }
      case 'reference':
        return null;
      case 'list': {
        const item = parameter.schema.type === 'list' ? { ...parameter, schema: parameter.schema.items } : parameter;
        return argument.items.map((inner) => read(inner, item, begin) ?? null);
      }
      case 'missing':
        return undefined;
      default:
        return assertNever(argument);
    }
  };
  const values: Record<string, JsonValue> = {};
  for (const parameter of definition.parameters) {
    const argument = call.arguments[parameter.name];
    if (argument === undefined && parameter.isOptional) continue;
    const value = argument && read(argument, parameter, parameter.endOf === undefined ? undefined : values[parameter.endOf]);
    if (value === undefined) return undefined;
    values[parameter.name] = value;
  }
  return { id: call.id, toolId: call.toolId, arguments: values };
}
