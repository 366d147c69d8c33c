import { CopyButton } from './copy-button.ts';
import { TeamsCard } from './teams-card.ts';

customElements.define('copy-button', CopyButton);
customElements.define('teams-card', TeamsCard);
