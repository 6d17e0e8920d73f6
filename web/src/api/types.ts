// Short names for the shapes in the generated document. Nothing here describes a shape by hand.
import type { components } from './schema';

type Schemas = components['schemas'];

export type Account = Schemas['Account'];
export type AccountVerdict = Schemas['AccountPostCheck'];
export type Ability = Account['can'][number];
export type Attempt = Schemas['Attempt'];
export type Cost = Schemas['CostEstimate'];
export type Delivery = Schemas['Delivery'];
export type DeliveryEvent = Schemas['DeliveryEvent'];
export type DeliveryState = Schemas['DeliveryState'];
export type FieldError = Schemas['FieldError'];
export type Image = Schemas['Image'];
export type ImageGrant = Schemas['ImageGrant'];
export type Limits = Schemas['Limits'];
export type Lookup = Schemas['Lookup'];
export type Platform = Schemas['Platform'];
export type Post = Schemas['Post'];
export type PostChange = Schemas['PostChange'];
export type PostDetail = Schemas['PostDetail'];
export type PostList = Schemas['PostList'];
export type PostSchedule = Schemas['PostSchedule'];
export type Preferences = Schemas['Preferences'];
export type Problem = Schemas['Problem'];
export type PublishLate = Schemas['PublishLate'];
export type Session = Schemas['Session'];
export type SessionView = Schemas['SessionView'];
export type User = Schemas['User'];
export type Verdict = Schemas['PostCheck'];
export type Warning = Schemas['PostWarning'];
