/** Of the operating system; of Postgres (class 08, 57P: going down, 53300: no connection left); of Prisma. */
const codes =
  /^(ECONN(REFUSED|RESET)|ETIMEDOUT|EPIPE|ENOTFOUND|EAI_AGAIN|E(HOST|NET)UNREACH|08...|57P0.|53300|P1001|P1002|P1008|P1017|P2024)$/;
/** Of Prisma's adapter, where a raw statement failed: its own code says only that it did. */
const kinds = /^(DatabaseNotReachable|ConnectionClosed|SocketTimeout|TlsConnectionError|TooManyConnections)$/;
const messages = /Connection terminated|connection timeout|timeout exceeded when trying to connect|Query read timeout/i;

/** Whether an error says that the database could not be reached, rather than that it refused a statement. */
export function isConnectionError(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const found = error as Partial<Record<'code' | 'originalCode' | 'kind' | 'message' | 'cause' | 'errors' | 'meta', unknown>>;
  const { code, originalCode, kind, message, cause, errors, meta } = found;
  if ([code, originalCode].some((text) => typeof text === 'string' && codes.test(text))) return true;
  if (typeof kind === 'string' && kinds.test(kind)) return true;
  if (typeof message === 'string' && messages.test(message)) return true;
  // Node tries every address of a host and reports one error each; Prisma hands the driver's on in `meta`.
  const driver = typeof meta === 'object' && meta !== null && 'driverAdapterError' in meta ? meta.driverAdapterError : undefined;
  return [cause, driver, ...(Array.isArray(errors) ? errors : [])].some(isConnectionError);
}
