import { regions } from '../../authorities/authority.ts';
import type { CalendarDate } from '../../calendar/calendar-date.ts';
import { noTimeOfDay, timeOfDay } from '../../calendar/time-of-day.ts';
import { dateAt, instantAt, type TimeZone, timeAt } from '../../calendar/time-zone.ts';
import type { FormPlan, Step } from '../../chat/command.ts';
import type { Field } from '../../chat/form.ts';
import { dateIn, type FieldErrors, type Values } from '../../chat/values.ts';
import type { Programme } from '../../programme/programme.ts';
import { mostOfUpdate, type Update } from '../update.ts';

export interface PostFormParts {
  readonly programme: Programme;
  readonly timeZone: TimeZone;
}

/** A time of day at which news goes out where only the day was given. */
const usualTime = '08:30';

/** When it is to be published: a time alone is meant for today. Undefined where neither is given: at once. */
export const publishAtOf = (
  { publishOn, publishTime }: Values,
  today: CalendarDate,
  zone: TimeZone,
): Date | undefined => {
  const on = dateIn(publishOn) ?? (publishTime ? today : undefined);
  return on && instantAt(on, timeOfDay(String(publishTime ?? '')) ?? usualTime, zone);
};

const checkDates = (
  values: Values,
  { now, timeZone }: { readonly now: Date; readonly timeZone: TimeZone },
): FieldErrors => {
  const { publishOn, publishTime, expiresOn } = values;
  const today = dateAt(now, timeZone);
  const [publish, expires] = [dateIn(publishOn), dateIn(expiresOn)];
  const isWrong = publishTime !== undefined && publishTime !== '' && !timeOfDay(String(publishTime));
  const at = isWrong ? undefined : publishAtOf(values, today, timeZone);
  return {
    ...(isWrong && { publishTime: noTimeOfDay }),
    ...(expires !== undefined && expires < (publish ?? today) && { expiresOn: 'This is over before it is published.' }),
    ...(publish !== undefined &&
      publish < today && { publishOn: 'This day has passed. Leave it empty to publish now.' }),
    ...(!publishOn &&
      at !== undefined &&
      at <= now && { publishTime: 'This has passed today. Give the day too, or leave it empty to publish now.' }),
  };
};

const words: Step = {
  title: 'What is new',
  fields: [
    { kind: 'text', name: 'title', label: 'Title', most: mostOfUpdate.title },
    {
      kind: 'text',
      name: 'text',
      label: 'Text',
      hint: `A few lines. What is longer than ${mostOfUpdate.text.toLocaleString('en-GB')} characters belongs behind the link.`,
      most: mostOfUpdate.text,
      lines: 'many',
    },
    { kind: 'text', name: 'link', label: 'Link', format: 'link', most: mostOfUpdate.link, optional: true },
  ],
};

/** When it is published; what stands already is. */
const whenFields: readonly Field[] = [
  { kind: 'date', name: 'publishOn', label: 'Publish on', hint: 'Leave it empty to publish now.', optional: true },
  {
    kind: 'text',
    name: 'publishTime',
    label: 'Publish at',
    hint: `A time of day, like ${usualTime}. Without a day, today.`,
    most: 8,
    optional: true,
  },
];

const whom = ({ programme, timeZone }: PostFormParts, isPublished: boolean, now: Date): Step => ({
  title: 'For whom and when',
  fields: [
    {
      kind: 'choice',
      name: 'topic',
      label: 'Topic',
      options: programme.updates.topics.map(({ key, name, hint }) => ({ value: key, label: name, hint })),
    },
    {
      kind: 'choices',
      name: 'themes',
      label: 'Themes',
      hint: 'Whoever follows one sees this first.',
      optional: true,
      options: programme.themes.map(({ key, name }) => ({ value: key, label: name })),
    },
    {
      kind: 'choice',
      name: 'region',
      label: 'Region',
      optional: true,
      options: regions.map((name) => ({ value: name, label: name })),
    },
    { kind: 'date', name: 'expiresOn', label: 'News until', hint: 'The last day on which it is news.', optional: true },
    {
      kind: 'consent',
      name: 'urgent',
      label: 'Urgent',
      statement: 'Send it at once to those who asked for urgent news.',
      optional: true,
    },
    ...(isPublished ? [] : whenFields),
  ],
  check: (values) => checkDates(values, { now, timeZone }),
});

/** The time of what waits for one; nothing where it is to be published as soon as the office says so. */
const whenOf = ({ state, publishAt }: Update, { timeZone }: PostFormParts, now: Date): Values =>
  state !== 'published' && publishAt > now
    ? { publishOn: dateAt(publishAt, timeZone), publishTime: timeAt(publishAt, timeZone) }
    : {};

const startOf = (update: Update | undefined, parts: PostFormParts, now: Date): Values =>
  update
    ? {
        title: update.title,
        text: update.text,
        link: update.link ?? '',
        topic: update.topic,
        themes: update.themes,
        region: update.region ?? '',
        expiresOn: update.expiresOn ?? '',
        urgent: update.urgent,
        ...whenOf(update, parts, now),
      }
    : {};

/** What the office writes, or writes anew. */
export const postForm = (update: Update | undefined, parts: PostFormParts, now: Date): FormPlan => ({
  title: update ? `${update.state === 'published' ? 'Correct' : 'Change'} this news` : 'Post news',
  submit: update ? 'Save' : 'Look at it',
  start: startOf(update, parts, now),
  carries: ['change', 'seen'],
  steps: () => [words, whom(parts, update?.state === 'published', now)],
});
