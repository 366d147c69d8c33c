import { regions } from '../../authorities/authority.ts';
import { type CalendarDate, calendarDate } from '../../calendar/calendar-date.ts';
import { dateAt, type TimeZone } from '../../calendar/time-zone.ts';
import type { FormPlan, Step } from '../../chat/command.ts';
import type { FieldErrors, Value, Values } from '../../chat/values.ts';
import type { Programme } from '../../programme/programme.ts';
import { mostOfUpdate, type Update } from '../update.ts';

export interface PostFormParts {
  readonly programme: Programme;
  readonly timeZone: TimeZone;
}

const dateIn = (value: Value | undefined): CalendarDate | undefined =>
  typeof value === 'string' ? calendarDate(value) : undefined;

const checkDates = ({ publishOn, publishTime, expiresOn }: Values, today: CalendarDate): FieldErrors => {
  const [publish, expires] = [dateIn(publishOn), dateIn(expiresOn)];
  return {
    ...(expires !== undefined && expires < (publish ?? today) && { expiresOn: 'This is over before it is published.' }),
    ...(publish !== undefined &&
      publish < today && { publishOn: 'This day has passed. Leave it empty to publish now.' }),
    ...(publishTime && !/^(?:[01]\d|2[0-3]):[0-5]\d$/u.test(String(publishTime))
      ? { publishTime: 'This is not a time of day. Write it like 08:30.' }
      : {}),
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

const whom = ({ programme }: PostFormParts, today: CalendarDate): Step => ({
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
    { kind: 'date', name: 'publishOn', label: 'Publish on', hint: 'Leave it empty to publish now.', optional: true },
    {
      kind: 'text',
      name: 'publishTime',
      label: 'Publish at',
      hint: 'A time of day, like 08:30.',
      most: 5,
      optional: true,
    },
  ],
  check: (values) => checkDates(values, today),
});

const startOf = (update: Update | undefined): Values =>
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
      }
    : {};

/** What the office writes, or writes anew. */
export const postForm = (update: Update | undefined, parts: PostFormParts, now: Date): FormPlan => ({
  title: update ? 'Correct this news' : 'Post news',
  submit: update ? 'Save' : 'Look at it',
  start: startOf(update),
  carries: ['change', 'seen'],
  steps: () => [words, whom(parts, dateAt(now, parts.timeZone))],
});
