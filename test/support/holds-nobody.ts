/** Tables that hold nothing about a person, and why. */
export const holdsNobody: Readonly<Record<string, string>> = {
  workspaces: 'Organisations, by the name that their platform gives them.',
  office_codes: 'Hashes of codes that the operator makes for nobody in particular.',
  calls: 'What the office asks of all peers; who wrote it is not kept.',
  digest_contents: 'Which news a digest holds.',
  reviews: 'Reviews of authorities; who is in them is elsewhere.',
  review_dates: 'Dates of reviews.',
  digests: 'Which digest a subscription got: it goes with the subscription.',
  conversations: 'Channels, by the name that their platform gives them.',
  lanes: 'Which workspace is written to by which replica.',
  subjects: 'How often a shared card has changed.',
  jobs: 'When the bot does what by itself.',
  job_runs: 'What came of it, in counts.',
  office_channel: 'Which channel is the office’s.',
  slack_installations: 'The bot’s own tokens in a workspace.',
};
