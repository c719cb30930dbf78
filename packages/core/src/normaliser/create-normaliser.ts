import { builtInFormats } from './built-in-formats.ts';
import { checkLiteral } from './check-literal.ts';
import { normaliseArgument } from './normalise-argument.ts';
import type { FormatNormaliser, Normaliser } from './normaliser.ts';

/** What a normaliser knows beyond the types and units of parameters. */
export interface CreateNormaliserOptions {
  /** Formats of text parameters by name, added to the built-in ones; one of the same name takes its place. */
  readonly formats?: Readonly<Record<string, FormatNormaliser>>;
}

/** Makes a normaliser. It holds no state. */
export function createNormaliser({ formats = {} }: CreateNormaliserOptions = {}): Normaliser {
  const options = { formats: { ...builtInFormats, ...formats } };
  return Object.freeze<Normaliser>({
    normaliseArgument: (said) => normaliseArgument(said, options),
    checkLiteral: (literal) => checkLiteral(literal, options),
  });
}
