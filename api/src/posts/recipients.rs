//! To whom a post goes: which accounts are meant, and which text each of them gets.

use std::collections::BTreeSet;

use super::Posts;
use super::compose::{Compose, ComposeError, FieldProblem};
use super::request::text_hash;
use super::rules::{TextProblem, check_text};
use crate::model::{AccountId, PostText, Standing, UserId};
use crate::platforms::Limits;
use crate::store::accounts::AccountRow;
use crate::store::media::MediaRow;
use crate::store::{self, StoreError};

/// Accounts that one post goes to at most.
const MAX_ACCOUNTS: usize = 20;

/// A text for one account instead of the post's.
#[derive(Clone)]
pub struct OwnText {
    pub account: AccountId,
    pub text: String,
}

/// An account with the text it gets.
pub(super) struct Recipient {
    pub(super) account: AccountRow,
    text: PostText,
    is_own: bool,
    /// The field in which the client wrote that text.
    pub(super) text_field: String,
}

impl Recipient {
    /// The text of its own and its hash, if it has one.
    pub(super) fn own_text(&self, images: &[MediaRow]) -> Option<(String, Vec<u8>)> {
        self.is_own.then(|| (self.text.as_str().to_owned(), text_hash(&self.text, images)))
    }
}

/// What can be said of the lists before anything is looked up.
pub(super) fn check_shape(accounts: &[AccountId], overrides: &[OwnText]) -> Result<(), ComposeError> {
    let mut problems = Vec::new();
    if accounts.len() > MAX_ACCOUNTS {
        let detail = format!("A post goes to at most {MAX_ACCOUNTS} accounts. Nothing was sent.");
        problems.push(problem("account_ids", "too_many_accounts", &detail));
    }
    let mut seen = BTreeSet::new();
    for (index, id) in accounts.iter().enumerate() {
        if !seen.insert(*id) {
            let detail = "This account is named twice. Nothing was sent.";
            problems.push(problem(&format!("account_ids[{index}]"), "account_repeated", detail));
        }
    }
    problems.extend(repeated(overrides));
    if problems.is_empty() { Ok(()) } else { Err(ComposeError::Fields(problems)) }
}

pub(super) fn repeated(overrides: &[OwnText]) -> Vec<FieldProblem> {
    let mut seen = BTreeSet::new();
    let again = overrides.iter().enumerate().filter(|(_, own)| !seen.insert(own.account));
    again
        .map(|(index, _)| {
            let detail = "There are two texts for this account. Nothing was sent.";
            problem(&format!("overrides[{index}].account_id"), "account_repeated", detail)
        })
        .collect()
}

/// Texts for accounts that the post does not go to, and two for one.
pub(super) fn misplaced(overrides: &[OwnText], accounts: &[AccountId]) -> Vec<FieldProblem> {
    let mut problems = repeated(overrides);
    for (index, own) in overrides.iter().enumerate() {
        if !accounts.contains(&own.account) {
            let detail = "The post does not go to this account, so it needs no text for it. Nothing was sent.";
            problems.push(problem(&format!("overrides[{index}].account_id"), "account_not_chosen", detail));
        }
    }
    problems
}

/// The text an account gets, and the field it stands in.
pub(super) fn text_for<'a>(account: AccountId, shared: &'a str, overrides: &'a [OwnText]) -> (&'a str, String, bool) {
    match overrides.iter().enumerate().find(|(_, own)| own.account == account) {
        Some((index, own)) => (&own.text, format!("overrides[{index}].text"), true),
        None => (shared, "text".to_owned(), false),
    }
}

/// The accounts that are meant, of those that were found.
pub(super) fn choose(mut accounts: Vec<AccountRow>, compose: &Compose) -> Result<Vec<AccountRow>, ComposeError> {
    let of_platform = |row: &AccountRow| compose.platform.is_none_or(|platform| row.platform == platform);
    accounts.retain(|row| of_platform(row) && row.standing != Standing::Disconnected);
    if compose.account_ids.is_empty() {
        match accounts.len() {
            0 => return Err(ComposeError::NoAccount),
            1 => {}
            _ => return Err(ComposeError::AccountRequired(accounts)),
        }
    } else if accounts.len() != compose.account_ids.len() {
        return Err(ComposeError::UnknownAccount);
    }
    let ended: Vec<usize> = accounts
        .iter()
        .enumerate()
        .filter(|(_, row)| row.standing != Standing::Active)
        .map(|(index, _)| index)
        .collect();
    if ended.is_empty() {
        return Ok(accounts);
    }
    let names_several = compose.platform.is_none() && !compose.account_ids.is_empty();
    let fields = ended.into_iter().filter(|_| names_several).map(|index| format!("account_ids[{index}]"));
    Err(ComposeError::NeedsReauth(fields.collect()))
}

impl Posts {
    /// Gives each account its text and checks all of them.
    pub(super) async fn check_recipients(
        &self,
        accounts: Vec<AccountRow>,
        compose: &Compose,
        with_images: bool,
    ) -> Result<Vec<Recipient>, ComposeError> {
        let ids: Vec<AccountId> = accounts.iter().map(|account| account.id).collect();
        let mut problems = misplaced(&compose.overrides, &ids);
        let several = accounts.len() > 1;
        let mut recipients = Vec::with_capacity(accounts.len());
        for account in accounts {
            let adapter = self.platforms.find(account.platform).ok_or(ComposeError::NotConfigured)?;
            let (text, text_field, is_own) = text_for(account.id, &compose.text, &compose.overrides);
            let text = PostText::new(text);
            if let Err(error) = check_text(&text, adapter.limits().text_max_of(account.long_posts), with_images) {
                let found = text_problem(&text_field, &error, several.then_some(account.username.as_str()));
                if !problems.iter().any(|other| other.field == found.field && other.detail == found.detail) {
                    problems.push(found);
                }
            }
            recipients.push(Recipient { account, text, is_own, text_field });
        }
        if !problems.is_empty() {
            return Err(ComposeError::Fields(problems));
        }
        if with_images {
            let field = if compose.attachments.is_empty() { "image" } else { "media" };
            for to in &recipients {
                let adapter = self.platforms.find(to.account.platform).ok_or(ComposeError::NotConfigured)?;
                self.require_image_grant(&**adapter, to.account.id, field).await?;
            }
        }
        Ok(recipients)
    }

    /// How long a text each of these accounts takes, in their order, or each that is connected where none is named. What is
    /// not the user's is not in it.
    pub async fn text_limits(&self, user: UserId, of: Vec<AccountId>) -> Result<Vec<(AccountId, u32)>, StoreError> {
        let mut accounts = self.store.read(move |conn| store::accounts::list(conn, user)).await?;
        if of.is_empty() {
            accounts.retain(|account| account.standing != Standing::Disconnected);
        } else {
            accounts.retain(|account| of.contains(&account.id));
            accounts.sort_by_key(|account| of.iter().position(|id| *id == account.id));
        }
        let limit = |account: &AccountRow| {
            let adapter = self.platforms.find(account.platform)?;
            Some((account.id, adapter.limits().text_max_of(account.long_posts)))
        };
        Ok(accounts.iter().filter_map(limit).collect())
    }

    /// The limits for images that are sent along, which is to accounts of one platform.
    pub(super) fn limits_of(&self, recipients: &[Recipient]) -> Result<&Limits, ComposeError> {
        let first = recipients.first().ok_or(ComposeError::NoAccount)?;
        Ok(self.platforms.find(first.account.platform).ok_or(ComposeError::NotConfigured)?.limits())
    }
}

/// What is wrong with a text; with the account's name where its limit is only one of several.
pub(super) fn text_problem(field: &str, error: &TextProblem, username: Option<&str>) -> FieldProblem {
    let detail = match (error, username) {
        (TextProblem::TooLong { .. }, Some(username)) => format!("For @{username}: {error}"),
        _ => error.to_string(),
    };
    FieldProblem { field: field.to_owned(), code: error.code(), detail }
}

fn problem(field: &str, code: &'static str, detail: &str) -> FieldProblem {
    FieldProblem { field: field.to_owned(), code, detail: detail.to_owned() }
}
