import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { type Command, defineCommand } from '../../src/chat/command.ts';
import { createDispatch, type Dispatch } from '../../src/chat/dispatch.ts';
import { createHelp } from '../../src/chat/help.ts';
import { type Reply, replace, show } from '../../src/chat/reply.ts';
import type { Values } from '../../src/chat/values.ts';
import type { View } from '../../src/chat/view.ts';
import { createPeople, type People } from '../../src/people/people.ts';
import { createWorkspaces, type Workspaces } from '../../src/people/workspaces.ts';
import { createJournal } from '../../src/storage/change.ts';
import type { Database } from '../../src/storage/database.ts';
import { createDrafts } from '../../src/storage/drafts.ts';
import type { LoggedLine } from '../support/bot.ts';
import { galleryFields, galleryView, type HostileText, hostileTexts } from '../support/gallery.ts';
import { createMovedClock, type MovedClock } from '../support/moved-clock.ts';
import { createThreeSteps } from './three-steps.ts';

/** A bot whose commands try an adapter. */
export interface ContractApp {
  readonly dispatch: Dispatch;
  readonly commands: readonly Command[];
  readonly people: People;
  readonly workspaces: Workspaces;
  readonly database: Database;
  readonly clock: MovedClock;
  readonly logged: readonly LoggedLine[];
  readonly log: { info(fields: object, message: string): void; error(fields: object, message: string): void };
  /** What was changed, in words, in its order. */
  readonly changes: readonly string[];
}

/** Longer than anybody waits for an acknowledgement, in milliseconds. */
export const longWork = 2_600;

export const secretOfTheFailure = 'officer.one@council.example';

const said = (text: string): View => ({ summary: text, blocks: [{ kind: 'text', text }] });

const hostile = (name: string | undefined): string =>
  Object.hasOwn(hostileTexts, name ?? '') ? hostileTexts[name as HostileText] : (name ?? '');

const card = (version: number): View => ({
  summary: `Version ${version}`,
  blocks: [
    { kind: 'text', text: `This is version ${version}.` },
    {
      kind: 'buttons',
      buttons: [
        {
          kind: 'press',
          label: `Leave version ${version}`,
          press: { command: 'card', values: { seen: String(version) } },
        },
        { kind: 'press', label: 'Ask what is gone', press: { command: 'gone', values: {} } },
      ],
    },
  ],
});

const sharedBoard: Reply = {
  kind: 'show',
  to: 'conversation',
  view: {
    summary: 'A board for all.',
    blocks: [
      { kind: 'text', text: 'A board for all.' },
      {
        kind: 'buttons',
        buttons: [{ kind: 'press', label: 'Mine', press: { command: 'board', values: { mine: true } } }],
      },
    ],
  },
};

const listed = (values: Values): readonly string[] =>
  Object.entries(values)
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([name, value]) => `${name}=${Array.isArray(value) ? value.join('+') : value}`);

const basics = (name: string) => ({ name, summary: `Try ${name}`, example: name, who: 'member' }) as const;

const createCommands = (changes: string[]): readonly Command[] => {
  let version = 1;
  const done = new Set<string>();
  const text = [{ name: 'text', label: 'text', kind: 'text' }] as const;
  const anyValues = z.record(z.string(), z.union([z.string(), z.array(z.string()), z.boolean()]));
  const quiet = { input: z.object({}), readOnly: true } as const;

  return [
    defineCommand({
      ...basics('gallery'),
      takes: text,
      input: z.object({ text: z.string() }),
      run: async (input): Promise<Reply> => show(galleryView(hostile(input.text))),
    }),
    defineCommand({
      ...basics('questions'),
      takes: [{ name: 'about', label: 'text', kind: 'word' }],
      input: anyValues.refine((values) => 'line' in values),
      form: async () => ({
        title: 'Questions',
        submit: 'Answer',
        start: {},
        carries: ['about'],
        steps: ({ about }) => {
          const asked = hostile(typeof about === 'string' ? about : undefined);
          return [{ title: 'All at once', fields: galleryFields(asked) }];
        },
      }),
      suggest: { search: (query) => [{ value: query, label: `${query}, found` }] },
      run: async (values) => show({ summary: 'Answers', blocks: [{ kind: 'list', items: listed(values) }] }),
    }),
    createThreeSteps(changes),
    defineCommand({
      ...basics('count'),
      input: z.object({}),
      run: (_, { change }) =>
        change(async () => {
          changes.push('counted');
          return show(said(`This is number ${changes.length}.`));
        }),
    }),
    defineCommand({
      ...basics('card'),
      input: z.object({ seen: z.string().optional() }),
      run: async ({ seen }, { change }) => {
        if (seen === undefined) return show(card(version));
        return change(async () => {
          if (seen !== String(version))
            return replace({
              ...card(version),
              summary: 'Old',
              blocks: [...said('That card was old, and nothing was changed.').blocks, ...card(version).blocks],
            });
          version += 1;
          changes.push(`left version ${seen}`);
          return replace(card(version));
        });
      },
    }),
    defineCommand({
      ...basics('ticks'),
      input: z.object({ item: z.string().optional(), done: z.boolean().optional() }),
      run: ({ item, done: isDone }, { change }) =>
        change(async () => {
          if (item !== undefined && isDone) done.add(item);
          if (item !== undefined && !isDone) done.delete(item);
          const items = ['Drains', 'Signs'].map((label) => {
            const is = done.has(label);
            return { label, done: is, press: { command: 'ticks', values: { item: label } } };
          });
          const view: View = {
            summary: 'Ticks',
            blocks: [
              { kind: 'checklist', items },
              { kind: 'progress', label: 'Ticked', done: done.size, of: 2 },
            ],
          };
          return item === undefined ? show(view) : replace(view);
        }),
    }),
    defineCommand({ ...basics('secret'), ...quiet, run: async () => show(said('Between you and me.')) }),
    defineCommand({
      ...basics('tell'),
      ...quiet,
      run: async () => ({ kind: 'show', to: 'conversation', view: said('This is for everybody.') }),
    }),
    defineCommand({
      ...basics('board'),
      readOnly: true,
      input: z.object({ mine: z.boolean().optional() }),
      run: async ({ mine }): Promise<Reply> => (mine ? replace(said('For you alone.')) : sharedBoard),
    }),
    defineCommand({
      ...basics('slow'),
      ...quiet,
      run: async () => {
        await sleep(longWork);
        return show(said('It took a while.'));
      },
    }),
    defineCommand({
      ...basics('fail'),
      ...quiet,
      run: async () => {
        throw new Error(`It failed for ${secretOfTheFailure}`);
      },
    }),
  ];
};

/** Builds the bot on a database of the test's. */
export const createContractApp = (database: Database): ContractApp => {
  const clock = createMovedClock('2026-11-22T18:00:00Z');
  const logged: LoggedLine[] = [];
  const keep = (fields: object, message: string) => void logged.push({ fields: { ...fields }, message });
  const log = { info: keep, error: keep };
  const changes: string[] = [];
  const commands: readonly Command[] = [
    ...createCommands(changes),
    createHelp(() => [{ title: 'Everything', commands }]),
  ];
  const dispatch = createDispatch({
    commands,
    home: async () => said('Welcome.'),
    journal: createJournal(database),
    drafts: createDrafts(database),
    clock,
    log,
  });
  const people = createPeople(database, { onlyPlayground: true });
  return { dispatch, commands, people, workspaces: createWorkspaces(database), database, clock, logged, log, changes };
};
