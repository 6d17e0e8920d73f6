import { screen, waitFor, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { describe, expect, test } from 'vitest';
import { anInstance, anInvitation, someInvitations } from '@/testing/instance-handlers';
import { show } from '@/testing/render';
import { serve, server } from '@/testing/server';
import { on, problem, problemResponse, reply } from '@/testing/typed-http';
import type { World } from '@/testing/world';
import { Toasts } from '@/ui/toast';
import { Invitations } from './invitations';

function invitations(part: Partial<World> = {}) {
  const world = serve(part);
  return {
    world,
    ...show(
      <>
        <Invitations username="ada" />
        <Toasts />
      </>,
    ),
  };
}

const LINK = /^https:\/\/posts\.example\.org\/register\?invitation=/;
const kept = () => screen.findByRole('button', { name: 'I have copied it' });

describe('the list', () => {
  test('says what became of each, and offers to take back what still holds', async () => {
    invitations({ invitations: someInvitations() });
    const rows = await screen.findAllByRole('listitem');
    expect(rows[0]).toHaveTextContent(/Mary, from the workshop.*Open.*Ends in.*Made by ada/);
    expect(rows[1]).toHaveTextContent(/For nobody in particular.*Made on the command line/);
    expect(rows[2]).toHaveTextContent(/Grace.*Used.*grace registered/);
    expect(rows[3]).toHaveTextContent(/Taken back/);
    expect(rows[4]).toHaveTextContent(/Expired.*Ended 5 days ago/);
    expect(screen.getAllByRole('button', { name: /^Take back/ })).toHaveLength(2);
  });

  test('goes on where a page ends', async () => {
    serve();
    server.use(
      on('get', '/api/instance/invitations', ({ request }) =>
        new URL(request.url).searchParams.get('cursor') === 'two'
          ? reply(200, { items: [anInvitation({ note: 'The older one' })], next_cursor: null })
          : reply(200, { items: [anInvitation({ id: 'a', note: 'The newer one' })], next_cursor: 'two' }),
      ),
    );
    const { user } = show(<Invitations username="ada" />);
    await user.click(await screen.findByRole('button', { name: 'Show older ones' }));
    expect(await screen.findByText('The older one')).toBeInTheDocument();
    expect(screen.getByText('The newer one')).toBeInTheDocument();
  });

  test('that cannot be read can be asked for again', async () => {
    serve();
    server.use(on('get', '/api/instance/invitations', () => problem('internal_error', 500)));
    show(<Invitations username="ada" />);
    expect(await screen.findByRole('button', { name: 'Try again' })).toBeInTheDocument();
  });

  test.each([
    ['open', 'Everybody can register'],
    ['closed', 'Registration is closed'],
  ] as const)('offers none where registration is %s, and says why', async (registration, title) => {
    serve();
    server.use(on('get', '/api/instance', () => reply(200, anInstance({ registration }))));
    show(<Invitations username="ada" />);
    expect(await screen.findByText(title)).toBeInTheDocument();
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Invite somebody' })).not.toBeInTheDocument());
  });
});

describe('inviting', () => {
  test('shows the link once, and not a second longer than it is wanted', async () => {
    const { user, world } = invitations();
    await user.click(await screen.findByRole('button', { name: 'Invite somebody' }));
    expect(screen.getByLabelText('For whom')).toHaveFocus();
    await user.type(screen.getByLabelText('For whom'), 'Mary');
    await user.click(screen.getByRole('button', { name: 'Make the link' }));
    expect(await screen.findByText(LINK)).toBeInTheDocument();
    expect(world.invitations[0]).toMatchObject({ note: 'Mary', status: 'open' });
    await user.keyboard('{Escape}');
    expect(screen.getByRole('alert')).toHaveTextContent('Copy the link first');
    await user.click(screen.getByRole('button', { name: 'Copy: Invitation link' }));
    expect(await navigator.clipboard.readText()).toMatch(LINK);
    await user.click(await kept());
    expect(screen.queryByText(LINK)).not.toBeInTheDocument();
    expect(await screen.findByText('Mary')).toBeInTheDocument();
  });

  test('asks for the password when the sign-in is old, and keeps for whom it is', async () => {
    const { user, world } = invitations({ asksPassword: true });
    await user.click(await screen.findByRole('button', { name: 'Invite somebody' }));
    await user.type(screen.getByLabelText('For whom'), 'Mary');
    await user.click(screen.getByRole('button', { name: 'Make the link' }));
    expect(await screen.findByLabelText('Current password')).toHaveFocus();
    await user.type(screen.getByLabelText('Current password'), 'weaves algebraic patterns');
    await user.click(screen.getByRole('button', { name: 'Make the link' }));
    await kept();
    expect(world.invitations[0]?.note).toBe('Mary');
  });

  test('repeated after a lost answer asks for the very same, so that no second one is made', async () => {
    serve();
    const asked: (string | null)[] = [];
    server.use(
      http.post('*/api/instance/invitations', ({ request }) => {
        asked.push(request.headers.get('Idempotency-Key'));
        if (asked.length === 1) return HttpResponse.error();
        return problemResponse(problem('invitation_made_before', 409, { detail: 'It was made. It is gone.' }).problem);
      }),
    );
    const { user } = show(<Invitations username="ada" />);
    await user.click(await screen.findByRole('button', { name: 'Invite somebody' }));
    await user.click(screen.getByRole('button', { name: 'Make the link' }));
    await screen.findByRole('alert');
    await user.click(screen.getByRole('button', { name: 'Make the link' }));
    expect(await screen.findByText('It was made. It is gone.')).toBeInTheDocument();
    expect(asked[1]).toBe(asked[0]);
    await user.click(screen.getByRole('button', { name: 'Make the link' }));
    await waitFor(() => expect(asked).toHaveLength(3));
    expect(asked[2]).not.toBe(asked[1]);
  });

  test('is not sent with more words than there is room for', async () => {
    const { user, world } = invitations();
    await user.click(await screen.findByRole('button', { name: 'Invite somebody' }));
    await user.click(screen.getByLabelText('For whom'));
    await user.paste('x'.repeat(101));
    await user.click(screen.getByRole('button', { name: 'Make the link' }));
    expect(screen.getByText('Use at most 100 characters.')).toBeInTheDocument();
    expect(world.invitations).toEqual([]);
  });
});

describe('taking back', () => {
  test('asks once, by the words it is known by', async () => {
    const { user, world } = invitations({ invitations: [anInvitation({ note: 'Mary' })] });
    await user.click(await screen.findByRole('button', { name: 'Take back: Mary' }));
    const dialog = screen.getByRole('alertdialog', { name: 'Take the invitation for “Mary” back?' });
    await user.click(within(dialog).getByRole('button', { name: 'Take back' }));
    await waitFor(() => expect(world.invitations[0]?.status).toBe('revoked'));
    expect(await screen.findByText('The invitation is taken back.')).toBeInTheDocument();
  });

  test('of one that was used meanwhile is no error', async () => {
    const { user, world } = invitations({ invitations: [anInvitation({ note: 'Mary' })] });
    await user.click(await screen.findByRole('button', { name: 'Take back: Mary' }));
    world.invitations = [anInvitation({ note: 'Mary', status: 'used', used_by: 'mary' })];
    await user.click(within(screen.getByRole('alertdialog')).getByRole('button', { name: 'Take back' }));
    expect(await screen.findByText('This invitation did not hold any more.')).toBeInTheDocument();
    expect(await screen.findByText(/mary registered/)).toBeInTheDocument();
  });
});
