type SearchFormProps = {
  action: string;
  labels: { label: string; placeholder: string; submit: string };
  /** In the masthead of every page, or on the page of results. */
  id: 'site-search' | 'search';
  text?: string;
  /** The day of the view, so that a search from the past stays in it. */
  asOf?: string | null;
};

/** A plain GET form: it works before, after and without any script. */
export function SearchForm({ action, labels, id, text, asOf }: SearchFormProps) {
  return (
    <search className={id}>
      <form action={action}>
        <label htmlFor={`${id}-q`} className={id === 'site-search' ? 'vh' : undefined}>
          {labels.label}
        </label>
        <input
          id={`${id}-q`}
          type="search"
          name="q"
          defaultValue={text}
          placeholder={labels.placeholder}
          maxLength={200}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          enterKeyHint="search"
        />
        {asOf && <input type="hidden" name="as-of" value={asOf} />}
        <button type="submit" className="btn">
          {labels.submit}
        </button>
      </form>
    </search>
  );
}
