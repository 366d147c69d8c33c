import { z } from 'zod';
import { keyed, type Report, repeated, reporting } from './lists.ts';
import { key, name, timeOfDay } from './words.ts';

const session = z.strictObject({
  key,
  start: timeOfDay,
  end: timeOfDay,
  title: name,
  /** `listen`: people are heard, and a note is asked for afterwards. */
  kind: z.literal(['listen', 'team', 'host', 'feedback', 'spare', 'break']),
  /** Who is met. */
  meets: name.exactOptional(),
  /** Kinds of source. */
  sources: z.array(key).min(1).exactOptional(),
  /** Themes that it is likely to touch. */
  themes: z.array(key).min(1).exactOptional(),
  /** Sessions on different tracks may run at the same time; one without a track takes the whole team. */
  track: z.literal(['a', 'b', 'c']).exactOptional(),
});

type Session = z.infer<typeof session>;

const day = z.strictObject({ day: z.int().min(1), name, aim: name, sessions: z.array(session).min(1) }).superRefine(
  reporting(({ sessions }, report) => {
    for (const [index, each] of sessions.entries()) checkSession(each, sessions.slice(0, index), index, report);
    if (sessions.at(-1)?.kind !== 'team') {
      report('The day does not end with the team.', 'sessions', sessions.length - 1, 'kind');
    }
  }),
);

const checkSession = (each: Session, before: readonly Session[], index: number, report: Report): void => {
  if (each.end <= each.start) report('The session ends before it starts.', 'sessions', index, 'end');
  if ((before.at(-1)?.start ?? '') > each.start) report('The sessions are not in order.', 'sessions', index, 'start');
  for (const other of before) {
    const apart = each.track !== undefined && other.track !== undefined && each.track !== other.track;
    if (!apart && other.end > each.start) report(`It overlaps with “${other.key}”.`, 'sessions', index, 'start');
  }
  if ((each.kind === 'listen') !== (each.sources !== undefined)) {
    report(
      'A session where people are heard names its kinds of source, and no other does.',
      'sessions',
      index,
      'sources',
    );
  }
};

/** Days to start from, in order. */
export const timetable = z.array(day).superRefine(
  reporting((days, report) => {
    const keys = days.flatMap((each, index) =>
      each.sessions.map((one, place) => ({ key: one.key, path: [index, 'sessions', place, 'key'] as const })),
    );
    for (const index of repeated(keys.map((each) => each.key))) {
      const twice = keys[index];
      if (twice) report(`“${twice.key}” is used twice.`, ...twice.path);
    }
  }),
);

/** Kinds of source; `shownAs` is what others read where too few people were heard to be counted. */
export const sourceKinds = keyed(
  z.strictObject({ key, name, shownAs: z.literal(['officers', 'members', 'partners']) }),
);
