import { type DeviceChange, ToolFailure, ToolNeedsInput } from '@octoweave/core';
import { type AndroidToolOptions, androidTools } from '../index.ts';

/** What a tool returned and reported; a failure is told as its code, a question as its choices. */
export interface AndroidToolRun {
  readonly value: unknown;
  readonly failure: string | undefined;
  readonly advice: string | undefined;
  readonly choices: readonly unknown[] | undefined;
  readonly changes: readonly DeviceChange[];
}

/** Which tool on what. */
export interface RunAndroidToolOptions extends AndroidToolOptions {
  readonly signal?: AbortSignal;
}

/** Checks arguments by the declaration, runs the tool, and rejects only where it threw what no tool may throw. */
export async function runAndroidTool(name: string, input: unknown, { signal, ...options }: RunAndroidToolOptions): Promise<AndroidToolRun> {
  const tool = androidTools(options).find(({ definition }) => definition.name === name);
  if (!tool) throw new Error(`no tool ${name}`);
  const checked = await tool.definition.input['~standard'].validate(input);
  if (checked.issues) throw new Error(`bad arguments of ${name}: ${JSON.stringify(checked.issues)}`);
  const changes: DeviceChange[] = [];
  const context = { signal: signal ?? new AbortController().signal, reportChange: (change: DeviceChange) => void changes.push(change) };
  const none = { value: undefined, failure: undefined, advice: undefined, choices: undefined };
  try {
    const value: unknown = await tool.execute(checked.value, context);
    const output = await tool.definition.output['~standard'].validate(value);
    if (output.issues) throw new Error(`bad output of ${name}: ${JSON.stringify(output.issues)}`);
    return { ...none, value, changes };
  } catch (error) {
    if (error instanceof ToolNeedsInput) return { ...none, choices: error.choices, changes };
    if (error instanceof ToolFailure) return { ...none, failure: error.code, advice: error.advice, changes };
    throw error;
  }
}
