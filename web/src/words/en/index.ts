// All the words of English. The page itself loads them by rooms; here they are together for the compiler and the tests.
import { aboutConnections } from './about-connections';
import { aboutPosts } from './about-posts';
import { aboutSettings } from './about-settings';
import { atTheDoor } from './at-the-door';
import { inside } from './inside';

export default { ...atTheDoor, ...inside, ...aboutConnections, ...aboutPosts, ...aboutSettings };
