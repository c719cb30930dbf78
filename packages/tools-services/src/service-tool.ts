import {
  implementTool,
  type ImplementToolOptions,
  type ShownValues,
  type Tool,
  type ToolContext,
  type ToolDefinition,
  ToolFailure,
} from '@octoweave/core';
import type { ServiceAnswer, ServiceCallOptions } from './service-port.ts';

/** An operation of a port. */
export type ServiceOperation<Request, Result> = (request: Request, options?: ServiceCallOptions) => Promise<ServiceAnswer<Result>>;

/** Joins a declaration with the operation that carries it out, and reports what changed. */
export function serviceTool<Input, Output>(
  definition: ToolDefinition<Input, Output>,
  operation: ServiceOperation<Input, Output>,
  options?: ImplementToolOptions<Input>,
): Tool<Input, Output> {
  const execute = async (input: Input, { signal, reportChange }: ToolContext): Promise<Output> => {
    const { result, changes } = await operation(input, { signal });
    for (const change of changes) reportChange(change);
    return result;
  };
  return implementTool(definition, execute, options);
}

/** The two operations behind a tool that needs consent. */
export interface ConsentedOperations<Input, Output> {
  /** What the call would come to now: what words such as `default` stand for, and what nobody said, such as the total. */
  readonly preview: ServiceOperation<Input, ShownValues>;
  readonly operation: ServiceOperation<Input, Output>;
}

/**
 * Joins a declaration that needs consent with its operation.
 *
 * - A call whose values were shown runs only while it still comes to the same; else it fails with `changed-since-shown` and nothing is done.
 */
export function consentedServiceTool<Input, Output>(
  definition: ToolDefinition<Input, Output>,
  { preview, operation }: ConsentedOperations<Input, Output>,
  options?: Pick<ImplementToolOptions<Input>, 'undo'>,
): Tool<Input, Output> {
  const prepare = async (input: Input, { signal }: ServiceCallOptions): Promise<{ readonly shown: ShownValues }> => ({
    shown: (await preview(input, { signal })).result,
  });
  const tool = serviceTool(definition, operation, { ...options, prepare });
  return {
    ...tool,
    async execute(input, context) {
      if (context.shown && JSON.stringify((await prepare(input, context)).shown) !== JSON.stringify(context.shown))
        throw new ToolFailure({
          code: 'changed-since-shown',
          message: `${definition.title} would now come to something else than was shown.`,
          advice: 'Look at it and ask for it again.',
        });
      return tool.execute(input, context);
    },
  };
}
