/**
 * What is written piece by piece, as the body of an answer: the next piece is asked for when the one before was taken, and a reader who goes
 * away ends the writing. Node's own way (`Readable.toWeb`) throws past everybody where a piece comes after the reader went.
 */
export function sent(pieces: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const writing = pieces[Symbol.asyncIterator]();
  let isGone = false;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await writing.next();
        if (isGone) return;
        if (done) controller.close();
        else controller.enqueue(value);
      },
      async cancel() {
        isGone = true;
        await writing.return?.();
      },
    },
    { highWaterMark: 0 },
  );
}

/**
 * The same once its first piece is there: what fails before that can still be said by a status. A reader who is gone by then takes no
 * body, and only the signal of his request ends the writing.
 */
export async function begun(pieces: AsyncIterable<Uint8Array>, signal: AbortSignal): Promise<ReadableStream<Uint8Array>> {
  const writing = pieces[Symbol.asyncIterator]();
  signal.addEventListener('abort', () => void writing.return?.().catch(() => undefined), { once: true });
  let first: IteratorResult<Uint8Array> | undefined = await writing.next();
  const next = async () => {
    const piece = first ?? (await writing.next());
    first = undefined;
    return piece;
  };
  const end = async () => (await writing.return?.()) ?? { done: true as const, value: undefined };
  return sent({ [Symbol.asyncIterator]: () => ({ next, return: end }) });
}
