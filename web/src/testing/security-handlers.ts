// The pretend server's second factor: the code is always 123456, the one recovery code AAAA-BBBB-CCCC-DDDD.
import type { RequestHandler } from 'msw';
import type { AuditLine } from '@/api/types';
import { ago } from './samples';
import { type Guard, on, problem, reply } from './typed-http';
import type { World } from './world';

export const GOOD_CODE = '123456';
const RECOVERY_CODE = 'AAAA-BBBB-CCCC-DDDD';
const SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';

export function isGoodCode(code: string | undefined): boolean {
  return code === GOOD_CODE || code === RECOVERY_CODE;
}

export function recoveryCodes(): string[] {
  return [
    'MZXW-6YTB-OI5D-SNRR',
    'GEZD-GNBV-GY3T-QOJQ',
    'NBSW-Y3DP-EB3W-64TM',
    'MQQC-CIJB-EEQS-CIJB',
    'ONSW-G4TF-OQQH-I3ZA',
  ];
}

export function someTrail(): AuditLine[] {
  const line = (id: number, action: string, minutes: number, ip: string | null): AuditLine => ({
    id: `0198c5a2-7c1e-7d3a-9a55-0f5e0c2b7d0${id}`,
    at: ago(minutes),
    action,
    subject: null,
    ip,
    detail: null,
  });
  return [
    line(1, 'post.created', 4, null),
    line(2, 'login.succeeded', 12, '203.0.113.7'),
    line(3, 'login.failed', 13, '203.0.113.7'),
    line(4, 'account.connected', 60 * 24, null),
    line(5, 'something.new', 60 * 24 * 3, '198.51.100.4'),
  ];
}

export function securityHandlersFor(world: World, guarded: Guard): RequestHandler[] {
  const wrong = (field: string, code: 'code_wrong' | 'password_wrong', detail: string) =>
    problem('invalid_fields', 422, { detail, errors: [{ field, code, detail }] });
  /** What is wrong with them, if something is. */
  async function faultOf(request: Request) {
    const both = (await request.json()) as { current_password: string; code: string };
    if (both.current_password === 'wrong') {
      return wrong('current_password', 'password_wrong', 'The current password is not right.');
    }
    return isGoodCode(both.code) ? null : wrong('code', 'code_wrong', 'This code is not right, or was used before.');
  }
  return [
    on(
      'get',
      '/api/auth/second-factor',
      guarded(() => reply(200, world.secondFactor)),
    ),
    on(
      'post',
      '/api/auth/second-factor',
      guarded(async ({ request }) => {
        const { current_password } = (await request.json()) as { current_password: string | null };
        if (world.asksPassword && current_password === null) {
          return problem('reauth_required', 403, { detail: 'Show that it is you.' });
        }
        if (current_password === 'wrong') {
          return wrong('current_password', 'password_wrong', 'The current password is not right.');
        }
        return reply(200, { secret: SECRET, uri: `otpauth://totp/Pillarbox:ada?secret=${SECRET}&issuer=Pillarbox` });
      }),
    ),
    on(
      'post',
      '/api/auth/second-factor/confirm',
      guarded(async ({ request }) => {
        const { code } = (await request.json()) as { code: string };
        if (code !== GOOD_CODE) return wrong('code', 'code_wrong', 'This code is not right, or was used before.');
        world.secondFactor = { on_since: ago(0), recovery_codes_left: 10 };
        return reply(200, { recovery_codes: recoveryCodes() });
      }),
    ),
    on(
      'post',
      '/api/auth/second-factor/recovery-codes',
      guarded(async ({ request }) => (await faultOf(request)) ?? reply(200, { recovery_codes: recoveryCodes() })),
    ),
    on(
      'post',
      '/api/auth/second-factor/remove',
      guarded(async ({ request }) => {
        const fault = await faultOf(request);
        if (fault !== null) return fault;
        world.secondFactor = { on_since: null, recovery_codes_left: 0 };
        return reply(204, undefined);
      }),
    ),
    on(
      'get',
      '/api/audit',
      guarded(({ request }) => {
        const isSecond = new URL(request.url).searchParams.has('cursor');
        const all = someTrail();
        return reply(200, { items: isSecond ? all.slice(3) : all.slice(0, 3), next_cursor: isSecond ? null : 'next' });
      }),
    ),
  ];
}
