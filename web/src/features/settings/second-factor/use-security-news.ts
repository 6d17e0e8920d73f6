import { useQueryClient } from '@tanstack/react-query';
import { secondFactorQuery } from '@/api/calls/get-second-factor';
import { auditTrailQuery } from '@/api/calls/list-audit-trail';
import { sessionsQuery } from '@/api/calls/list-sessions';

/** Reads again what stands beside the second factor on its page, once it has changed. */
export function useSecurityNews(): () => void {
  const queryClient = useQueryClient();
  return () => {
    for (const { queryKey } of [secondFactorQuery, sessionsQuery, auditTrailQuery]) {
      void queryClient.invalidateQueries({ queryKey });
    }
  };
}
