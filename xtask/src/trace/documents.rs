//! The documents themselves, which lie outside the repository.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use super::plain::Plain;
use super::sentences::Document;
use crate::package::files;

/// Scraped pages have a few stray characters in the middle of a sentence, put there against copying.
const STRAY: usize = 3;
/// A shorter quote with a gap would be found anywhere.
const LONG_ENOUGH: usize = 8;

/// Where a quote stands in its document.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Found {
    pub start: usize,
    /// Whether stray characters stand between those of the quote.
    pub gap: bool,
}

/// The documents' plain texts by their titles.
pub struct Documents {
    plain: Plain,
    texts: Vec<(String, Vec<char>)>,
}

impl Documents {
    /// Reads the texts of a folder. Which is which is told by the title that stands in each.
    pub fn read(folder: &Path, wanted: &[Document]) -> Result<Self> {
        let mut all = Vec::new();
        for file in files(folder)? {
            let shown = || format!("cannot read {}", file.display());
            all.push(fs::read_to_string(&file).with_context(shown)?);
        }
        Self::of(&all, wanted)
    }

    fn of(all: &[String], wanted: &[Document]) -> Result<Self> {
        let plain = Plain::new();
        let all: Vec<Vec<char>> = all.iter().map(|text| plain.text(text)).collect();
        let mut texts = Vec::new();
        for Document { title, .. } in wanted {
            let words = plain.text(title);
            let mut holding = all.iter().filter(|text| text.windows(words.len()).any(|part| part == words));
            match (holding.next(), holding.next()) {
                (Some(text), None) => texts.push((title.clone(), text.clone())),
                (None, _) => bail!("no text of the folder holds the title {title}"),
                (Some(_), Some(_)) => bail!("several texts of the folder hold the title {title}"),
            }
        }
        Ok(Documents { plain, texts })
    }

    /// The first place of a quote at or after a place, or else the first at all.
    pub fn find(&self, title: &str, quote: &str, from: usize) -> Option<Found> {
        let (_, text) = self.texts.iter().find(|(known, _)| known == title)?;
        let quote = self.plain.text(quote);
        let places = || (from..text.len()).chain(0..text.len());
        let exact = places().find(|start| !quote.is_empty() && text[*start..].starts_with(&quote));
        if let Some(start) = exact {
            return Some(Found { start, gap: false });
        }
        let loose = places().find(|start| quote.len() >= LONG_ENOUGH && stands_with_gaps(&text[*start..], &quote));
        loose.map(|start| Found { start, gap: true })
    }
}

/// Whether the text begins with the quote's characters in their order, with few others between them.
fn stands_with_gaps(text: &[char], quote: &[char]) -> bool {
    if text.first() != quote.first() {
        return false;
    }
    let near = text.iter().take(quote.len() + STRAY);
    let met = near.fold(0, |met, letter| met + usize::from(quote.get(met) == Some(letter)));
    met == quote.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn documents() -> Result<Documents> {
        let wanted = ["《甲办法》", "《乙》"].map(|title| Document {
            letter: String::new(),
            title: title.to_owned(),
            sentences: vec![],
        });
        let texts = ["甲办法：如果问题是人为造成的就得自己内花费维修。容一年。一年。", "乙：两年"];
        Documents::of(&texts.map(str::to_owned), &wanted)
    }

    #[test]
    fn a_quote_is_found_from_a_place_on_and_else_before_it() {
        let documents = documents().unwrap();
        let found = |from| documents.find("《甲办法》", "一年", from).unwrap();
        assert_eq!(found(0), Found { start: 23, gap: false });
        assert_eq!(found(24).start, 25);
        assert_eq!(found(26).start, 23);
        assert_eq!(documents.find("《乙》", "一年", 0), None);
        assert_eq!(documents.find("《丙》", "两年", 0), None);
        assert_eq!(documents.find("《乙》", "，", 0), None);
    }

    #[test]
    fn a_stray_character_is_a_gap_and_a_missing_one_is_not() {
        let documents = documents().unwrap();
        let find = |quote| documents.find("《甲办法》", quote, 0);
        assert_eq!(find("就得自己花费维修"), Some(Found { start: 13, gap: true }));
        assert_eq!(find("自己花费"), None);
        assert_eq!(find("就得自己花钱维修"), None);
        assert_eq!(find("甲办法是人为造成的"), None);
    }

    #[test]
    fn a_document_that_is_missing_or_ambiguous_is_told() {
        let wanted = [Document { letter: String::new(), title: "《乙》".to_owned(), sentences: vec![] }];
        let of = |texts: &[&str]| {
            Documents::of(&texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>(), &wanted).err()
        };
        assert!(of(&["甲"]).unwrap().to_string().contains("no text"));
        assert!(of(&["乙", "又是乙"]).unwrap().to_string().contains("several texts"));
    }
}
