import {
  implementTool,
  type ImplementToolOptions,
  type JsonValue,
  type Tool,
  type ToolContext,
  type ToolDefinition,
  ToolFailure,
} from '@octoweave/core';
import type { ServiceAnswer, ServiceCallOptions } from './service-port.ts';

/** What a person is shown before consenting: what words such as `default` stand for, and what nobody said, such as the total. */
export type ShownValues = Readonly<Record<string, JsonValue>>;

/** An operation of a port. */
export type ServiceOperation<Request, Result> = (request: Request, options?: ServiceCallOptions) => Promise<ServiceAnswer<Result>>;

/** A tool of a service; one that needs consent can say what for. */
export interface ServiceTool<Input = unknown, Output = unknown> extends Tool<Input, Output> {
  /**
   * What the call would come to now. Changes nothing.
   *
   * @throws {ToolFailure} and {ToolNeedsInput} where the call itself would.
   */
  readonly preview?: ((input: Input, options: ServiceCallOptions) => Promise<ShownValues>) | undefined;
}

/** Joins a declaration with the operation that carries it out, and reports what changed. */
export function serviceTool<Input, Output>(
  definition: ToolDefinition<Input, Output>,
  operation: ServiceOperation<Input, Output>,
  options?: ImplementToolOptions<Input>,
): ServiceTool<Input, Output> {
  const execute = async (input: Input, { signal, reportChange }: ToolContext): Promise<Output> => {
    const { result, changes } = await operation(input, { signal });
    for (const change of changes) reportChange(change);
    return result;
  };
  return implementTool(definition, execute, options);
}

/** The two operations behind a tool that needs consent. */
export interface ConsentedOperations<Input, Output> {
  readonly preview: ServiceOperation<Input, ShownValues>;
  readonly operation: ServiceOperation<Input, Output>;
}

/**
 * Joins a declaration that needs consent with its operation.
 *
 * - A call that was previewed runs only while it still comes to the same; else it fails with `changed-since-shown` and nothing is done.
 */
export function consentedServiceTool<Input, Output>(
  definition: ToolDefinition<Input, Output>,
  { preview, operation }: ConsentedOperations<Input, Output>,
  options?: ImplementToolOptions<Input>,
): ServiceTool<Input, Output> {
  const shownByInput = new Map<string, string>();
  const tool = serviceTool(definition, operation, options);
  return {
    ...tool,
    async preview(input, options) {
      const { result } = await preview(input, options);
      shownByInput.set(JSON.stringify(input), JSON.stringify(result));
      return result;
    },
    async execute(input, context) {
      const shown = shownByInput.get(JSON.stringify(input));
      if (shown !== undefined && JSON.stringify((await preview(input, context)).result) !== shown)
        throw new ToolFailure({
          code: 'changed-since-shown',
          message: `${definition.title} would now come to something else than was shown.`,
          advice: 'Look at it and ask for it again.',
        });
      return tool.execute(input, context);
    },
  };
}

/** A tool of a service whatever its input. */
// oxlint-disable-next-line typescript/no-explicit-any
export type AnyServiceTool = ServiceTool<any, any>;
