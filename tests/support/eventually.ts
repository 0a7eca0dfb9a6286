/** Asks again until `find` gives something; for what another process does and announces to nobody. */
export async function eventually<T>(find: () => Promise<T | null>, withinMs = 30_000): Promise<T> {
  const deadline = performance.now() + withinMs;
  for (;;) {
    const found = await find();
    if (found !== null) return found;
    if (performance.now() > deadline) throw new Error(`waited ${withinMs / 1000} s in vain`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
