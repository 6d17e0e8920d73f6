// Anmelden, Registrieren, Einrichten.
import type { Words } from '..';

export const session: Words['session'] = {
  username: 'Benutzername',
  password: 'Passwort',
  typeUsername: 'Gib deinen Benutzernamen ein.',
  typePassword: 'Gib dein Passwort ein.',
  signIn: 'Anmelden',
  signingIn: 'Anmeldung läuft…',
  passwordRight: 'Dein Passwort stimmt. Noch ein Schritt.',
  code: 'Code aus deiner App',
  codeHint: 'Die sechs Ziffern, die deine Authenticator-App für Pillarbox anzeigt.',
  recoveryCode: 'Wiederherstellungscode',
  recoveryHint: 'Einer der zehn, die du beim Einschalten des zweiten Faktors aufbewahrt hast. Jeder gilt einmal.',
  typeCode: 'Gib den Code ein.',
  useRecoveryCode: 'Stattdessen einen Wiederherstellungscode verwenden',
  useApp: 'Stattdessen die App verwenden',
  back: 'Zurück',
};
