import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test, vi } from 'vitest';
import { aPerson, somePeople } from '@/testing/instance-handlers';
import { show } from '@/testing/render';
import { aSessionView, aUser } from '@/testing/samples';
import { serve, server } from '@/testing/server';
import { on, problem, reply } from '@/testing/typed-http';
import type { World } from '@/testing/world';
import { Toasts } from '@/ui/toast';
import { People } from './people';

const ME = aUser();

function people(part: Partial<World> = {}) {
  const world = serve({ session: aSessionView({ user: ME }), ...part });
  const onSteppedDown = vi.fn();
  return {
    world,
    onSteppedDown,
    ...show(
      <>
        <People me={ME} onSteppedDown={onSteppedDown} />
        <Toasts />
      </>,
    ),
  };
}

const named = (world: World, name: string) => world.people.find(({ username }) => username === name);

describe('the list', () => {
  test('says of each how his sign-in stands, and offers what fits him', async () => {
    people();
    const [ada, grace, charles] = await screen.findAllByRole('listitem');
    expect(ada).toHaveTextContent(/ada.*You.*Administrator.*Second factor on/);
    expect(within(ada as HTMLElement).getAllByRole('button')).toHaveLength(1);
    expect(grace).toHaveTextContent('Password only');
    expect(screen.getByRole('button', { name: 'Make administrator: grace' })).toBeInTheDocument();
    expect(charles).toHaveTextContent(/Shut out.*Not signed in anywhere/);
    expect(within(charles as HTMLElement).getByRole('button', { name: 'Let in again: charles' })).toBeInTheDocument();
    expect(within(charles as HTMLElement).getAllByRole('button')).toHaveLength(1);
  });

  test('goes on where a page ends', async () => {
    serve({ session: aSessionView({ user: ME }) });
    server.use(
      on('get', '/api/instance/users', ({ request }) => {
        const isSecond = new URL(request.url).searchParams.get('cursor') === 'two';
        return isSecond
          ? reply(200, { items: [aPerson({ id: ME.id.replace(/.$/, '9'), username: 'mary' })], next_cursor: null })
          : reply(200, { items: [aPerson()], next_cursor: 'two' });
      }),
    );
    const { user } = show(<People me={ME} onSteppedDown={() => undefined} />);
    await user.click(await screen.findByRole('button', { name: 'Show more people' }));
    expect(await screen.findByText('mary')).toBeInTheDocument();
    expect(screen.getAllByRole('listitem')).toHaveLength(2);
    expect(screen.queryByRole('button', { name: 'Show more people' })).not.toBeInTheDocument();
  });

  test('that cannot be read can be asked for again', async () => {
    serve({ session: aSessionView({ user: ME }) });
    server.use(on('get', '/api/instance/users', () => problem('internal_error', 500)));
    show(<People me={ME} onSteppedDown={() => undefined} />);
    expect(await screen.findByRole('button', { name: 'Try again' })).toBeInTheDocument();
  });
});

describe('shutting out', () => {
  test('asks by name, and says what waits then', async () => {
    const { user, world } = people();
    await user.click(await screen.findByRole('button', { name: 'Shut out: grace' }));
    const dialog = screen.getByRole('dialog', { name: 'Shut grace out?' });
    expect(named(world, 'grace')?.disabled_at).toBeNull();
    await user.click(within(dialog).getByRole('button', { name: 'Shut out' }));
    expect(await screen.findByText('grace is shut out. 2 posts wait.')).toBeInTheDocument();
    expect(await screen.findByRole('button', { name: 'Let in again: grace' })).toBeInTheDocument();
    expect(named(world, 'grace')?.disabled_at).not.toBeNull();
  });

  test('can be thought better of', async () => {
    const { user, world } = people();
    await user.click(await screen.findByRole('button', { name: 'Shut out: grace' }));
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    expect(named(world, 'grace')?.disabled_at).toBeNull();
  });

  test('asks for the password when the sign-in is old', async () => {
    const { user, world } = people({ asksPassword: true });
    await user.click(await screen.findByRole('button', { name: 'Shut out: grace' }));
    const act = () => user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Shut out' }));
    await act();
    const field = await screen.findByLabelText('Current password');
    expect(field).toHaveFocus();
    await act();
    expect(await screen.findByText('Type your password.')).toBeInTheDocument();
    await user.type(field, 'wrong');
    await act();
    expect(await screen.findByText('This is not your current password.')).toBeInTheDocument();
    expect(named(world, 'grace')?.disabled_at).toBeNull();
    await user.clear(field);
    await user.type(field, 'weaves algebraic patterns');
    await act();
    await waitFor(() => expect(named(world, 'grace')?.disabled_at).not.toBeNull());
  });
});

test('letting in says how many posts go on', async () => {
  const { user } = people();
  await user.click(await screen.findByRole('button', { name: 'Let in again: charles' }));
  await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Let in again' }));
  expect(await screen.findByText('charles may come in again. 1 post goes on.')).toBeInTheDocument();
});

describe('roles', () => {
  test('are given and taken', async () => {
    const { user, world } = people();
    await user.click(await screen.findByRole('button', { name: 'Make administrator: grace' }));
    await user.click(screen.getByRole('button', { name: 'Make administrator' }));
    await user.click(await screen.findByRole('button', { name: 'Make member: grace' }));
    expect(named(world, 'grace')?.role).toBe('admin');
    await user.click(screen.getByRole('button', { name: 'Make member' }));
    expect(await screen.findByRole('button', { name: 'Make administrator: grace' })).toBeInTheDocument();
    expect(named(world, 'grace')?.role).toBe('member');
  });

  test('stay with the last administrator, who is told what to do first', async () => {
    const { user, world, onSteppedDown } = people();
    await user.click(await screen.findByRole('button', { name: 'Step down' }));
    await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Step down' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('Make somebody else an administrator first');
    expect(named(world, 'ada')?.role).toBe('admin');
    expect(onSteppedDown).not.toHaveBeenCalled();
  });

  test('may be given up when another one is there', async () => {
    const all = somePeople().map((one) => (one.username === 'grace' ? { ...one, role: 'admin' as const } : one));
    const { user, onSteppedDown } = people({ people: all });
    await user.click(await screen.findByRole('button', { name: 'Step down' }));
    await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Step down' }));
    await waitFor(() => expect(onSteppedDown).toHaveBeenCalledOnce());
  });
});
