import { defineTool, type Tool, type ToolDefinition, ToolFailure } from '@octoweave/core';
import { z } from 'zod';
import { chooseByName } from '../choose-by-name.ts';
import { implementMacosTool, type MacosToolOptions } from '../macos-tool.ts';

export interface OpenAndGetFilePathInput {
  readonly file_name: string;
}

export const openAndGetFilePath: ToolDefinition<OpenAndGetFilePathInput, string> = defineTool({
  name: 'open_and_get_file_path',
  title: 'Open file',
  category: 'files',
  summary: 'Find a file by its name, open it and tell where it is.',
  input: z.strictObject({ file_name: z.string().min(1).describe('Name, or part of the name, of the file.') }),
  output: z.string().describe('Absolute path of the file opened.'),
  effect: 'read',
  resource: 'macos.files',
  examples: [{ query: 'Open my resume pdf', input: { file_name: 'resume.pdf' } }],
});

/** Several files that fit are a question whose choices are their paths; a path is looked for by its last part. */
export const openAndGetFilePathTool = ({ device: { files } }: MacosToolOptions): Tool<OpenAndGetFilePathInput, string> =>
  implementMacosTool(openAndGetFilePath, async ({ file_name: said }, { signal }) => {
    const name = said.slice(said.lastIndexOf('/') + 1);
    const found = name === '' ? [] : await files.find({ name }, { signal });
    const file = chooseByName(found, {
      said,
      namesOf: (one) => [one.name, one.name.replace(/\.[^.]+$/u, '')],
      labelOf: ({ path }) => path,
      parameter: 'file_name',
      noun: 'file',
    });
    if (!file)
      throw new ToolFailure({
        code: 'file-unknown',
        message: `There is no file "${said}".`,
        advice: 'Say the name of the file as the Finder shows it.',
      });
    const { path } = await files.open({ path: file.path }, { signal });
    return path;
  });
