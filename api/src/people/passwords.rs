//! Passwords: what is taken as one, and argon2id.

use argon2::password_hash::phc::PasswordHash;
use argon2::{Argon2, PasswordHasher, PasswordVerifier};

use super::{People, PeopleError};
use crate::model::{Secret, Username};

/// Fewest and most characters. Long, because the password is the only factor (OWASP ASVS 5.0, 6.2.1).
const LENGTH: std::ops::RangeInclusive<usize> = 15..=128;

/// Why a password is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PasswordProblem {
    #[error("A password has at least 15 characters. A short sentence works well.")]
    TooShort,
    #[error("A password has at most 128 characters.")]
    TooLong,
    #[error("This password is easy to guess. Choose one that is not built from common words, names or patterns.")]
    Guessable,
}

/// A hash of nothing anyone knows, with the same parameters as real ones: it makes a sign-in with an unknown name
/// take as long as one with a wrong password.
const HASH_OF_NOBODY: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$AAECAwQFBgcICQoLDA0ODw$vMgjMkKkmYkpZrRFZqgsmsbS5J2rlrOtTDqnHSQbjAg";

/// Checks a password that someone wants to use from now on.
pub(super) fn check(password: &Secret, username: &Username) -> Result<(), PasswordProblem> {
    let length = password.expose().chars().count();
    if length < *LENGTH.start() {
        return Err(PasswordProblem::TooShort);
    }
    if length > *LENGTH.end() {
        return Err(PasswordProblem::TooLong);
    }
    let known = [username.as_str(), "pillarbox", "pillar box", "outbox"];
    if zxcvbn::zxcvbn(password.expose(), &known).score() < zxcvbn::Score::Three {
        return Err(PasswordProblem::Guessable);
    }
    Ok(())
}

/// Whether a hash was made with other parameters than new ones are.
pub(super) fn is_outdated(hash: &str) -> bool {
    let costs = |params: &argon2::Params| (params.m_cost(), params.t_cost(), params.p_cost());
    PasswordHash::new(hash).is_ok_and(|parsed| {
        let now = costs(Argon2::default().params());
        let is_current = argon2::Params::try_from(&parsed).is_ok_and(|params| costs(&params) == now);
        !is_current || parsed.algorithm != argon2::ARGON2ID_IDENT
    })
}

impl People {
    /// Hashes with argon2id at m = 19 MiB, t = 2, p = 1 (OWASP, Password Storage), exactly as received.
    pub(super) async fn hash(&self, password: &Secret) -> Result<String, PeopleError> {
        let password = password.clone();
        self.hashing(move || {
            let hash: PasswordHash =
                Argon2::default().hash_password(password.expose().as_bytes()).map_err(|_| PeopleError::Hashing)?;
            Ok(hash.to_string())
        })
        .await
    }

    /// Whether the password belongs to the hash. Without a hash it works as long and says no.
    pub(super) async fn verify(&self, password: &Secret, hash: Option<&str>) -> Result<bool, PeopleError> {
        let (password, known) = (password.clone(), hash.is_some());
        let hash = hash.unwrap_or(HASH_OF_NOBODY).to_owned();
        self.hashing(move || {
            let parsed = PasswordHash::new(&hash).map_err(|_| PeopleError::Hashing)?;
            Ok(Argon2::default().verify_password(password.expose().as_bytes(), &parsed).is_ok() && known)
        })
        .await
    }

    async fn hashing<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> Result<T, PeopleError> + Send + 'static,
    ) -> Result<T, PeopleError> {
        let _turn = self.hashers.acquire().await.map_err(|_| PeopleError::Hashing)?;
        tokio::task::spawn_blocking(work).await.map_err(|_| PeopleError::Hashing)?
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_of(password: &str) -> Result<(), PasswordProblem> {
        check(&Secret::new(password), &"margaret".parse().unwrap())
    }

    #[test]
    fn lengths_are_counted_in_characters_at_both_limits() {
        let good = "Zürich kauft 7 gelbe Öfen";
        assert_eq!(check_of(&good.chars().take(14).collect::<String>()), Err(PasswordProblem::TooShort));
        assert_eq!(check_of(good), Ok(()));
        let long: String = good.chars().cycle().take(128).collect();
        assert_ne!(check_of(&long), Err(PasswordProblem::TooLong));
        assert_eq!(check_of(&format!("{long}x")), Err(PasswordProblem::TooLong));
    }

    #[test]
    fn common_words_names_and_patterns_are_refused() {
        for weak in
            ["passwordpassword", "aaaaaaaaaaaaaaaaaaaa", "123456789012345678", "pillarboxpillarbox", "margaretmargaret"]
        {
            assert_eq!(check_of(weak), Err(PasswordProblem::Guessable), "{weak}");
        }
    }

    #[test]
    fn a_hash_of_other_parameters_is_outdated() {
        assert!(!is_outdated(HASH_OF_NOBODY));
        assert!(is_outdated(&HASH_OF_NOBODY.replace("m=19456", "m=8192")));
        assert!(is_outdated(&HASH_OF_NOBODY.replace("argon2id", "argon2i")));
    }

    #[test]
    fn the_hash_of_nobody_can_be_verified_against() {
        assert!(PasswordHash::new(HASH_OF_NOBODY).is_ok());
    }
}
