/** `A` is 0, `Z` is 25, `AA` is 26. */
export function columnNumber(letters: string): number {
  let number = 0;
  for (const letter of letters) number = number * 26 + letter.charCodeAt(0) - 64;
  return number - 1;
}

export function columnLetters(number: number): string {
  const letter = String.fromCharCode(65 + (number % 26));
  return number < 26 ? letter : columnLetters(Math.floor(number / 26) - 1) + letter;
}
