import { screen, waitFor, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { describe, expect, test } from 'vitest';
import type { Post } from '@/api/types';
import { aBusyCalendar, aStuckDelivery } from '@/testing/calendar-samples';
import { thePreferences } from '@/testing/notification-samples';
import { visit } from '@/testing/render';
import { aPost, aSchedule, aScheduledPost } from '@/testing/samples';
import { serve, server } from '@/testing/server';
import { on, problem } from '@/testing/typed-http';

// The posts are planned in Berlin, and looked at in it. Years ahead, for the pretend server has no clock of its own.
const preferences = thePreferences({ time_zone: 'Europe/Berlin' });

function planned(text: string, day: string, part: Partial<Post> = {}): Post {
  return aScheduledPost({
    text,
    schedule: aSchedule({ at: `${day}T08:00:00Z`, wall_time: `${day}T09:00:00` }),
    ...part,
  });
}

async function month(...posts: Post[]) {
  const world = serve({ preferences, posts });
  const shown = visit('/dashboard/queue?view=month&day=2099-11-24');
  await screen.findByRole('table');
  return { ...shown, world };
}

const chip = (name: RegExp) => screen.findByRole('link', { name });
const cellOf = async (name: RegExp) => (await chip(name)).closest('td')?.getAttribute('data-slot');

describe('the month', () => {
  test('shows each post on its day, with its time and how it stands', async () => {
    await month(planned('The mill', '2099-11-24'));
    expect(await cellOf(/^Waiting,\s?09:00\s?The mill/)).toBe('2099-11-24');
    expect(screen.getByText(/Times are in Europe\/Berlin/)).toBeInTheDocument();
    expect(screen.getByRole('heading', { name: 'November 2099' })).toBeInTheDocument();
  });

  test('a post is carried by keys: spoken, moved at once, and taken back', async () => {
    const { user, world } = await month(planned('The mill', '2099-11-24'));
    (await chip(/The mill/)).focus();
    await user.keyboard(' ');
    expect(screen.getByText(/^Picked up: The mill, Tue, 24 Nov, 09:00/)).toBeInTheDocument();
    await user.keyboard('{ArrowRight}{ArrowDown}');
    expect(screen.getByText('Wed, 2 Dec, 09:00')).toBeInTheDocument();
    await user.keyboard(' ');
    await waitFor(async () => expect(await cellOf(/The mill/)).toBe('2099-12-02'));
    await screen.findByText('Moved to Wed, 2 Dec, 09:00.');
    expect(world.posts[0]?.schedule?.at).toBe('2099-12-02T08:00:00.000Z');
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    await waitFor(async () => expect(await cellOf(/The mill/)).toBe('2099-11-24'));
    await waitFor(() => expect(world.posts[0]?.schedule?.at).toBe('2099-11-24T08:00:00.000Z'));
  });

  test('Escape puts it back, and nothing is sent', async () => {
    const { user, world } = await month(planned('The mill', '2099-11-24'));
    (await chip(/The mill/)).focus();
    await user.keyboard(' {ArrowRight}{Escape}');
    expect(await screen.findByText('Put back: Tue, 24 Nov, 09:00.')).toBeInTheDocument();
    expect(world.posts[0]?.version).toBe(0);
  });

  test('carried over the edge, the month turns with it', async () => {
    const { user } = await month(planned('The mill', '2099-12-05'));
    (await chip(/The mill/)).focus();
    await user.keyboard(' {ArrowDown}{ArrowDown}');
    expect(await screen.findByRole('heading', { name: 'December 2099' })).toBeInTheDocument();
    await user.keyboard('{Escape}');
  });

  test('one that was changed elsewhere goes back to where it is, and says so', async () => {
    const { user } = await month(planned('The mill', '2099-11-24'));
    server.use(on('patch', '/api/posts/{id}', () => problem('version_conflict', 409, { version: 2 })));
    (await chip(/The mill/)).focus();
    await user.keyboard(' {ArrowRight} ');
    expect(await screen.findByRole('alert')).toHaveTextContent('It was changed elsewhere meanwhile');
    expect(await cellOf(/The mill/)).toBe('2099-11-24');
  });

  test('a lost answer puts it back, too', async () => {
    const { user } = await month(planned('The mill', '2099-11-24'));
    server.use(http.patch('*/api/posts/:id', () => HttpResponse.error()));
    (await chip(/The mill/)).focus();
    await user.keyboard(' {ArrowRight} ');
    expect(await screen.findByRole('alert')).toHaveTextContent('We could not move it');
    expect(await cellOf(/The mill/)).toBe('2099-11-24');
  });

  test('a day with more than fits says how many more, and leads to them', async () => {
    const posts = Array.from({ length: 9 }, (_, place) => planned(`Number ${place}`, '2099-11-24'));
    const { user, here } = await month(...posts);
    await user.click(await screen.findByRole('button', { name: '7 more posts on Tuesday, 24 November' }));
    expect(here()).toBe('/dashboard/queue?view=week&day=2099-11-24');
    await waitFor(() => expect(screen.getAllByRole('link', { name: /Number \d/ })).toHaveLength(9));
  });

  test('an empty day leads to the composer with its time', async () => {
    const { user, here } = await month();
    const write = screen.getByRole('link', { name: 'Write a post for Wed, 25 Nov, 09:00' });
    await user.click(write);
    await screen.findByText('Wed, 25 Nov 2099, 09:00 is filled in. Write, then press Schedule….');
    expect(here()).toBe('/dashboard/compose');
    await user.type(await screen.findByLabelText('Post text'), 'Hello');
    await user.click(screen.getByRole('button', { name: 'Schedule…' }));
    expect(await screen.findByLabelText('Date')).toHaveValue('2099-11-25');
    expect(screen.getByLabelText('Time')).toHaveValue('09:00');
  });

  test('what failed stands there, and cannot be carried', async () => {
    const schedule = aSchedule({ at: '2099-11-24T08:00:00Z' });
    const { user } = await month(aPost({ text: 'The mill', schedule, deliveries: [aStuckDelivery()] }));
    (await chip(/^Not posted,\s?09:00\s?The mill/)).focus();
    await user.keyboard(' ');
    expect(screen.queryByText(/^Picked up/)).not.toBeInTheDocument();
  });
});

test('the week knows an hour that the clocks skip', async () => {
  serve({ preferences, posts: [] });
  visit('/dashboard/queue?view=week&day=2027-03-28');
  expect(await screen.findAllByText('The clocks skip this hour.')).toHaveLength(1);
});

describe('the list', () => {
  const failed = () => aPost({ text: 'Stuck', deliveries: [aStuckDelivery()] });

  async function list(...posts: Post[]) {
    const world = serve({ preferences, posts });
    const shown = visit('/dashboard/queue');
    await screen.findAllByRole('checkbox');
    return { ...shown, world };
  }

  test('shows what is not out, and what waits day by day', async () => {
    await list(planned('The mill', '2099-11-24'), failed(), aPost({ text: 'Out' }));
    expect(within(screen.getByRole('region', { name: 'Not out' })).getByText('Stuck')).toBeInTheDocument();
    const day = screen.getByRole('region', { name: 'Tuesday, 24 November' });
    expect(within(day).getByText('The mill')).toBeInTheDocument();
    expect(screen.queryByText('Out')).not.toBeInTheDocument();
  });

  test('moves many, says what was left out and keeps that selected, and takes it back', async () => {
    const { user, world } = await list(planned('One', '2099-11-24'), planned('Two', '2099-11-25'), failed());
    await user.click(screen.getByRole('button', { name: 'Select all 3' }));
    await user.click(screen.getByRole('button', { name: 'Move…' }));
    await user.click(screen.getByRole('button', { name: 'Move 1 day later' }));
    expect(await screen.findAllByText('2 moved, 1 does not allow it.')).not.toHaveLength(0);
    expect(screen.getByText('1 post selected')).toBeInTheDocument();
    const days = () => world.posts.map(({ schedule }) => schedule?.at.slice(0, 10));
    expect(days()).toEqual(['2099-11-25', '2099-11-26', undefined]);
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(days()).toEqual(['2099-11-24', '2099-11-25', undefined]));
  });

  test('cancels many after asking, and tells of one that was sent meanwhile', async () => {
    const { user, world } = await list(planned('One', '2099-11-24'), planned('Two', '2099-11-25'));
    const [one] = world.posts;
    await user.click(screen.getByRole('button', { name: 'Select all 2' }));
    await user.click(screen.getByRole('button', { name: 'Cancel…' }));
    Object.assign(one ?? {}, { can_cancel: false, deliveries: [{ ...one?.deliveries[0], state: 'posted' }] });
    await user.click(await screen.findByRole('button', { name: 'Cancel 2 posts' }));
    expect(await screen.findByText('1 cancelled, 1 was already sent.')).toBeInTheDocument();
    expect(world.posts[1]?.status).toBe('cancelled');
  });

  test('sends many again', async () => {
    const { user, world } = await list(failed(), failed());
    await user.click(screen.getByRole('button', { name: 'Select all 2' }));
    await user.click(screen.getByRole('button', { name: 'Retry' }));
    expect(await screen.findByText('2 queued again.')).toBeInTheDocument();
    expect(world.posts.every(({ deliveries }) => deliveries[0]?.state === 'sending')).toBe(true);
  });

  test('with Shift everything between is selected', async () => {
    const days = ['2099-11-24', '2099-11-25', '2099-11-26', '2099-11-27'];
    const { user } = await list(...days.map((day) => planned(`On ${day}`, day)));
    const boxes = screen.getAllByRole('checkbox');
    if (boxes[0]) await user.click(boxes[0]);
    await user.keyboard('{Shift>}');
    if (boxes[2]) await user.click(boxes[2]);
    await user.keyboard('{/Shift}');
    expect(screen.getByText('3 posts selected')).toBeInTheDocument();
  });

  test('without anything says what will be there', async () => {
    serve({ preferences, posts: [] });
    visit('/dashboard/queue');
    expect(await screen.findByText('Nothing is waiting')).toBeInTheDocument();
  });

  test('holds five hundred', async () => {
    await list(...aBusyCalendar(500));
    expect(screen.getAllByRole('checkbox').length).toBeGreaterThan(300);
  });
});
