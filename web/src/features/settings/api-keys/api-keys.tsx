import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { apiKeysQuery } from '@/api/calls/list-api-keys';
import type { ApiKey } from '@/api/types';
import { Button } from '@/ui/button';
import { Card } from '@/ui/card';
import { Empty } from '@/ui/empty';
import { ErrorNotice } from '@/ui/error-notice';
import { Icon } from '@/ui/icon';
import { Sentence } from '@/ui/sentence';
import { Bone, Skeleton } from '@/ui/skeleton';
import { words } from '@/words';
import { ExchangeDialog } from './exchange-dialog';
import { type KeyFields, NEW_KEY } from './key-form';
import { KeyRow } from './key-row';
import { MakeKeyDialog } from './make-key-dialog';
import { RevokeDialog } from './revoke-dialog';

const STALE_MS = 3_600_000;

type Act = { name: 'exchange' | 'revoke'; apiKey: ApiKey };

/** The keys with which programs speak for this user. */
export function ApiKeys({ username }: { username: string }) {
  const keys = useQuery(apiKeysQuery);
  const form = useForm<KeyFields>({ defaultValues: NEW_KEY });
  const [begunAt, setBegunAt] = useState<number | null>(null);
  const [isMaking, setMaking] = useState(false);
  const [act, setAct] = useState<Act | null>(null);
  const items = keys.data?.items;

  function make(): void {
    // Kept until it is made: the same wish, repeated after a lost answer, ends at the same instant. Unless it is long ago.
    if (begunAt === null || Date.now() - begunAt > STALE_MS) setBegunAt(Date.now());
    setMaking(true);
  }

  const makeOne = (
    <Button look="primary" onClick={make}>
      {words.keys.make}
    </Button>
  );
  return (
    <Card aria-labelledby="keys-title" className="p-5 sm:p-6">
      <h2 id="keys-title" className="text-lg font-semibold">
        {words.keys.title}
      </h2>
      <p className="mt-1 text-[0.9375rem] text-ink-soft">
        <Sentence
          text={words.keys.lead}
          parts={{
            link: (
              <a href="/api/docs" className="link font-medium text-ink">
                {words.keys.leadLink}
              </a>
            ),
          }}
        />
      </p>
      {keys.isError && (
        <div className="mt-4">
          <ErrorNotice
            error={keys.error}
            doing={words.keys.doingLoad}
            onRetry={() => void keys.refetch()}
            isRetrying={keys.isFetching}
          />
        </div>
      )}
      {keys.isPending && <KeysSkeleton />}
      {items?.length === 0 && (
        <div className="mt-4">
          <Empty
            title={words.keys.emptyTitle}
            action={makeOne}
            picture={<Icon name="key" size={32} className="text-ink-soft" />}
          >
            {words.keys.empty}
          </Empty>
        </div>
      )}
      {items !== undefined && items.length > 0 && (
        <>
          <ul className="mt-4 divide-y divide-line">
            {items.map((apiKey) => (
              <KeyRow
                key={apiKey.id}
                apiKey={apiKey}
                onExchange={() => setAct({ name: 'exchange', apiKey })}
                onRevoke={() => setAct({ name: 'revoke', apiKey })}
              />
            ))}
          </ul>
          <div className="mt-4">{makeOne}</div>
        </>
      )}
      {begunAt !== null && (
        <MakeKeyDialog
          username={username}
          form={form}
          begunAt={begunAt}
          isOpen={isMaking}
          onMade={() => setBegunAt(Date.now())}
          onClose={() => setMaking(false)}
        />
      )}
      {act?.name === 'exchange' && (
        <ExchangeDialog username={username} apiKey={act.apiKey} onClose={() => setAct(null)} />
      )}
      {act?.name === 'revoke' && <RevokeDialog apiKey={act.apiKey} onClose={() => setAct(null)} />}
    </Card>
  );
}

function KeysSkeleton() {
  return (
    <Skeleton label={words.keys.loading} className="mt-4">
      {['one', 'two'].map((place) => (
        <div key={place} className="mt-4 space-y-2">
          <Bone className="h-4 w-40" />
          <Bone className="h-3 w-56 max-w-full" />
          <Bone className="h-3 w-72 max-w-full" />
        </div>
      ))}
    </Skeleton>
  );
}
