const written = [
  /^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})[T ]+(?<hour>\d{1,2}):(?<minute>\d{2})(?::00)?$/,
  /^(?<day>\d{1,2})[/.](?<month>\d{1,2})[/.](?<year>\d{4}),?\s+(?<hour>\d{1,2}):(?<minute>\d{2})$/,
];

/** The instant of an hour in Viet Nam, as a browser sends it or as a person types it; what is neither comes back as it is. */
export function instantOf(hour: string): string {
  const found = written.map((pattern) => pattern.exec(hour.trim())?.groups).find((groups) => groups !== undefined);
  if (!found) return hour;
  const two = (part: string | undefined) => (part ?? '').padStart(2, '0');
  return `${found.year}-${two(found.month)}-${two(found.day)}T${two(found.hour)}:${two(found.minute)}:00+07:00`;
}
