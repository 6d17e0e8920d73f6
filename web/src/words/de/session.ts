// Anmelden, Registrieren, Einrichten.
import type { Words } from '..';

export const session: Words['session'] = {
  username: 'Benutzername',
  password: 'Passwort',
  typeUsername: 'Gib deinen Benutzernamen ein.',
  typePassword: 'Gib dein Passwort ein.',
  signIn: 'Anmelden',
  signingIn: 'Anmeldung läuft…',
};
