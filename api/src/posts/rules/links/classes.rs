//! The classes of characters that the patterns of the official package are made of (npm twitter-text 3.1.0, `regexp/`).
//!
//! Its patterns ignore case and go by UTF-16 units: a letter whose capital is in a class belongs to it too, and a
//! character beyond U+FFFF is two units that belong to no class but the negated ones.

/// What may stand in a host's label, at its ends too. Everything but punctuation, spaces and marks of direction: emoji,
/// quotation marks and control characters as well.
pub(super) fn is_domain(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphanumeric() || matches!(c, '"' | '`' | '\0'..='\u{8}' | '\u{E}'..='\u{1F}' | '\u{7F}');
    }
    !is_wide_space(c)
        && !matches!(c, '\u{FFFE}' | '\u{FEFF}' | '\u{FFFF}')
        && !matches!(c, '\u{202A}'..='\u{202E}' | '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{2066}'..='\u{2069}')
}

/// What may stand in a host: labels, what may stand inside a label, and dots.
pub(super) fn is_host(c: char) -> bool {
    is_domain(c) || matches!(c, '-' | '_' | '.')
}

fn is_wide_space(c: char) -> bool {
    matches!(c, '\u{85}' | '\u{A0}' | '\u{1680}' | '\u{180E}' | '\u{2000}'..='\u{200A}')
        || matches!(c, '\u{2028}' | '\u{2029}' | '\u{202F}' | '\u{205F}' | '\u{3000}')
}

/// What the package takes for a space.
pub(in crate::posts::rules) fn is_space(c: char) -> bool {
    matches!(c, '\t'..='\r' | ' ') || is_wide_space(c)
}

/// What the package takes for punctuation.
pub(in crate::posts::rules) fn is_punctuation(c: char) -> bool {
    c.is_ascii_punctuation() && !matches!(c, '"' | '`')
}

/// What a host without a scheme is made of: Latin letters, digits and hyphens.
pub(super) fn is_latin_host(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '-' || is_accented(c)
}

fn is_accented(c: char) -> bool {
    if c < '\u{300}' {
        return matches!(c, 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='\u{24F}')
            || matches!(
                c,
                '\u{253}' | '\u{254}' | '\u{256}' | '\u{257}' | '\u{259}' | '\u{25B}' | '\u{260}' | '\u{263}'
            )
            || matches!(
                c,
                '\u{268}' | '\u{269}' | '\u{26F}' | '\u{272}' | '\u{275}' | '\u{280}' | '\u{283}' | '\u{288}'
            )
            || matches!(c, '\u{289}'..='\u{28C}' | '\u{292}' | '\u{2BB}');
    }
    matches!(c, '\u{300}'..='\u{36F}' | '\u{1E00}'..='\u{1EFF}')
        // The capitals of U+0345, U+023A, U+023E, U+023F, U+0240 and U+019B, and what else has them.
        || matches!(c, '\u{399}' | '\u{3B9}' | '\u{1FBE}' | '\u{2C65}' | '\u{2C66}' | '\u{2C7E}' | '\u{2C7F}' | '\u{A7DC}')
}

fn is_cyrillic(c: char) -> bool {
    matches!(c, '\u{400}'..='\u{4FF}' | '\u{1C80}'..='\u{1C87}')
}

/// What may stand in a path, apart from parentheses.
pub(super) fn is_path(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphanumeric() || (c.is_ascii_punctuation() && !b"\"()<>?\\^`{}".contains(&(c as u8)));
    }
    c == '–' || is_accented(c) || is_cyrillic(c)
}

/// What a path may end with, apart from a closing parenthesis.
pub(super) fn ends_path(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '=' | '_' | '#' | '/');
    }
    is_accented(c) || is_cyrillic(c)
}

/// What may stand in a query.
pub(super) fn is_query(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || (byte.is_ascii_punctuation() && !b"\"<>\\^`{}".contains(&byte))
}

/// What a query may end with.
pub(super) fn ends_query(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'&' | b'=' | b'#' | b'/')
}

/// What may stand directly before a URL; so may nothing.
pub(super) fn may_precede(c: char) -> bool {
    let excluded = matches!(c, '@' | '＠' | '$' | '#' | '＃' | '\u{FFFE}' | '\u{FEFF}' | '\u{FFFF}');
    !c.is_ascii_alphanumeric() && !excluded
}
