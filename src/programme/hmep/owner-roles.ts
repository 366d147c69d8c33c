import type { OwnerRole } from '../programme.ts';

export const ownerRoles: readonly OwnerRole[] = [
  { key: 'office', name: 'Programme office', seat: 'office' },
  { key: 'review-manager', name: 'Review manager', seat: 'review-manager' },
  { key: 'sponsor', name: 'Sponsor', seat: 'sponsor' },
  { key: 'organiser', name: 'Organiser', seat: 'organiser' },
  { key: 'lead', name: 'Lead peer', seat: 'peer' },
  { key: 'each-peer', name: 'Each peer', seat: 'peer' },
  { key: 'theme-owner', name: 'Theme owner', seat: 'peer' },
  { key: 'lead-questioner', name: 'Lead questioner', seat: 'peer' },
  { key: 'note-taker', name: 'Note-taker', seat: 'peer' },
];
