/** The first things that somebody tries with the bot. */
export type Deed = 'volunteer' | 'register' | 'approve' | 'subscribe' | 'rehearse';

/** Which of them have been done, by whomever: what is stored shows it. */
export type Deeds = Readonly<Record<Deed, boolean>>;
