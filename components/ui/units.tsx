/** One square a thing, up to 100 of them; above that a share is drawn as a bar. */
export function Units({ filled, total, label }: { filled: number; total: number; label: string }) {
  if (total > 100) return null;
  return (
    <div className="units" role="img" aria-label={label}>
      {Array.from({ length: total }, (_, index) => index + 1).map((unit) => (
        <i key={unit} className={unit <= filled ? undefined : 'open'} />
      ))}
    </div>
  );
}
