// Alle Wörter des Deutschen. Die Seite lädt sie nach Räumen; hier stehen sie beisammen, für den Compiler und die Tests.
import type { Words } from '..';
import { aboutConnections } from './about-connections';
import { aboutPosts } from './about-posts';
import { aboutSettings } from './about-settings';
import { atTheDoor } from './at-the-door';
import { inside } from './inside';

const de: Words = { ...atTheDoor, ...inside, ...aboutConnections, ...aboutPosts, ...aboutSettings };

export default de;
