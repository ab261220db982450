//! Words for a decision, never beyond it.

mod fill;
mod gap;
#[cfg(feature = "author")]
mod known;
mod listed;

#[cfg(feature = "author")]
pub(crate) use known::{Known, check_variable};

use fill::Talk;

use crate::decision::answer::{ByPack, Decision, Remedy, Reply};
use crate::decision::negotiation::Ladder;
use crate::decision::{Question, Words};
use crate::facts::{Trace, Truth};
use crate::order::{by_rank, place};
use crate::policy::{Needs, Pack, ReplyText, under};
use crate::text::{Piece, pieces};
use crate::vocabulary::{self, id, phrase};

/// The replies that are true for the decision, in the order of a talk; what the buyer has refused is not offered again.
/// Agents are told which have their turn, and get words for the next shift and the ticket.
pub(crate) fn replies(words: &Words<'_>, decision: &Decision, ladder: &Ladder<'_>) -> Vec<Reply> {
    let is_agent = words.options.is_agent;
    let mut found: Vec<Reply> = Vec::new();
    for (pack, text) in in_order(words, decision) {
        let turn = ladder.turn(&text.rung, &text.needs);
        if is_offer(text) && turn == "past" {
            continue;
        }
        let tone = words.options.tone.code();
        let chosen = text.texts.iter().find(|(name, _)| name == tone);
        let Some((tone, local)) = chosen.or_else(|| text.texts.iter().find(|(name, _)| name == "warm")) else {
            continue;
        };
        let talk = Talk { words, pack: Some(pack), decision, ladder, rung: &text.rung };
        found.push(Reply {
            id: format!("{}/{}", pack.id(), text.id),
            rung: text.rung.clone(),
            to: text.to.clone(),
            turn: is_agent.then(|| turn.to_owned()),
            tone: tone.clone(),
            locale: words.options.locale_tag().to_owned(),
            text: talk.fill(local.get(words.locale())),
            uses: uses(local.get(words.locale())),
        });
    }
    for rung in ["opening", "decline", "closing", "handover", "summary"] {
        once(&mut found, rung, words, decision);
    }
    let is_said = found.iter().any(|reply| reply.rung == ladder.rung() && reply.turn.as_deref() == Some("now"));
    if let Some(phrase) = ladder.general().filter(|_| is_agent && !is_said) {
        found.push(general(words, decision, ladder, ladder.rung(), phrase));
    }
    for rung in ["handover", "summary"] {
        if is_agent && found.iter().all(|reply| reply.rung != rung) {
            found.push(general(words, decision, ladder, rung, rung));
        }
    }
    found
}

/// Whether a reply offers or grants something.
fn is_offer(text: &ReplyText) -> bool {
    matches!(text.rung.as_str(), "first_offer" | "last_offer" | "last_resort" | "accept")
}

/// What may be said to the audience and is true, by rungs; what offers a remedy by the remedy's rank.
fn in_order<'a>(words: &Words<'a>, decision: &Decision) -> Vec<(&'a Pack, &'a ReplyText)> {
    let options = words.options;
    let mut found: Vec<(&Pack, &ReplyText)> = Vec::new();
    for pack in words.question.packs {
        found.extend(pack.replies.iter().map(|text| (*pack, text)).filter(|(pack, text)| {
            (options.is_agent || !text.agent_only) && holds(words.question, pack, &text.needs, decision)
        }));
    }
    by_rank(found, |(_, text)| {
        let named = |remedy: &Remedy| text.needs.verdicts.iter().any(|(kind, _)| *kind == remedy.kind);
        let rank = if is_offer(text) { place(decision.remedies.iter().position(named)) } else { 0 };
        [rung(&text.rung), rank, 0, 0]
    })
}

/// Stands for a line break in a phrase of the vocabulary, which is kept on one line.
const BREAK: &str = "break";

/// The names of the variables of a text.
fn uses(template: &str) -> Vec<String> {
    let mut uses: Vec<String> = Vec::new();
    for piece in pieces(template) {
        if let Piece::Variable(name) = piece
            && name != BREAK
            && !uses.iter().any(|used| used == name)
        {
            uses.push(name.to_owned());
        }
    }
    uses
}

/// Words that serve any case, where no pack has its own: notes for a colleague, an offer, a refusal.
fn general(words: &Words<'_>, decision: &Decision, ladder: &Ladder<'_>, rung: &str, name: &str) -> Reply {
    let template = phrase(name, words.locale());
    let talk = Talk { words, pack: words.question.packs.first().copied(), decision, ladder, rung };
    Reply {
        id: rung.to_owned(),
        rung: rung.to_owned(),
        to: if rung == "handover" || rung == "summary" { "agent" } else { "customer" }.to_owned(),
        turn: Some("now".to_owned()),
        tone: words.options.tone.code().to_owned(),
        locale: words.options.locale_tag().to_owned(),
        text: talk.fill(template),
        uses: uses(template),
    }
}

/// Whether a pack's words are true of the answer on a remedy: it is the pack's own, or it is a refusal that the pack
/// shares. Another pack's place, date and conditions are not this one's.
fn speaks_for(pack: &Pack, remedy: &Remedy) -> bool {
    let shares = |said: &ByPack| said.pack == pack.id() && said.verdict == remedy.verdict;
    remedy.from == pack.id() || remedy.verdict == "ineligible" && remedy.by_pack.iter().any(shares)
}

/// A talk is opened and closed once, and what is asked for refused once, whatever packs have a say: by the pack that
/// answers on the remedy asked for, else by that of the first answer, else by the first that can.
fn once(found: &mut Vec<Reply>, rung: &str, words: &Words<'_>, decision: &Decision) {
    let is_of = |reply: &Reply, pack: &str| reply.id.strip_prefix(pack).is_some_and(|rest| rest.starts_with('/'));
    let wished = words.question.case.code(id::REQUEST_REMEDY).filter(|_| rung == "decline");
    let packs = || {
        let of_wish = decision.remedies.iter().find(|remedy| Some(remedy.kind.as_str()) == wished);
        of_wish
            .into_iter()
            .chain(decision.remedies.first())
            .map(|remedy| &remedy.from)
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
        && needs.offers.iter().all(|code| {
            let is_its_own = |rule: &str| rule.strip_prefix(pack.id()).is_some_and(|rest| rest.starts_with('/'));
            let mut offers = decision.compensation.iter();
            offers.any(|offer| offer.code == *code && offer.verdict == "eligible" && is_its_own(&offer.rule))
        })
}
