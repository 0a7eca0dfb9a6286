/** Stands on top of every page that shows an earlier state. */
export function AsOfBar({ words, link }: { words: string; link: { href: string; label: string } }) {
  return (
    <aside className="as-of-bar" aria-label={words}>
      <div className="wrap">
        <strong>{words}</strong>
        <a href={link.href}>{link.label}</a>
      </div>
    </aside>
  );
}
