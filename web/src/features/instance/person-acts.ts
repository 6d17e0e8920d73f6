import { changeInstanceUserRole } from '@/api/calls/change-instance-user-role';
import { disableInstanceUser } from '@/api/calls/disable-instance-user';
import { enableInstanceUser } from '@/api/calls/enable-instance-user';
import type { InstanceUser } from '@/api/types';
import { words } from '@/words';

/** What can be done about a person. */
export type ActName = 'disable' | 'enable' | 'promote' | 'demote' | 'stepDown';

/** Does it, and says in a sentence what came of it. */
export async function perform(act: ActName, person: InstanceUser, current_password: string | null): Promise<string> {
  const { id, username } = person;
  const say = words.instance;
  switch (act) {
    case 'disable': {
      const done = await disableInstanceUser({ id, shown: { current_password } });
      return say.isShutOut(username, done.posts_held);
    }
    case 'enable': {
      const done = await enableInstanceUser({ id, shown: { current_password } });
      return say.isLetIn(username, done.posts_released);
    }
    case 'promote':
      await changeInstanceUserRole({ id, change: { role: 'admin', current_password } });
      return say.isAdminNow(username);
    case 'demote':
      await changeInstanceUserRole({ id, change: { role: 'member', current_password } });
      return say.isMemberNow(username);
    case 'stepDown':
      await changeInstanceUserRole({ id, change: { role: 'member', current_password } });
      return say.haveSteppedDown;
  }
}

/** What is offered for a person. Nobody shuts himself out, and who is shut out gets no other role meanwhile. */
export function actsFor(person: InstanceUser, isMe: boolean): ActName[] {
  if (isMe) return ['stepDown'];
  if (person.disabled_at !== null) return ['enable'];
  return [person.role === 'admin' ? 'demote' : 'promote', 'disable'];
}
