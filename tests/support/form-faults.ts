import type { Page } from 'playwright';

/** What a reader with a keyboard or a screen reader would miss in the forms of a page. */
export const formFaults = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const faults: string[] = [];
    const main = document.querySelector('main');
    if (!main) return [`a page without its main part: ${document.body.innerText.slice(0, 200)}`];
    const say = (element: Element, fault: string) => {
      const { id, tagName } = element;
      const name = element.getAttribute('name');
      faults.push(`${tagName.toLowerCase()}${id ? `#${id}` : ''}${name ? `[${name}]` : ''}: ${fault}`);
    };
    const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
    for (const id of ids.filter((one, place) => ids.indexOf(one) !== place)) faults.push(`two elements are #${id}`);

    const controls = [...main.querySelectorAll<HTMLInputElement>('input:not([type=hidden], [hidden]), select, textarea')];
    for (const control of controls) {
      const words = [...(control.labels ?? [])].map((label) => label.textContent?.trim());
      if (!control.getAttribute('aria-label')?.trim() && !words.some(Boolean)) say(control, 'has no name');
      const described = (control.getAttribute('aria-describedby') ?? '').split(' ').filter(Boolean);
      for (const id of described) if (!document.getElementById(id)) say(control, `is described by #${id}, which is not there`);
      if (control.ariaInvalid === 'true' && !described.some((id) => document.getElementById(id)?.classList.contains('issue')))
        say(control, 'is wrong, and says not why');
    }
    const explained = new Set(
      [...main.querySelectorAll('[aria-describedby]')].flatMap((one) => one.getAttribute('aria-describedby')?.split(' ')),
    );
    const explanations = 'form :is(.field, fieldset) > :is(.hint, .issue)';
    for (const words of main.querySelectorAll(explanations))
      if (!explained.has(words.id)) say(words, `describes nothing: ${words.textContent}`);

    const focusable = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]';
    for (const element of document.querySelectorAll<HTMLElement>(focusable)) {
      if (element.tabIndex > 0) say(element, 'has a place of its own in the order');
      const isFolded = element.closest('details:not([open])') !== null && element.closest('summary') === null;
      if (element.tabIndex < 0 || isFolded || element.hidden) continue;
      const isSeen = element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
      if (isSeen && element.closest('[aria-hidden=true], [inert]')) say(element, 'takes the focus and is hidden from readers');
    }
    for (const one of main.querySelectorAll<HTMLElement>('button, summary, select, textarea, input:not([type=hidden], [hidden]), .btn')) {
      const box = one.getBoundingClientRect();
      if (one.checkVisibility() && (box.width < 24 || box.height < 24) && !labelIsLarge(one))
        say(one, `is ${Math.round(box.width)} by ${Math.round(box.height)} pixels`);
    }
    /** A box of 22 pixels is pressed by its words as well. */
    function labelIsLarge(one: HTMLElement): boolean {
      return [...((one as HTMLInputElement).labels ?? [])].some((label) => label.getBoundingClientRect().height >= 24);
    }

    for (const form of main.querySelectorAll('form')) {
      const [first, ...others] = form.querySelectorAll('button:not([type=button]), input[type=submit]');
      if (!first) say(form, 'has no button');
      else if (others.length > 0 && others.some((other) => other.classList.contains('primary')))
        say(form, 'Enter presses another than its main button');
    }
    for (const element of main.querySelectorAll('form *')) {
      const { order, flexDirection } = getComputedStyle(element);
      if (order !== '0' || flexDirection.endsWith('reverse')) say(element, 'is shown in another order than it is read');
    }
    return faults;
  });

/** How far the page runs beyond its window, in pixels. */
export const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** The summary of the last answer of the form that holds a field: what is wrong with it, and how many of its lines lead to a field. */
export const summaryFaults = (page: Page, field: string): Promise<{ faults: string[]; lines: number }> =>
  page.evaluate((name) => {
    const form = document.querySelector(`main form.wing-form:not([method=get]):has([name="${name}"])`);
    const summary = form?.querySelector('.notice[role=alert]');
    if (!form || !summary) return { faults: ['no summary'], lines: 0 };
    const faults: string[] = [];
    const first = form.querySelector('input:not([type=hidden]), select, textarea, button, summary');
    if (first && summary.compareDocumentPosition(first) & Node.DOCUMENT_POSITION_PRECEDING) faults.push('the summary is not first');
    if (document.activeElement !== summary) faults.push(`the focus is on ${document.activeElement?.outerHTML.slice(0, 80)}`);
    const links = [...summary.querySelectorAll('a')];
    for (const link of links) {
      const target = document.getElementById(link.hash.slice(1));
      if (!target) faults.push(`${link.hash} is not there`);
      else if (!form.contains(target)) faults.push(`${link.hash} is in another form`);
      else if (!target.matches('input, select, textarea, [tabindex]') || !target.checkVisibility())
        faults.push(`${link.hash} takes no focus`);
    }
    return { faults, lines: links.length };
  }, field);
