import { AsyncLocalStorage } from 'node:async_hooks';
import type { ServerResponse } from 'node:http';
import { processPlace } from './process-place';

const place = processPlace<AsyncLocalStorage<ServerResponse>>('answer');
/** The front runs them, the bundles of the pages find them. */
const answers = () => place.once(() => new AsyncLocalStorage());

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
