//! A notification as a letter, as it stands when it leaves.

use crate::mail::{Action, Letter, Mailer, letter_id};
use crate::model::{EmailAddress, NotificationKind};
use crate::store::notifications::NotificationRow;

pub(super) fn of(row: &NotificationRow, to: EmailAddress, mailer: &Mailer) -> Letter {
    let (label, path) = place(row.kind);
    let mut choices = mailer.link("/dashboard/settings");
    choices.set_query(Some("tab=notifications"));
    let mut paragraphs = vec![row.detail.clone()];
    // Kinds that come in numbers say how many in their own words.
    if row.occurrences > 1 && !row.kind.comes_in_numbers() {
        paragraphs.push(format!("This has happened {} times by now.", row.occurrences));
    }
    Letter {
        id: letter_id("notification", row.id),
        to,
        title: row.title.clone(),
        paragraphs,
        action: Some(Action { label: label.to_owned(), url: mailer.link(path) }),
        footer: format!(
            "Pillarbox wrote this because you want to hear of such things by mail. What is mailed you choose in the settings: {choices}"
        ),
    }
}

/// Where something can be done about it.
fn place(kind: NotificationKind) -> (&'static str, &'static str) {
    match kind {
        NotificationKind::Failed
        | NotificationKind::Missed
        | NotificationKind::NeedsReview
        | NotificationKind::InsufficientCredits => ("Open the history", "/dashboard"),
        NotificationKind::NeedsReauth
        | NotificationKind::NewLogin
        | NotificationKind::NewKey
        | NotificationKind::NewConnection
        | NotificationKind::KeyRotationFinished
        | NotificationKind::Feed => ("Open the settings", "/dashboard/settings"),
    }
}
