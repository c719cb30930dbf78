/** How far reading an object has come. */
export type JsonObjectReading =
  | 'reading'
  | 'closed'
  /** No JSON goes on like this; the character is not part of the object. */
  | 'malformed'
  /** The list of calls of an object that only wraps it has begun. */
  | 'list-begun';

/** Reads one JSON object, from after its opening brace, to find where it ends. */
export interface JsonObjectReader {
  /** What was read so far, with raw line breaks and tabs inside texts escaped. */
  readonly text: string;
  /** The brackets that lack, in order; undefined inside a text. */
  readonly lacking: string | undefined;
  read(character: string): JsonObjectReading;
}

/** How deep objects and lists may stand in one another. */
const maximumNesting = 64;
const longestWrapper = 40;
const wrapperPattern = /^\{\s*"(?:tool_calls|calls)"\s*:\s*\[$/u;
const space = /\s/u;
const rawCharacters: ReadonlyMap<string, string> = new Map([
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
]);

/** Makes the reader of one object. Linear in what it reads; whether it is JSON is for `JSON.parse` to say. */
export function createJsonObjectReader(): JsonObjectReader {
  const closers = ['}'];
  let text = '{';
  let isInText = false;
  let isEscaping = false;
  /** The last character outside of texts that is no space. */
  let previous = '{';

  const readInText = (character: string): void => {
    text += rawCharacters.get(character) ?? character;
    if (isEscaping) isEscaping = false;
    else if (character === '\\') isEscaping = true;
    else if (character === '"') isInText = false;
  };
  const open = (character: '{' | '['): JsonObjectReading => {
    const canStandHere = previous === ':' || ((previous === '[' || previous === ',') && closers.at(-1) === ']');
    if (!canStandHere || closers.length === maximumNesting) return 'malformed';
    closers.push(character === '{' ? '}' : ']');
    text += character;
    return character === '[' && text.length <= longestWrapper && wrapperPattern.test(text) ? 'list-begun' : 'reading';
  };
  const readOutside = (character: string): JsonObjectReading => {
    if (character === '<') return 'malformed';
    if (character === '{' || character === '[') {
      const reading = open(character);
      previous = character;
      return reading;
    }
    text += character;
    if (character === '"') isInText = true;
    if (!space.test(character)) previous = character;
    if (character !== '}' && character !== ']') return 'reading';
    closers.pop();
    return closers.length === 0 ? 'closed' : 'reading';
  };

  return {
    get text() {
      return text;
    },
    get lacking() {
      return isInText ? undefined : closers.toReversed().join('');
    },
    read: (character) => {
      if (!isInText) return readOutside(character);
      readInText(character);
      return 'reading';
    },
  };
}
