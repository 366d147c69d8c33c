import type { Pause, Stage } from '../programme.ts';

export const stages: readonly Stage[] = [
  { key: 'registered', name: 'Registered', summary: 'The authority has asked for a review.', needs: [] },
  {
    key: 'scoping',
    name: 'Scoping',
    summary: 'The authority and the office agree what the team will look at, and when.',
    needs: [],
  },
  {
    key: 'team',
    name: 'Building the team',
    summary: 'Peers are asked, and the council agrees the team.',
    needs: [
      {
        key: 'sponsor',
        missing: 'There is no sponsor yet.',
        liftedBy: ['review-manager', 'office'],
        lift: 'Name the director who asked for the review.',
      },
      {
        key: 'organiser',
        missing: 'There is no organiser yet.',
        liftedBy: ['sponsor', 'review-manager'],
        lift: 'Name the person at the council who will arrange the review.',
      },
      {
        key: 'theme',
        missing: 'No theme has been chosen.',
        liftedBy: ['sponsor', 'review-manager'],
        lift: 'Choose at least one theme.',
      },
      {
        key: 'dates',
        missing: 'There are no dates yet.',
        liftedBy: ['review-manager', 'office'],
        lift: 'Set day 1.',
      },
      {
        key: 'chief-executive-agrees',
        missing: 'It is not recorded that the chief executive agrees.',
        liftedBy: ['sponsor', 'review-manager'],
        lift: 'Ask the chief executive, and record the answer.',
      },
      {
        key: 'leader-agrees',
        missing: 'It is not recorded that the leader, mayor or committee chair agrees.',
        liftedBy: ['sponsor', 'review-manager'],
        lift: 'Ask the leader, mayor or committee chair, and record the answer.',
      },
    ],
  },
  {
    key: 'preparation',
    name: 'Preparation',
    summary: 'The council sends its documents, and the timetable is made.',
    needs: [
      {
        key: 'places-confirmed',
        missing: 'Not every place on the team is confirmed.',
        liftedBy: ['review-manager', 'office'],
        lift: 'Confirm each place, or record an agreed exception.',
      },
      {
        key: 'conflicts-answered',
        missing: 'Not everybody has said whether they have ties to this council.',
        liftedBy: ['each-peer', 'review-manager'],
        lift: 'Each peer answers the question about ties.',
      },
      {
        key: 'council-agrees-team',
        missing: 'The council has not agreed the team.',
        liftedBy: ['sponsor', 'review-manager'],
        lift: 'Show the sponsor the team, and record the answer.',
      },
    ],
  },
  {
    key: 'on_site',
    name: 'On site',
    summary: 'The team visits, listens, tests what it hears and gives its feedback.',
    needs: [
      {
        key: 'position-statement-sent',
        missing: 'The peers do not have the position statement.',
        liftedBy: ['organiser', 'review-manager'],
        lift: 'Send the position statement to the peers.',
      },
      {
        key: 'timetable-issued',
        missing: 'The timetable has not been issued.',
        liftedBy: ['organiser', 'review-manager'],
        lift: 'Agree the timetable and issue it.',
      },
    ],
  },
  {
    key: 'reporting',
    name: 'Reporting',
    summary: 'The report is drafted, the council corrects facts, and the report is finished.',
    needs: [],
  },
  {
    key: 'action_planning',
    name: 'Action planning',
    summary: 'The council answers the recommendations and plans what it will do.',
    needs: [],
  },
  {
    key: 'follow_up',
    name: 'Follow-up',
    summary: 'The office checks in, and the team looks at what has changed.',
    needs: [],
  },
  {
    key: 'closed',
    name: 'Closed',
    summary: 'The review is complete.',
    needs: [
      {
        key: 'publication-decided',
        missing: 'It is not recorded whether the council will publish the report.',
        liftedBy: ['sponsor', 'review-manager'],
        lift: 'Record what the council decided.',
      },
      {
        key: 'recommendations-answered',
        missing: 'Not every recommendation has an answer.',
        liftedBy: ['sponsor', 'organiser'],
        lift: 'Accept each recommendation with an owner and a date, or decline it with a reason.',
      },
    ],
  },
];

export const pauses: readonly Pause[] = [
  { key: 'on_hold', name: 'On hold', summary: 'The review waits. It can go on from where it stopped.' },
  { key: 'withdrawn', name: 'Withdrawn', summary: 'The authority or the office has ended the review early.' },
];
