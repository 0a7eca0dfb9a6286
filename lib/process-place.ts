/** Where the process keeps what it has one of: Next gives each of its bundles its own copy of a module, so a module's variable will not do. */
export function processPlace<T>(name: string) {
  const place = Symbol.for(`portal.${name}`);
  const world = globalThis as { [place]?: T };
  return {
    held: (): T | undefined => world[place],
    hold: (value: T): void => {
      world[place] = value;
    },
    /** What is held, or else what is made now. */
    once: (make: () => T): T => {
      const held = world[place] ?? make();
      world[place] = held;
      return held;
    },
    empty: (): void => {
      delete world[place];
    },
  };
}
