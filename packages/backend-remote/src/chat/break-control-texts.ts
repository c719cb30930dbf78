/** What the control tokens of instruct models look like: `<|im_end|>`, `<start_of_turn>`, `</s>`, `<｜User｜>`, `[INST]`. */
const controlText = /<(?=[^\s<>]{1,64}>)|\[(?=\/?[A-Z_]{2,32}\])/gu;

/**
 * Puts a space into whatever could be read as a control token. A chat endpoint writes messages into its template and reads the whole with control
 * tokens seen; no server offers to read the messages otherwise.
 */
export function breakControlTexts(text: string): string {
  return text.replaceAll(controlText, '$& ');
}
