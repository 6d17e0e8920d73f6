import { beginToSpeak } from './words';
import { firstLanguage } from './words/language';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');

const language = firstLanguage();
document.documentElement.lang = language;
// Both are fetched at once, so a module may run before there are words: none reads them outside a function.
const app = import('./app/start');
void beginToSpeak(language).then(async () => (await app).start(root));
