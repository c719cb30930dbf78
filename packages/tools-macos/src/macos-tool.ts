import { implementTool, type ImplementToolOptions, type Tool, type ToolContext, type ToolDefinition, ToolFailure } from '@octoweave/core';
import type { MacDevice } from './mac-device.ts';
import { MacError, type MacErrorCode } from './mac-error.ts';
import type { Writer } from './writer/writer.ts';

/** What tools of a Mac are carried out with. */
export interface MacosToolOptions {
  readonly device: MacDevice;
  /** @defaultValue one that only takes over what it is given, and calls no language model */
  readonly writer?: Writer | undefined;
  /** Whether text messages are left as drafts or sent. @defaultValue `draft` */
  readonly messageDelivery?: 'draft' | 'send' | undefined;
}

const advices: Readonly<Record<MacErrorCode, string>> = {
  'permission-denied': 'Allow it in System Settings, Privacy & Security, for the app this runs in, then try again.',
  'app-not-running': 'Open the app, then try again.',
  'object-missing': 'Look whether it is still there and what it is called.',
  'deadline-missed': 'Look whether a dialog is waiting on the Mac; whether it took effect is not known.',
  'not-connected': 'Connect the account in the settings of this agent.',
  'not-a-mac': 'This runs only on a Mac; use the simulated one elsewhere.',
  'output-unreadable': 'Whether it took effect is not known; look at the Mac before trying again.',
  'script-failed': 'Look at the app for what it complains about.',
};

/** Joins a declaration with what carries it out on a Mac; a refusal of the Mac becomes a `ToolFailure` with the same code. */
export function implementMacosTool<Input, Output>(
  definition: ToolDefinition<Input, Output>,
  execute: (input: Input, context: ToolContext) => Promise<Output>,
  options?: ImplementToolOptions<Input>,
): Tool<Input, Output> {
  return implementTool(definition, namingRefusals(execute), options);
}

/** The same, with a refusal of the Mac as a `ToolFailure`. */
export function namingRefusals<Subject, Context, Result>(
  act: (subject: Subject, context: Context) => Promise<Result>,
): (subject: Subject, context: Context) => Promise<Result> {
  return async (subject, context) => {
    try {
      return await act(subject, context);
    } catch (error) {
      throw error instanceof MacError ? toFailure(error) : error;
    }
  };
}

function toFailure(error: MacError): ToolFailure {
  const { code, message } = error;
  return new ToolFailure({ code, message, advice: advices[code], cause: error });
}
