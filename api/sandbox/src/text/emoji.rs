//! Where an emoji sequence ends. X counts each whole sequence as two.

/// The number of characters in the emoji sequence at the start of `chars`, if there is one.
pub(crate) fn sequence_len(chars: &[char]) -> Option<usize> {
    let first = *chars.first()?;
    if is_flag_letter(first) {
        return chars.get(1).is_some_and(|&c| is_flag_letter(c)).then_some(2);
    }
    if first.is_ascii_digit() || first == '#' || first == '*' {
        return match chars {
            [_, PICTURE, KEYCAP, ..] => Some(3),
            [_, KEYCAP, ..] => Some(2),
            _ => None,
        };
    }
    let mut end = one(chars)?;
    while chars.get(end) == Some(&JOINER)
        && let Some(next) = one(&chars[end + 1..])
    {
        end += 1 + next;
    }
    Some(end)
}

const PICTURE: char = '\u{FE0F}';
const KEYCAP: char = '\u{20E3}';
const JOINER: char = '\u{200D}';

/// One picture with what modifies it: a skin tone, the picture selector, or the tags of a regional flag.
fn one(chars: &[char]) -> Option<usize> {
    let first = *chars.first()?;
    if !is_picture(first) {
        return None;
    }
    let second = chars.get(1).copied();
    // These two are letters unless the selector asks for the picture.
    if matches!(first, '\u{A9}' | '\u{AE}') && second != Some(PICTURE) {
        return None;
    }
    if second.is_some_and(is_tag) {
        return Some(1 + chars[1..].iter().take_while(|&&c| is_tag(c)).count());
    }
    Some(if second == Some(PICTURE) || second.is_some_and(is_skin_tone) { 2 } else { 1 })
}

fn is_flag_letter(c: char) -> bool {
    ('\u{1F1E6}'..='\u{1F1FF}').contains(&c)
}

fn is_skin_tone(c: char) -> bool {
    ('\u{1F3FB}'..='\u{1F3FF}').contains(&c)
}

fn is_tag(c: char) -> bool {
    ('\u{E0020}'..='\u{E007F}').contains(&c)
}

/// Blocks that hold pictures. Wider than the registry: a lone character here weighs two either way.
fn is_picture(c: char) -> bool {
    matches!(c,
        '\u{A9}' | '\u{AE}' | '\u{203C}' | '\u{2049}' | '\u{2122}' | '\u{2139}' | '\u{24C2}'
        | '\u{3030}' | '\u{303D}' | '\u{3297}' | '\u{3299}'
        | '\u{2190}'..='\u{21FF}' | '\u{2300}'..='\u{23FF}' | '\u{25A0}'..='\u{27BF}'
        | '\u{2900}'..='\u{297F}' | '\u{2B00}'..='\u{2BFF}' | '\u{1F000}'..='\u{1FAFF}')
}
