/** What the front uses of the library; its types come with a whole framework. */
declare module 'compression' {
  import type { IncomingMessage, ServerResponse } from 'node:http';

  type Options = { filter?: (request: IncomingMessage, response: ServerResponse) => boolean };
  export default function compression(options?: Options): (request: IncomingMessage, response: ServerResponse, next: () => void) => void;
}
