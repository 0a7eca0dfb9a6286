/** The day in Viet Nam on which the tests look at the portal. */
export const TEST_DAY = '2026-11-22';
/** When the clocks of test databases and sites start; the first content was recorded two hours before. */
export const TEST_NOW = `${TEST_DAY}T10:00:00+07:00`;
