/**
 * Tells the page cache which status this page has. A thrown not-found answers 404 with a body that is empty without
 * scripts; this mark goes with the whole page. In `next dev` no page is cached: explanations answer 200 there, without a
 * policy.
 */
export function PageStatus({ code }: { code: 400 | 404 | 503 }) {
  return (
    <>
      <meta name="page-status" content={String(code)} />
      <meta name="robots" content="noindex" />
    </>
  );
}
