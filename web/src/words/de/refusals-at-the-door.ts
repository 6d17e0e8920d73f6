// Was der Server Leuten abschlägt, die noch nicht angemeldet sind. Das Übrige ist in `refusals.ts`, das erst dahinter geladen wird.
import type { FieldCode, ProblemCode } from '@/api/types';
import type { Words } from '..';
import { type FieldSentence, type ProblemSentence, sayRefusals, tryIn } from './say-refusals';

export const DOOR_PROBLEMS = {
  already_set_up: 'Dieser Server hat schon seinen ersten Administrator. Melde dich stattdessen an.',
  credentials_wrong: 'Benutzername oder Passwort stimmt nicht. Prüfe beide und versuche es noch einmal.',
  internal_error:
    'Auf dem Server ist etwas schiefgegangen. Versuche es gleich noch einmal; bleibt es so, nenne dem Betreiber die Kennung.',
  invalid_fields: 'Einiges lässt sich so nicht verwenden. Es ist oben markiert.',
  invitation_invalid:
    'Diese Einladung gilt nicht: Sie ist unbekannt, benutzt oder abgelaufen. Bitte um eine neue Einladung.',
  registration_closed: 'Auf diesem Server kann sich niemand registrieren. Bitte seinen Betreiber um eine Einladung.',
  second_factor_required: 'Gib den Code ein, den deine App zeigt, oder einen deiner Wiederherstellungscodes.',
  second_factor_wrong: 'Dieser Code stimmt nicht oder wurde schon benutzt. Nimm den nächsten, den deine App zeigt.',
  session_required: 'Du bist nicht mehr angemeldet. Melde dich wieder an.',
  setup_token_wrong: 'Der Einrichtungscode stimmt nicht. Kopiere ihn noch einmal aus dem Protokoll des Servers.',
  sign_in_locked:
    'Es gab zu viele gescheiterte Anmeldungen. Melde dich von einem Ort an, den du schon benutzt hast, oder frag den Betreiber dieses Servers.',
  token_invalid: 'Dieser Link gilt nicht: Er ist unbekannt, benutzt, ersetzt oder zu alt. Fordere einen neuen an.',
  too_many_requests: ({ retry_after_secs }) => `Das waren zu viele Anfragen in kurzer Zeit. ${tryIn(retry_after_secs)}`,
  too_many_tries: ({ retry_after_secs }) => `Das waren zu viele Versuche. ${tryIn(retry_after_secs)}`,
} satisfies Partial<Record<ProblemCode, ProblemSentence>>;

export const DOOR_FIELDS = {
  missing: 'Das fehlt noch.',
  password_guessable:
    'Dieses Passwort ist leicht zu erraten. Wähle eines, das nicht aus gängigen Wörtern, Namen oder Mustern besteht.',
  password_too_long: 'Ein Passwort hat höchstens 128 Zeichen.',
  password_too_short: 'Ein Passwort hat mindestens 15 Zeichen. Ein kurzer Satz eignet sich gut.',
  username_invalid:
    'Das geht nicht als Benutzername. Er hat 3 bis 32 Zeichen: kleine Buchstaben, Ziffern, „.“, „_“ und „-“.',
  username_taken: 'Dieser Benutzername ist vergeben. Wähle einen anderen.',
} satisfies Partial<Record<FieldCode, FieldSentence>>;

export const refusalsAtTheDoor: Words['refusals'] = sayRefusals(DOOR_PROBLEMS, DOOR_FIELDS);
