/** What Teams' markdown may be in the bot's cards: a sign that is only itself, bold, or a link. */
const piece = /\\([*_`[\]])|\*\*((?:\\.|[^*\\])+)\*\*|\[((?:\\.|[^\]\\])*)\]\((https?:[^()\s]+)\)/gu;

const unescaped = (text: string): string => text.replace(/\\([*_`[\]])/gu, '$1');

const element = (name: 'strong' | 'a', text: string): HTMLElement => {
  const made = document.createElement(name);
  made.textContent = unescaped(text);
  return made;
};

/** The markdown of a card as HTML. The renderer leaves that to whoever uses it. */
export const markdownAsHtml = (text: string): string => {
  const root = document.createElement('div');
  let read = 0;
  for (const { 0: whole, 1: sign, 2: bold, 3: label, 4: url = '', index } of text.matchAll(piece)) {
    root.append(text.slice(read, index));
    read = index + whole.length;
    if (sign !== undefined) root.append(sign);
    else if (bold !== undefined) root.append(element('strong', bold));
    else {
      const link = element('a', label ?? '');
      link.setAttribute('href', url);
      root.append(link);
    }
  }
  root.append(text.slice(read));
  // In one element: the renderer styles what it finds first.
  return root.outerHTML;
};
