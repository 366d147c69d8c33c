import { randomUUID } from 'node:crypto';
import { all, byId, type Element, hasClass, parseHtml, textIn, visibleText } from './playground-html.ts';

type Pairs = [string, string][];

const attribute = ({ attributes }: Element, name: string): string => attributes[name] ?? '';
const isTicked = ({ attributes }: Element): boolean => 'checked' in attributes;

/** As a browser has it: the first option, unless another is selected. */
const chosenIn = (list: Element): string => {
  const options = all(list, 'option');
  const chosen = options.find(({ attributes }) => 'selected' in attributes) ?? options[0];
  return chosen ? attribute(chosen, 'value') : '';
};

/** What the browser would send of a form as it stands, the button aside. */
const pairsOf = (form: Element): Pairs =>
  all(form).flatMap((control): Pairs => {
    const name = attribute(control, 'name');
    if (name === '' || !['input', 'textarea', 'select'].includes(control.name)) return [];
    if (control.name === 'select') return [[name, chosenIn(control)]];
    if (control.name === 'textarea') return [[name, textIn(control)]];
    const type = attribute(control, 'type');
    if ((type === 'radio' || type === 'checkbox') && !isTicked(control)) return [];
    return [[name, attribute(control, 'value')]];
  });

const turboStream = 'text/vnd.turbo-stream.html';

export interface VisitorSettings {
  readonly url: string;
  readonly place: 'hmep' | 'highways' | 'home';
  readonly as: string;
}

export interface Listening {
  /** The newest message that the page shows. */
  readonly after?: string;
  /** The last event that it got before it was cut off. */
  readonly since?: string;
  readonly acts?: boolean;
}

interface Act {
  readonly action: string;
  readonly pairs: Pairs;
}

/** Somebody at the playground, who sends what the page's own script would send. */
export const createVisitor = ({ url, place, as }: VisitorSettings) => {
  let last: Act | undefined;
  /** The page that listens, where what is done is done there too. */
  let open: string | undefined;

  const page = async (): Promise<Element> => {
    const response = await fetch(`${url}/playground/${place}?as=${as}`);
    if (response.status !== 200) throw new Error(`The page answered ${response.status}: ${await response.text()}`);
    return parseHtml(await response.text());
  };

  const post = async ({ action, pairs }: Act): Promise<Response> => {
    const headers = { accept: `${turboStream}, text/html`, origin: url };
    return fetch(`${url}${action}`, { method: 'POST', headers, body: new URLSearchParams(pairs), redirect: 'manual' });
  };

  const send = async (what: Act): Promise<string> => {
    const response = await post(what);
    if (response.status >= 400) throw new Error(`${what.action} answered ${response.status}: ${await response.text()}`);
    return response.text();
  };

  const act = ({ action, pairs }: Act): Promise<string> => {
    const there = pairs.map(([name, value]): [string, string] => [name, name === 'page' ? (open ?? value) : value]);
    last = { action, pairs: there };
    return send(last);
  };

  const formWith = async (fits: (form: Element) => boolean): Promise<Element> => {
    const found = all(await page(), 'form').findLast(fits);
    if (!found) throw new Error(`There is no such form or button: ${visibleText(await page())}`);
    return found;
  };
  const openForm = (): Promise<Element> => formWith((form) => hasClass(form, 'form'));

  return {
    page,
    openForm,
    act,

    reads: async (): Promise<string> => {
      const scroll = all(await page()).find((element) => hasClass(element, 'scroll'));
      return scroll ? visibleText(scroll) : '';
    },

    says: async (text: string): Promise<string> => {
      const composer = byId(await page(), 'composer');
      if (!composer) throw new Error('There is nowhere to type');
      const pairs = pairsOf(composer).filter(([name]) => name !== 'text');
      return act({ action: attribute(composer, 'action'), pairs: [...pairs, ['text', text]] });
    },

    /** Presses the newest button or tick that is called so. */
    presses: async (label: string): Promise<string> => {
      const isCalled = (button: Element) => textIn(button).replace(/^✓/u, '').trim().startsWith(label);
      const form = await formWith((each) => !hasClass(each, 'form') && all(each, 'button').some(isCalled));
      return act({ action: attribute(form, 'action'), pairs: pairsOf(form) });
    },

    /** Sends what the form holds, changed by `change`, in one of its turns. */
    turns: async (
      turn: string,
      change: (form: Element, pairs: Pairs) => Pairs = (_, pairs) => pairs,
    ): Promise<string> => {
      const form = await openForm();
      const pairs = change(form, pairsOf(form));
      return act({ action: attribute(form, 'action'), pairs: [...pairs, ['turn', turn]] });
    },

    /** Sends the last act once more, as a browser does that got no answer. */
    repeats: async (): Promise<string> => {
      if (!last) throw new Error('Nothing was done yet');
      return send(last);
    },

    /**
     * What arrives while the page is open, until it is closed.
     * @param acts what this visitor does from now on is done on that very page
     */
    listens: async ({ after = '0', since, acts = false }: Listening = {}) => {
      const ended = new AbortController();
      const listening = randomUUID();
      if (acts) open = listening;
      const query = new URLSearchParams({ as, page: listening, after });
      const headers = since === undefined ? {} : { 'last-event-id': since };
      const response = await fetch(`${url}/playground/${place}/events?${query}`, { headers, signal: ended.signal });
      let heard = '';
      const reading = (async () => {
        for await (const bytes of response.body ?? []) heard += Buffer.from(bytes).toString();
      })().catch(() => undefined);
      return {
        status: response.status,
        heard: () => heard,
        closes: async () => {
          ended.abort();
          await reading;
        },
      };
    },
  };
};
