'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { useContext, useEffect, useRef, useState } from 'react';
import { FormContext } from '../form-context';

type Kept = 'kept' | 'too-long' | 'signed-out';
type AutosaveProps = {
  keep: (form: string, data: FormData) => Promise<Kept>;
  /** The address of the form below the language. */
  form: string;
};

const everyMs = 10_000;

/** Files are sent once, with the form itself. */
function textsOf(form: HTMLFormElement): FormData {
  const texts = new FormData();
  for (const [name, value] of new FormData(form)) if (typeof value === 'string' && !name.startsWith('$')) texts.append(name, value);
  return texts;
}

const written = (data: FormData): string => JSON.stringify([...data]);

/** Keeps what is typed every ten seconds, and when the page is put away. Without scripts nothing is kept until the form is sent. */
export function Autosave({ keep, form }: AutosaveProps) {
  const t = useTranslations('records.typing');
  const format = useFormatter();
  const { round } = useContext(FormContext);
  const place = useRef<HTMLParagraphElement>(null);
  const [last, setLast] = useState<{ outcome: Kept; at: Date } | null>(null);
  useEffect(() => {
    const element = place.current?.closest('form');
    if (!element) return;
    // What came back with an answer was not saved: it is kept at once.
    let before = round === 0 ? written(textsOf(element)) : '';
    const look = async () => {
      const data = textsOf(element);
      const now = written(data);
      if (now === before || element.ariaBusy === 'true') return;
      before = now;
      // Away from the network the next turn tries again.
      const outcome = await keep(form, data).catch(() => null);
      if (outcome === null) before = '';
      else setLast({ outcome, at: new Date() });
    };
    const putAway = () => document.visibilityState === 'hidden' && look();
    const timer = setInterval(look, everyMs);
    document.addEventListener('visibilitychange', putAway);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', putAway);
    };
  }, [keep, form, round]);
  return (
    <p className="small mute" ref={place}>
      {last && t(last.outcome, { time: format.dateTime(last.at, { hour: '2-digit', minute: '2-digit', timeZone: 'Asia/Ho_Chi_Minh' }) })}
    </p>
  );
}
