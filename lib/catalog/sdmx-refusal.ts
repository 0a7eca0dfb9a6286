/** Why a question in SDMX is not answered, by its status in HTTP and its number in SDMX (SDMX 2.1, section 7, error codes). */
const numbers = {
  'no-data': [404, 100],
  'wrong-parameter': [400, 140],
  'wrong-key': [400, 140],
  'not-acceptable': [406, 140],
  'not-implemented': [501, 501],
  away: [503, 503],
} as const;

export type RefusalName = keyof typeof numbers;

export class SdmxRefusal extends Error {
  override name = 'SdmxRefusal';
  readonly status: number;
  readonly number: number;
  constructor(
    readonly reason: RefusalName,
    readonly values: Readonly<Record<string, string>> = {},
  ) {
    super(reason);
    [this.status, this.number] = numbers[reason];
  }
}

export const wrong = (name: string): SdmxRefusal => new SdmxRefusal('wrong-parameter', { name });
