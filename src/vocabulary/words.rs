//! The words of each language, a line for each line of the table. A page loads those of the languages it speaks; the
//! authors' module and native builds hold both.

use std::sync::OnceLock;

use super::FINGERPRINT;
#[cfg(any(test, not(feature = "author")))]
use crate::problem::{Problem, Problems};
use crate::text::Locale;
use crate::wire::checksum;

/// Filled once for each language, and there as long as the module.
static LINES: [OnceLock<Vec<&'static str>>; 2] = [OnceLock::new(), OnceLock::new()];

fn place(locale: Locale) -> &'static OnceLock<Vec<&'static str>> {
    let [zh, en] = &LINES;
    match locale {
        Locale::Zh => zh,
        Locale::En => en,
    }
}

#[cfg(feature = "author")]
fn lines(locale: Locale) -> &'static [&'static str] {
    place(locale).get_or_init(|| text(locale).split('\n').collect())
}

#[cfg(not(feature = "author"))]
fn lines(locale: Locale) -> &'static [&'static str] {
    place(locale).get().map_or(&[], Vec::as_slice)
}

/// The words of a line of the table.
pub(super) fn line(number: u16, locale: Locale) -> &'static str {
    lines(locale).get(usize::from(number)).copied().unwrap_or_default()
}

/// Whether the words of a language are there.
pub(crate) fn speaks(locale: Locale) -> bool {
    !lines(locale).is_empty()
}

#[cfg(feature = "author")]
fn text(locale: Locale) -> &'static str {
    match locale {
        Locale::Zh => super::ZH,
        Locale::En => super::EN,
    }
}

/// The first line of a file of words: it says what they are for and which they are, so that a file that was cut, was
/// damaged or is of another version never puts a wrong word into an answer.
fn head(locale: Locale, words: &str) -> String {
    format!("{FINGERPRINT} {} {}", locale.tag(), checksum(words.as_bytes()))
}

/// The words of a language as a file that the page's module takes.
#[cfg(feature = "author")]
#[must_use]
pub fn file(locale: Locale) -> String {
    let words = text(locale);
    format!("{}\n{words}", head(locale, words))
}

/// Takes the words of a language into use, once and for all: a language that is known stays as it is.
#[cfg(any(test, not(feature = "author")))]
pub(crate) fn learn(file: &[u8]) -> Result<Locale, Problems> {
    let text = std::str::from_utf8(file).unwrap_or_default();
    let (first, words) = text.split_once('\n').unwrap_or_default();
    let Some(locale) = Locale::ALL.into_iter().find(|locale| head(*locale, words) == first) else {
        let given = if text.starts_with(FINGERPRINT) { "damaged words" } else { "bytes of another kind or version" };
        let wanted = "a whole file of words of this version of sanbao";
        return Err(Problems::one(Problem::new("words", wanted).given_text(given)));
    };
    place(locale).get_or_init(|| words.to_owned().leak().split('\n').collect());
    Ok(locale)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may panic")]

    use super::*;

    #[test]
    fn each_line_of_the_table_has_its_words() {
        for locale in Locale::ALL {
            assert_eq!(text(locale).split('\n').count(), super::super::TABLE.split('\n').count());
            assert_eq!(learn(file(locale).as_bytes()).unwrap(), locale);
        }
    }

    #[test]
    fn what_is_no_whole_file_of_this_version_is_refused() {
        let whole = file(Locale::En).into_bytes();
        let refused = |bytes: &[u8]| learn(bytes).unwrap_err().message();
        for length in (0..whole.len()).step_by(97) {
            refused(&whole[..length]);
        }
        for place in (0..whole.len()).step_by(7) {
            let mut damaged = whole.clone();
            damaged[place] ^= 1;
            refused(&damaged);
        }
        assert!(refused(b"{}").contains("bytes of another kind or version"));
        assert!(refused(&whole[..whole.len() - 1]).contains("damaged words"));
    }
}
