import { instantInWords, type TimeZone } from '../../calendar/time-zone.ts';
import type { PersonId } from '../../chat/ids.ts';
import { bold, command, type Inline, type Text } from '../../chat/text.ts';
import type { Button, View } from '../../chat/view.ts';
import type { AuditAction } from '../person.ts';
import type { AuditEntry } from './store.ts';

const operator = 'whoever runs the bot';
const forgotten = 'somebody who was forgotten';

interface Named {
  readonly actor: Inline;
  readonly subject: Inline;
  /** What of a review changed. */
  readonly what: string;
}

/** What happened, in words: a new kind of line has to be given some here. */
export const auditWords: Readonly<Record<AuditAction, (named: Named) => Text>> = {
  'office-code-made': ({ actor }) => [actor, ' made a code for the office'],
  'office-claimed': ({ actor }) => [actor, ' became the programme office with a code'],
  'office-added': ({ actor, subject }) => [actor, ' made ', subject, ' the programme office'],
  'office-removed': ({ actor, subject }) => [actor, ' took the programme office from ', subject],
  'roles-ended': ({ subject }) => [subject, ' lost every role: the account left, or the bot was taken out'],
  'workspace-admitted': ({ actor, subject }) => [actor, ' admitted ', subject],
  'workspace-refused': ({ actor, subject }) => [actor, ' refused ', subject],
  'accounts-linked': ({ subject }) => [subject, ' linked two accounts'],
  'hold-placed': ({ actor, subject }) => [actor, ' had all kept that is held about ', subject],
  'hold-lifted': ({ actor, subject }) => [actor, ' let what is held about ', subject, ' be deleted again'],
  'erasure-asked': ({ subject }) => [subject, ' asked to be forgotten'],
  'person-erased': () => 'Somebody was forgotten',
  'exception-agreed': ({ actor, subject, what }) => [
    actor,
    ' agreed an exception for ',
    subject,
    what === '' ? ' on a review team' : ` on the team of ${what}`,
  ],
  'review-begun': ({ actor, subject }) => [actor, ' began the review ', subject],
  'review-moved': ({ actor, subject, what }) => [actor, ' moved the review ', subject, ` to: ${what}`],
  'review-held': ({ actor, subject }) => [actor, ' put the review ', subject, ' on hold'],
  'review-resumed': ({ actor, subject }) => [actor, ' resumed the review ', subject],
  'review-withdrawn': ({ actor, subject }) => [actor, ' withdrew the review ', subject],
  'review-dates': ({ actor, subject, what }) => [actor, ' changed a date of the review ', subject, `: ${what}`],
  'review-themes': ({ actor, subject }) => [actor, ' chose the themes of the review ', subject],
  'review-providers': ({ actor, subject }) => [actor, ' named the providers of the council of the review ', subject],
  'review-recorded': ({ actor, subject, what }) => [actor, ' recorded for the review ', subject, `: ${what}`],
  'review-taken-back': ({ actor, subject, what }) => [actor, ' took back for the review ', subject, `: ${what}`],
  'notes-kept': ({ actor, subject }) => [actor, ' had the notes of the review ', subject, ' kept'],
  'notes-released': ({ actor, subject }) => [actor, ' let the notes of the review ', subject, ' be deleted again'],
  'review-named': ({ actor, subject, what }) => [actor, ' named somebody in the review ', subject, `: ${what}`],
};

const named = ({ actor, actorName, subjectName, what }: AuditEntry): Named => ({
  what: what ?? '',
  actor: bold(actor === null ? operator : (actorName ?? forgotten)),
  subject: bold(subjectName ?? forgotten),
});

const line = (entry: AuditEntry, zone: TimeZone): Text => {
  const at: Inline = { kind: 'moment', at: entry.at.toISOString(), text: instantInWords(entry.at, zone) };
  const said = auditWords[entry.action](named(entry));
  return [at, ': ', ...(typeof said === 'string' ? [said] : said), '.'];
};

export interface ShownAudit {
  readonly entries: readonly AuditEntry[];
  readonly more: boolean;
  readonly about?: PersonId | undefined;
  /** It is not the newest page. */
  readonly isLater: boolean;
  readonly zone: TimeZone;
}

export const auditLog = ({ entries, more, about, isLater, zone }: ShownAudit): View => {
  const whose = about === undefined ? {} : { person: about };
  const last = entries.at(-1);
  const older: readonly Button[] =
    more && last
      ? [{ kind: 'press', label: 'Older', press: { command: 'audit', values: { ...whose, after: last.id } } }]
      : [];
  const newest: readonly Button[] = isLater
    ? [{ kind: 'press', label: 'Newest', press: { command: 'audit', values: { ...whose, after: '' } } }]
    : [];
  return {
    summary: 'The audit log',
    blocks: [
      { kind: 'heading', text: 'The audit log' },
      entries.length > 0
        ? { kind: 'list', items: entries.map((entry) => line(entry, zone)) }
        : { kind: 'text', text: 'Nothing is written here.' },
      ...(older.length + newest.length > 0 ? [{ kind: 'buttons', buttons: [...newest, ...older] } as const] : []),
      {
        kind: 'note',
        text: [
          'Who changed roles, workspaces, reviews and holds, the newest first. Type ',
          command('audit'),
          ' and a person to see what is about them.',
        ],
      },
    ],
  };
};
