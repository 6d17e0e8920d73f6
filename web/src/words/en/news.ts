// What the user should know. The server speaks English, so it is said as it comes.
import type { Notification } from '@/api/types';

export const news = {
  told: ({ title, detail }: Pick<Notification, 'kind' | 'title' | 'detail'>): { title: string; detail: string } => ({
    title,
    detail,
  }),
};
