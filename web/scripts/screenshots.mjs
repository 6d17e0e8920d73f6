// Pictures of every screen and state, phone and desktop, light and dark, into the folder named by SCREENSHOTS (default: ./screenshots).
// Starts its own dev server with the pretend API. ONLY=dashboard narrows it to names that contain the word.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createServer } from 'vite';
import { openBrowser } from '../e2e/browser.mjs';
import { picture } from '../e2e/picture.mjs';

const folder = process.env.SCREENSHOTS ?? 'screenshots';
const only = process.env.ONLY ?? '';
const SIZES = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 900 } };
const compose = (text) => async (page) => {
  await page.getByLabel('Post text').fill(text);
  await page.getByTestId('weight').waitFor();
};

const aFile = (name, width, height) => ({ name, mimeType: 'image/png', buffer: picture(width, height) });

/** Through the button, as a reader would. */
async function addImages(page, ...files) {
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Add images' }).click(),
  ]);
  await chooser.setFiles(files);
}

/** Files as the browser hands them over when they are held above the page, dropped on it or pasted. */
async function hand(page, type) {
  await page.getByLabel('Post text').evaluate((target, name) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File(['x'], 'mill.png', { type: 'image/png' }));
    const shared = { bubbles: true, cancelable: true };
    target.dispatchEvent(
      name === 'paste'
        ? new ClipboardEvent(name, { ...shared, clipboardData: transfer })
        : new DragEvent(name, { ...shared, dataTransfer: transfer }),
    );
  }, type);
}

async function openSchedule(page) {
  await compose('Part three is out tomorrow morning. Bring a lamp.')(page);
  await page.getByRole('button', { name: 'Schedule…' }).click();
  await page.getByRole('dialog').waitFor();
}

async function makeKey(page) {
  await page.getByRole('button', { name: 'Make a key' }).click();
  await page.getByLabel('Name').fill('Weekly report');
  await page.getByRole('button', { name: 'More' }).click();
}

/** name, scene of the pretend server, address, and what to do there before the picture. */
const SHOTS = [
  ['instance', 'busy', '/dashboard/instance'],
  [
    'instance-shut-out',
    'busy',
    '/dashboard/instance',
    async (page) => {
      await page.getByRole('button', { name: 'Shut out: grace' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Shut out' }).click();
      await page.getByLabel('Current password', { exact: true }).waitFor();
    },
  ],
  [
    'instance-invited',
    'connected',
    '/dashboard/instance',
    async (page) => {
      await page.getByRole('button', { name: 'Invite somebody' }).click();
      await page.getByLabel('For whom').fill('Mary, from the workshop');
      await page.getByRole('button', { name: 'Make the link' }).click();
      await page.getByText('This link is not shown again').waitFor();
    },
  ],
  ['set-up', 'fresh', '/set-up'],
  ['sign-in', 'signed-out', '/sign-in'],
  [
    'sign-in-refused',
    'signed-out',
    '/sign-in',
    async (page) => {
      await page.getByLabel('Username').fill('ada');
      await page.getByLabel('Password', { exact: true }).fill('wrong');
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.getByRole('alert').waitFor();
    },
  ],
  ['dashboard-empty', 'empty', '/dashboard'],
  ['dashboard-first', 'connected', '/dashboard'],
  ['dashboard-busy', 'busy', '/dashboard'],
  ['queue', 'calendar', '/dashboard/queue'],
  ['queue-empty', 'connected', '/dashboard/queue'],
  ['queue-month', 'calendar', '/dashboard/queue?view=month'],
  ['queue-week', 'calendar', '/dashboard/queue?view=week'],
  ['history', 'busy', '/dashboard/history'],
  ['history-causes', 'stuck', '/dashboard/history'],
  ['history-none', 'busy', '/dashboard/history?text=nowhere'],
  [
    'dashboard-writing',
    'busy',
    '/dashboard',
    async (page) => {
      await compose(
        'We may say most aptly that the Analytical Engine weaves algebraic patterns.\n\nNotes are up: example.com',
      )(page);
      await addImages(page, aFile('engine.png', 960, 600));
      await page.getByLabel('Describe the image').fill('A brass calculating engine');
    },
  ],
  [
    'dashboard-images',
    'connected',
    '/dashboard',
    async (page) => {
      await compose('Four drawings, in the order they were made.')(page);
      const sides = [
        [960, 600],
        [600, 960],
        [800, 800],
        [1200, 500],
      ];
      await addImages(page, ...sides.map(([width, height], place) => aFile(`drawing-${place + 1}.png`, width, height)));
      await page.getByLabel('Describe image 1').fill('The mill, drawn from the side');
    },
  ],
  [
    'dashboard-images-refused',
    'connected',
    '/dashboard',
    async (page) => {
      const notes = { name: 'notes.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7') };
      const names = ['mill.png', 'store.png', 'cards.png', 'loom.png', 'wheel.png', 'lamp.png'];
      await addImages(page, notes, ...names.map((name) => aFile(name, 400, 300)));
      await page.getByRole('alert').waitFor();
    },
  ],
  ['dashboard-drop', 'connected', '/dashboard', (page) => hand(page, 'dragover')],
  ['dashboard-text-only', 'text-only', '/dashboard'],
  [
    'dashboard-text-only-paste',
    'text-only',
    '/dashboard',
    async (page) => {
      await compose('The mill, in words this time.')(page);
      await hand(page, 'paste');
      await page.getByRole('alert').waitFor();
    },
  ],
  ['dashboard-image-step', 'image-step', '/dashboard', compose('Words can go already.')],
  [
    'dashboard-cost',
    'connected',
    '/dashboard',
    async (page) => {
      await compose('Notes on $ENGINE and $LOOM: example.com/notes')(page);
      await page.getByText('a link makes a post dearer').click();
    },
  ],
  [
    'dashboard-too-long',
    'busy',
    '/dashboard',
    compose(`${'A sentence that goes on and on. '.repeat(9)}And this is beyond.`),
  ],
  [
    'dashboard-posted',
    'busy',
    '/dashboard',
    async (page) => {
      await compose('Hello from the outbox')(page);
      await page.getByRole('button', { name: 'Post now' }).first().click();
      await page.getByText('Posted', { exact: true }).first().waitFor();
    },
  ],
  ['compose', 'connected', '/dashboard/compose'],
  [
    'compose-several',
    'several',
    '/dashboard/compose',
    async (page) => {
      await page.getByRole('checkbox', { name: /engine_notes/ }).check({ force: true });
      await page.getByRole('checkbox', { name: /analytical_society/ }).check({ force: true });
      await compose('Part two is out, with @babbage: https://example.com/notes/part-two #engine')(page);
      await page.getByRole('tab', { name: /engine_notes/ }).click();
      await page.getByLabel('Text for @engine_notes').fill('A text that goes on and on. '.repeat(11));
      await page.getByTestId('overflow').waitFor();
      await page.getByText('1 problem').waitFor({ state: 'attached' });
    },
  ],
  [
    'compose-posted',
    'several',
    '/dashboard/compose',
    async (page) => {
      await page.getByRole('checkbox', { name: /engine_notes/ }).check({ force: true });
      await addImages(page, aFile('mill.png', 800, 600), aFile('loom.png', 600, 600));
      await compose('Two drawings for the weekend. #slow')(page);
      await page.getByRole('button', { name: 'Post to 2 accounts' }).click();
      await page.getByText('On its way').first().waitFor();
    },
  ],
  [
    'dashboard-preview',
    'connected',
    '/dashboard',
    async (page) => {
      await compose('Part two is out: https://example.com/notes/part-two')(page);
      await page.getByRole('button', { name: 'Preview' }).click();
      await page.getByText('Saved as a draft').waitFor();
    },
  ],
  [
    'dashboard-refused',
    'busy',
    '/dashboard',
    async (page) => {
      await compose('Two cashtags #refuse')(page);
      await page.getByRole('button', { name: 'Post now' }).first().click();
      await page.getByRole('alert').waitFor();
    },
  ],
  [
    'dashboard-unknown',
    'busy',
    '/dashboard',
    async (page) => {
      await compose('Where did it go? #odd')(page);
      await page.getByRole('button', { name: 'Post now' }).first().click();
      await page.getByRole('alert').waitFor();
    },
  ],
  ['dashboard-needs-you', 'needs-you', '/dashboard'],
  ['dashboard-schedule', 'busy', '/dashboard', openSchedule],
  [
    'dashboard-schedule-past',
    'busy',
    '/dashboard',
    async (page) => {
      await openSchedule(page);
      await page.getByLabel('Date').fill('2020-01-01');
      await page.getByRole('button', { name: /^Schedule for/ }).click();
      await page.getByRole('alert').waitFor();
    },
  ],
  [
    'dashboard-scheduled',
    'busy',
    '/dashboard',
    async (page) => {
      await openSchedule(page);
      await page.getByRole('button', { name: /^Schedule for/ }).click();
      await page.getByText('It goes out on').waitFor();
    },
  ],
  ['dashboard-edit', 'busy', '/dashboard', (page) => page.getByRole('button', { name: 'Edit' }).first().click()],
  [
    'dashboard-reschedule',
    'stuck',
    '/dashboard',
    (page) => page.getByRole('button', { name: 'Reschedule' }).first().click(),
  ],
  ['dashboard-cancel', 'busy', '/dashboard', (page) => page.getByRole('button', { name: 'Cancel' }).first().click()],
  ['dashboard-review', 'busy', '/dashboard', (page) => page.getByRole('button', { name: 'It is there' }).click()],
  [
    'dashboard-send-again',
    'busy',
    '/dashboard',
    (page) => page.getByRole('button', { name: 'It is not there: send it again' }).click(),
  ],
  ['notifications', 'needs-you', '/dashboard/notifications'],
  ['notifications-none', 'connected', '/dashboard/notifications'],
  ['settings-not-connected', 'empty', '/dashboard/settings'],
  [
    'settings-help',
    'empty',
    '/dashboard/settings?connect_error=access_denied&platform=x',
    (page) => page.getByText('Did X show').click(),
  ],
  ['settings-connected', 'connected', '/dashboard/settings?connected=x'],
  [
    'settings-disconnect',
    'connected',
    '/dashboard/settings',
    (page) => page.getByRole('button', { name: 'Disconnect' }).click(),
  ],
  ['settings-needs-you', 'needs-you', '/dashboard/settings'],
  ['settings-ahead', 'ahead', '/dashboard/settings'],
  [
    'settings-checked',
    'connected',
    '/dashboard/settings',
    async (page) => {
      await page.getByRole('button', { name: 'Check now' }).click();
      await page.getByText('Works. Verified just now.').waitFor();
    },
  ],
  [
    'settings-disconnect-waiting',
    'busy',
    '/dashboard/settings',
    async (page) => {
      await page.getByRole('button', { name: 'Disconnect' }).click();
      await page.getByRole('radio', { name: /^Cancel/ }).check();
    },
  ],
  [
    'settings-disconnected',
    'busy',
    '/dashboard/settings',
    async (page) => {
      await page.getByRole('button', { name: 'Disconnect' }).click();
      await page.getByRole('alertdialog').getByRole('button', { name: 'Disconnect' }).click();
      await page.getByText('Disconnected', { exact: true }).waitFor();
    },
  ],
  ['settings-image-step', 'image-step', '/dashboard/settings'],
  ['settings-image-denied', 'image-step', '/dashboard/settings?platform=x&image_grant_error=access_denied'],
  [
    'settings-image-allowed',
    'image-step',
    '/dashboard/settings',
    async (page) => {
      await page.getByRole('button', { name: 'Allow images' }).click();
      await page.getByRole('button', { name: 'Authorize app' }).click();
      await page.getByText('Images are allowed').waitFor();
    },
  ],
  [
    'settings-image-remove',
    'image-step',
    '/dashboard/settings',
    async (page) => {
      await page.getByRole('button', { name: 'Allow images' }).click();
      await page.getByRole('button', { name: 'Authorize app' }).click();
      await page.getByRole('button', { name: 'Remove image permission' }).click();
    },
  ],
  ['settings-preferences', 'connected', '/dashboard/settings?tab=preferences'],
  ['settings-notifications', 'connected', '/dashboard/settings?tab=notifications'],
  [
    'settings-address-pending',
    'connected',
    '/dashboard/settings?tab=notifications',
    async (page) => {
      await page.getByLabel('Address').fill('ada@example.org');
      await page.getByLabel('Current password', { exact: true }).fill('weaves algebraic patterns');
      await page.getByRole('button', { name: 'Send the link' }).click();
      await page.getByText('Confirm ada@example.org').waitFor();
    },
  ],
  ['confirm-email', 'signed-out', '/confirm-email?token=good'],
  [
    'confirm-email-done',
    'signed-out',
    '/confirm-email?token=good',
    async (page) => {
      await page.getByRole('button', { name: 'Confirm this address' }).click();
      await page.getByText('Your address is confirmed').waitFor();
    },
  ],
  [
    'confirm-email-old',
    'signed-out',
    '/confirm-email?token=old',
    async (page) => {
      await page.getByRole('button', { name: 'Confirm this address' }).click();
      await page.getByText('This link is no longer good').waitFor();
    },
  ],
  ['settings-keys-empty', 'connected', '/dashboard/settings?tab=keys'],
  ['settings-keys', 'busy', '/dashboard/settings?tab=keys'],
  ['settings-keys-make', 'connected', '/dashboard/settings?tab=keys', makeKey],
  [
    'settings-keys-made',
    'connected',
    '/dashboard/settings?tab=keys',
    async (page) => {
      await makeKey(page);
      await page.getByRole('button', { name: 'Make the key' }).click();
      await page.getByText('This key is not shown again').waitFor();
    },
  ],
  [
    'settings-keys-password',
    'busy',
    '/dashboard/settings?tab=keys',
    async (page) => {
      await page.getByRole('button', { name: 'Exchange: Notebook' }).click();
      await page.getByRole('button', { name: 'Exchange the key' }).click();
      await page.getByLabel('Current password', { exact: true }).waitFor();
    },
  ],
  [
    'settings-keys-revoke',
    'busy',
    '/dashboard/settings?tab=keys',
    (page) => page.getByRole('button', { name: 'Revoke: Notebook' }).click(),
  ],
  ['settings-security', 'connected', '/dashboard/settings?tab=security'],
  ['settings-blog', 'busy', '/dashboard/settings?tab=blog'],
  ['settings-blog-none', 'connected', '/dashboard/settings?tab=blog'],
  ['not-found', 'connected', '/nowhere'],
  ['states', 'connected', '/_states'],
];

const server = await createServer({
  mode: 'mock',
  server: { port: 0, host: '127.0.0.1' },
  logLevel: 'error',
});
await server.listen();
const base = server.resolvedUrls.local[0].replace(/\/$/, '');
const browser = await openBrowser();

try {
  await mkdir(folder, { recursive: true });
  for (const [name, scene, address, act] of SHOTS.filter(([name]) => name.includes(only))) {
    for (const [size, viewport] of Object.entries(SIZES)) {
      for (const colorScheme of ['light', 'dark']) {
        const page = await browser.context.newPage();
        page.setDefaultTimeout(8000);
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        await page.setViewportSize(viewport);
        await page.goto(`${base}/__scene/${scene}`);
        await page.goto(base + address, { waitUntil: 'networkidle' });
        try {
          await act?.(page);
          await page.waitForTimeout(250);
          await page.screenshot({
            path: join(folder, `${name}-${size}-${colorScheme}.png`),
            fullPage: true,
            timeout: 60_000,
          });
        } catch (error) {
          // The others are wanted all the same.
          console.error(`${name}, ${size}, ${colorScheme}: ${error.message}`);
          process.exitCode = 1;
        }
        await page.close();
      }
    }
    console.log(name);
  }
} finally {
  await browser.close();
  await server.close();
}
