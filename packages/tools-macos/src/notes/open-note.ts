import { defineTool, type Tool, type ToolDefinition } from '@octoweave/core';
import { z } from 'zod';
import { implementMacosTool, type MacosToolOptions } from '../macos-tool.ts';
import { findNote } from './find-note.ts';

export interface OpenNoteInput {
  readonly name: string;
  readonly folder: string;
}

export const openNote: ToolDefinition<OpenNoteInput, string> = defineTool({
  name: 'open_note',
  title: 'Open note',
  category: 'notes',
  summary: 'Open a note by its name and return its text.',
  input: z.strictObject({
    name: z.string().min(1).meta({ description: 'Name of the note.', compare: 'normalized' }),
    folder: z.string().meta({ description: 'Folder; empty string for the default one.', compare: 'normalized' }).default(''),
  }),
  output: z.string().describe('Text of the note.'),
  effect: 'read',
  resource: 'macos.notes',
  examples: [{ query: 'Open my packing list', input: { name: 'Packing list', folder: '' } }],
});

/** Without a folder the note is looked for in all of them. */
export const openNoteTool = ({ device: { notes } }: MacosToolOptions): Tool<OpenNoteInput, string> =>
  implementMacosTool(openNote, async ({ name, folder }, { signal }) => {
    const { id } = await findNote({ notes, name, folder, signal });
    const { text } = await notes.open({ id }, { signal });
    return text;
  });
