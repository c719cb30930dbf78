import { defineTool, type Tool, type ToolDefinition, ToolFailure } from '@octoweave/core';
import { z } from 'zod';
import { implementMacosTool, type MacosToolOptions } from '../macos-tool.ts';
import { extractiveWriter } from '../writer/extractive-writer.ts';

export interface SummarizePdfInput {
  readonly pdf_path: string;
}

export const summarizePdf: ToolDefinition<SummarizePdfInput, string> = defineTool({
  name: 'summarize_pdf',
  title: 'Summarize PDF',
  category: 'files',
  summary: 'Summarize a PDF file; needs the path that open_and_get_file_path returns.',
  input: z.strictObject({ pdf_path: z.string().min(1).describe('Path of the PDF file.') }),
  output: z.string().describe('The summary.'),
  effect: 'read',
  resource: 'macos.files',
  examples: [{ query: 'Summarize the paper LLM Compiler.pdf', input: { pdf_path: '/Users/me/Documents/LLM Compiler.pdf' } }],
});

export const summarizePdfTool = ({ device: { files }, writer = extractiveWriter }: MacosToolOptions): Tool<SummarizePdfInput, string> =>
  implementMacosTool(summarizePdf, async ({ pdf_path: path }, { signal }) => {
    if (!path.startsWith('/'))
      throw new ToolFailure({
        code: 'path-relative',
        message: `"${path}" is not the path of a file.`,
        advice: 'Find the file by its name first.',
      });
    if (!/\.pdf$/iu.test(path))
      throw new ToolFailure({ code: 'file-not-pdf', message: `"${path}" is not a PDF.`, advice: 'Name a file that ends in .pdf.' });
    const { text } = await files.readPdf({ path }, { signal });
    if (text.trim() === '')
      throw new ToolFailure({
        code: 'pdf-without-text',
        message: `"${path}" holds no text, perhaps only scanned pages.`,
        advice: 'Run text recognition on it first.',
      });
    return writer.summarize({ text }, { signal });
  });
