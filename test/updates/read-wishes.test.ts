import { describe, expect, it } from 'vitest';
import { hmepStrategicPeerReview } from '../../src/programme/hmep/hmep.ts';
import { readWishes } from '../../src/updates/subscribing/read-wishes.ts';

const read = (words: string, more: { readonly theme?: string; readonly region?: string } = {}) =>
  readWishes({ words, ...more }, hmepStrategicPeerReview);

describe('what was typed after subscribe', () => {
  it.each([
    ['', {}],
    ['reviews', { topics: ['reviews'] }],
    ['Reviews, calls', { topics: ['reviews', 'calls'] }],
    ['rev', { topics: ['reviews'] }],
    ['daily', { every: 'daily' }],
    ['daily at 8:30', { every: 'daily', at: '08:30' }],
    ['at 8am', { at: '08:00' }],
    ['at 12am', { at: '00:00' }],
    ['at 5 pm', { at: '17:00' }],
    ['at 8.30 am', { at: '08:30' }],
    ['At 8:30 PM on fri', { at: '20:30', weekday: 5, every: 'weekly' }],
    ['at 8 a.m., daily', { at: '08:00', every: 'daily' }],
    ['at 12 pm', { at: '12:00' }],
    ['daily 5 pm', { every: 'daily', at: '17:00' }],
    ['news 5pm', { topics: ['news'], at: '17:00' }],
    ['at 17.45', { at: '17:45' }],
    ['on monday at 08:30', { weekday: 1, every: 'weekly', at: '08:30' }],
    ['on fri', { weekday: 5, every: 'weekly' }],
    ['monthly on the 31st', { every: 'monthly', day: 31 }],
    ['on 15', { every: 'monthly', day: 15 }],
    ['urgent news', { urgent: true, topics: ['news'] }],
    ['me weekly', { me: true, every: 'weekly' }],
  ])('%j is understood', (words, expected) => {
    const reading = read(words);
    if ('why' in expected) expect('why' in reading && reading.why).toContain(expected.why);
    else expect(reading).toEqual({ wishes: expected });
  });

  it.each([
    ['reveiws', 'I do not know the topic “reveiws”. Did you mean reviews?'],
    ['weather', 'I do not know the topic “weather”. There are: news, reviews'],
    ['at 24:00', '“24:00” is not a time of day. Write it like 08:30.'],
    ['at 25 pm', '“25pm” is not a time of day. Write it like 08:30.'],
    ['at pm', '“pm” is not a time of day.'],
    ['at 8 30 am', '“30am” is not a time of day.'],
    ['at noon', '“noon” is not a time of day.'],
    ['on 32', '“32” is not a day.'],
    ['on the 0th', '“0th” is not a day.'],
  ])('%j is answered', (words, why) => {
    const reading = read(words);
    expect('why' in reading && reading.why).toContain(why);
  });

  it('takes themes and a region by their beginnings', () => {
    expect(read('', { theme: 'assets,efficiency', region: 'north-west' })).toEqual({
      wishes: { themes: ['assets', 'efficiency'], region: 'North West' },
    });
    const wrong = read('', { region: 'north' });
    expect('why' in wrong && wrong.why).toContain('I do not know the region “north”.');
  });

  it('takes no word for a day or a rhythm that only an object has', () => {
    expect(read('on constructor')).toEqual({ why: expect.stringContaining('is not a day') });
    expect(read('constructor')).toEqual({ why: expect.stringContaining('I do not know the topic') });
  });
});
