/** Names of the fields in which a translator's form sends the text at `path`. The browser needs them too. */
export const wordsField = (path: string): string => `words_${path}`;
export const rightField = (path: string): string => `right_${path}`;
export const machineField = (path: string): string => `machine_${path}`;
