// Wie es um ein Konto steht, und was Beiträgen im Weg ist, die darauf warten.
import type { Words } from '..';
import { exactly } from '../values';
import { CREDITS, IMAGE_GRANT, RESTORED, type Sentence, say } from './say-by-word';
import { figure } from './say-refusals';

const ACCOUNTS: Readonly<Record<string, Sentence>> = {
  disconnected: 'Es wurde getrennt, und sein Zugang wurde zurückgegeben. Verbinde es neu, um zu veröffentlichen.',
  access_ends: 'X gibt den Zugang nur für eine Weile. Verbinde neu, bevor er endet.',
  grant_revoked:
    'X lässt diese Verbindung nicht mehr gelten: Sie wurde dort beendet, oder dasselbe Konto wurde anderswo verbunden. Verbinde es neu.',
  refresh_interrupted:
    'Das Erneuern des Zugangs wurde mittendrin abgebrochen, und X nimmt den alten nicht mehr an. Verbinde das Konto neu.',
  token_refused: 'X lehnt den Zugang ab, obwohl es ihn gerade erneuert hat. Prüfe das Konto, oder verbinde es neu.',
  missing_scope: 'X hat nicht alle nötigen Rechte gegeben. Verbinde das Konto neu und erlaube alle.',
  account_suspended:
    'X hat dieses Konto gesperrt. Melde dich bei X an, tu, was dort verlangt wird, und prüfe das Konto dann hier.',
  token_unreadable:
    'Der gespeicherte Zugang lässt sich nicht öffnen: Er wurde verändert, oder er ist nicht da. Verbinde das Konto neu.',
  no_refresh_token: 'X gab den Zugang nur für eine Weile, und die ist vorbei. Verbinde das Konto neu.',
  platform_unavailable:
    'X ließ sich nicht um einen neuen Zugang bitten. Es wird alle paar Minuten wieder versucht; zu tun ist nichts.',
  client_misconfigured:
    'X nimmt die Zugangsdaten dieses Servers nicht an, also lässt sich der Zugang nicht erneuern. Der Betreiber muss Client-ID und Client-Secret der Anwendung prüfen.',
};

const RISKS: Readonly<Record<string, Sentence>> = {
  ...ACCOUNTS,
  insufficient_credits: CREDITS,
  image_grant_required: `${IMAGE_GRANT}.`,
  images_off: 'Dieser Server sendet keine Bilder mehr. Sein Betreiber muss sie wieder einschalten.',
  platform_not_configured: 'Der Betreiber dieses Servers hat X nicht mehr eingerichtet.',
  restored_database: RESTORED,
  text_too_long: (detail) => {
    const [length, max] = exactly(2, detail) ?? [];
    const so =
      length === undefined || max === undefined
        ? 'ist zu lang'
        : `zählt ${figure(length)}; X nimmt von diesem Konto jetzt ${figure(max)}`;
    return `Der Text ${so}. Kürze ihn vor seiner Zeit.`;
  },
};

export const standing: Words['standing'] = {
  account: ({ status_reason, status_detail }) =>
    status_detail === null ? null : say(ACCOUNTS, status_reason, status_detail),
  risk: ({ reason, detail }) => say(RISKS, reason, detail),
};
