'use client';

import { useEffect, useState } from 'react';

type Suggestion = { words: string; about: string; href: string };
type SuggestionsProps = {
  /** The id of the field of the form that stands before. */
  field: string;
  /** Where suggestions are asked for, as OpenSearch gives them. */
  source: string;
  labels: { list: string; none: string; some: string };
};

/** So long nothing is asked while a reader goes on typing. */
const PAUSE_MS = 150;
const SHORTEST = 2;

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** Makes a plain search field a combobox (ARIA 1.2): suggestions while typing, and `/` to come to it. The form works without. */
export function Suggestions({ field, source, labels }: SuggestionsProps) {
  const [found, setFound] = useState<readonly Suggestion[] | null>(null);
  const [chosen, setChosen] = useState(-1);
  const list = `${field}-list`;

  useEffect(() => {
    const input = document.getElementById(field);
    if (!(input instanceof HTMLInputElement)) return;
    const focus = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      event.preventDefault();
      input.focus();
      input.select();
    };
    document.addEventListener('keydown', focus);
    return () => document.removeEventListener('keydown', focus);
  }, [field]);

  useEffect(() => {
    const input = document.getElementById(field);
    if (!(input instanceof HTMLInputElement)) return;
    let timer = 0;
    let asked = new AbortController();
    const close = () => {
      setFound(null);
      setChosen(-1);
    };
    const ask = () => {
      window.clearTimeout(timer);
      asked.abort();
      const text = input.value.trim();
      if (text.length < SHORTEST) return close();
      timer = window.setTimeout(async () => {
        asked = new AbortController();
        try {
          const answer = await fetch(`${source}&q=${encodeURIComponent(text)}`, { signal: asked.signal });
          if (!answer.ok) return close();
          const [, words, abouts, hrefs] = (await answer.json()) as [string, string[], string[], string[]];
          setFound(words.map((word, i) => ({ words: word, about: abouts[i] ?? '', href: hrefs[i] ?? '' })));
          setChosen(-1);
        } catch {
          // Asked anew, or the network is away: the form goes on working.
        }
      }, PAUSE_MS);
    };
    const leave = () => window.setTimeout(close, PAUSE_MS);
    input.addEventListener('input', ask);
    input.addEventListener('blur', leave);
    return () => {
      window.clearTimeout(timer);
      asked.abort();
      input.removeEventListener('input', ask);
      input.removeEventListener('blur', leave);
    };
  }, [field, source]);

  useEffect(() => {
    const input = document.getElementById(field);
    if (!(input instanceof HTMLInputElement)) return;
    const isOpen = found !== null && found.length > 0;
    input.setAttribute('role', 'combobox');
    input.setAttribute('aria-autocomplete', 'list');
    input.setAttribute('aria-controls', list);
    input.setAttribute('aria-expanded', String(isOpen));
    if (chosen >= 0) input.setAttribute('aria-activedescendant', `${list}-${chosen}`);
    else input.removeAttribute('aria-activedescendant');
    const move = (event: KeyboardEvent) => {
      if (!isOpen || found === null) return;
      const last = found.length - 1;
      if (event.key === 'ArrowDown') setChosen(chosen === last ? -1 : chosen + 1);
      else if (event.key === 'ArrowUp') setChosen(chosen === -1 ? last : chosen - 1);
      else if (event.key === 'Escape') {
        setFound(null);
        setChosen(-1);
      } else if (event.key === 'Enter' && chosen >= 0) window.location.assign(found[chosen]?.href ?? '');
      else return;
      event.preventDefault();
    };
    input.addEventListener('keydown', move);
    return () => input.removeEventListener('keydown', move);
  }, [field, list, found, chosen]);

  return (
    <>
      <p className="vh" role="status">
        {found === null ? '' : found.length === 0 ? labels.none : labels.some.replace('{count}', String(found.length))}
      </p>
      <div id={list} role="listbox" aria-label={labels.list} className="suggestions" hidden={found === null || found.length === 0}>
        {found?.map(({ words, about, href }, i) => (
          <a key={href} id={`${list}-${i}`} role="option" tabIndex={-1} aria-selected={i === chosen} href={href}>
            <span>{words}</span> <span className="small mute">{about}</span>
          </a>
        ))}
      </div>
    </>
  );
}
