// What surrounds every page, at the door and behind it, and pages that are none.

export const page = {
  skip: 'Skip to the content',
  slogan: 'Pillarbox, your own outbox.',
  documents: 'API documents',
  theme: 'Theme',
  themes: { system: 'As the system', light: 'Light', dark: 'Dark' },
  toDashboard: 'Go to your dashboard',
  notFound: 'There is no page here',
  notFoundWhy: 'The address may be mistyped, or the page has moved.',
  failed: 'This page could not open',
  nothingLost: 'Nothing you have written is lost.',
  opening: 'open this page',
};
