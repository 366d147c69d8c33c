import type { Volunteering } from '../programme.ts';

export const volunteering: Volunteering = {
  ask: {
    days: 6,
    text:
      'A review takes about six days of your time in all. Three are on site. ' +
      'The rest is for reading, travel and the progress review.',
  },
  nomination: 'A chief executive can nominate a colleague.',
  peerKinds: [
    { key: 'officer', name: 'Officer', hint: 'You work for a council or another public body.' },
    { key: 'member', name: 'Councillor', hint: 'You are an elected member of a council.' },
    { key: 'provider', name: 'Provider', hint: 'You work for a company that provides highway services.' },
    { key: 'other', name: 'Other expert', hint: 'You know something else that helps a highway service.' },
  ],
  roles: [
    { key: 'leader', name: 'Leader of the council', kind: 'member' },
    { key: 'cabinet-member', name: 'Cabinet member or committee chair', kind: 'member' },
    { key: 'chief-executive', name: 'Chief executive', kind: 'officer' },
    { key: 'deputy-chief-executive', name: 'Deputy chief executive', kind: 'officer' },
    { key: 'director', name: 'Director', kind: 'officer' },
    { key: 'assistant-director', name: 'Assistant director', kind: 'officer' },
    { key: 'head-of-highways', name: 'Head of highways', kind: 'officer' },
    { key: 'service-provider', name: 'Service provider', kind: 'provider' },
  ],
  organisationKinds: [
    { key: 'district-council', name: 'District council' },
    { key: 'fire-and-rescue-service', name: 'Fire and rescue service' },
    { key: 'other-public-body', name: 'Other public body' },
    { key: 'provider', name: 'Provider' },
    { key: 'voluntary-body', name: 'Voluntary body' },
  ],
  experience: [
    { key: 'led', name: 'I have led this', hint: 'You were in charge of it.' },
    { key: 'done', name: 'I have done this', hint: 'You worked on it.' },
    { key: 'learning', name: 'I am learning this', hint: 'You know some of it and want to know more.' },
  ],
  mostThemes: 6,
  groupOffices: [
    { key: 'conservative', name: 'Conservative', passedTo: 'the Conservative group office' },
    { key: 'labour', name: 'Labour', passedTo: 'the Labour group office' },
    { key: 'liberal-democrat', name: 'Liberal Democrat', passedTo: 'the Liberal Democrat group office' },
    { key: 'independent', name: 'Independent and other', passedTo: 'the Independent group office' },
    { key: 'none', name: 'None, or not in a group', passedTo: 'the national lead member peer' },
  ],
  groupOfficeNote:
    'A councillor joins a team when a group office, or the national lead member peer, nominates them. ' +
    'By answering you agree that it is used once, to pass you on. Then it is deleted. You may answer “none”.',
  reviewsAYear: { least: 1, most: 3 },
  draftDays: 14,
};
