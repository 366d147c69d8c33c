import type { Client, Surface } from './client.ts';
import { type Choice, type ClientElement, choicesIn } from './client-blocks.ts';
import { basics, placeOf } from './client-payloads.ts';
import type { ModalField } from './modal-fields.ts';

/** Of a menu: options, characters of their texts and of their values. */
const most = { options: 100, text: 75, value: 150 } as const;
/** Where an element does not say how much has to be typed, in characters. */
const minimumQuery = 3;

const cannotBeShown = ({ text, value = '' }: Choice): boolean =>
  text.type !== 'plain_text' ||
  text.text === '' ||
  text.text.length > most.text ||
  value === '' ||
  value.length > most.value;

const checked = (body: unknown): readonly Choice[] => {
  const { options, option_groups: groups } = (body || {}) as ClientElement;
  if (!options && !groups) throw new Error(`These are no suggestions: ${JSON.stringify(body)}`);
  const offered = choicesIn(body as ClientElement);
  const wrong = offered.find(cannotBeShown);
  if (wrong) throw new Error(`Slack would not show this suggestion: ${JSON.stringify(wrong)}`);
  if (offered.length > most.options) throw new Error(`Slack would not show ${offered.length} suggestions`);
  return offered;
};

/**
 * What the bot suggests while somebody types into a search field; nothing is asked while too little is typed.
 * @throws where the bot's answer is not what Slack shows
 */
export const suggestions = async (
  client: Client,
  surface: Surface,
  { label, parts: [control] }: ModalField,
  query: string,
): Promise<readonly Choice[]> => {
  if (!control?.element.type.includes('external')) throw new Error(`“${label}” is no search field`);
  if (query.length < (control.element.min_query_length ?? minimumQuery)) return [];
  client.look(surface);
  const { status, body } = await client.act('interactive', {
    type: 'block_suggestion',
    ...basics(client),
    ...placeOf(client, surface),
    block_id: control.blockId,
    action_id: control.actionId,
    value: query,
  });
  if (status !== 200) throw new Error(`The suggestions did not come (${status || 'no answer in time'})`);
  return checked(body);
};
