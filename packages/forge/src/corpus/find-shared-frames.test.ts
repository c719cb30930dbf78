import { macosPack } from '@octoweave/tools-macos';
import { describe, expect, it } from 'vitest';
import { findSharedFrames } from './find-shared-frames.ts';
import { parsePhrasings } from './parse-phrasings.ts';

const framesOf = (text: string): readonly string[] => {
  const { blocks, issues } = parsePhrasings(text, { file: 'a.phrasings', pack: macosPack });
  expect(issues).toEqual([]);
  return [...findSharedFrames(blocks)].map((phrasing) => phrasing.text);
};

describe('findSharedFrames', () => {
  it('finds sentences of two tools that only what fills them tells apart, small words aside', () => {
    const file = '> open_and_get_file_path(file_name={file_name})\nopen the {file_name} please\nopen the file {file_name}\n';
    expect(framesOf(`${file}> open_note(name={name})\nopen my {name}\nopen the note {name}\n`)).toEqual([
      'open the {file_name} please',
      'open my {name}',
    ]);
  });

  it('finds none between sentences of one tool, or without slots', () => {
    expect(framesOf('> open_note(name={name})\nopen my {name}\nopen the {name}\n')).toEqual([]);
    expect(framesOf("> maps_open_location(location='home')\nshow home\n> open_note(name='home')\nshow home\n")).toEqual([]);
  });
});
