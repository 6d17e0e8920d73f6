import { Button } from '@/ui/button';
import { words } from '@/words';
import type { useConnectX } from './use-connect-x';

interface ReconnectButtonProps {
  connect: ReturnType<typeof useConnectX>;
  isMainAct?: boolean;
}

export function ReconnectButton({ connect, isMainAct = false }: ReconnectButtonProps) {
  return (
    <Button
      look={isMainAct ? 'primary' : 'secondary'}
      busy={connect.isConnecting}
      busyLabel={words.accounts.opening}
      onClick={connect.start}
    >
      {words.accounts.reconnect}
    </Button>
  );
}
