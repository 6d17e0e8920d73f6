import { useForm } from 'react-hook-form';
import { emailQuery } from '@/api/calls/get-email';
import { preferencesQuery } from '@/api/calls/get-preferences';
import { secondFactorQuery } from '@/api/calls/get-second-factor';
import { apiKeysQuery } from '@/api/calls/list-api-keys';
import { auditTrailQuery } from '@/api/calls/list-audit-trail';
import { sessionsQuery } from '@/api/calls/list-sessions';
import { NoAnswer, Refused } from '@/api/problem';
import type { Email } from '@/api/types';
import { RegisterForm } from '@/features/session/register-form';
import { SecondStep, type SignInFields } from '@/features/session/second-step';
import { SetUpForm } from '@/features/session/set-up-form';
import { SignInForm } from '@/features/session/sign-in-form';
import { AuditTrail } from '@/features/settings/audit-trail';
import { ChangePasswordForm } from '@/features/settings/change-password-form';
import { LanguageChoice } from '@/features/settings/language-choice';
import { MailAddress } from '@/features/settings/mail-address';
import { NotificationChoices } from '@/features/settings/notification-choices';
import { Preferences } from '@/features/settings/preferences';
import { EnrolmentForm } from '@/features/settings/second-factor/enrolment-form';
import { QrCode } from '@/features/settings/second-factor/qr-code';
import { RecoveryCodes } from '@/features/settings/second-factor/recovery-codes';
import { SecondFactor } from '@/features/settings/second-factor/second-factor';
import { SessionList } from '@/features/settings/session-list';
import { someKeys } from '@/testing/api-key-samples';
import { anEmail, thePreferences } from '@/testing/notification-samples';
import { ago, ahead } from '@/testing/samples';
import { recoveryCodes, someTrail } from '@/testing/security-handlers';
import { problem } from '@/testing/typed-http';
import { aWorld } from '@/testing/world';
import { DashboardSkeleton } from '../pages/dashboard-skeleton';
import { SettingsSkeleton } from '../pages/settings-skeleton';
import { Frozen, Group, State } from './frame';

const ADDRESSES: [name: string, email: Email][] = [
  ['none', anEmail()],
  ['none, and no mail server', anEmail({ mail_available: false })],
  ['one', anEmail({ address: 'ada@example.org' })],
  ['one, and no mail server any more', anEmail({ address: 'ada@example.org', mail_available: false })],
  ['one that waits', anEmail({ pending: 'ada@example.org', pending_expires_at: ahead(28) })],
  [
    'one, and another that waits',
    anEmail({ address: 'ada@example.org', pending: 'ada@new.example.org', pending_expires_at: ahead(28) }),
  ],
  ['one that was not confirmed in time', anEmail({ pending: 'ada@example.org', pending_expires_at: ago(4) })],
];

const nothing = () => undefined;
const sessions = aWorld().sessions;

const ENROLMENT = {
  secret: 'JBSWY3DPEHPK3PXP',
  uri: 'otpauth://totp/Pillarbox:ada?secret=JBSWY3DPEHPK3PXP&issuer=Pillarbox',
};
const WRONG_CODE = new Refused(
  problem('invalid_fields', 422, {
    errors: [{ field: 'code', code: 'code_wrong', detail: 'This code is not right, or was used before.' }],
  }).problem,
);
const qrCode = <QrCode text={ENROLMENT.uri} label="QR code" />;

function SecondStepState({ error }: { error?: string }) {
  const form = useForm<SignInFields>({ defaultValues: { username: 'ada', password: '', code: '' } });
  return <SecondStep form={form} error={error} />;
}

export function SettingsStates() {
  return (
    <>
      <Group title="Preferences">
        <State name="language">
          <LanguageChoice />
        </State>
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
                [
                  preferencesQuery.queryKey,
                  thePreferences({ auto_share_blog_to_x: isOn, time_zone: isOn ? 'Europe/Berlin' : null }),
                ],
              ]}
            >
              <Preferences />
            </Frozen>
          </State>
        ))}
      </Group>
      <Group title="Mail and what one hears of">
        <State name="address: loading">
          <Frozen>
            <MailAddress username="ada" />
          </Frozen>
        </State>
        <State name="address: error">
          <Frozen failed={[[emailQuery.queryKey, new NoAnswer('unknown')]]}>
            <MailAddress username="ada" />
          </Frozen>
        </State>
        {ADDRESSES.map(([name, email]) => (
          <State key={name} name={`address: ${name}`}>
            <Frozen data={[[emailQuery.queryKey, email]]}>
              <MailAddress username="ada" />
            </Frozen>
          </State>
        ))}
        <State name="choices: error">
          <Frozen failed={[[preferencesQuery.queryKey, new NoAnswer('unknown')]]}>
            <NotificationChoices isAdmin />
          </Frozen>
        </State>
        <State name="choices">
          <Frozen
            data={[
              [preferencesQuery.queryKey, thePreferences()],
              [emailQuery.queryKey, anEmail({ address: 'ada@example.org' })],
            ]}
          >
            <NotificationChoices isAdmin />
          </Frozen>
        </State>
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
          <Frozen
            data={[
              [sessionsQuery.queryKey, { items: sessions }],
              [apiKeysQuery.queryKey, { items: someKeys() }],
            ]}
          >
            <div className="space-y-4">
              <ChangePasswordForm username="ada" />
              <SessionList />
            </div>
          </Frozen>
        </State>
      </Group>
      <Group title="Second factor">
        <State name="loading">
          <Frozen>
            <SecondFactor username="ada" />
          </Frozen>
        </State>
        <State name="error">
          <Frozen failed={[[secondFactorQuery.queryKey, new NoAnswer('unknown')]]}>
            <SecondFactor username="ada" />
          </Frozen>
        </State>
        {[null, 9, 1, 0].map((left) => (
          <State key={left} name={left === null ? 'off' : `on, ${left} codes left`}>
            <Frozen
              data={[
                [
                  secondFactorQuery.queryKey,
                  { on_since: left === null ? null : ago(60 * 24 * 3), recovery_codes_left: left ?? 0 },
                ],
              ]}
            >
              <SecondFactor username="ada" />
            </Frozen>
          </State>
        ))}
        {[false, true].map((isBusy) => (
          <State key={String(isBusy)} name={isBusy ? 'the app is tried: at work' : 'the app is tried'}>
            <EnrolmentForm
              enrolment={ENROLMENT}
              picture={qrCode}
              error={null}
              isBusy={isBusy}
              onSend={nothing}
              onCancel={nothing}
            />
          </State>
        ))}
        <State name="the app is tried: the code is wrong">
          <EnrolmentForm
            enrolment={ENROLMENT}
            picture={qrCode}
            error={WRONG_CODE}
            isBusy={false}
            onSend={nothing}
            onCancel={nothing}
          />
        </State>
        <State name="recovery codes">
          <RecoveryCodes codes={recoveryCodes()} isReminded onKept={nothing} />
        </State>
        <State name="activity: loading">
          <Frozen>
            <AuditTrail />
          </Frozen>
        </State>
        <State name="activity">
          <Frozen
            data={[
              [auditTrailQuery.queryKey, { pages: [{ items: someTrail(), next_cursor: 'next' }], pageParams: [null] }],
            ]}
          >
            <AuditTrail />
          </Frozen>
        </State>
      </Group>
      <Group title="Coming in">
        <Frozen>
          <div className="grid gap-10 sm:grid-cols-2">
            <State name="sign in">
              <SignInForm onSignedIn={nothing} />
            </State>
            <State name="sign in: the second step">
              <SecondStepState />
            </State>
            <State name="sign in: the second step, nothing typed">
              <SecondStepState error="Type the code." />
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
