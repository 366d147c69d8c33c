import { z } from 'zod';
import type { TimeZone } from '../../calendar/time-zone.ts';
import { belongs } from '../../chat/caller.ts';
import { type Command, defineCommand } from '../../chat/command.ts';
import { numberInput } from '../../chat/inputs.ts';
import { replace, show } from '../../chat/reply.ts';
import { textsIn } from '../../chat/values.ts';
import type { Pages, Programme } from '../../programme/programme.ts';
import type { Database } from '../../storage/database.ts';
import { mostOfPage, type Page } from '../page.ts';
import { findPage, insertPage } from './store.ts';
import { noPage, pageChanged, pageView } from './views.ts';

export interface PagesParts {
  readonly database: Database;
  readonly programme: Programme;
  readonly timeZone: TimeZone;
}

const asWritten = ({ key, paragraphs, owner }: Pages[number]): Page => ({
  key,
  version: 0,
  text: paragraphs.join('\n'),
  owner,
});

/** `about`, `objectives`, `resources`: the programme's own pages, each with who answers for it and since when. */
export const createPages = ({ database, programme, timeZone }: PagesParts): readonly Command[] => {
  const find = async (page: Pages[number], at?: number): Promise<Page | undefined> =>
    at === 0
      ? asWritten(page)
      : ((await findPage(database, page.key, at)) ?? (at === undefined ? asWritten(page) : undefined));

  return programme.pages.map((page) =>
    defineCommand({
      name: page.key,
      summary: page.help,
      example: page.key,
      who: 'anyone',
      readOnly: true,
      input: z.object({ version: numberInput.optional() }),
      run: async ({ version: wanted }, { caller }) => {
        const found = await find(page, wanted);
        const isLatest = wanted === undefined;
        return show(
          found
            ? pageView(page.title, found, { mayEdit: isLatest && belongs(caller, 'office'), timeZone })
            : noPage(page.key, page.key),
        );
      },
    }),
  );
};

/** `edit`: the office writes a page anew; what it said before is kept. */
export const createEditPage = ({ database, programme, timeZone }: PagesParts): Command => {
  const find = async (
    key: string | undefined,
  ): Promise<{ readonly page: Page; readonly title: string } | undefined> => {
    const known = programme.pages.find((each) => each.key === key);
    return known && { title: known.title, page: (await findPage(database, known.key)) ?? asWritten(known) };
  };

  const keys = programme.pages.map(({ key }) => key);
  const unknownPage = noPage(keys.join(', '), `edit ${keys[0]}`);

  return defineCommand({
    name: 'edit',
    summary: 'Write one of the programme’s pages anew',
    example: 'edit about',
    who: 'office',
    takes: [{ name: 'page', label: keys.join('|'), kind: 'word' }],
    input: z.object({
      page: z.string(),
      seen: numberInput,
      text: z.string().min(1).max(mostOfPage.text),
      owner: z.string().min(1).max(mostOfPage.owner),
    }),
    form: async (_, held) => {
      const [key] = textsIn(held['page']);
      const found = await find(key);
      if (!found) return unknownPage;
      const { page, title } = found;
      return {
        title,
        submit: 'Save',
        start: { page: page.key, seen: String(page.version), text: page.text, owner: page.owner },
        carries: ['page', 'seen'],
        steps: () => [
          {
            title,
            fields: [
              { kind: 'text', name: 'text', label: 'What it says', most: mostOfPage.text, lines: 'many' },
              {
                kind: 'text',
                name: 'owner',
                label: 'Who answers for it',
                hint: 'A role, no name: people change.',
                most: mostOfPage.owner,
              },
            ],
          },
        ],
      };
    },
    run: async ({ page: key, seen, text, owner }, { caller, now, change }) => {
      const found = await find(key);
      if (!found) return show(unknownPage);
      return change(async (tx) => {
        const by = { writtenBy: caller.person, now };
        const isLatest = found.page.version === seen;
        const written = isLatest ? await insertPage(tx, { key, version: seen + 1, text, owner }, by) : undefined;
        return replace(written ? pageView(found.title, written, { mayEdit: true, timeZone }) : pageChanged(key, text));
      });
    },
  });
};
