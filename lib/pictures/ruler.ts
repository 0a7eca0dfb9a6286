import { faces } from './faces';
import { rowOf } from './outline';
import { styleOf, TYPE_SIZE } from './styles';
import { writable } from './typeface';

/** How wide words of a class are in a drawing, by the letters that it draws. */
export type Ruler = (words: string, className: string) => number;

export async function ruler(): Promise<Ruler> {
  const hands = await faces();
  return (words, className) => {
    const { hand = 'plain', size = TYPE_SIZE } = styleOf(['words', className], []);
    return rowOf(writable(words), hands[hand]).width * size;
  };
}
