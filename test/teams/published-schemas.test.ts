import { existsSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppManifestUtils } from '@microsoft/app-manifest';
import { Ajv } from 'ajv';
import draft6 from 'ajv/dist/refs/json-schema-draft-06.json' with { type: 'json' };
import { describe, expect, it } from 'vitest';
import { fillManifest } from '../../adapters/operate/teams-manifest.ts';
import { renderCard, renderPage } from '../../adapters/teams/render/render.ts';
import { renderForm } from '../../adapters/teams/render/render-form.ts';
import { nobody } from '../../adapters/teams/render/render-text.ts';
import { galleryForm, galleryView, hostileNames, hostileTexts } from '../support/gallery.ts';

const root = join(import.meta.dirname, '../..');

/** What Microsoft publishes lies beside the project, where somebody has fetched it: nothing here needs it. */
const cardSchema = join(root, '../shared/schemas/adaptive-card.1.5.schema.json');

/** Without what Teams documents and the published schema does not know: mentions, and lists found while typing. */
const published = (key: string, value: unknown): unknown => {
  if (key === 'msteams' || key === 'choices.data') return undefined;
  return key === 'style' && value === 'filtered' ? 'compact' : value;
};

describe('the manifest of Teams', () => {
  it('holds against the schema that Microsoft publishes', async () => {
    const template = await readFile(join(root, 'manifest/teams/manifest.json'), 'utf8');
    const parts = { appId: '11111111-2222-4333-8444-555555555555', publicUrl: 'https://bot.council.example' };
    const manifest = JSON.parse(fillManifest(template, parts));
    expect(await AppManifestUtils.validateAgainstSchema(manifest)).toEqual([]);
    const wrong = { ...manifest, name: { ...manifest.name, short: 'x'.repeat(31) } };
    expect(await AppManifestUtils.validateAgainstSchema(wrong)).toHaveLength(1);
  });
});

describe.runIf(existsSync(cardSchema))('cards', () => {
  const createCheck = () => {
    const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
    ajv.addMetaSchema(draft6);
    const { id: _, ...schema } = JSON.parse(readFileSync(cardSchema, 'utf8'));
    const validate = ajv.compile(schema);
    return (card: object) => {
      validate(JSON.parse(JSON.stringify(card, published)));
      return validate.errors ?? [];
    };
  };
  const check = existsSync(cardSchema) ? createCheck() : () => [];

  it.each(hostileNames)('with the text “%s” hold against the published schema of Adaptive Cards', (name) => {
    const text = hostileTexts[name];
    const cards = [
      ...(['personal', 'channel'] as const).map((kind) => renderCard(galleryView(text), nobody, { kind }).payload),
      renderPage(galleryView(text), nobody).payload,
      ...(['personal', 'dialog'] as const).map((place) => renderForm(galleryForm(text), place).payload),
    ];
    for (const card of cards) expect(check(card)).toEqual([]);
  });

  it('that are none are found', () => {
    expect(check({ type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlock' }] })).not.toEqual([]);
  });
});
