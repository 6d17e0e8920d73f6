import { useState } from 'react';
import { NoAnswer, OddAnswer, Refused } from '@/api/problem';
import type { DeliveryState } from '@/api/types';
import { problem } from '@/testing/typed-http';
import { Avatar } from '@/ui/avatar';
import { Badge } from '@/ui/badge';
import { Button } from '@/ui/button';
import { Empty } from '@/ui/empty';
import { ErrorNotice } from '@/ui/error-notice';
import { PasswordField, TextField } from '@/ui/field';
import { Logo } from '@/ui/logo';
import { Notice } from '@/ui/notice';
import { STATUS_WORDS, Status } from '@/ui/status';
import { Tabs } from '@/ui/tabs';
import { Group, State } from './frame';

const nothing = () => undefined;

function TabsState() {
  const [tab, setTab] = useState<'text' | 'preview'>('text');
  return (
    <Tabs
      label="A post"
      value={tab}
      onChange={setTab}
      tabs={[
        { value: 'text', label: 'Text', content: <p>What was written.</p> },
        { value: 'preview', label: 'As X shows it', content: <p>How it will look.</p> },
      ]}
    />
  );
}

export function PieceStates() {
  return (
    <Group title="Pieces">
      <State name="buttons: primary, secondary, quiet, at work">
        <div className="flex flex-wrap gap-3">
          <Button look="primary">Post now</Button>
          <Button>Disconnect</Button>
          <Button look="quiet">Details</Button>
          <Button look="primary" busy busyLabel="Posting…" />
          <Button busy busyLabel="Ending…" />
        </div>
      </State>
      <State name="status, one for each state of a delivery">
        <div className="flex flex-wrap gap-x-6 gap-y-2">
          {(Object.keys(STATUS_WORDS) as DeliveryState[]).map((state) => (
            <Status key={state} state={state} />
          ))}
        </div>
      </State>
      <State name="fields: with a hint, with a problem, secret">
        <div className="grid gap-5 sm:grid-cols-2">
          <TextField label="Username" hint="The name you sign in with." defaultValue="ada" />
          <TextField label="Username" error="This username is taken. Choose another one." defaultValue="ada" />
          <PasswordField label="Password" defaultValue="weaves algebraic patterns" />
        </div>
      </State>
      <State name="avatars, badge, logo">
        <div className="flex items-center gap-4">
          <Avatar name="Ada Lovelace" />
          <Avatar name="plato" size="small" />
          <Avatar name="" />
          <Badge>Sandbox</Badge>
          <Logo size={48} />
        </div>
      </State>
      <State name="tabs">
        <TabsState />
      </State>
      <State name="notices: info, positive, caution">
        <div className="space-y-3">
          <Notice tone="info" title="Your session ended">
            Sign in to go on. What you wrote is kept.
          </Notice>
          <Notice tone="positive" title="X is connected" onDismiss={nothing}>
            You can post from your dashboard now.
          </Notice>
          <Notice tone="caution" title="X was not connected" onDismiss={nothing}>
            You chose not to let Pillarbox post for you, so nothing was changed.
          </Notice>
        </div>
      </State>
      <State name="errors: refused, no answer, an answer that is not ours">
        <div className="space-y-3">
          <ErrorNotice
            error={
              new Refused(
                problem('too_many_requests', 429, {
                  title: 'Too many tries',
                  detail: 'There were too many tries.',
                  retry_after_secs: 40,
                }).problem,
              )
            }
            doing="sign you in"
          />
          <ErrorNotice error={new NoAnswer('unknown')} doing="load your posts" onRetry={nothing} />
          <ErrorNotice error={new OddAnswer(502)} doing="load your posts" onRetry={nothing} isRetrying />
        </div>
      </State>
      <State name="empty">
        <Empty
          title="Your posts begin here"
          picture={<Logo size={56} />}
          action={<Button look="primary">Connect an account</Button>}
        >
          Connect your X account to post from your dashboard.
        </Empty>
      </State>
    </Group>
  );
}
