import { AsyncLocalStorage } from 'node:async_hooks';
import type { ServerResponse } from 'node:http';

const place = Symbol.for('portal.answer');

/** One for the process: the front and the bundles of the pages each carry their own copy of this module. */
function answers(): AsyncLocalStorage<ServerResponse> {
  const world = globalThis as { [place]?: AsyncLocalStorage<ServerResponse> };
  world[place] ??= new AsyncLocalStorage();
  return world[place];
}

/** Runs what answers a request, so that an action inside it can say with which status. */
export const answering = <T>(response: ServerResponse, work: () => T): T => answers().run(response, work);

/**
 * The status of the page that follows an action sent by a form without scripts, or of a page rendered for one request; Next offers
 * none. Does nothing outside `answering`, as in `next dev`.
 */
export function setAnswerStatus(status: 403 | 404 | 422 | 429 | 503): void {
  const response = answers().getStore();
  if (response && !response.headersSent) response.statusCode = status;
}
