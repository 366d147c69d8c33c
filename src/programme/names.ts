/** What something of the programme is called, by its key; the key itself where the programme does not have it any more. */
export const nameIn = (items: readonly { readonly key: string; readonly name: string }[], key: string): string =>
  items.find((item) => item.key === key)?.name ?? key;
