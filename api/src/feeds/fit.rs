//! One text for all accounts of a feed, and one of its own for each that takes a longer one.

use super::{FeedError, Feeds, MAX_LENGTH, Rendered, Template};
use crate::model::{AccountId, UserId};
use crate::posts::OwnText;

/// The texts of an entry.
pub(super) struct Texts {
    /// As the account with the least room takes it.
    pub(super) text: String,
    /// Where there is more room and more to say.
    pub(super) own: Vec<OwnText>,
}

/// What `render` makes of the room of each account.
pub(super) fn texts_of(limits: &[(AccountId, u32)], render: impl Fn(u32) -> String) -> Texts {
    let text = render(least_room(limits));
    let own = limits.iter().filter_map(|(account, max)| {
        let own = render(*max);
        (own != text).then_some(OwnText { account: *account, text: own })
    });
    Texts { own: own.collect(), text }
}

fn least_room(limits: &[(AccountId, u32)]) -> u32 {
    limits.iter().map(|(_, max)| *max).min().unwrap_or(MAX_LENGTH)
}

/// What would be posted of an entry.
pub struct Preview {
    pub shared: Rendered,
    /// Of accounts whose text is another one.
    pub own: Vec<(AccountId, Rendered)>,
}

impl Feeds {
    /// What a template makes of an entry for these accounts of the user, or for all that are connected.
    ///
    /// # Errors
    /// `UnknownAccount` when one of them is not his.
    pub async fn preview(
        &self,
        user: UserId,
        accounts: Vec<AccountId>,
        template: &Template,
        (title, url, summary): (&str, &str, &str),
    ) -> Result<Preview, FeedError> {
        let limits = self.posts.text_limits(user, accounts.clone()).await?;
        if accounts.iter().any(|asked| limits.iter().all(|(found, _)| found != asked)) {
            return Err(FeedError::UnknownAccount);
        }
        let render = |max| template.render(title, url, summary, max);
        let shared = render(least_room(&limits));
        let own = limits.into_iter().filter_map(|(account, max)| {
            let own = render(max);
            (own.text != shared.text).then_some((account, own))
        });
        Ok(Preview { own: own.collect(), shared })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Instant;

    #[test]
    fn only_an_account_with_more_room_and_more_to_say_has_a_text_of_its_own() {
        let [one, two, three] = [(); 3].map(|()| AccountId::generate(Instant::from(chrono::DateTime::UNIX_EPOCH)));
        let render = |max: u32| "word ".repeat(4)[..usize::try_from(max).unwrap().min(20)].to_owned();
        let texts = texts_of(&[(one, 25), (two, 10), (three, 10)], render);
        assert_eq!(texts.text, "word word ");
        let own: Vec<_> = texts.own.iter().map(|own| (own.account, own.text.as_str())).collect();
        assert_eq!(own, [(one, "word word word word ")]);
        assert!(texts_of(&[(one, 25), (two, 30)], render).own.is_empty(), "all of it is in both");
        assert_eq!(texts_of(&[], render).text.len(), 20);
    }
}
