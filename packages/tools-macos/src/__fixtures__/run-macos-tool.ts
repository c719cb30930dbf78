import { type DeviceChange, isAgentError, type JsonValue, ToolFailure } from '@octoweave/core';
import { macosTools, type MacosToolOptions } from '../index.ts';

/** How a tool ended. */
export interface MacosToolRun {
  readonly value: unknown;
  /** The code of a `ToolFailure`. */
  readonly failure: string | undefined;
  readonly message: string | undefined;
  readonly advice: string | undefined;
  /** What a `ToolNeedsInput` asks for. */
  readonly asks: { readonly parameter: string; readonly choices: readonly JsonValue[] } | undefined;
  readonly changes: readonly DeviceChange[];
}

/** Which tool on what. */
export interface RunMacosToolOptions extends MacosToolOptions {
  readonly signal?: AbortSignal;
}

const ended = { value: undefined, failure: undefined, message: undefined, advice: undefined, asks: undefined };

/** Checks arguments by the declaration, runs the tool, and rejects only where it threw something else than a failure or a question. */
export async function runMacosTool(name: string, input: unknown, { signal, ...options }: RunMacosToolOptions): Promise<MacosToolRun> {
  const tool = macosTools(options).find(({ definition }) => definition.name === name);
  if (!tool) throw new Error(`no tool ${name}`);
  const checked = await tool.definition.input['~standard'].validate(input);
  if (checked.issues) throw new Error(`bad arguments of ${name}: ${JSON.stringify(checked.issues)}`);
  const changes: DeviceChange[] = [];
  const context = { signal: signal ?? new AbortController().signal, reportChange: (change: DeviceChange) => void changes.push(change) };
  try {
    return { ...ended, value: await tool.execute(checked.value, context), changes };
  } catch (error) {
    if (error instanceof ToolFailure) return { ...ended, failure: error.code, message: error.message, advice: error.advice, changes };
    if (isAgentError(error) && 'parameter' in error && 'choices' in error) {
      const { parameter, choices, message } = error as typeof error & {
        readonly parameter: string;
        readonly choices: readonly JsonValue[];
      };
      return { ...ended, message, asks: { parameter, choices }, changes };
    }
    throw error;
  }
}
