import { renew } from './sending.ts';

type StreamAction = (this: HTMLElement) => void;

declare global {
  interface Window {
    readonly Turbo: { readonly StreamActions: Record<string, StreamAction> };
  }
}

const nextFrame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve));

const scroller = (): Element | null => document.querySelector('.scroll');

/** Shows a message; one that is taller than the page, or a form, from its top. */
const show = (message: Element): void => {
  const fromTop = message.clientHeight > (scroller()?.clientHeight ?? 0) || message.querySelector('form.form') !== null;
  message.scrollIntoView({ block: fromTop ? 'start' : 'nearest' });
};

/** A tick that was drawn anew keeps the focus, so that one can tick on. */
let ticked: { readonly message: string; readonly index: number } | undefined;

const tickedAgain = (): HTMLElement | undefined => {
  const ticks = ticked && document.getElementById(ticked.message)?.querySelectorAll<HTMLElement>('.tick');
  return ticks?.[ticked?.index ?? -1];
};

const rememberTick = (event: Event): void => {
  const tick = (event as SubmitEvent).submitter?.closest('.tick');
  const message = tick?.closest('.message');
  ticked =
    tick && message ? { message: message.id, index: [...message.querySelectorAll('.tick')].indexOf(tick) } : undefined;
};

/** Where somebody goes on after an act: in the form that was asked, or in the message box. */
const look = async (id: string): Promise<void> => {
  // Turbo puts the focus back where it was, a frame after the change.
  await nextFrame();
  const message = document.getElementById(id);
  if (!message) return;
  show(message);
  const first = message.querySelector<HTMLElement>('[data-first]');
  const next = first ?? tickedAgain() ?? document.querySelector<HTMLElement>('.composer input[name=text]');
  next?.focus({ preventScroll: true });
  ticked = undefined;
};

const isAtEnd = (): boolean => {
  const scroll = scroller();
  return !scroll || scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < 80;
};

const followed = new WeakSet<Element>();

/** What others say is followed by whoever reads the end, and does not pull anybody away from above. */
const follow = (): void => {
  const messages = document.querySelector('#messages');
  if (!messages || followed.has(messages)) return;
  followed.add(messages);
  const first = messages.querySelector(':target') ?? messages.lastElementChild;
  if (first) show(first);
  // Whoever has not scrolled since a message came, tall as it may be, reads the end.
  let followedTo = scroller()?.scrollTop;
  let wasAtEnd = true;
  scroller()?.addEventListener('scroll', () => {
    wasAtEnd = isAtEnd() || scroller()?.scrollTop === followedTo;
  });
  new MutationObserver(() => {
    if (!wasAtEnd) return;
    messages.lastElementChild?.scrollIntoView({ block: 'nearest' });
    followedTo = scroller()?.scrollTop;
  }).observe(messages, { childList: true });
};

/** Adds to Turbo what the server says beside changes: `look` at a message, `renew` the deliveries. */
export const looking = (): void => {
  const actions = window.Turbo.StreamActions;
  actions['look'] = function () {
    void look(this.getAttribute('target') ?? '');
  };
  actions['renew'] = () => renew(document);
  document.addEventListener('submit', rememberTick, true);
  document.addEventListener('turbo:load', follow);
  // A page that draws itself anew leaves alone what somebody types just then.
  document.addEventListener('turbo:before-morph-element', (event) => {
    const element = event.target as Element;
    if (element === document.activeElement && element.matches('input[type=text], textarea')) event.preventDefault();
  });
};
