import { addDays, type CalendarDate, calendarDate } from '../calendar/calendar-date.ts';
import { type Authority, type AuthorityCode, regions } from './authority.ts';
import { currentAuthorities, type Row } from './current.ts';
import { otherAuthorities, recodings, reorganisations } from './reorganisations.ts';

const code = (text: string): AuthorityCode => text as AuthorityCode;

const day = (text: string): CalendarDate => {
  const date = calendarDate(text);
  if (date === undefined) throw new Error(`The register names a day that is none: ${text}`);
  return date;
};

const authority = (region: Authority['region'], [key, name, officialName, type]: Row): Authority => {
  const began = reorganisations.find((change) => change.began.includes(key));
  const ended = reorganisations.find((change) => change.ended === key);
  const former = recodings[key];
  return {
    code: code(key),
    name,
    officialName,
    type,
    region,
    formerCodes: former === undefined ? [] : [code(former)],
    ...(began && { validFrom: day(began.on) }),
    ...(ended && { validTo: addDays(day(ended.on), -1) }),
    replacedBy: (ended?.began ?? []).map(code),
  };
};

/** Every authority that the project knows: those of today, of the past, and those to come. */
export const register: readonly Authority[] = regions.flatMap((region) =>
  [...currentAuthorities[region], ...(otherAuthorities[region] ?? [])].map((row) => authority(region, row)),
);
