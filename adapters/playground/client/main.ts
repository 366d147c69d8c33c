import { autosave } from './autosave.ts';
import { looking } from './look.ts';
import { MessageBox } from './message-box.ts';
import { SearchField } from './search-field.ts';
import { sending } from './sending.ts';
import { story } from './story.ts';

customElements.define('message-box', MessageBox);
customElements.define('search-field', SearchField);
autosave();
looking();
sending();
story();
