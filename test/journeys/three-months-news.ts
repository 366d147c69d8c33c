import type { Piece, Reader } from './three-months-oracle.ts';
import type { Place } from './three-months-set-up.ts';

export const [firstDay, lastDay] = ['2026-09-21', '2026-12-21'];
export const subscribedAt = `${firstDay} 09:30`;

/** Three months in which clocks go back and the bot is away for ten days. */
export const pieces: readonly Piece[] = [
  { title: 'Welcome to the programme', topic: 'news', at: `${firstDay} 09:10` },
  { title: 'The autumn programme', topic: 'news', at: '2026-09-22 10:00' },
  { title: 'A visit to the north', topic: 'reviews', at: '2026-09-22 10:05', region: 'North West' },
  { title: 'Salt barns are full', topic: 'practices', at: '2026-09-24 10:00', themes: ['assets'] },
  { title: 'A drainage evening', topic: 'events', at: '2026-09-25 10:00', until: '2026-09-27' },
  { title: 'The wrong date', topic: 'events', at: '2026-09-29 10:00', withdrawn: '2026-09-29 15:00' },
  { title: 'A bridge survey', topic: 'practices', at: '2026-10-01 10:00', themes: ['assets'] },
  { title: 'Minutes of the board', topic: 'reports', at: '2026-10-02 10:00' },
  { title: 'The depot is closed', topic: 'news', at: '2026-10-06 10:00', urgent: true },
  {
    title: 'Spring visists',
    topic: 'news',
    at: '2026-10-07 10:00',
    corrected: { at: '2026-10-08 10:00', title: 'Spring visits' },
  },
  { title: 'A visit to Devon', topic: 'reviews', at: '2026-10-13 10:00', region: 'South West' },
  { title: 'Customers first', topic: 'practices', at: '2026-10-14 10:00', themes: ['customers'] },
  { title: 'Winter workshop', topic: 'events', at: '2026-10-15 10:00', publish: '2026-10-19 07:00' },
  { title: 'Lean reviews', topic: 'reviews', at: '2026-10-20 10:00', themes: ['efficiency', 'assets'] },
  { title: 'Report from the coast', topic: 'reports', at: '2026-10-21 10:00', region: 'North West' },
  { title: 'Notes on potholes', topic: 'practices', at: '2026-10-22 10:00', themes: ['assets'] },
  { title: 'A fair in the town', topic: 'news', at: '2026-10-24 10:00' },
  // When clocks show that time for the second time.
  { title: 'The clocks went back', topic: 'news', at: '2026-10-25T01:15:00Z' },
  { title: 'Told too early', topic: 'events', at: '2026-10-27 10:00', withdrawn: '2026-10-29 10:00' },
  { title: 'Peers wanted in Hull', topic: 'calls', at: '2026-11-04 10:00', until: '2026-11-27' },
  { title: 'Before the long night', topic: 'reviews', at: '2026-11-09 10:00' },
  { title: 'In the long night', topic: 'events', at: '2026-11-09 10:05', publish: '2026-11-12 08:30' },
  { title: 'Over by morning', topic: 'events', at: '2026-11-09 10:10', until: '2026-11-15' },
  { title: 'After the long night', topic: 'news', at: '2026-11-20 10:00' },
  { title: 'An early frost', topic: 'practices', at: '2026-11-24 10:00', themes: ['assets'] },
  { title: 'A visit to Kent', topic: 'reviews', at: '2026-11-26 10:00', region: 'South East' },
  { title: 'New members', topic: 'news', at: '2026-11-30 10:00' },
  { title: 'A visit to York', topic: 'reviews', at: '2026-12-03 10:00' },
  { title: 'The year in numbers', topic: 'reports', at: '2026-12-14 10:00' },
  { title: 'Until next year', topic: 'news', at: '2026-12-18 10:00' },
];

export const readers: Readonly<Record<Place, Reader>> = {
  'Slack channel': { every: 'week', on: 1, at: '08:30' },
  // Their clock shows this time twice on 25 October.
  'Slack person': { every: 'day', at: '01:30', region: 'North West' },
  'Teams channel': { every: 'month', on: 31, at: '08:30' },
  'Teams person': { every: 'week', on: 3, at: '17:15', themes: ['assets'] },
  playground: { every: 'week', on: 1, at: '08:30', topics: ['reviews', 'events'] },
  officer: { every: 'day', at: '08:30', isAuthor: true },
};
export const topics: Readonly<Record<Piece['topic'], string>> = {
  news: 'News',
  reviews: 'Reviews',
  calls: 'Calls for peers',
  practices: 'Practices',
  events: 'Events',
  reports: 'Reports',
};
export const themes: Readonly<Record<string, string>> = {
  assets: 'Asset management and resilience',
  customers: 'Customers and members',
  efficiency: 'Efficiency and benchmarking',
};
