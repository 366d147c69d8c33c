/** The first step of an officer's form, filled in. */
export const filledIn = {
  kind: 'officer',
  name: 'Officer One',
  email: 'officer.one@council.example',
  organisations: ['E06000010'],
  role: 'Head of Highways',
};

/** The second step, filled in. */
export const known = { 'theme-assets': 'led', privacyNotice: true };
