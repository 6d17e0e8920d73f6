//! Where a user's mail goes. An address counts once its owner has followed a link that was sent there; until then the
//! one before stays in force.

use std::time::Duration;

use super::{People, PeopleError};
use crate::mail::{Action, Letter, MailError, Mailer, letter_id};
use crate::model::{EmailAddress, Instant, NotificationId, RequestOrigin, Secret, SessionId, UserId};
use crate::store::audit::{self, AuditEvent};
use crate::store::emails::{self, ConfirmationRow};
use crate::store::{self, AnyConnection, StoreError};
use crate::vault::{random_token, token_hash};

/// How long a link holds.
const LINK_LIFE: Duration = Duration::from_mins(30);
/// How long the person who asks waits for the mail server.
const PATIENCE: Duration = Duration::from_secs(15);
/// How long a note may take that nobody waits for.
const NOTE_PATIENCE: Duration = Duration::from_secs(30);

/// Where a user's mail goes.
#[derive(Clone, Debug)]
pub struct EmailInfo {
    /// Confirmed.
    pub address: Option<String>,
    /// The address that waits to be confirmed, and until when its link holds.
    pub pending: Option<(String, Instant)>,
    /// Whether this server sends mail at all.
    pub mail_available: bool,
}

impl People {
    pub async fn email(&self, user: UserId) -> Result<EmailInfo, PeopleError> {
        let (now, mail_available) = (self.clock.now(), self.mailer.is_some());
        let read = move |conn: &mut AnyConnection| {
            let address = emails::find(conn, user)?;
            let waiting = emails::find_confirmation(conn, user)?.filter(|row| row.expires_at > now);
            let pending = waiting.map(|row| (row.email, row.expires_at));
            Ok::<_, StoreError>(EmailInfo { address, pending, mail_available })
        };
        Ok(self.store.read(read).await?)
    }

    /// Sends a link to an address that is to become the user's. The letter leaves while he waits, so that he learns at
    /// once whether mail works; if it cannot leave, nothing is pending.
    pub async fn change_email(
        &self,
        user: UserId,
        session: SessionId,
        address: &str,
        current: &Secret,
        origin: &RequestOrigin,
    ) -> Result<EmailInfo, PeopleError> {
        let Some(mailer) = self.mailer.clone() else { return Err(PeopleError::MailNotConfigured) };
        let address: EmailAddress = address.parse()?;
        self.throttle(origin.ip)?;
        let row = self.store.read(move |conn| store::users::find(conn, user)).await?.ok_or(StoreError::NotFound)?;
        if !self.verify(current, Some(&row.password_hash)).await? {
            return Err(PeopleError::CurrentPasswordWrong);
        }
        // Only letters are counted here; wrong passwords are counted by the network.
        self.letters.check_key(&user).map_err(super::throttled)?;

        let (now, token) = (self.clock.now(), random_token());
        let waiting = ConfirmationRow {
            user_id: user,
            email: address.to_string(),
            token_hash: token_hash(token.expose()),
            created_at: now,
            expires_at: now + LINK_LIFE,
        };
        let (hash, ip, idle) = (waiting.token_hash.clone(), origin.ip, self.settings.session_idle);
        self.store
            .write(move |conn| {
                // Hashing takes a while. A session that was ended meanwhile changes nothing.
                if !store::sessions::list(conn, user, now, now - idle)?.iter().any(|row| row.id == session) {
                    return Err(PeopleError::SessionEnded);
                }
                emails::put_confirmation(conn, &waiting)?;
                Ok(audit::record(conn, &AuditEvent::of(user, "email.asked").from_ip(ip), now)?)
            })
            .await?;

        let letter = confirmation(&mailer, address.clone(), row.username.as_str(), &token, now);
        if let Err(cause) = mailer.send(&letter, PATIENCE).await {
            tracing::warn!(%cause, domain = address.domain(), "an address could not be sent its link");
            self.store.write(move |conn| emails::forget_confirmation_of(conn, &hash)).await?;
            return Err(cause.into());
        }
        self.email(user).await
    }

    /// The owner of an address has followed the link: mail goes there from now on. Whoever has the link needs no
    /// session, since it may be opened on another device. Returns the address.
    pub async fn confirm_email(&self, token: &Secret, origin: &RequestOrigin) -> Result<String, PeopleError> {
        self.throttle(origin.ip)?;
        let (hash, now, ip) = (token_hash(token.expose()), self.clock.now(), origin.ip);
        let (address, before) = self
            .store
            .write(move |conn| {
                let row = emails::take_confirmation(conn, &hash, now)?.ok_or(PeopleError::EmailTokenInvalid)?;
                let before = emails::find(conn, row.user_id)?.filter(|before| *before != row.email);
                emails::set(conn, row.user_id, Some(&row.email))?;
                audit::record(conn, &AuditEvent::of(row.user_id, "email.confirmed").from_ip(ip), now)?;
                Ok::<_, PeopleError>((row.email, before))
            })
            .await?;
        self.tell_former(before, "Another address was confirmed, and mail goes there from now on.");
        Ok(address)
    }

    /// Mail goes nowhere any more: what waited to be sent is not, and a link that is out leads to nothing.
    pub async fn remove_email(&self, user: UserId, origin: &RequestOrigin) -> Result<EmailInfo, PeopleError> {
        let (now, ip) = (self.clock.now(), origin.ip);
        let before = self
            .store
            .write(move |conn| {
                let before = emails::find(conn, user)?;
                let waited = emails::forget_confirmation(conn, user)?;
                if before.is_some() || waited {
                    emails::set(conn, user, None)?;
                    store::notifications::drop_mails(conn, user)?;
                    audit::record(conn, &AuditEvent::of(user, "email.removed").from_ip(ip), now)?;
                }
                Ok::<_, StoreError>(before)
            })
            .await?;
        self.tell_former(before, "It was removed, and no mail is sent from now on.");
        self.email(user).await
    }

    /// A note to an address that is no longer in force. The trail has it in any case; the note is sent once, as well as
    /// can be, and nobody waits for it.
    fn tell_former(&self, address: Option<String>, what: &str) {
        let (Some(mailer), Some(Ok(to))) = (self.mailer.clone(), address.map(|text| text.parse())) else { return };
        let letter = former(&mailer, to, what, self.clock.now());
        tokio::spawn(async move {
            if let Err(cause) = mailer.send(&letter, NOTE_PATIENCE).await {
                tracing::warn!(%cause, domain = letter.to.domain(), "a former address could not be told");
            }
        });
    }
}

fn confirmation(mailer: &Mailer, to: EmailAddress, username: &str, token: &Secret, now: Instant) -> Letter {
    let mut url = mailer.link("/confirm-email");
    url.query_pairs_mut().append_pair("token", token.expose());
    Letter {
        id: letter_id("confirm", NotificationId::generate(now)),
        to,
        title: "Confirm your address for Pillarbox".to_owned(),
        paragraphs: vec![
            format!("{username} wants to be told here of what happens to posts and accounts in Pillarbox."),
            "If that is you, confirm it. The link holds for half an hour and works once.".to_owned(),
        ],
        action: Some(Action { label: "Confirm this address".to_owned(), url }),
        footer: "If you know nothing of this, do nothing: without the link no mail is sent here again.".to_owned(),
    }
}

fn former(mailer: &Mailer, to: EmailAddress, what: &str, now: Instant) -> Letter {
    Letter {
        id: letter_id("former", NotificationId::generate(now)),
        to,
        title: "This address is no longer used by Pillarbox".to_owned(),
        paragraphs: vec![
            what.to_owned(),
            "If that was not you, change your password now: that ends every other session. Then set your address again."
                .to_owned(),
        ],
        action: Some(Action { label: "Open the settings".to_owned(), url: mailer.link("/dashboard/settings") }),
        footer: "This is the last mail to this address.".to_owned(),
    }
}

impl From<MailError> for PeopleError {
    fn from(error: MailError) -> Self {
        match error {
            MailError::Refused(_) => Self::MailRefused,
            MailError::Later(_) => Self::MailUnreachable,
        }
    }
}
