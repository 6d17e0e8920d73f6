//! Whether a host could be written in the domain name system: labels of 1 to 63 characters in punycode (RFC 3492).

use crate::posts::rules::work;

const LONGEST_LABEL: usize = 63;

/// Whether every label of a host has a possible length. The host is given as code points, because a host may begin with
/// half a UTF-16 pair.
pub(super) fn fits(host: impl Iterator<Item = u32>) -> bool {
    let mut label = Vec::with_capacity(LONGEST_LABEL);
    for code in host.chain([u32::from('.')]) {
        work::step();
        if code != u32::from('.') {
            label.push(code);
            // Each code point takes at least one character.
            if label.len() > LONGEST_LABEL {
                return false;
            }
        } else if (1..=LONGEST_LABEL).contains(&encoded_length(&label)) {
            label.clear();
        } else {
            return false;
        }
    }
    true
}

/// The other three dots of RFC 3490 part a label, but stay in it.
fn encoded_length(label: &[u32]) -> usize {
    let parts = label.split(|code| matches!(code, 0x3002 | 0xFF0E | 0xFF61));
    parts.map(|part| part_length(part) + 1).sum::<usize>() - 1
}

fn part_length(part: &[u32]) -> usize {
    if part.iter().all(|code| (0x20..=0x7E).contains(code)) {
        return part.len();
    }
    let basic = part.iter().filter(|code| **code < 0x80).count();
    "xn--".len() + basic + usize::from(basic > 0) + extended_length(part, basic)
}

/// How many characters stand for the code points beyond ASCII: the encoder of RFC 3492 section 6.3, which only counts.
fn extended_length(part: &[u32], basic: usize) -> usize {
    let (mut next, mut delta, mut bias) = (0x80, 0, 72);
    let mut handled = basic;
    let mut length = 0;
    while handled < part.len() {
        let Some(smallest) = part.iter().copied().filter(|code| *code >= next).min() else { break };
        delta += u64::from(smallest - next) * (handled as u64 + 1);
        next = smallest;
        for code in part {
            work::step();
            if *code < next {
                delta += 1;
            } else if *code == next {
                length += digits(delta, bias);
                bias = adapted(delta, handled as u64 + 1, handled == basic);
                delta = 0;
                handled += 1;
            }
        }
        delta += 1;
        next += 1;
    }
    length
}

/// How many digits of variable weight a number takes.
fn digits(mut number: u64, bias: u64) -> usize {
    let mut count = 1;
    let mut position = 36;
    loop {
        let threshold = if position <= bias { 1 } else { (position - bias).min(26) };
        if number < threshold {
            return count;
        }
        number = (number - threshold) / (36 - threshold);
        count += 1;
        position += 36;
    }
}

fn adapted(delta: u64, points: u64, first: bool) -> u64 {
    let mut delta = if first { delta / 700 } else { delta / 2 };
    delta += delta / points;
    let mut k = 0;
    while delta > (36 - 1) * 26 / 2 {
        delta /= 36 - 1;
        k += 36;
    }
    k + 36 * delta / (delta + 38)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn length(label: &str) -> usize {
        encoded_length(&label.chars().map(u32::from).collect::<Vec<_>>())
    }

    #[test]
    fn labels_are_as_long_as_their_punycode() {
        // Each with its encoding, from RFC 3492 section 7.1 and common use.
        for (label, encoded) in [
            ("bücher", "xn--bcher-kva"),
            ("münchen", "xn--mnchen-3ya"),
            ("пример", "xn--e1afmkfd"),
            ("例え", "xn--r8jz45g"),
            ("他们为什么不说中文", "xn--ihqwcrb4cv8a8dqg056pqjye"),
            ("почемужеонинеговорятпорусски", "xn--b1abfaaepdrnnbgefbadotcwatmq2g4l"),
            ("😀", "xn--e28h"),
            ("example", "example"),
            ("bücher。de", "xn--bcher-kva.de"),
            ("a\u{1}", "xn--a\u{1}-"),
        ] {
            assert_eq!(length(label), encoded.chars().count(), "{label}");
        }
    }

    #[test]
    fn a_label_has_at_most_63_characters() {
        let ascii = |len: usize| fits("a".repeat(len).chars().chain(".com".chars()).map(u32::from));
        assert!(ascii(1) && ascii(62) && ascii(63) && !ascii(64) && !ascii(0) && !ascii(100_000));
        let wide = |len: usize| fits("ü".repeat(len).chars().map(u32::from));
        let longest = (1..63).take_while(|len| wide(*len)).count();
        assert!((30..60).contains(&longest), "{longest}");
        assert!(length(&"ü".repeat(longest)) <= 63 && length(&"ü".repeat(longest + 1)) > 63);
    }
}
