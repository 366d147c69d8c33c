import { all, byId, type Element, textIn, visibleText } from '../support/playground-html.ts';
import { servePlayground } from '../support/playground-server.ts';
import { createVisitor } from '../support/playground-visitor.ts';
import { describeAdapter } from './adapter-contract.ts';
import type { Answers, ChatWindow } from './driver.ts';

type Answer = Answers[string];
type Pairs = [string, string][];

/** Something to fill in, with the controls that hold its answer. */
interface Question {
  readonly label: string;
  readonly controls: readonly Element[];
}

const labelOf = (form: Element, control: Element): string => {
  const { id = '' } = control.attributes;
  const label = all(form, 'label').find((each) => each.attributes['for'] === id);
  return label ? visibleText(label).replace(' (if you like)', '') : id.slice(id.indexOf('-') + 1);
};

const isControl = ({ name, attributes }: Element): boolean =>
  ['input', 'textarea'].includes(name) && (attributes['name'] ?? '').startsWith('field.');

/** A consent has no label but its statement; people call it what the form calls it. */
const questionsOf = (form: Element): readonly Question[] => {
  const groups = all(form, 'fieldset').map((group) => {
    const [legend] = all(group, 'legend');
    return { label: legend ? visibleText(legend) : '', controls: all(group).filter(isControl) };
  });
  const grouped = new Set(groups.flatMap(({ controls }) => controls));
  const single = all(form)
    .filter((control) => isControl(control) && !grouped.has(control) && control.attributes['id'] !== undefined)
    .map((control) => ({ label: labelOf(form, control), controls: [control] }));
  return [...groups, ...single];
};

const isConsent = ({ controls: [control] }: Question): boolean =>
  control?.attributes['type'] === 'checkbox' && control.attributes['value'] === 'true';

const find = (form: Element, label: string): Question => {
  const found = questionsOf(form).find(
    (question) => question.label.startsWith(label) || (label === 'Consent' && isConsent(question)),
  );
  if (!found) throw new Error(`There is no field “${label}” in: ${visibleText(form)}`);
  return found;
};

const captionOf = (form: Element, control: Element): string => {
  const label = all(form, 'label').find((each) => all(each).includes(control));
  return label ? visibleText(label).trim() : '';
};

const isOption = ({ attributes }: Element): boolean => ['radio', 'checkbox'].includes(attributes['type'] ?? '');

const valuesOf = (form: Element, { controls }: Question, answer: Answer): readonly string[] => {
  const [first] = controls;
  if (typeof answer === 'boolean') return answer ? ['true'] : [];
  if (!first || !isOption(first)) return typeof answer === 'string' ? [answer] : answer;
  const wanted = typeof answer === 'string' ? [answer] : answer;
  return wanted.map((caption) => {
    const control = controls.find((each) => captionOf(form, each).startsWith(caption));
    if (!control) throw new Error(`There is no answer “${caption}”`);
    return control.attributes['value'] ?? '';
  });
};

const fill = (form: Element, pairs: Pairs, answers: Answers): Pairs =>
  Object.entries(answers).reduce<Pairs>((filled, [label, answer]) => {
    const question = find(form, label);
    const name = question.controls[0]?.attributes['name'] ?? '';
    const values = valuesOf(form, question, answer).map((value): [string, string] => [name, value]);
    return [...filled.filter(([each]) => each !== name), ...values];
  }, pairs);

const heldBy = (form: Element, { controls }: Question): Answer => {
  const [first] = controls;
  if (first && !isOption(first)) return first.name === 'textarea' ? textIn(first) : (first.attributes['value'] ?? '');
  const ticked = controls.filter(({ attributes }) => 'checked' in attributes).map((each) => captionOf(form, each));
  return ticked.length === 1 ? (ticked[0] ?? '') : ticked;
};

describeAdapter('playground', async (app) => {
  const server = await servePlayground({ app, ...app });
  const personas = { Ann: 'colleague', Ben: 'officer' };

  const opens = (person: keyof typeof personas, where: 'direct' | 'channel'): ChatWindow => {
    const place = where === 'direct' ? 'hmep' : 'highways';
    const visitor = createVisitor({ url: server.url, place, as: personas[person] });
    return {
      asks: async (command) => void (await visitor.says(`/hmep ${command}`)),
      says: async (text) => void (await visitor.says(text)),
      presses: async (label) => void (await visitor.presses(label)),
      fillsIn: async (answers) => {
        const form = await visitor.openForm();
        const decides = Object.keys(answers).some((label) =>
          find(form, label).controls.some(({ attributes }) => attributes['data-decides'] === 'true'),
        );
        await visitor.turns(decides ? 'change' : 'keep', (open, pairs) => fill(open, pairs, answers));
      },
      submits: async () => void (await visitor.turns('submit')),
      goesBack: async () => void (await visitor.turns('back')),
      // Each look at the page is a new one.
      reopens: async () => {
        if (!byId(await visitor.page(), 'messages')) throw new Error('The conversation is gone');
      },
      reads: visitor.reads,
      answers: async () => {
        const form = await visitor.openForm();
        return Object.fromEntries(questionsOf(form).map((question) => [question.label, heldBy(form, question)]));
      },
      repeats: async () => void (await visitor.repeats()),
    };
  };

  return {
    opens: async (person, where) => opens(person, where),
    shows: (text) => text,
    requiredMissing: 'Please tick the box to go on.',
    stop: server.stop,
  };
});
