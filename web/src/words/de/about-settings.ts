// Was die Reiter der Einstellungen sagen, die beim Öffnen geladen werden, und die Neuigkeiten.
import { feeds } from './feeds';
import { instance } from './instance';
import { keys } from './keys';
import { news } from './news';
import { notifications } from './notifications';
import { plan } from './plan';
import { security } from './security';
import { settings } from './settings';

export const aboutSettings = { feeds, instance, keys, news, notifications, plan, security, settings };
