const appIdMark = /\$\{\{TEAMS_APP_ID\}\}/gu;
const domainMark = /"\$\{\{BOT_DOMAIN\}\}"/gu;

export interface ManifestParts {
  /** The id of the bot's registration; the app in Teams goes by the same one. */
  readonly appId: string;
  /** Where people reach the bot; without it no domain is named. */
  readonly publicUrl?: string;
}

/** Fills in what a council's own manifest has of its own. @param template manifest/teams/manifest.json */
export const fillManifest = (template: string, { appId, publicUrl }: ManifestParts): string => {
  const domain = publicUrl === undefined ? '' : JSON.stringify(new URL(publicUrl).hostname);
  return template.replace(appIdMark, appId).replace(domainMark, domain);
};
