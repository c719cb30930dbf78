import { toolId, type JsonValue, type ToolId } from '@octoweave/core';
import type { RequestCase } from '@octoweave/core/evaluation';

/** One way to serve a request: for each call or step the tools of which any one will do. */
export type GoldWay = readonly (readonly ToolId[])[];

/** The ways that are right; none where nothing may be called. A bare name is a tool of `pack`. */
export function goldWays(request: RequestCase, { pack }: { readonly pack: string }): readonly GoldWay[] {
  const identityOf = (name: string): ToolId => (name.includes('.') ? (name as ToolId) : toolId(pack, name));
  const ways =
    request.type === 'steps'
      ? [request.steps.map(({ tools }) => tools)]
      : [request.type === 'plan' ? request.plan : request.calls, ...request.alternatives].map((calls) =>
          calls.flatMap(({ tool, args }) => [tool, ...namesIn(args)]).map((name) => [name]),
        );
  return ways[0]?.length ? ways.map((way) => way.map((names) => names.map(identityOf))) : [];
}

/** Whether all tools of one of the ways are kept; never where nothing may be called. */
export const isServed = (ways: readonly GoldWay[], kept: ReadonlySet<ToolId>): boolean =>
  ways.some((way) => way.every((tools) => tools.some((id) => kept.has(id))));

/** Names of the tools of calls within arguments: `{"$call": {"tool", "args"}}`. */
function namesIn(value: JsonValue): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(namesIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => {
    if (name !== '$call' || typeof inner !== 'object' || inner === null || !('tool' in inner)) return namesIn(inner);
    return [String(inner.tool), ...namesIn(inner.args ?? null)];
  });
}
