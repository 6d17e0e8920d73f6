//! The scopes X knows, in words a person understands.
//!
//! Source: docs.x.com, "OAuth 2.0 Authorization Code Flow with PKCE", section Scopes, read 2026-11-20.

const KNOWN: &[(&str, &str)] = &[
    ("tweet.read", "See the posts you can see, including those of protected accounts"),
    ("tweet.write", "Post and repost for you"),
    ("tweet.moderate.write", "Hide and unhide replies to your posts"),
    ("users.read", "See the profiles you can see, including protected accounts"),
    ("users.email", "See your email address"),
    ("media.write", "Upload media for you"),
    ("offline.access", "Stay connected to your account until you revoke access"),
    ("follows.read", "See who follows you and whom you follow"),
    ("follows.write", "Follow and unfollow people for you"),
    ("like.read", "See the posts you have liked"),
    ("like.write", "Like and unlike posts for you"),
    ("mute.read", "See the accounts you have muted"),
    ("mute.write", "Mute and unmute accounts for you"),
    ("block.read", "See the accounts you have blocked"),
    ("block.write", "Block and unblock accounts for you"),
    ("list.read", "See your lists"),
    ("list.write", "Create and manage lists for you"),
    ("bookmark.read", "See your bookmarks"),
    ("bookmark.write", "Add and remove bookmarks for you"),
    ("dm.read", "See your direct messages"),
    ("dm.write", "Send direct messages for you"),
    ("space.read", "See the Spaces you can see"),
    ("timeline.read", "See your timeline"),
    ("broadcast.read", "See your broadcasts"),
    ("broadcast.write", "Manage broadcasts for you"),
];

/// What a scope means, or nothing if X does not know it.
pub(crate) fn in_words(scope: &str) -> Option<&'static str> {
    KNOWN.iter().find(|(known, _)| *known == scope).map(|(_, words)| *words)
}

/// The scopes of a request, if there is at least one and X knows them all.
pub(crate) fn parse(asked: &str) -> Option<Vec<String>> {
    let scopes: Vec<String> = asked.split(' ').filter(|scope| !scope.is_empty()).map(str::to_owned).collect();
    (!scopes.is_empty() && scopes.iter().all(|scope| in_words(scope).is_some())).then_some(scopes)
}
