// Die Neuigkeiten auf Deutsch: nach ihrer Art, mit den Namen und Zahlen aus dem Satz des Servers. Passt der Satz nicht, bleibt er.
import type { NotificationKind } from '@/api/types';
import type { Words } from '..';
import { pluralsOf } from '../plural';
import { handleIn, quotedIn } from '../values';
import { figure } from './say-refusals';

const plural = pluralsOf('de');

interface News {
  title: string;
  detail: string;
}

/** „Ein Beitrag von @ada“, „3 Beiträge von @ada“ */
function postsOf(title: string): { who: string; count: number } | undefined {
  const who = handleIn(title);
  return who === undefined ? undefined : { who, count: Number(/^(\d+) posts/.exec(title)?.[1] ?? 1) };
}

function ofPosts(one: string, many: string, detail: string) {
  return (told: News): News => {
    const posts = postsOf(told.title);
    if (posts === undefined) return told;
    const subject = plural(posts.count, { one: 'Ein Beitrag', other: '# Beiträge' });
    const words = quotedIn(told.detail);
    const parts = [
      words === undefined ? '' : `X sagt: „${words}“.`,
      detail,
      posts.count === 1 ? '' : 'Im Verlauf stehen alle, mit dem, was X gesagt hat.',
    ];
    return {
      title: `${subject} von @${posts.who} ${posts.count === 1 ? one : many}`,
      detail: parts.filter(Boolean).join(' '),
    };
  };
}

function feed(told: News): News {
  const name = quotedIn(told.title);
  if (name === undefined) return told;
  if (told.title.startsWith('An entry')) {
    return {
      title: `Ein Eintrag von „${name}“ wartet als Entwurf`,
      detail: 'Sieh ihn dir bei den Entwürfen an, und veröffentliche ihn von dort.',
    };
  }
  if (told.title.endsWith('any more')) {
    return {
      title: `„${name}“ gibt es nicht mehr`,
      detail:
        'Der Server dort sagt, dass der Feed endgültig weg ist, also wird er nicht mehr gefragt. Ist das Blog umgezogen, füge es mit seiner neuen Adresse hinzu.',
    };
  }
  return {
    title: `„${name}“ lässt sich nicht lesen`,
    detail:
      'Seit einem Tag. Neue Einträge werden so lange nicht geteilt. Pillarbox versucht es weiter und sagt hier, wenn es wieder geht.',
  };
}

const NEWS: Record<NotificationKind, (told: News) => News> = {
  needs_reauth: (told) => {
    const who = handleIn(told.title);
    if (who === undefined) return told;
    const waiting = /(\d+|One) posts? waits? for it/.exec(told.detail)?.[1];
    const count = waiting === 'One' ? 1 : Number(waiting ?? 0);
    const posts = plural(count, {
      one: ' Ein Beitrag wartet darauf und geht dann hinaus.',
      other: ' # Beiträge warten darauf und gehen dann hinaus.',
    });
    return {
      title: `@${who} auf X muss neu verbunden werden`,
      detail: `X lässt die Verbindung nicht mehr gelten. Warum, steht beim Konto.${count === 0 ? '' : posts}`,
    };
  },
  failed: ofPosts('wurde nicht veröffentlicht', 'wurden nicht veröffentlicht', 'Warum, steht beim Beitrag.'),
  missed: ofPosts(
    'hat seine Zeit verpasst',
    'haben ihre Zeit verpasst',
    'Die Zeit dafür ist lange vorbei. Sende es jetzt, wenn du es noch willst.',
  ),
  needs_review: ofPosts(
    'braucht einen Blick',
    'brauchen einen Blick',
    'Ob es draußen ist, hat X nicht gesagt. Sieh in deinem Konto nach.',
  ),
  insufficient_credits: ofPosts(
    'wartet auf Guthaben',
    'warten auf Guthaben',
    'Das Guthaben der X-Anwendung dieses Servers ist aufgebraucht. Der Betreiber muss bei X Guthaben aufladen.',
  ),
  new_login: (told) => {
    const [, device, place] = /with (.+) from (\S+)\. If/.exec(told.detail) ?? [];
    const how =
      device === undefined || place === undefined ? '' : ` mit ${device.replace(' on ', ' unter ')} von ${place} aus`;
    return {
      title: 'Ein neues Gerät hat sich angemeldet',
      detail: `Jemand hat sich als du angemeldet${how}. Wenn du das nicht warst, ändere jetzt dein Passwort: Das beendet jede andere Sitzung.`,
    };
  },
  new_key: (told) => {
    const name = quotedIn(told.detail);
    return {
      title: 'Ein API-Schlüssel wurde erstellt',
      detail: `Der Schlüssel${name === undefined ? '' : ` „${name}“`} darf in deinem Namen handeln; was genau, steht bei den API-Schlüsseln. Wenn du ihn nicht wolltest, widerrufe ihn.`,
    };
  },
  new_connection: (told) => {
    const who = handleIn(told.title);
    return {
      title: who === undefined ? 'Ein Konto ist verbunden' : `@${who} auf X ist verbunden`,
      detail:
        'Von jetzt an lassen sich Beiträge damit senden. Wenn du es nicht verbunden hast, trenne es und ändere dein Passwort.',
    };
  },
  key_rotation_finished: (told) => {
    const values = /^(\d+) values/.exec(told.detail)?.[1];
    const unopened = /(\d+) could not be opened/.exec(told.detail)?.[1];
    const all = values === undefined ? 'Alles wurde' : `${figure(Number(values))} Werte wurden`;
    return {
      title: 'Der Wechsel des Geheimnisses ist fertig',
      detail: `${all} mit dem neuesten Geheimnis neu versiegelt. ${
        unopened === undefined
          ? '„pillarbox keys status“ sagt, welche älteren jetzt entfernt werden dürfen.'
          : `${figure(Number(unopened))} ließen sich nicht öffnen; „pillarbox keys rotate“ nennt sie.`
      }`,
    };
  },
  feed,
};

export const news: Words['news'] = {
  told: ({ kind, title, detail }) => {
    const told = { title, detail };
    // Der Server kennt vielleicht schon mehr Arten als diese Seite.
    return Object.hasOwn(NEWS, kind) ? NEWS[kind](told) : told;
  },
};
