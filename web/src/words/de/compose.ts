// Einen Beitrag schreiben: der Text, seine Bilder, an wen er geht, und was daraus wurde.
import type { Words } from '..';
import { pluralsOf } from '../plural';

const plural = pluralsOf('de');
const accounts = (count: number) => plural(count, { one: '# Konto', other: '# Konten' });
const small = ['kein', 'ein', 'zwei', 'drei', 'vier'];
const imagesInWords = (count: number) => (count === 1 ? 'ein Bild' : `${small[count] ?? count} Bilder`);

export const compose: Words['compose'] = {
  title: 'Einen Beitrag schreiben',
  text: 'Text des Beitrags',
  textFor: (username) => `Text für @${username}`,
  placeholder: 'Was möchtest du sagen?',
  keyIsOn: 'Die Taste C führt von jeder Seite hierher.',
  keyOff: 'Abschalten',
  keyIsOff: 'Die Taste C kann von jeder Seite hierher führen.',
  keyOn: 'Einschalten',
  loading: 'Wird geladen',

  postingAs: 'Du schreibst als',
  onX: 'auf X',
  postTo: 'Geht an',
  oneStays: 'Ein Beitrag geht an mindestens ein Konto. Wähle ein anderes, bevor du dieses herausnimmst.',
  sandbox: 'Sandbox',
  sandboxHint: 'Dieser Server spricht mit einem nachgebauten X auf diesem Rechner. Nichts wird veröffentlicht.',

  texts: 'Texte',
  shared: 'Alle Konten',
  sharedHint: 'Dieser Text geht an alle. Öffne ein Konto, um ihm einen anderen zu geben.',
  sharedRest: 'Dieser Text geht an die Konten, die keinen eigenen haben.',
  sharedUnused: 'Jedes Konto hat einen eigenen Text, dieser hier geht also nirgendwohin.',
  usesShared: (username) => `@${username} bekommt den gemeinsamen Text. Was du hier änderst, gilt nur dort.`,
  hasOwn: (username) => `Diesen Text bekommt nur @${username}.`,
  useShared: 'Den gemeinsamen Text nehmen',
  ownText: 'eigener Text',
  problems: (count) => plural(count, { one: '# Problem', other: '# Probleme' }),

  tooLong: (by, max) => `Um ${by} zu lang: X nimmt ${max}. Was nicht passt, ist markiert.`,
  tooLongFrom: (excerpt) => `Es beginnt mit „${excerpt}“.`,
  tooLongNews: (by) => `Um ${by} zu lang. Was nicht passt, ist markiert.`,
  fitsAgain: 'Der Text passt wieder.',
  empty: 'Schreib zuerst etwas, oder füge ein Bild hinzu.',
  sameTextNote: 'Derselbe Text ging im letzten Tag schon an dieses Konto. Du wirst gefragt, ob du es so meinst.',

  preview: 'Vorschau',
  previewHint: 'So sieht es auf X aus',
  previewFor: (username) => `So sieht es auf X aus, für @${username}`,
  previewEmpty: 'Was du schreibst, steht hier, wie X es zeigen wird.',
  now: 'jetzt',
  showMore: 'Mehr anzeigen',
  card: (host) => `Wenn ${host} ein Bild und einen Titel anbietet, zeigt X sie hier.`,

  about: (price) => `Etwa ${price}`,
  aboutForAll: (price, count) => `Etwa ${price} für ${accounts(count)}`,
  linkIsDearer: ': ein Link macht einen Beitrag teurer',
  pricesOf: (day, source) => `Preise vom ${day}: ${source}`,
  priceItems: {
    post: 'Beitrag',
    post_with_link: 'Beitrag mit einem Link',
    image_description: 'Beschreibung eines Bildes',
  },
  times: (name, count) => `${name}, ${count}-mal`,

  postNow: (count) => (count === 1 ? 'Jetzt veröffentlichen' : `An ${accounts(count)} senden`),
  posting: 'Wird veröffentlicht…',
  schedule: 'Planen…',
  partMissing: 'Dieser Teil der Seite ließ sich nicht laden. Dein Text bleibt; versuch es noch einmal.',

  saving: 'Wird gespeichert…',
  saved: 'Als Entwurf gespeichert',
  notSaved: 'Noch nicht auf dem Server gespeichert; er steht nur in diesem Tab.',
  onlyHere: 'Steht nur in diesem Tab',
  doingSave: 'deinen Entwurf zu speichern',
  putAside: 'Neuer Beitrag',
  discard: 'Verwerfen',
  discardTitle: 'Diesen Entwurf verwerfen?',
  discardWhat: 'Sein Text und seine Bilder sind dann weg, hier und auf dem Server.',
  discardAct: 'Verwerfen',
  discarding: 'Wird verworfen…',
  keepWriting: 'Behalten',
  doingDiscard: 'ihn zu verwerfen',

  conflictTitle: 'Dieser Entwurf wurde in einem anderen Fenster geändert',
  conflictWhat: 'Nichts wurde überschrieben. Wähle, welcher Text weitergeht; der andere geht vorher nicht verloren.',
  here: 'Hier',
  there: 'Im anderen Fenster',
  noText: 'Ohne Text',
  imageCount: (count) => plural(count, { one: '# Bild', other: '# Bilder' }),
  meantFor: (when) => `für ${when}`,
  keepBoth: 'Beide als Entwürfe behalten',
  takeTheirs: 'Den anderen übernehmen',
  keepMine: 'Meinen behalten',
  goneTitle: 'Diesen Entwurf gibt es nicht mehr',
  goneWhat:
    'Er wurde inzwischen veröffentlicht oder gelöscht, vielleicht in einem anderen Fenster. Dein Text steht noch hier.',
  keepAsNew: 'Als neuen Entwurf behalten',
  openingFailed: 'diesen Entwurf zu öffnen',
  openingHeldTitle: 'Der Entwurf wurde nicht geöffnet',
  openingHeld:
    'Was du gerade schreibst, ließ sich nicht vorher speichern. Es bleibt hier; versuch es gleich noch einmal.',
  timeFilled: (when) => `${when} ist eingetragen. Schreib, dann drücke „Planen…“.`,

  sending: 'Dein Beitrag wird gesendet. Das kann bis zu zehn Sekunden dauern.',
  posted: 'Veröffentlicht',
  postedToAll: (count) => `An ${accounts(count)} gesendet`,
  postedSoFar: (count, of) => (count === 0 ? 'Unterwegs' : `${count} von ${of} sind da, der Rest ist unterwegs`),
  postedToSome: (count, of) => (count === 0 ? 'Nicht veröffentlicht' : `Nur an ${count} von ${of} Konten gesendet`),
  viewOnX: 'Auf X ansehen',
  scheduled: 'Geplant',
  goesOut: 'Er geht hinaus am',
  onItsWay: 'Unterwegs',
  onItsWayWhat: 'Der Server hat deinen Beitrag. Sobald X geantwortet hat, steht er unten.',
  inTheHistory: 'Der Text steht im Verlauf.',
  notSent: 'Nicht gesendet',
  offline: 'Dein Gerät ist offline, es wurde also nichts gesendet.',
  offlineNext: 'Veröffentliche ihn, wenn du wieder verbunden bist.',
  onHold: 'Noch nicht veröffentlicht: er wartet',
  onHoldWhat: 'Der Beitrag steht im Verlauf und geht von dort weiter; du brauchst ihn nicht noch einmal zu senden.',
  clear: 'Das Feld leeren',
  unknown: 'Wir wissen nicht, ob er veröffentlicht wurde',
  answerLost: 'Die Antwort ging unterwegs verloren.',
  unknownNext:
    'Steht der Beitrag nicht im Verlauf, dann drücke den Knopf noch einmal, ohne etwas zu ändern: Derselbe Beitrag wird nicht doppelt gesendet.',
  lookAtHistory: 'Den Verlauf ansehen',
  notPosted: 'Nicht veröffentlicht',
  postAnyway: 'Trotzdem veröffentlichen',
  sameText:
    'Derselbe Text ging im letzten Tag schon an dieses Konto. Ändere ihn, oder veröffentliche ihn trotzdem, wenn du es so meinst.',
  sameTextThen: 'Derselbe Text geht innerhalb eines Tages um diese Zeit an dieses Konto.',
  changeMarked: 'Ändere, was oben markiert ist.',
  kept: (imageCount) =>
    imageCount === 0
      ? 'Dein Text bleibt erhalten.'
      : `Dein Text und ${imageCount === 1 ? 'das Bild' : 'die Bilder'} bleiben erhalten.`,
  keptWithTime: (imageCount) =>
    imageCount === 0
      ? 'Dein Text und die Zeit bleiben erhalten.'
      : `Dein Text, ${imageCount === 1 ? 'das Bild' : 'die Bilder'} und die Zeit bleiben erhalten.`,
  as: (names) => `Als ${names} auf X`,
  withImages: (count) => `Mit ${count === 1 ? 'einem Bild' : `${small[count] ?? count} Bildern`}`,
  withOwnTexts: (count) =>
    plural(count, { one: 'ein Konto bekommt einen anderen Text', other: '# Konten bekommen einen anderen Text' }),

  image: 'Bild',
  imageNamed: (number) => `Bild ${number}`,
  addImages: 'Bilder hinzufügen',
  chooseImages: 'Bilder auswählen',
  imagesOff: 'Nur Text: Bilder sind auf diesem Server abgeschaltet. Wer ihn betreibt, kann sie einschalten.',
  imagesNeedGrant: (username) => `Bilder als @${username} brauchen noch eine Erlaubnis:`,
  allowImages: 'in den Einstellungen erlauben',
  dropHere: (max) =>
    `${max === 1 ? 'Ein' : `Bis zu ${small[max] ?? max}`} ${max === 1 ? 'Bild' : 'Bilder'} hier ablegen`,
  dropRefused: {
    off: 'Bilder sind auf diesem Server abgeschaltet',
    needs_grant: 'Dieses Konto darf noch keine Bilder senden',
  },
  notAddedOff: 'Kein Bild wurde hinzugefügt: Bilder sind auf diesem Server abgeschaltet. Dein Text bleibt erhalten.',
  notAddedGrant: (username) =>
    `Kein Bild wurde hinzugefügt: @${username} darf noch keine Bilder senden. Dein Text bleibt erhalten.`,
  notAddedNow: 'Nicht hinzugefügt: Dein Beitrag wird gerade gesendet. Füge es danach hinzu.',
  gifIsThere: 'Nicht hinzugefügt: X nimmt ein bewegtes GIF nur allein. Entferne das GIF, um andere Bilder zu nehmen.',
  gifIsAlone: 'Nicht hinzugefügt: X nimmt ein bewegtes GIF nur allein. Entferne die anderen Bilder, um es zu senden.',
  isFull: (max) =>
    `Nicht hinzugefügt: Ein Beitrag nimmt ${imagesInWords(max)}. Was zuerst da war, bleibt; entferne eines, um Platz zu machen.`,
  fileEmpty: 'Diese Datei ist leer. Wähle ein anderes Bild.',
  notAnImage: (kinds) => `Diese Datei ist kein Bild, das X nimmt. Wähle ${kinds}.`,
  kindRefused: (kind, kinds) => `X nimmt keine ${kind}-Bilder. Speichere es als ${kinds} und wähle es noch einmal.`,
  tooLarge: (size, max) => `Es hat ${size}; ein Bild darf bis zu ${max} haben. Wähle ein kleineres.`,
  gifTooLarge: (size, max) => `Es hat ${size}; ein bewegtes GIF darf bis zu ${max} haben. Wähle ein kleineres.`,
  unreadable: 'Wir konnten diese Datei nicht lesen. Wähle sie noch einmal, oder nimm ein anderes Bild.',
  added: (name) => `Bild hinzugefügt: ${name}. Du kannst es jetzt beschreiben.`,
  addedMany: (count) => `${count} Bilder hinzugefügt. Du kannst sie jetzt beschreiben.`,
  removed: 'Bild entfernt.',
  nowAt: (place, of) => `Jetzt Bild ${place} von ${of}.`,
  previewOf: (name) => `Vorschau von ${name}`,
  cannotShow: 'Dieser Browser kann es nicht zeigen.',
  animated: 'bewegt',
  madeSmaller: (max) => `Es wird verkleinert, damit es in die ${max} von X passt.`,
  uploading: 'Wird hochgeladen…',
  notUploaded: 'Nicht hochgeladen.',
  doingUpload: 'das Bild hochzuladen',
  uploadAgain: 'Noch einmal hochladen',
  notUploadedYet:
    'Ein Bild ist nicht hochgeladen, deshalb wurde nichts gesendet. Lade es noch einmal hoch, oder entferne es.',
  moveEarlier: (number) => `Bild ${number} nach vorn`,
  moveLater: (number) => `Bild ${number} nach hinten`,
  removeImage: (number) => (number === null ? 'Bild entfernen' : `Bild ${number} entfernen`),
  describe: (number) => (number === null ? 'Beschreibe das Bild' : `Beschreibe Bild ${number}`),
  describeHint: 'Beschreibe es für Menschen, die es nicht sehen können.',
  describeEach: 'So zeigt X sie. Beschreibe jedes für Menschen, die es nicht sehen können.',
  altTooLong: (by, max) => `Kürze das um ${by} Zeichen: X nimmt ${max}.`,
  charactersUsed: (used, max) => `${used} von ${max} Zeichen verwendet.`,
  aboutImage: (number, name) => `Bild${number === null ? '' : ` ${number}`}, ${name}:`,
  aboutDescription: (number, name) => `Beschreibung von Bild${number === null ? '' : ` ${number}`}, ${name}:`,
  lost: (count) =>
    plural(count, {
      one: 'Die Seite wurde neu geladen, und ein Bild konnte nicht behalten werden:',
      other: 'Die Seite wurde neu geladen, und # Bilder konnten nicht behalten werden:',
    }),
  chooseAgain: (count) => plural(count, { one: 'Wähle es noch einmal.', other: 'Wähle sie noch einmal.' }),
  wordsComeBack: 'Was du dazu geschrieben hast, kommt zurück.',
  dismiss: 'Schließen',
};
