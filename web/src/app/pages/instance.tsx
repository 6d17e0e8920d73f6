import { createLazyRoute, Link } from '@tanstack/react-router';
import { People } from '@/features/instance/people';
import { SetUp } from '@/features/instance/set-up';
import { Icon } from '@/ui/icon';
import { PageHeading } from '@/ui/page-heading';
import { words } from '@/words';

export const Route = createLazyRoute('/signed-in/dashboard/instance')({ component: InstancePage });

function InstancePage() {
  return (
    <>
      <Link to="/dashboard/settings" className="link mb-3 inline-flex items-center gap-1 text-sm">
        <Icon name="left" size={16} />
        {words.instance.back}
      </Link>
      <PageHeading title={words.instance.title} />
      <p className="mt-1 mb-5 text-[0.9375rem] text-ink-soft">{words.instance.lead}</p>
      <div className="space-y-4">
        <SetUp />
        <People />
      </div>
    </>
  );
}
