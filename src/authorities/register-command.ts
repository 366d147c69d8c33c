import { z } from 'zod';
import type { Clock } from '../calendar/clock.ts';
import { dateAt, type TimeZone } from '../calendar/time-zone.ts';
import { addWorkingDays } from '../calendar/working-days.ts';
import { type Command, defineCommand, type FormPlan } from '../chat/command.ts';
import type { Option } from '../chat/form.ts';
import { show } from '../chat/reply.ts';
import { textsIn, type Values } from '../chat/values.ts';
import type { Programme } from '../programme/programme.ts';
import type { Authorities } from './authorities.ts';
import type { Authority } from './authority.ts';
import { meantAuthority } from './meant.ts';
import { mostOfName } from './registration.ts';
import type { Registrations } from './registrations.ts';
import { registered, registeredAlready } from './views.ts';

interface Parts {
  readonly registrations: Registrations;
  readonly authorities: Authorities;
  readonly programme: Programme;
  readonly clock: Clock;
  readonly timeZone: TimeZone;
}

const asOption = ({ code, officialName }: Authority, via?: string): Option => ({
  value: code,
  label: officialName,
  ...(via !== undefined && { hint: `was ${via}` }),
});

/** `register`: an authority's interest in a review, by one of its people. */
export const createRegister = ({ registrations, authorities, programme, clock, timeZone }: Parts): Command => {
  const meant = (text: string) => meantAuthority(authorities, text, dateAt(clock.now(), timeZone));

  const chosenIn = (values: Values): readonly Option[] =>
    textsIn(values['authority']).map((value) => {
      const read = meant(value);
      return 'authority' in read ? { ...asOption(read.authority), value } : { value, label: value };
    });

  const form = (name: string): FormPlan => ({
    title: 'Register your authority',
    submit: 'Register',
    start: { name },
    steps: (values) => [
      {
        title: 'Who asks',
        fields: [
          { kind: 'text', name: 'name', label: 'Your name', most: mostOfName },
          {
            kind: 'search',
            name: 'authority',
            label: 'Your authority',
            hint: 'Start typing, and choose from the list.',
            most: 1,
            chosen: chosenIn(values),
          },
        ],
        check: ({ authority }) => {
          const [text] = textsIn(authority);
          const read = text === undefined ? undefined : meant(text);
          return read && 'why' in read ? { authority: read.why } : {};
        },
      },
    ],
  });

  return defineCommand({
    name: 'register',
    summary: 'Register your authority’s interest in a peer review',
    example: 'register Hull',
    who: 'member',
    takes: [{ name: 'authority', label: 'authority', kind: 'text', optional: true }],
    input: z
      .object({
        name: z.string().min(1).max(mostOfName),
        authority: z.union([z.string(), z.tuple([z.string()]).transform(([first]) => first)]),
      })
      .transform(({ name, authority }, context) => {
        const read = meant(authority);
        if ('authority' in read) return { name, authority: read.authority };
        context.addIssue({ code: 'custom', path: ['authority'], message: read.why });
        return z.NEVER;
      }),
    form: async ({ caller }) => form(caller.name.slice(0, mostOfName)),
    suggest: {
      authority: (query) =>
        authorities.search(query, dateAt(clock.now(), timeZone)).map(({ authority, via }) => asOption(authority, via)),
    },
    run: ({ name, authority }, { caller, conversation, now, change }) =>
      change(async (tx) => {
        const replyBy = addWorkingDays(dateAt(now, timeZone), programme.officeReply.workingDays);
        const summary = `${authority.name} is interested in a review`;
        const what = { person: caller.person, authority: authority.code, name };
        const done = await registrations.register(tx, what, { replyBy, summary }, now);
        if (done === 'already') return show(registeredAlready(authority));
        return show(registered(authority, replyBy, { inChannel: conversation.kind === 'channel' }));
      }),
  });
};
