import { implementPack, toolId, ToolFailure, type AnyTool, type ImplementedToolPack, type ToolContext } from '@octoweave/core';
import type { FaultKind, ScenarioFault } from './scenario.ts';

/** A pack some of whose tools go wrong. */
export function injectFaults(pack: ImplementedToolPack, faults: readonly ScenarioFault[]): ImplementedToolPack {
  const tools = pack.tools.map((tool) => {
    const own = faults.filter((fault) => fault.tool === toolId(pack.name, tool.definition.name));
    return own.length === 0 ? tool : withFaults(tool, own);
  });
  return implementPack(pack, tools, { settle: pack.settle });
}

function withFaults(tool: AnyTool, faults: readonly ScenarioFault[]): AnyTool {
  let runs = 0;
  return {
    ...tool,
    execute: (input: unknown, context: ToolContext) => {
      runs += 1;
      const fault = faults.find(({ run }) => run === undefined || run === runs);
      return fault ? goWrong(fault.fault, { tool, input, context }) : tool.execute(input, context);
    },
  };
}

interface FaultyRun {
  readonly tool: AnyTool;
  readonly input: unknown;
  readonly context: ToolContext;
}

async function goWrong(fault: FaultKind, { tool, input, context }: FaultyRun): Promise<unknown> {
  const { name } = tool.definition;
  switch (fault) {
    case 'refuses':
      throw new ToolFailure({ code: 'device-refused', message: `The device does not do ${name} now.` });
    case 'crashes':
      throw new Error(`${name} fell over.`);
    case 'hangs':
      return new Promise((_, reject) => {
        context.signal.addEventListener('abort', () => reject(new Error('stopped')), { once: true });
      });
    case 'loses-answer':
      await tool.execute(input, context);
      throw new ToolFailure({ code: 'answer-lost', message: `Whether ${name} took effect is not known.` });
  }
}
