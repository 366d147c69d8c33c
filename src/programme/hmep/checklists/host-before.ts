import type { Checklist } from '../../programme.ts';

export const hostBefore: Checklist = {
  key: 'host-before',
  name: 'Before the team arrives',
  audience: 'host',
  when: { kind: 'before' },
  moments: [
    { key: 'six-weeks', name: 'Six weeks before', opens: { kind: 'days-before', days: 42 } },
    { key: 'four-weeks', name: 'Four weeks before', opens: { kind: 'days-before', days: 28 } },
    { key: 'two-weeks', name: 'Two weeks before', opens: { kind: 'days-before', days: 14 } },
    { key: 'last-week', name: 'In the last week', opens: { kind: 'days-before', days: 7 } },
    { key: 'day-before', name: 'The day before', opens: { kind: 'days-before', days: 1 } },
  ],
  items: [
    {
      key: 'rooms-booked',
      label: 'Book rooms for the sessions, and one that only the team uses',
      owner: 'organiser',
      moment: 'six-weeks',
    },
    {
      key: 'feedback-room-booked',
      label: 'Book a room for the feedback on the last afternoon',
      owner: 'organiser',
      moment: 'six-weeks',
    },
    {
      key: 'runner-named',
      label: 'Name a runner: somebody who looks after the team each day',
      owner: 'organiser',
      moment: 'six-weeks',
    },
    {
      key: 'timetable-drafted',
      label: 'Draft the timetable with the review manager, and invite the people it names',
      owner: 'organiser',
      moment: 'six-weeks',
    },
    {
      key: 'documents-sent',
      label: 'Send the position statement and the documents, three weeks before day 1',
      owner: 'organiser',
      moment: 'four-weeks',
    },
    {
      key: 'adjustments-arranged',
      label: 'Arrange the adjustments that people have asked for',
      owner: 'organiser',
      moment: 'four-weeks',
      personal: true,
    },
    {
      key: 'protective-equipment',
      label: 'Order protective equipment in the right sizes',
      owner: 'organiser',
      moment: 'four-weeks',
    },
    {
      key: 'timetable-issued',
      label: 'Issue the timetable',
      owner: 'organiser',
      moment: 'two-weeks',
    },
    {
      key: 'staff-told',
      label: 'Tell staff why the team is coming and how their views are used',
      owner: 'organiser',
      moment: 'two-weeks',
    },
    {
      key: 'refreshments-ordered',
      label: 'Order refreshments and lunches',
      owner: 'organiser',
      moment: 'two-weeks',
    },
    {
      key: 'passes-arranged',
      label: 'Arrange passes and parking',
      owner: 'organiser',
      moment: 'last-week',
    },
    {
      key: 'wifi-arranged',
      label: 'Arrange Wi-Fi for visitors',
      owner: 'organiser',
      moment: 'last-week',
    },
    {
      key: 'team-room-checked',
      label: 'Try the Wi-Fi, the screen and the sockets in the team room',
      owner: 'organiser',
      moment: 'day-before',
    },
    {
      key: 'equipment-laid-out',
      label: 'Lay out the passes and the protective equipment',
      owner: 'organiser',
      moment: 'day-before',
    },
  ],
};
