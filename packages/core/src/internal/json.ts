/** A value that survives JSON: what arguments, outcomes and events are made of. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | { readonly [key: string]: JsonValue };
