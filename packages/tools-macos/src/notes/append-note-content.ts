import { defineTool, type Tool, type ToolDefinition } from '@octoweave/core';
import { z } from 'zod';
import { implementMacosTool, type MacosToolOptions } from '../macos-tool.ts';
import { findNote } from './find-note.ts';

export interface AppendNoteContentInput {
  readonly name: string;
  readonly content: string;
  readonly folder: string;
}

export const appendNoteContent: ToolDefinition<AppendNoteContentInput, string> = defineTool({
  name: 'append_note_content',
  title: 'Append to note',
  category: 'notes',
  summary: 'Add text at the end of an existing note.',
  input: z.strictObject({
    name: z.string().min(1).meta({ description: 'Name of the note.', compare: 'normalized' }),
    content: z.string().min(1).meta({ description: 'Text to add.', compare: 'semantic' }),
    folder: z.string().meta({ description: 'Folder; empty string for the default one.', compare: 'normalized' }).default(''),
  }),
  output: z.string().describe('Status text.'),
  effect: 'write',
  resource: 'macos.notes',
  examples: [{ query: 'Add sunscreen to my packing list', input: { name: 'Packing list', content: 'Sunscreen', folder: '' } }],
});

export const appendNoteContentTool = ({ device: { notes } }: MacosToolOptions): Tool<AppendNoteContentInput, string> =>
  implementMacosTool(appendNoteContent, async ({ name, content, folder: said }, { signal, reportChange }) => {
    const { id, name: found, folder } = await findNote({ notes, name, folder: said, signal });
    const { before, text } = await notes.append({ id, text: content }, { signal });
    reportChange({ path: `Notes/${folder}/${id}/text`, from: before, to: text });
    return `Added it to the note "${found}".`;
  });
