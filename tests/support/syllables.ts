/** Every syllable that Vietnamese orthography can write, in letters without tones. */

const INITIALS = [
  '',
  'b',
  'c',
  'ch',
  'd',
  'đ',
  'g',
  'gh',
  'gi',
  'h',
  'k',
  'kh',
  'l',
  'm',
  'n',
  'ng',
  'ngh',
  'nh',
  'p',
  'ph',
  'qu',
  'r',
  's',
  't',
  'th',
  'tr',
  'v',
  'x',
];

/** By the vowel that carries the tone in the older way of writing: the part before it, the vowel, what follows. */
const RIMES = [
  'a ac ach ai am an ang anh ao ap at au ay ă ăc ăm ăn ăng ăp ăt â âc âm ân âng âp ât âu ây',
  'e ec em en eng eo ep et ê êch êm ên ênh êp êt êu',
  'i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu',
  'o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oen oeo oet oc oi om on ong ooc oong op ot',
  'ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt',
  'u ua uc ui um un ung up ut uê uêch uên uênh uân uâng uât uây uôc uôi uôm uôn uông uôt uơ',
  'uy uya uych uyên uyêt uyn uynh uyp uyt uyu',
  'ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu',
  'y yêm yên yêng yêt yêu',
].flatMap((line) => line.split(' '));

const TONES = ['', '\u0300', '\u0301', '\u0303', '\u0309', '\u0323'];

/** Which vowel of a rime carries the tone: `newer` is hoà and thuỷ, `older` hòa and thủy; both agree where there is no choice. */
function places(initial: string, rime: string): { older: number; newer: number } {
  const vowels = /^[aăâeêioôơuưy]+/.exec(rime)?.[0] ?? '';
  const marked = [...vowels].findLastIndex((vowel) => 'ăâêôơư'.includes(vowel));
  const both = (at: number) => ({ older: at, newer: at });
  if (marked >= 0) return both(marked);
  if (vowels.length === 1) return both(0);
  const isClosed = rime.length > vowels.length;
  if (vowels.length === 3 || isClosed) return both(vowels.length === 3 ? 1 : vowels.length - 1);
  const isGlide = /^(?:oa|oe|uy)$/.test(vowels) && initial !== 'qu';
  return isGlide ? { older: 0, newer: 1 } : both(0);
}

const toned = (initial: string, rime: string, at: number, tone: string): string =>
  (initial + rime.slice(0, at + 1) + tone + rime.slice(at + 1)).normalize('NFC');

export type Syllable = { older: string; newer: string };

/** All initials with all rimes in all tones, small and composed, with the tone at either place. */
export const syllables: readonly Syllable[] = INITIALS.flatMap((initial) =>
  RIMES.flatMap((rime) => {
    const { older, newer } = places(initial, rime);
    return TONES.map((tone) => ({ older: toned(initial, rime, older, tone), newer: toned(initial, rime, newer, tone) }));
  }),
);
