import { mostAtOnce } from './checklists.ts';
import { type Report, repeated } from './lists.ts';
import type { Parts } from './parts.ts';

/** Checks that need more than one part of a programme. */
export const crossCheck = (programme: Parts, report: Report): void => {
  checkThemes(programme, report);
  checkOwners(programme, report);
  checkPlaces(programme, report);
  checkStages(programme, report);
  checkChecklists(programme, report);
  checkDays(programme, report);
  checkSessions(programme, report);
};

const checkThemes = ({ themes, volunteering }: Parts, report: Report): void => {
  const keys = themes.flatMap((theme, index) => [
    { key: theme.key, path: ['themes', index, 'key'] },
    ...theme.topics.map((topic, place) => ({ key: topic.key, path: ['themes', index, 'topics', place, 'key'] })),
  ]);
  for (const index of repeated(keys.map((each) => each.key))) {
    const twice = keys[index];
    if (twice) report(`“${twice.key}” is used twice among themes and topics.`, ...twice.path);
  }
  if (volunteering.mostThemes > themes.length) {
    report(`There are only ${themes.length} themes.`, 'volunteering', 'mostThemes');
  }
};

const checkOwners = (programme: Parts, report: Report): void => {
  const known = programme.ownerRoles.map((role) => role.key);
  const used = [
    ...programme.stages.flatMap((stage, at) =>
      stage.needs.flatMap((need, place) =>
        need.liftedBy.map((owner, one) => ({ owner, path: ['stages', at, 'needs', place, 'liftedBy', one] })),
      ),
    ),
    ...programme.clock.dates.map(({ owner }, at) => ({ owner, path: ['clock', 'dates', at, 'owner'] })),
    ...programme.clock.election.liftedBy.map((owner, one) => ({ owner, path: ['clock', 'election', 'liftedBy', one] })),
    ...programme.checklists.flatMap((list, at) =>
      list.items.map(({ owner }, place) => ({ owner, path: ['checklists', at, 'items', place, 'owner'] })),
    ),
    ...programme.prompting.prompts.flatMap((prompt, at) =>
      prompt.to.map((owner, one) => ({ owner, path: ['prompting', 'prompts', at, 'to', one] })),
    ),
    { owner: programme.prompting.nudge.thenTell, path: ['prompting', 'nudge', 'thenTell'] },
  ];
  for (const { owner, path } of used) {
    if (!known.includes(owner)) report(`There is no owner role “${owner}”.`, ...path);
  }
};

const checkPlaces = ({ team, volunteering }: Parts, report: Report): void => {
  const known = volunteering.peerKinds.map((kind) => kind.key);
  for (const [index, place] of team.places.entries()) {
    for (const [one, kind] of place.kinds.entries()) {
      if (!known.includes(kind)) report(`There is no kind of peer “${kind}”.`, 'team', 'places', index, 'kinds', one);
    }
    if (place.kinds.includes('member') && !place.byNomination) {
      report('A place for a member is filled only by nomination.', 'team', 'places', index, 'byNomination');
    }
  }
};

const checkStages = ({ stages, clock, notes }: Parts, report: Report): void => {
  for (const [index, date] of clock.dates.entries()) {
    if (!stages.some((stage) => stage.key === date.stage)) {
      report(`There is no stage “${date.stage}”.`, 'clock', 'dates', index, 'stage');
    }
  }
  if (!clock.dates.some((date) => date.key === notes.deleted.from)) {
    report(`The clock has no date “${notes.deleted.from}”.`, 'notes', 'deleted', 'from');
  }
};

const checkChecklists = ({ checklists, ownerRoles }: Parts, report: Report): void => {
  for (const [index, list] of checklists.entries()) {
    for (const [place, moment] of list.moments.entries()) {
      for (const seat of new Set(ownerRoles.map((role) => role.seat))) {
        const owners = ownerRoles.filter((role) => role.seat === seat).map((role) => role.key);
        const asked = list.items.filter((item) => item.moment === moment.key && owners.includes(item.owner));
        if (asked.length > mostAtOnce) {
          report(
            `${asked.length} items at “${moment.key}” may be asked of one person (${seat}); ${mostAtOnce} is the most.`,
            ...['checklists', index, 'moments', place],
          );
        }
      }
    }
  }
};

const checkDays = ({ days, timetable, checklists }: Parts, report: Report): void => {
  if (timetable.length !== days) report(`The review has ${days} days; the timetable has another number.`, 'timetable');
  for (const [index, { day }] of timetable.entries()) {
    if (day !== index + 1) report(`This should be day ${index + 1}.`, 'timetable', index, 'day');
  }
  const listed = checklists.map((list) => (list.audience === 'team' && list.when.kind === 'day' ? list.when.day : 0));
  for (const [index, list] of checklists.entries()) {
    if (list.when.kind === 'day' && list.when.day > days) {
      report(`The review has no day ${list.when.day}.`, 'checklists', index, 'when', 'day');
    }
  }
  for (let day = 1; day <= days; day += 1) {
    const lists = listed.filter((each) => each === day).length;
    if (lists !== 1) report(`Day ${day} has ${lists} checklists for the team; it needs one.`, 'checklists');
  }
};

const checkSessions = ({ timetable, sourceKinds, themes }: Parts, report: Report): void => {
  const sources = sourceKinds.map((kind) => kind.key);
  const known = themes.map((theme) => theme.key);
  for (const [index, day] of timetable.entries()) {
    for (const [place, session] of day.sessions.entries()) {
      const path = ['timetable', index, 'sessions', place];
      for (const one of strangers(session.sources, sources)) {
        report(`There is no kind of source “${session.sources?.[one]}”.`, ...path, 'sources', one);
      }
      for (const one of strangers(session.themes, known)) {
        report(`There is no theme “${session.themes?.[one]}”.`, ...path, 'themes', one);
      }
    }
  }
};

/** Where a key stands that is not known. */
const strangers = (keys: readonly string[] | undefined, known: readonly string[]): readonly number[] =>
  (keys ?? []).flatMap((key, index) => (known.includes(key) ? [] : [index]));
