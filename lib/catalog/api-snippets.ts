/** The languages of the examples, in the order in which the page shows them. */
export const SNIPPET_LANGUAGES = ['curl', 'python', 'r', 'javascript'] as const;
export type SnippetLanguage = (typeof SNIPPET_LANGUAGES)[number];
export const SNIPPET_NAMES: Readonly<Record<SnippetLanguage, string>> = {
  curl: 'curl',
  python: 'Python',
  r: 'R',
  javascript: 'JavaScript',
};

/** Programs that run as they stand against the portal at `api` (`https://…/api/v1`); a test takes them from the page and runs them. */
type Snippets = Readonly<Record<SnippetLanguage, (api: string) => string>>;

const figures = (api: string): string => `${api}/observations?indicator=de-gdp-share&sort=period`;

/** All figures of one indicator, page by page. */
const figuresSnippets: Snippets = {
  curl: (api) => `curl --fail --silent --show-error "${figures(api)}&fields=period,value,unit,series"`,
  python: (api) => `import json
from urllib.request import urlopen

address = "${figures(api)}"
while address:
    with urlopen(address) as answer:
        page = json.load(answer)
    for row in page["data"]:
        print(row["period"], row["value"], row["unit"], row["series"])
    address = page["links"].get("next")`,
  r: (api) => `library(jsonlite)

address <- "${figures(api)}"
while (!is.null(address)) {
  page <- fromJSON(address)
  print(page$data[, c("period", "value", "unit", "series")])
  address <- page$links$\`next\`
}`,
  javascript: (api) => `let address = '${figures(api)}';
while (address) {
  const answer = await fetch(address);
  const page = await answer.json();
  if (!answer.ok) throw new Error(page.title);
  for (const { period, value, unit, series } of page.data) console.log(period, value, unit, series);
  address = page.links.next;
}`,
};

/** What came since the last time: the address to go on from is kept in a file. */
const changesSnippets: Snippets = {
  curl: (api) => `curl --fail --silent --show-error "${api}/changes?since=0&limit=5"`,
  python: (api) => `import json, os
from urllib.request import urlopen

kept = "changes.txt"
address = open(kept).read() if os.path.exists(kept) else "${api}/changes"
while True:
    with urlopen(address) as answer:
        page = json.load(answer)
    for row in page["data"]:
        print(row["edition"], row["nature"], row["kind"], row["code"])
    address = page["links"]["next"]
    if not page["data"]:
        break
with open(kept, "w") as file:
    file.write(address)`,
  r: (api) => `library(jsonlite)

kept <- "changes.txt"
address <- if (file.exists(kept)) readLines(kept) else "${api}/changes"
repeat {
  page <- fromJSON(address)
  address <- page$links$\`next\`
  if (length(page$data) == 0) break
  print(page$data[, c("edition", "nature", "kind", "code")])
}
writeLines(address, kept)`,
  javascript: (api) => `import { existsSync, readFileSync, writeFileSync } from 'node:fs';

const kept = 'changes.txt';
let address = existsSync(kept) ? readFileSync(kept, 'utf8') : '${api}/changes';
for (;;) {
  const page = await (await fetch(address)).json();
  for (const { edition, nature, kind, code } of page.data) console.log(edition, nature, kind, code);
  address = page.links.next;
  if (page.data.length === 0) break;
}
writeFileSync(kept, address);`,
};

/** The figures again, as they were known on a day. */
const asOfSnippet = (api: string): string => `curl --fail --silent --show-error "${figures(api)}&fields=period,value&as-of=2023-12-10"`;

export type Snippet = { language: SnippetLanguage; code: string };

const inOrder = (snippets: Snippets, api: string): Snippet[] =>
  SNIPPET_LANGUAGES.map((language) => ({ language, code: snippets[language](api) }));

export const snippetsOf = (api: string): { figures: Snippet[]; asOf: Snippet[]; changes: Snippet[] } => ({
  figures: inOrder(figuresSnippets, api),
  asOf: [{ language: 'curl', code: asOfSnippet(api) }],
  changes: inOrder(changesSnippets, api),
});
