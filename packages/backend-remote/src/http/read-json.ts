/** An object of an answer, each of whose fields may be anything. */
export type JsonFields = Readonly<Record<string, unknown>>;

/** The fields of an object; none of what is no object. */
export const fieldsOf = (value: unknown): JsonFields => (typeof value === 'object' && value !== null ? (value as JsonFields) : {});
/** The items of a list; none of what is no list. */
export const itemsOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
/** A number, where it is one. */
export const numberOf = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);
/** A text, where it is one. */
export const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
