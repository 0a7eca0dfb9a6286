import type { Download } from '@/lib/catalog/page-downloads';
import type { Locale } from '@/lib/i18n/localized';
import { sizeWords } from './file-size';
import { formatName, formatWords } from './format-words';

/** Every format with what it is for, and how large it is where that is known. */
export async function FileList({ locale, files }: { locale: Locale; files: readonly Download[] }) {
  const [purpose, size] = await Promise.all([formatWords(locale), sizeWords(locale)]);
  return (
    <ul className="files">
      {files.map(({ extension, href, bytes }) => (
        <li key={extension}>
          <a href={href}>{formatName(extension)}</a>
          <span className="purpose">{purpose(extension)}</span>
          {bytes !== null && <span className="size">{size(bytes)}</span>}
        </li>
      ))}
    </ul>
  );
}
