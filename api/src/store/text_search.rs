//! Finding a word in texts without regard to upper and lower case. SQLite alone folds nothing but ASCII, so it is taught a
//! function; PostgreSQL has one of the same name from its migration, which folds what the locale of the database folds.

use diesel::prelude::*;
use diesel::sql_types::Text;

diesel::define_sql_function! {
    /// A text without the difference between upper and lower case.
    fn fold_case(text: Text) -> Text;
}

/// Makes the function known to a connection.
pub(super) fn teach(conn: &mut SqliteConnection) -> QueryResult<()> {
    fold_case_utils::register_impl(conn, |text: String| fold(&text))
}

/// By way of the upper case, so that what has two lower cases (σ and ς) or a longer upper one (ß) is found either way.
fn fold(text: &str) -> String {
    text.chars().flat_map(char::to_uppercase).flat_map(char::to_lowercase).collect()
}

/// The pattern for `LIKE … ESCAPE '\\'` of texts that contain this one.
pub(super) fn containing(needle: &str) -> String {
    let mut pattern = String::from("%");
    for c in needle.chars() {
        if matches!(c, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(c);
    }
    pattern.push('%');
    pattern
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn upper_and_lower_case_fold_to_one_in_every_script() {
        for (one, other) in [("Straße", "STRASSE"), ("ΟΔΟΣ", "οδος"), ("ЁЖИК", "ёжик"), ("ÀÉ", "àé"), ("İ", "i\u{307}")]
        {
            assert_eq!(fold(one), fold(other));
        }
    }

    #[test]
    fn wildcards_stand_for_themselves() {
        assert_eq!(containing("50%_\\"), "%50\\%\\_\\\\%");
    }
}
