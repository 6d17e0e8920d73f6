import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { instanceQuery } from '@/api/calls/get-instance';
import type { Instance } from '@/api/types';
import { inWords } from '@/lib/bytes';
import { cx } from '@/lib/cx';
import { Card } from '@/ui/card';
import { ErrorNotice } from '@/ui/error-notice';
import { Icon } from '@/ui/icon';
import { Notice } from '@/ui/notice';
import { Bone, Skeleton } from '@/ui/skeleton';
import { words } from '@/words';

const DATABASES = { sqlite: 'SQLite', postgres: 'PostgreSQL' } as const;
const PLATFORMS = { x: 'X' } as const;

/** How the server is set up and how it is. Nothing here can be changed from the page. */
export function SetUp() {
  const say = words.instance;
  const instance = useQuery(instanceQuery);
  return (
    <Card aria-labelledby="instance-title" className="p-5 sm:p-6">
      <h2 id="instance-title" className="text-lg font-semibold">
        {say.setup}
      </h2>
      {instance.isError && (
        <div className="mt-4">
          <ErrorNotice
            error={instance.error}
            doing={say.doingSetup}
            onRetry={() => void instance.refetch()}
            isRetrying={instance.isFetching}
          />
        </div>
      )}
      {instance.isPending && (
        <Skeleton label={say.loadingSetup} className="mt-4">
          {['one', 'two', 'three'].map((place) => (
            <Bone key={place} className="mt-3 h-4 w-72 max-w-full" />
          ))}
        </Skeleton>
      )}
      {instance.data && <Facts instance={instance.data} />}
    </Card>
  );
}

function Facts({ instance }: { instance: Instance }) {
  const say = words.instance;
  const { database, readiness } = instance;
  return (
    <>
      {readiness.failed.length > 0 && (
        <Notice tone="caution" title={say.notReady} className="mt-4">
          <ul className="space-y-1">
            {readiness.failed.map((check) => (
              <li key={check.code}>{words.refusals.check(check)}</li>
            ))}
          </ul>
        </Notice>
      )}
      <dl className="mt-4 grid gap-x-6 gap-y-4 sm:grid-cols-2">
        {readiness.ready && (
          <Fact name={say.health}>
            <span className="inline-flex items-center gap-2">
              <Icon name="check" className="text-positive" />
              {say.ready}
            </span>
          </Fact>
        )}
        <Fact name={say.publishing}>{instance.publishes ? say.publishesHere : say.publishesElsewhere}</Fact>
        <Fact name={say.version}>
          {instance.version}
          {typeof instance.commit === 'string' && ` (${say.commit(instance.commit)})`}
        </Fact>
        <Fact name={say.tables}>{instance.schema_version}</Fact>
        <Fact name={say.database}>
          {DATABASES[database.kind]} · {inWords(database.size_bytes)}
        </Fact>
        <Fact name={say.registration}>{say.registrations[instance.registration]}</Fact>
        <Fact name={say.mail}>{instance.mail_configured ? say.mailSet : say.mailNotSet}</Fact>
      </dl>
      <h3 className="mt-6 font-semibold">{say.credentials}</h3>
      {instance.credentials.length === 0 && <p className="mt-1 text-[0.9375rem] text-ink-soft">{say.noCredentials}</p>}
      {instance.credentials.map((one) => (
        <section key={one.platform} aria-label={PLATFORMS[one.platform]} className="mt-3">
          <h4 className="font-medium">{PLATFORMS[one.platform]}</h4>
          <dl className="mt-2 grid gap-x-6 gap-y-4 sm:grid-cols-2">
            <Fact name={say.clientId}>{one.client_id_end === '' ? say.hidden : say.endsIn(one.client_id_end)}</Fact>
            <Fact name={say.clientSecret}>{one.has_client_secret ? say.secretSet : say.secretNotSet}</Fact>
            <Fact name={say.callback} isWide>
              <code className="break-all text-sm">{one.callback_url}</code>
            </Fact>
          </dl>
        </section>
      ))}
    </>
  );
}

function Fact({ name, children, isWide = false }: { name: string; children: ReactNode; isWide?: boolean }) {
  return (
    <div className={cx('min-w-0', isWide && 'sm:col-span-2')}>
      <dt className="text-sm text-ink-soft">{name}</dt>
      <dd className="break-words">{children}</dd>
    </div>
  );
}
