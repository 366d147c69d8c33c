import type { Team } from '../programme.ts';

export const team: Team = {
  places: [
    {
      key: 'lead',
      name: 'Lead peer',
      hint: 'A senior officer who leads the team and presents the feedback.',
      kinds: ['officer'],
      least: 1,
      usual: 1,
      most: 1,
      byNomination: false,
    },
    {
      key: 'officer',
      name: 'Officer peer',
      hint: 'A senior officer who knows one or more of the themes.',
      kinds: ['officer'],
      least: 1,
      usual: 2,
      most: 3,
      byNomination: false,
    },
    {
      key: 'member',
      name: 'Member peer',
      hint: 'A councillor, nominated by a group office or the national lead member peer.',
      kinds: ['member'],
      least: 1,
      usual: 1,
      most: 1,
      byNomination: true,
    },
    {
      key: 'provider',
      name: 'Provider peer',
      hint: 'Somebody from a company that provides highway services elsewhere.',
      kinds: ['provider'],
      least: 0,
      usual: 1,
      most: 1,
      byNomination: false,
    },
    {
      key: 'other',
      name: 'Other expert',
      hint: 'Somebody with knowledge that this review needs.',
      kinds: ['other'],
      least: 0,
      usual: 0,
      most: 1,
      byNomination: false,
    },
  ],
  yearsSinceEmployment: 4,
  yearsSinceReview: 2,
  weeksBetweenReviews: 4,
  replyDays: { soundingOut: 5, invitation: 10, reminder: 3 },
  whoPays:
    'Your employer gives your time. You pay nothing yourself: travel and your stay are paid for, and the review ' +
    'manager tells you how.',
};
