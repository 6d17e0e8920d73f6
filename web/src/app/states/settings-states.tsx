import { preferencesQuery } from '@/api/calls/get-preferences';
import { sessionsQuery } from '@/api/calls/list-sessions';
import { NoAnswer } from '@/api/problem';
import { RegisterForm } from '@/features/session/register-form';
import { SetUpForm } from '@/features/session/set-up-form';
import { SignInForm } from '@/features/session/sign-in-form';
import { ChangePasswordForm } from '@/features/settings/change-password-form';
import { Preferences } from '@/features/settings/preferences';
import { SessionList } from '@/features/settings/session-list';
import { aWorld } from '@/testing/world';
import { DashboardSkeleton } from '../pages/dashboard-skeleton';
import { SettingsSkeleton } from '../pages/settings-skeleton';
import { Frozen, Group, State } from './frame';

const nothing = () => undefined;
const sessions = aWorld().sessions;

export function SettingsStates() {
  return (
    <>
      <Group title="Preferences">
        <State name="loading">
          <Frozen>
            <Preferences />
          </Frozen>
        </State>
        <State name="error">
          <Frozen failed={[[preferencesQuery.queryKey, new NoAnswer('unknown')]]}>
            <Preferences />
          </Frozen>
        </State>
        {[false, true].map((isOn) => (
          <State key={String(isOn)} name={isOn ? 'on' : 'off'}>
            <Frozen
              data={[
                [preferencesQuery.queryKey, { auto_share_blog_to_x: isOn, time_zone: isOn ? 'Europe/Berlin' : null }],
              ]}
            >
              <Preferences />
            </Frozen>
          </State>
        ))}
      </Group>
      <Group title="Security">
        <State name="sessions: loading">
          <Frozen>
            <SessionList />
          </Frozen>
        </State>
        <State name="sessions: error">
          <Frozen failed={[[sessionsQuery.queryKey, new NoAnswer('unknown')]]}>
            <SessionList />
          </Frozen>
        </State>
        <State name="sessions: only this one">
          <Frozen data={[[sessionsQuery.queryKey, { items: sessions.slice(0, 1) }]]}>
            <SessionList />
          </Frozen>
        </State>
        <State name="sessions and password">
          <Frozen data={[[sessionsQuery.queryKey, { items: sessions }]]}>
            <div className="space-y-4">
              <ChangePasswordForm username="ada" />
              <SessionList />
            </div>
          </Frozen>
        </State>
      </Group>
      <Group title="Coming in">
        <Frozen>
          <div className="grid gap-10 sm:grid-cols-2">
            <State name="sign in">
              <SignInForm onSignedIn={nothing} />
            </State>
            <State name="set up, with a token">
              <SetUpForm needsToken onSignedIn={nothing} />
            </State>
            <State name="register, by invitation">
              <RegisterForm needsInvitation invitation="" onSignedIn={nothing} />
            </State>
          </div>
        </Frozen>
      </Group>
      <Group title="Whole pages, loading">
        <State name="dashboard">
          <DashboardSkeleton />
        </State>
        <State name="settings">
          <SettingsSkeleton />
        </State>
      </Group>
    </>
  );
}
