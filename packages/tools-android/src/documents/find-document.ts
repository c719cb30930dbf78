import { defineTool, implementTool, type Tool, type ToolDefinition } from '@octoweave/core';
import { z } from 'zod';
import type { AndroidToolOptions } from '../android-tool.ts';
import { phoneFailure } from '../phone-failure.ts';
import { rankDocuments } from './rank-documents.ts';

export interface FindDocumentInput {
  readonly query: string;
}

export const findDocument: ToolDefinition<FindDocumentInput, string> = defineTool({
  name: 'find_document',
  title: 'Find a document',
  category: 'files',
  summary: 'Look for a document on the device by name or topic.',
  input: z.strictObject({ query: z.string().meta({ description: 'Name or topic of the document.', compare: 'semantic' }) }),
  output: z.string().describe('Path of the best match, or a message starting with "Error:".'),
  effect: 'read',
  resource: 'android.documents',
  examples: [{ query: 'Find the quarterly report document', input: { query: 'quarterly report' } }],
});

export const findDocumentTool = ({ device }: AndroidToolOptions): Tool<FindDocumentInput, string> =>
  implementTool(findDocument, async ({ query }, { signal }) => {
    const [best] = rankDocuments(await device.documents.list({ signal }), query);
    if (best) return best.path;
    throw phoneFailure('not-found', { message: `I found no document about "${query}".`, advice: 'Say a word of its name.' });
  });
