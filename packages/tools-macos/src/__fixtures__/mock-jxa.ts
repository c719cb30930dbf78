/** A scriptable object: its properties, and its elements by their plural name. */
export interface MockObject {
  readonly properties: Record<string, unknown>;
  readonly elements: Readonly<Record<string, MockObject[]>>;
}

/** How a mock app behaves beyond holding objects. */
export interface MockApp extends MockObject {
  /** Called with the element name once an object is in its place: gives it an id. */
  readonly onPush?: (elements: string, object: MockObject) => void;
  /** Commands and constructors by name; they take and give specifiers, which `objectOf` opens. */
  readonly commands?: Readonly<Record<string, (...args: readonly unknown[]) => unknown>>;
  /** Classes that can be made, with the names of their elements. */
  readonly classes?: Readonly<Record<string, readonly string[]>>;
}

const opened = new WeakMap<object, () => MockObject>();

/** An Apple event error as JXA throws it. */
export function appleError(number: number, message: string): Error {
  return Object.assign(new Error(message), { errorNumber: number });
}

const noObject = (): Error => appleError(-1728, "Can't get object.");

/** The object behind a specifier. */
export function objectOf(specifier: unknown): MockObject {
  const open = opened.get(specifier as object);
  if (!open) throw appleError(-1700, "Can't convert types.");
  return open();
}

/** A new object. */
export const mockObject = (properties: Record<string, unknown>, elements: Record<string, MockObject[]> = {}): MockObject => ({
  properties,
  elements,
});

/**
 * An app with the manners of JXA: every property is a function to call, arrays come from calling elements, `whose` filters, `push` makes,
 * setting a property writes it, and what is not there is error -1728 when it is read, never before.
 */
export function mockApplication(app: MockApp): unknown {
  const specify = (open: () => MockObject): unknown =>
    register(
      new Proxy(callable, {
        apply: () => specify(open),
        get: (_target, key) => {
          if (typeof key === 'symbol') return undefined;
          const command = app.commands?.[key];
          if (command && open() === app) return command;
          const classElements = app.classes?.[key];
          if (classElements && open() === app) return (properties: Record<string, unknown>) => pending(properties, classElements);
          return member(open, key);
        },
        set: (_target, key, value) => {
          const object = open();
          if (typeof key === 'symbol' || !(key in object.properties)) throw appleError(-10_006, "Can't set that.");
          object.properties[key] = isSpecifier(value) ? objectOf(value) : value;
          return true;
        },
      }),
      open,
    );

  const member = (open: () => MockObject, key: string): unknown => {
    const isElements = (): boolean => key in open().elements;
    const read = (): unknown => {
      const value = open().properties[key];
      if (value === undefined) throw noObject();
      return isObject(value) ? specify(() => value) : value;
    };
    return new Proxy(callable, {
      apply: () => (isElements() ? elementsOf(() => open().elements[key] ?? [], key).all() : read()),
      get: (_target, inner) => {
        if (typeof inner === 'symbol') return undefined;
        if (isElements()) return elementsOf(() => open().elements[key] ?? [], key).get(inner);
        return member(() => objectOf(read()), inner);
      },
    });
  };

  const elementsOf = (list: () => MockObject[], name: string): { all: () => unknown[]; get: (key: string) => unknown } => {
    const one = (find: (object: MockObject, index: number) => boolean): unknown =>
      specify(() => {
        const found = list().find(find);
        if (!found) throw noObject();
        return found;
      });
    const all = (): unknown[] => list().map((object) => specify(() => object));
    const methods: Readonly<Record<string, unknown>> = {
      byId: (id: unknown) => one((object) => object.properties['id'] === id),
      byName: (wanted: unknown) => one((object) => object.properties['name'] === wanted),
      push: (specifier: unknown) => {
        const object = objectOf(specifier);
        list().push(object);
        placed.add(object);
        app.onPush?.(name, object);
        return list().length;
      },
      whose: (query: Readonly<Record<string, unknown>>) => {
        const filtered = elementsOf(() => list().filter((object) => isMatch(object, query)), name);
        return new Proxy(callable, {
          apply: filtered.all,
          get: (_target, key) => (typeof key === 'symbol' ? undefined : filtered.get(key)),
        });
      },
    };
    const get = (key: string): unknown => {
      if (key === 'length') return list().length;
      if (/^\d+$/u.test(key)) return one((_, index) => index === Number(key));
      return methods[key] ?? (() => list().map((object) => (member(() => object, key) as () => unknown)()));
    };
    return { all, get };
  };

  const placed = new WeakSet<MockObject>();

  /** An object that is only described until it is pushed somewhere: it has no properties to read before. */
  const pending = (properties: Record<string, unknown>, elements: readonly string[]): unknown => {
    const object = mockObject({ ...properties }, Object.fromEntries(elements.map((name) => [name, []])));
    const specifier = specify(() => {
      if (!placed.has(object)) throw noObject();
      return object;
    });
    opened.set(specifier as object, () => object);
    return specifier;
  };

  return specify(() => app);
}

const callable = (): void => {};

function register(proxy: object, open: () => MockObject): unknown {
  opened.set(proxy, open);
  return proxy;
}

const isSpecifier = (value: unknown): boolean => typeof value === 'function' && opened.has(value);

function isObject(value: unknown): value is MockObject {
  return typeof value === 'object' && value !== null && 'properties' in value && 'elements' in value;
}

function isMatch(object: MockObject, query: Readonly<Record<string, unknown>>): boolean {
  return Object.entries(query).every(([key, wanted]) => {
    if (key === '_or') return (wanted as readonly Readonly<Record<string, unknown>>[]).some((part) => isMatch(object, part));
    if (key === '_and') return (wanted as readonly Readonly<Record<string, unknown>>[]).every((part) => isMatch(object, part));
    const value = object.properties[key];
    if (typeof wanted !== 'object' || wanted === null) return value === wanted;
    const { _contains: piece, _equals: equal } = wanted as { readonly _contains?: string; readonly _equals?: unknown };
    if (piece !== undefined) return typeof value === 'string' && value.toLowerCase().includes(piece.toLowerCase());
    return value === equal;
  });
}
