import { type Cell as HucreCell, readXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import { isMarkHeading, markedWorkbook } from '@/lib/ingest/mark';
import { openWorkbook, type Sheet } from '@/lib/ingest/workbook';
import { bytesOf, textsOf } from '../support/spreadsheets';

const csv = 'Mã,Giá trị\na,18.3\n\nb,"1,234"\nc,01.234\n';
const problems = [
  { row: 4, column: 'B', words: '“1,234” có thể là 1234.' },
  { row: 4, column: 'B', words: 'Hãy ghi 1234.' },
  { row: 5, column: 'C', words: 'Thiếu nguồn & <ghi chú>.' },
  { row: 5, column: null, words: 'Dòng lặp lại.' },
];

async function marked(): Promise<Buffer> {
  const { sheets } = await openWorkbook(Buffer.from(csv));
  return bytesOf(markedWorkbook(sheets[0] as Sheet, problems));
}

describe('the same file, marked', () => {
  test('has every cell where it was, and the problems of each row in a last column', async () => {
    const { sheets } = await openWorkbook(await marked());
    expect(await textsOf(sheets[0] as Sheet)).toEqual({
      1: { A: 'Mã', B: 'Giá trị', C: 'Lỗi / Problem' },
      2: { A: 'a', B: '18.3' },
      4: { A: 'b', B: '1,234', C: '“1,234” có thể là 1234.\nHãy ghi 1234.' },
      5: { A: 'c', B: '01.234', C: 'Thiếu nguồn & <ghi chú>.\nDòng lặp lại.' },
    });
  });

  test('has the wrong cells in yellow with a note, as another program reads it', async () => {
    const workbook = await readXlsx(await marked(), { readStyles: true });
    const cells = workbook.sheets[0]?.cells as Map<string, HucreCell>;
    const wrong = cells.get('3,1');
    expect(wrong?.comment?.text).toBe('“1,234” có thể là 1234.\nHãy ghi 1234.');
    expect(JSON.stringify(wrong?.style?.fill)).toContain('FFFF00');
    expect(JSON.stringify(cells.get('1,1')?.style?.fill ?? '')).not.toContain('FFFF00');
  });

  test('is marked anew when it comes back, without the earlier marks', async () => {
    const { sheets } = await openWorkbook(await marked());
    const again = await openWorkbook(await bytesOf(markedWorkbook(sheets[0] as Sheet, [])));
    const texts = await textsOf(again.sheets[0] as Sheet);
    expect(texts[4]).toEqual({ A: 'b', B: '1,234' });
    expect(isMarkHeading(texts[1]?.C ?? '')).toBe(true);
  });
});
