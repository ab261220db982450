//! Checksums of the quotes that were found in their documents: what is kept of a look at texts that are not ours to keep.

use std::collections::BTreeMap;
use std::fmt::Write;

use anyhow::{Result, bail};
use sha2::{Digest, Sha256};

use super::documents::Documents;
use super::rules::Rule;
use super::sentences::Document;

const HEAD: &str = "\
# Printed by `cargo xtask trace --documents FOLDER`: each quote that stands in its document.
# SHA-256 of the document's title, a line break and the quote, cut to 16 digits; `gap`: with stray characters between.
";

/// The checksums of all quotes of these documents, and whether each has gaps; an error that lists those not found.
pub fn found(rules: &[Rule], wanted: &[Document], documents: &Documents) -> Result<BTreeMap<String, bool>> {
    let mut sums = BTreeMap::new();
    let mut problems = Vec::new();
    for Document { title, sentences, .. } in wanted {
        let mut last = 0;
        for sentence in sentences {
            let shown = format!("tests/trace: {title} {} {}", sentence.clause, sentence.quote);
            match documents.find(title, &sentence.quote, last) {
                None => problems.push(format!("{shown}: not found")),
                Some(place) if place.start < last => problems.push(format!("{shown}: stands before the one above it")),
                Some(place) => {
                    last = place.start;
                    sums.insert(checksum(title, &sentence.quote), place.gap);
                }
            }
        }
        for rule in rules.iter().filter(|rule| rule.document == *title) {
            let Some(quote) = &rule.quote else { continue };
            match documents.find(title, quote, 0) {
                None => problems.push(format!("{}: {title} {} {quote}: not found", rule.name, rule.clause)),
                Some(place) => drop(sums.insert(checksum(title, quote), place.gap)),
            }
        }
    }
    if !problems.is_empty() {
        bail!("{} quotes do not stand where they are said to:\n{}", problems.len(), problems.join("\n"));
    }
    let gaps = sums.values().filter(|gap| **gap).count();
    println!("{} quotes found, {gaps} of them with stray characters between", sums.len());
    Ok(sums)
}

/// The file's text.
pub fn text(sums: &BTreeMap<String, bool>) -> String {
    let mut text = HEAD.to_owned();
    for (sum, gap) in sums {
        text.push_str(sum);
        text.push_str(if *gap { " gap\n" } else { "\n" });
    }
    text
}

fn checksum(title: &str, quote: &str) -> String {
    let digest = Sha256::digest(format!("{title}\n{quote}"));
    digest.iter().take(8).fold(String::new(), |mut text, byte| {
        // Writing to a text cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_checksum_is_the_start_of_the_digest() {
        // printf '《甲》\n一年' | sha256sum
        assert_eq!(checksum("《甲》", "一年"), "6217cf131eb65cd4");
    }

    #[test]
    fn gaps_are_marked() {
        let sums = BTreeMap::from([("a".to_owned(), false), ("b".to_owned(), true)]);
        assert_eq!(text(&sums), format!("{HEAD}a\nb gap\n"));
    }
}
