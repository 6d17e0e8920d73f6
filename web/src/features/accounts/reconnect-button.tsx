import { Button } from '@/ui/button';
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
      busyLabel="Opening X…"
      onClick={connect.start}
    >
      Reconnect
    </Button>
  );
}
