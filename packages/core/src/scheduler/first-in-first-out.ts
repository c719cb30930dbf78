/** A queue whose removal costs the same however long it is; an array's `shift` does not. */
export interface FirstInFirstOut<Item> {
  readonly size: number;
  add(item: Item): void;
  take(): Item | undefined;
}

/** Removed places are given back in blocks of this many. */
const compactAfter = 1024;

/** An empty queue. */
export function createFirstInFirstOut<Item>(): FirstInFirstOut<Item> {
  let items: Item[] = [];
  let head = 0;
  return {
    get size() {
      return items.length - head;
    },
    add(item) {
      items.push(item);
    },
    take() {
      if (head === items.length) return undefined;
      const item = items[head++];
      if (head >= compactAfter && head * 2 >= items.length) {
        items = items.slice(head);
        head = 0;
      }
      return item;
    },
  };
}
