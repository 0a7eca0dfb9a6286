/** As much of an address as is looked at to find what it meant. */
const LONGEST = 300;

/** Where the explanation of an address without a page is rendered, below the language; readers never see this. */
export const lostPath = (path: string): string => `errors/not-found/${Buffer.from(path.slice(0, LONGEST)).toString('base64url')}`;

/** The address of `lostPath`. */
export const lostAddress = (part: string): string => Buffer.from(part, 'base64url').toString();
