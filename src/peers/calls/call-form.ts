import { z } from 'zod';
import { type Region, regions } from '../../authorities/authority.ts';
import type { CalendarDate } from '../../calendar/calendar-date.ts';
import { addWorkingDays } from '../../calendar/working-days.ts';
import type { FormPlan } from '../../chat/command.ts';
import type { Field } from '../../chat/form.ts';
import { valuesInput } from '../../chat/inputs.ts';
import { dateIn, type FieldErrors, textsIn, type Values } from '../../chat/values.ts';
import type { Programme } from '../../programme/programme.ts';
import type { PeerKind } from '../peer.ts';
import { judgeDay, judgePeriod, type Period } from '../upkeep/period.ts';
import { wrongDay, wrongDays } from '../upkeep/refusals.ts';
import { type CallDetails, mostOfCall } from './call.ts';

/** Working days for which a call is open unless the office says otherwise. */
const openDays = 10;

const datesIn = ({ from, to }: Values): Period | undefined => {
  const [first, last] = [dateIn(from), dateIn(to)];
  return first && last && { from: first, to: last };
};

const wrongDates = (values: Values, today: CalendarDate): FieldErrors => {
  const dates = datesIn(values);
  if (!dates) {
    const [from, to] = [dateIn(values['from']), dateIn(values['to'])];
    if (from) return { to: 'Please give the last day too.' };
    return to ? { from: 'Please give the first day too.' } : {};
  }
  if (dates.from < today) return { from: 'This is in the past.' };
  const { kind } = judgePeriod(dates, today);
  return kind === 'good' ? {} : { to: wrongDays(kind, today) };
};

const wrongClosing = (values: Values, today: CalendarDate): FieldErrors => {
  const closesOn = dateIn(values['closesOn']);
  if (!closesOn) return {};
  const judged = judgeDay(closesOn, today);
  if (judged !== 'good') return { closesOn: wrongDay(judged, today) };
  const dates = datesIn(values);
  return dates && closesOn > dates.to ? { closesOn: 'By then the days you ask for are over.' } : {};
};

const themesField = ({ themes }: Programme): Field => ({
  kind: 'choices',
  name: 'themes',
  label: 'Themes',
  hint: 'Whoever has led or done one of them is asked. Leave all of them out if it does not matter.',
  optional: true,
  options: themes.map(({ key, name }) => ({ value: key, label: name })),
});

/** The form of a call: what, for whom, when, and until when to answer. */
export const callForm = (programme: Programme, today: CalendarDate): FormPlan => ({
  title: 'Call for peers',
  submit: 'Send the call',
  start: { closesOn: addWorkingDays(today, openDays) },
  steps: ({ kind }) => [
    {
      title: 'What you ask for',
      fields: [
        {
          kind: 'text',
          name: 'text',
          label: 'What you ask for',
          hint: 'What it is, where, and how many days it takes. Name no authority that has not agreed to it.',
          most: mostOfCall,
          lines: 'many',
        },
        {
          kind: 'choice',
          name: 'kind',
          label: 'Kind of peer',
          hint: 'Leave it out if it does not matter.',
          optional: true,
          decides: true,
          options: programme.volunteering.peerKinds.map(({ key, name }) => ({ value: key, label: name })),
        },
        // Councillors are not asked for themes when they volunteer.
        ...(kind === 'member' ? [] : [themesField(programme)]),
        {
          kind: 'choice',
          name: 'region',
          label: 'Region',
          hint: 'Whoever works there or would travel there is asked.',
          optional: true,
          options: regions.map((region) => ({ value: region, label: region })),
        },
        {
          kind: 'date',
          name: 'from',
          label: 'First day',
          hint: 'Leave both days out if they are open.',
          optional: true,
        },
        { kind: 'date', name: 'to', label: 'Last day', optional: true },
        { kind: 'date', name: 'closesOn', label: 'Answers by' },
      ],
      check: (values) => ({ ...wrongClosing(values, today), ...wrongDates(values, today) }),
    },
  ],
});

/** Reads what the form gives, which has held it to its rules by then. */
export const callInput: z.ZodType<CallDetails> = valuesInput.transform((values, context): CallDetails => {
  const { text, kind, region } = values;
  const [closesOn, dates] = [dateIn(values['closesOn']), datesIn(values)];
  if (typeof text !== 'string' || text === '' || !closesOn) {
    context.addIssue({ code: 'custom', path: ['text'], message: 'Please fill this in.' });
    return z.NEVER;
  }
  return {
    text,
    criteria: {
      themes: kind === 'member' ? [] : textsIn(values['themes']),
      ...(kind && { kind: kind as PeerKind }),
      ...(region && { region: region as Region }),
      ...(dates && { dates }),
    },
    closesOn,
  };
});
