import { Section } from '@/components/ui/section';
import type { ReleaseDetail } from '@/lib/verification/archive/archive-queries';
import type { ReleaseWords } from './release-words';

/** What a release has beside its tables: the manifest, what proves it, and what describes the rest. */
export function CommonFiles({ release, words: { t, size, count } }: { release: ReleaseDetail; words: ReleaseWords }) {
  const { number, files, answers, filesRemovedAt } = release;
  const own = (path: string) => files.find((file) => file.path === path);
  const said = { 'datapackage.json': t('files.package'), 'log.ndjson': t('files.log'), 'differences.ndjson': t('files.differences') };
  const kept = Object.entries(said).flatMap(([path, purpose]) => {
    const file = filesRemovedAt === null ? own(path) : undefined;
    return file ? [{ name: path, href: `/releases/${number}/${path}`, purpose, bytes: file.bytes }] : [];
  });
  const all: { name: string; href: string; purpose: string; bytes?: number }[] = [
    { name: 'manifest.json', href: `/releases/${number}/manifest.json`, purpose: t('files.manifest') },
    { name: 'manifest.sig', href: `/releases/${number}/manifest.sig`, purpose: t('files.signature') },
    { name: 'keys.json', href: '/releases/keys.json', purpose: t('files.keys') },
    ...kept,
  ];
  return (
    <Section id="files" rail={t('files.rail')} notes={[t('files.note')]}>
      <ul className="files">
        {all.map(({ name, href, purpose, bytes }) => (
          <li key={name}>
            <a href={href}>{name}</a>
            <span className="purpose">{purpose}</span>
            {bytes !== undefined && <span className="size">{size(bytes)}</span>}
          </li>
        ))}
      </ul>
      {answers > 0 && <p className="measure mt-2">{t('files.answers', { count: answers, shown: count(answers) })}</p>}
    </Section>
  );
}
