import { useForm } from 'react-hook-form';
import { apiKeysQuery } from '@/api/calls/list-api-keys';
import { NoAnswer, Refused } from '@/api/problem';
import type { FieldError } from '@/api/types';
import { ApiKeys } from '@/features/settings/api-keys/api-keys';
import { type KeyFields, NEW_KEY } from '@/features/settings/api-keys/key-form';
import { MadeKey } from '@/features/settings/api-keys/made-key';
import { MakeKeyForm } from '@/features/settings/api-keys/make-key-form';
import { aNewKey, someKeys } from '@/testing/api-key-samples';
import { problem } from '@/testing/typed-http';
import { Card } from '@/ui/card';
import { Frozen, Group, State } from './frame';

const { queryKey } = apiKeysQuery;
const nothing = () => undefined;
const list = <ApiKeys username="ada" />;

function refusal(...args: Parameters<typeof problem>): Refused {
  return new Refused(problem(...args).problem);
}

const wrongNetwork: FieldError = {
  field: 'networks[0]',
  code: 'network_invalid',
  detail: 'This is no address or network.',
};
const wrongPassword: FieldError = {
  field: 'current_password',
  code: 'password_wrong',
  detail: 'This is not your current password.',
};

interface FormStateProps {
  fields?: Partial<KeyFields>;
  error?: Error;
  asksPassword?: boolean;
  isBusy?: boolean;
}

function FormState({ fields, error, asksPassword = false, isBusy = false }: FormStateProps) {
  const form = useForm<KeyFields>({ defaultValues: { ...NEW_KEY, name: 'Weekly report', ...fields } });
  return (
    <Card className="p-6">
      <MakeKeyForm
        username="ada"
        form={form}
        begunAt={Date.now()}
        asksPassword={asksPassword}
        error={error ?? null}
        isBusy={isBusy}
        onMake={nothing}
        onCancel={nothing}
      />
    </Card>
  );
}

export function ApiKeyStates() {
  return (
    <Group title="API keys">
      <State name="loading">
        <Frozen>{list}</Frozen>
      </State>
      <State name="error">
        <Frozen failed={[[queryKey, new NoAnswer('unknown')]]}>{list}</Frozen>
      </State>
      <State name="empty">
        <Frozen data={[[queryKey, { items: [] }]]}>{list}</Frozen>
      </State>
      <State name="new, in use, ending soon, replaced, bound to networks">
        <Frozen data={[[queryKey, { items: someKeys() }]]}>{list}</Frozen>
      </State>
      <State name="making one: without an end, a network refused">
        <FormState
          fields={{ life: 'never', networks: 'nowhere' }}
          error={refusal('invalid_fields', 422, { errors: [wrongNetwork] })}
        />
      </State>
      <State name="making one: the password is asked for">
        <FormState asksPassword error={refusal('reauth_required', 403)} />
      </State>
      <State name="making one: the password is wrong">
        <FormState asksPassword error={refusal('invalid_fields', 422, { errors: [wrongPassword] })} />
      </State>
      <State name="making one: a hundred already">
        <FormState
          error={refusal('too_many_keys', 409, {
            detail: 'You have 100 API keys. Revoke one that is not needed any more, then make another.',
          })}
        />
      </State>
      <State name="making one: on its way">
        <FormState isBusy />
      </State>
      <State name="made">
        <Card className="p-6">
          <MadeKey made={aNewKey()} isReminded={false} onKept={nothing} />
        </Card>
      </State>
      <State name="made, and not kept yet">
        <Card className="p-6">
          <MadeKey made={aNewKey({ scopes: ['scheduler:run'] })} isReminded onKept={nothing} />
        </Card>
      </State>
    </Group>
  );
}
