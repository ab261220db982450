//! Text made comparable: a quote is written in simplified characters and with our punctuation, a scraped page is not.

use std::collections::HashMap;

/// Each traditional character that the documents use, followed by its simplified one.
const SIMPLIFIED: &str = include_str!("simplified.txt");
/// One of the pages writes this character where a comma of enumeration belongs.
const MISTAKEN_COMMA: char = '丶';
/// The longest syllable of pinyin.
const SYLLABLE: usize = 6;

/// Makes texts plain.
pub struct Plain {
    simplified: HashMap<char, char>,
}

impl Plain {
    pub fn new() -> Self {
        let pairs = SIMPLIFIED.split_whitespace().filter_map(|pair| {
            let mut pair = pair.chars();
            Some((pair.next()?, pair.next()?))
        });
        Plain { simplified: pairs.collect() }
    }

    /// Letters, digits and Chinese characters alone: half width, simplified, without the pinyin of a reading aid.
    pub fn text(&self, text: &str) -> Vec<char> {
        let letters: Vec<char> = text.chars().map(half_width).collect();
        let mut plain = Vec::with_capacity(letters.len());
        let mut at = 0;
        while let Some(letter) = letters.get(at) {
            if let Some(length) = pinyin(&letters[at..]) {
                at += length;
                continue;
            }
            if letter.is_alphanumeric() && *letter != MISTAKEN_COMMA {
                plain.push(*self.simplified.get(letter).unwrap_or(letter));
            }
            at += 1;
        }
        plain
    }
}

/// How long the bracketed syllable is that begins here, with its brackets.
fn pinyin(letters: &[char]) -> Option<usize> {
    if letters.first() != Some(&'(') {
        return None;
    }
    let end = letters.iter().skip(1).take(SYLLABLE + 1).position(|letter| *letter == ')')?;
    let syllable = &letters[1..=end];
    let is_latin = |letter: &char| letter.is_lowercase() && (letter.is_ascii() || ('à'..='ǜ').contains(letter));
    (!syllable.is_empty() && syllable.iter().all(is_latin)).then_some(end + 2)
}

/// Full-width letters, digits and punctuation lie at a fixed distance from the usual ones.
fn half_width(letter: char) -> char {
    match letter {
        '！'..='～' => char::from_u32(u32::from(letter) - 0xFEE0).unwrap_or(letter),
        _ => letter,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(text: &str) -> String {
        Plain::new().text(text).into_iter().collect()
    }

    #[test]
    fn a_scraped_line_reads_like_its_quote() {
        let line = "少發(fā)丶錯(cuò)發(fā)問(wèn)題需要找到責(zé)任人";
        assert_eq!(plain(line), plain("少发、错发问题需要找到责任人"));
    }

    #[test]
    fn width_and_punctuation_do_not_count() {
        assert_eq!(plain("７*24 小时（ＮＢＤ），"), "724小时NBD");
    }

    #[test]
    fn other_brackets_keep_what_is_in_them() {
        assert_eq!(plain("(无)(LED)()(zhuangs)(a1)("), "无LEDzhuangsa1");
    }

    #[test]
    fn the_pairs_are_in_order_and_each_changes_something() {
        let pairs: Vec<Vec<char>> = SIMPLIFIED.split_whitespace().map(|pair| pair.chars().collect()).collect();
        assert!(pairs.iter().all(|pair| pair.len() == 2 && pair[0] != pair[1]));
        assert!(pairs.windows(2).all(|two| two[0][0] < two[1][0]));
        assert_eq!(Plain::new().simplified.len(), pairs.len());
    }
}
