//! How a user wants to hear of each kind of notification, as it stands in the preferences.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::model::NotificationKind as Kind;
use crate::notifications;

/// The ways to hear of something.
#[derive(Clone, Copy, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"in_app": true, "mail": true}))]
pub(super) struct Channels {
    /// In the list of notifications.
    in_app: bool,
    /// By mail, once per cause, if the server sends mail and an address is confirmed.
    mail: bool,
}

/// Declares the choices, a field for each kind, so that none can be forgotten.
macro_rules! choices {
    ($($(#[$doc:meta])* $field:ident: $kind:ident,)+) => {
        /// How its user wants to hear of each kind. Both ways where nothing was chosen.
        #[derive(Clone, Serialize, ToSchema)]
        pub(super) struct NotificationChoices {
            $($(#[$doc])* $field: Channels,)+
        }

        /// How its user wants to hear of some kinds. What is left out stays as it is.
        #[derive(Clone, Default, Deserialize, ToSchema)]
        #[serde(default, deny_unknown_fields)]
        pub(super) struct NotificationChanges {
            $($(#[$doc])* #[schema(nullable = false)] $field: Option<Channels>,)+
        }

        impl NotificationChanges {
            pub(super) fn chosen(&self) -> Vec<(Kind, notifications::Channels)> {
                let channels = |Channels { in_app, mail }| notifications::Channels { in_app, mail };
                let all = [$((Kind::$kind, self.$field),)+];
                all.into_iter().filter_map(|(kind, chosen)| Some((kind, channels(chosen?)))).collect()
            }
        }

        impl NotificationChoices {
            pub(super) fn of(chosen: &[(Kind, notifications::Channels)]) -> Self {
                let of = |kind| {
                    let found = chosen.iter().find(|(known, _)| *known == kind);
                    let channels = found.map_or_else(notifications::Channels::default, |(_, channels)| *channels);
                    Channels { in_app: channels.in_app, mail: channels.mail }
                };
                Self { $($field: of(Kind::$kind),)+ }
            }
        }
    };
}

choices! {
    /// An account can only go on when you connect it again.
    needs_reauth: NeedsReauth,
    /// A post is proven not to be published.
    failed: Failed,
    /// A post was not sent in its time.
    missed: Missed,
    /// Only you can find out whether a post is out.
    needs_review: NeedsReview,
    /// The platform wants to be paid first.
    insufficient_credits: InsufficientCredits,
    /// Somebody signed in from a new device.
    new_login: NewLogin,
    /// A key for the API was made.
    new_key: NewKey,
    /// An account was connected.
    new_connection: NewConnection,
    /// Everything is sealed with the newest secret; administrators are told.
    key_rotation_finished: KeyRotationFinished,
    /// A blog that is shared needs a look: it cannot be read, or an entry waits as a draft.
    feed: Feed,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_can_be_chosen_about() {
        let json = serde_json::to_value(NotificationChoices::of(&[])).unwrap();
        assert!(Kind::ALL.iter().all(|kind| json.get(kind.as_str()).is_some()), "{json}");
        let all: NotificationChanges = serde_json::from_value(json).unwrap();
        let kinds: Vec<Kind> = all.chosen().into_iter().map(|(kind, _)| kind).collect();
        assert_eq!(kinds, Kind::ALL);
        let one: NotificationChanges = serde_json::from_str(r#"{"feed":{"in_app":false,"mail":true}}"#).unwrap();
        assert!(matches!(one.chosen()[..], [(Kind::Feed, notifications::Channels { in_app: false, mail: true })]));
    }
}
