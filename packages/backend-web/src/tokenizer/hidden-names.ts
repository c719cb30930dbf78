/**
 * Names that control tokens get inside the engine.
 *
 * llama.cpp reads the name of a control token anywhere in a prompt as that token, also in what a person typed, and has no way to say which is meant. So the
 * engine is given the model with other names: between two noncharacters of Unicode, which no text may interchange and which `cleanText` takes out. What a
 * person types stays as it is, token for token, and `<nexa_3>` in it is nine letters.
 */
export const hiddenName = (tokenId: number): string => `\uFDD0${tokenId}\uFDD1`;

/** Words as an engine can be given them: no half characters, which are no Unicode, and no noncharacters that hidden names begin and end with. */
export function cleanText(text: string): string {
  const replacement = '\uFFFD';
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(new TextEncoder().encode(text)).replaceAll(/[\uFDD0\uFDD1]/gu, replacement);
}
