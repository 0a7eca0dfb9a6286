import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { ReportForm, type ReportWords } from '@/components/report/report-form';
import { blank, type ReportState, reportFields } from '@/lib/report/form';

const fields = Object.fromEntries(reportFields.map((field) => [field, { label: `label ${field}`, hint: `hint ${field}` }]));
const words = {
  title: '',
  lede: '',
  send: '',
  sending: '',
  privacy: '',
  errors: 'To put right',
  next: '',
  pageBack: '',
  fields,
} as ReportWords;
const draw = (state: ReportState) => renderToStaticMarkup(<ReportForm locale="en" words={words} blank={state} />);

test('a refused form keeps everything that was typed, as text, and its summary leads to each field', () => {
  const typed = {
    ...blank().typed,
    page: '/vi/indicators',
    figure: '"16.5%" <b>',
    wrong: '</textarea><script>alert(1)</script>',
    evidence: 'one\ntwo',
    email: 'nobody',
  };
  const html = draw({ outcome: 'refused', typed, issues: [{ field: 'email', words: 'Give a full address' }], notice: null });
  expect(html).toContain('value="/vi/indicators"');
  expect(html).toContain('value="&quot;16.5%&quot; &lt;b&gt;"');
  expect(html).toContain('&lt;/textarea&gt;&lt;script&gt;');
  expect(html).not.toContain('<script>alert');
  expect(html).toContain('>one\ntwo</textarea>');
  expect(html).toMatch(/<a href="#field-email">Give a full address<\/a>/);
  expect(html).toMatch(/<input(?=[^>]* id="field-email")(?=[^>]* aria-invalid="true")(?=[^>]* aria-describedby="hint-email issue-email")/);
});

test('the bait is out of sight and out of the order of keys until it was filled, and then can be cleared', () => {
  expect(draw(blank())).toMatch(/<div class="vh"><label for="field-website">.*tabindex="-1"/i);
  const filled = { ...blank({ website: 'x' }), outcome: 'refused' as const, issues: [{ field: 'website' as const, words: 'Clear it' }] };
  expect(draw(filled)).not.toContain('class="vh"');
});
