// What the tab of the connections says besides.
import { connect } from './connect';
import { images } from './images';
import { standing } from './standing';

export const aboutConnections = { connect, images, standing };
