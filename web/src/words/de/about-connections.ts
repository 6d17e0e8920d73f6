// Was der Reiter der Konten noch sagt.
import { connect } from './connect';
import { images } from './images';
import { standing } from './standing';

export const aboutConnections = { connect, images, standing };
