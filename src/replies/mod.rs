//! Words for a decision, never beyond it.

mod fill;
mod gap;
#[cfg(feature = "author")]
mod known;

#[cfg(feature = "author")]
pub(crate) use known::{Known, check_variable};

use crate::decision::answer::{ByPack, Decision, Remedy, Reply};
use crate::decision::{Question, Words};
use crate::facts::{Trace, Truth};
use crate::order::{by_rank, place};
use crate::policy::{Needs, Pack, under};
use crate::text::{Piece, pieces};
use crate::vocabulary;

/// The replies that are true for the decision, in the order of a talk.
pub(crate) fn replies(words: &Words<'_>, decision: &Decision) -> Vec<Reply> {
    let mut found: Vec<Reply> = Vec::new();
    for pack in words.question.packs {
        for text in &pack.replies {
            if text.agent_only && !words.options.is_agent || !holds(words.question, pack, &text.needs, decision) {
                continue;
            }
            let tone = words.options.tone.code();
            let chosen = text.texts.iter().find(|(name, _)| name == tone);
            let Some((tone, local)) = chosen.or_else(|| text.texts.iter().find(|(name, _)| name == "warm")) else {
                continue;
            };
            let template = local.get(words.locale());
            let mut uses = Vec::new();
            for piece in pieces(template) {
                if let Piece::Variable(name) = piece
                    && !uses.iter().any(|used| used == name)
                {
                    uses.push(name.to_owned());
                }
            }
            let reply = Reply {
                id: format!("{}/{}", pack.id(), text.id),
                rung: text.rung.clone(),
                to: text.to.clone(),
                tone: tone.clone(),
                locale: words.options.locale_tag().to_owned(),
                text: fill::fill(words, pack, decision, template),
                uses,
            };
            found.push(reply);
        }
    }
    for rung in ["opening", "closing"] {
        once(&mut found, rung, decision);
    }
    by_rank(found, |reply| [rung(&reply.rung), 0, 0, 0])
}

/// Whether a pack's words are true of the answer on a remedy: it is the pack's own, or it is a refusal that the pack
/// shares. Another pack's place, date and conditions are not this one's.
fn speaks_for(pack: &Pack, remedy: &Remedy) -> bool {
    let shares = |said: &ByPack| said.pack == pack.id() && said.verdict == remedy.verdict;
    remedy.from == pack.id() || remedy.verdict == "ineligible" && remedy.by_pack.iter().any(shares)
}

/// A talk is opened and closed once, whatever packs have a say: by the pack of the first answer, else by the first that
/// can.
fn once(found: &mut Vec<Reply>, rung: &str, decision: &Decision) {
    let is_of = |reply: &Reply, pack: &str| reply.id.strip_prefix(pack).is_some_and(|rest| rest.starts_with('/'));
    let packs = || {
        decision
            .remedies
            .first()
            .map(|remedy| &remedy.from)
            .into_iter()
            .chain(decision.policy.iter().map(|used| &used.id))
    };
    let speaker = packs().find(|pack| found.iter().any(|reply| reply.rung == rung && is_of(reply, pack)));
    if let Some(speaker) = speaker {
        found.retain(|reply| reply.rung != rung || is_of(reply, speaker));
    }
}

fn rung(code: &str) -> i64 {
    place(vocabulary::group("rung").iter().position(|rung| rung.code == code))
}

fn holds<'a>(question: &Question<'a>, pack: &'a Pack, needs: &Needs, decision: &Decision) -> bool {
    let view = question.view(pack, None);
    let fits = |listed: &[String], fit: &dyn Fn(&str) -> bool| listed.is_empty() || listed.iter().any(|name| fit(name));
    fits(&needs.goods, &|goods| under(view.goods(), goods))
        && fits(&needs.issues, &|issue| issue == view.issue())
        && needs.when.as_ref().is_none_or(|condition| view.condition(condition, &mut Trace::default()) == Truth::True)
        && needs.verdicts.iter().all(|(kind, verdicts)| {
            let answered = decision.remedies.iter().find(|remedy| remedy.kind == *kind);
            answered.is_some_and(|remedy| verdicts.contains(&remedy.verdict) && speaks_for(pack, remedy))
        })
        && needs
            .offers
            .iter()
            .all(|code| decision.compensation.iter().any(|offer| offer.code == *code && offer.verdict == "eligible"))
}
