import { cannotUndo, defineTool, implementTool, type Tool, type ToolDefinition } from '@octoweave/core';
import { z } from 'zod';
import type { AndroidToolOptions } from '../android-tool.ts';
import { type Deed, deedSchema } from '../deed.ts';

export interface PrintDocumentInput {
  readonly path: string;
  readonly copies: number;
}

export const printDocument: ToolDefinition<PrintDocumentInput, Deed> = defineTool({
  name: 'print_document',
  title: 'Print a document',
  category: 'files',
  summary: 'Print a document on the default printer.',
  input: z.strictObject({
    path: z.string().meta({ description: 'Path of the document.' }),
    copies: z.int().min(1).max(99).meta({ description: 'Number of copies.', extractive: true }).default(1),
  }),
  output: deedSchema('Whether the print job was accepted.'),
  effect: 'write',
  resource: 'android.printer',
  examples: [{ query: 'Print the quarterly report', input: { path: '/sdcard/Documents/quarterly_report.pdf' } }],
});

export const printDocumentTool = ({ device }: AndroidToolOptions): Tool<PrintDocumentInput, Deed> =>
  implementTool(
    printDocument,
    async ({ path, copies }, { signal, reportChange }) => {
      const id = await device.documents.print({ path, copies }, { signal });
      reportChange({ path: `printJobs.${id}`, from: null, to: { path, copies } });
      return { ok: true, detail: `${copies} ${copies === 1 ? 'copy' : 'copies'} of ${path} handed to the printer` };
    },
    { undo: () => cannotUndo('What the printer was given cannot be taken back.') },
  );
