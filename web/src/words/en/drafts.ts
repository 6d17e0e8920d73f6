// What waits to be posted until a person says so.

export const drafts = {
  title: 'Drafts',
  doingLoad: 'load your drafts',
  fromBlog: 'From your blog',
  changed: 'Changed',
  withoutText: 'Without a text',
  post: 'Post now',
  posting: 'Posting…',
  doingPost: 'post it',
  unknown: 'We do not know whether it was sent',
  unknownWhat: 'The server did not answer. Press “Post now” again: what was sent already is not sent twice.',
  posted: 'Posted.',
  onItsWay: 'It is on its way.',
  edit: 'Edit',
  delete: 'Delete',
  deleteTitle: 'Delete this draft?',
  deleteWhat: 'Its text is gone then.',
  deleting: 'Deleting…',
  keep: 'Keep it',
  doingDelete: 'delete it',
};
