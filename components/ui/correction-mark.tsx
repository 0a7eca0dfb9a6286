export type Correction = { href: string; label: string };

/** Beside a figure that stood here wrongly before: leads to the edition that put it right. Nothing beside any other. */
export function CorrectionMark({ of }: { of: Correction | null }) {
  if (of === null) return null;
  return (
    <>
      {' '}
      <a className="nature nature-correction" href={of.href}>
        {of.label}
      </a>
    </>
  );
}
