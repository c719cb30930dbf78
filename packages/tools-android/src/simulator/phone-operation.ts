import type { Collection, PhoneState, SimulationContext } from './phone-state.ts';

/** A state and what an operation answered. */
export interface OperationResult<Result> {
  readonly state: PhoneState;
  readonly result: Result;
}

/**
 * What one port method does to a simulated phone. Pure: the given state stays as it is.
 *
 * @throws {ToolFailure} where the phone refuses; the state then stays as it was.
 */
export type PhoneOperation<Input, Result> = (state: PhoneState, input: Input, context: SimulationContext) => OperationResult<Result>;

/** An operation that only looks. */
export const look =
  <Input, Result>(read: (state: PhoneState, input: Input, context: SimulationContext) => Result): PhoneOperation<Input, Result> =>
  (state, input, context) => ({ state, result: read(state, input, context) });

/** A collection with one more item, under the next id. Nothing is ever deleted, so that ids follow from the state alone. */
export function addItem<Item>(
  collection: Collection<Item>,
  { prefix, item }: { readonly prefix: string; readonly item: Item },
): { readonly id: string; readonly collection: Collection<Item> } {
  const id = `${prefix}${Object.keys(collection).length + 1}`;
  return { id, collection: { ...collection, [id]: item } };
}
