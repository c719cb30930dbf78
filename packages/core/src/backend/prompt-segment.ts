/**
 * A piece of a prompt, marked by who may speak in it.
 *
 * - `control`: exactly one control token, named by its text, chosen by the program.
 * - `text`: words of a person, a tool or a model. Never becomes a control token, whatever it holds.
 */
export type PromptSegment = { readonly type: 'control'; readonly text: string } | { readonly type: 'text'; readonly text: string };

/** A control token of a prompt. */
export const controlSegment = (text: string): PromptSegment => ({ type: 'control', text });

/** Untrusted words of a prompt. */
export const textSegment = (text: string): PromptSegment => ({ type: 'text', text });
