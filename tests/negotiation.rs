//! The ladder of offers: where a talk stands, what comes next, and what is never offered.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop, and tells what it found"
)]

use sanbao::Policy;
use serde_json::{Value, json};

fn words(text: &str) -> Value {
    json!({"zh": text, "en": text})
}

/// A shop that exchanges, pays 10 to 15 (12 suggested) and takes back as a last resort; repairs once it knows the cause,
/// and never refunds alone.
fn shop(ladder: bool) -> Value {
    let rule = |id: &str, effects: Value| json!({"id": id, "title": words(id), "citation": {"source": "A", "clause": "1"}, "effects": effects});
    let mut repair = rule("repair", json!([{"do": "grant", "remedy": "repair"}]));
    repair["when"] = json!({"fact": "issue.cause", "is": "goods"});
    let reply = |id: &str, rung: &str, more: Value| {
        let mut reply = json!({
            "id": id, "rung": rung, "to": "customer", "audience": "agent",
            "texts": {"warm": words(&format!("{id} {{goodwill.offer}}"))},
        });
        for (name, value) in more.as_object().unwrap() {
            reply[name.as_str()] = value.clone();
        }
        reply
    };
    let mut pack = json!({
        "id": "shop", "version": "1.0.0", "kind": "merchant", "group": "shop", "title": words("shop"),
        "zone": "+08:00", "currency": "CNY", "sources": {"A": {"document": "《甲》"}},
        "appliesTo": {"goods": ["lamp"]}, "goods": [{"code": "lamp", "title": {"zh": "台灯", "en": "lamp"}}],
        "rules": [
            rule("exchange", json!([{"do": "grant", "remedy": "exchange"}])),
            rule("return", json!([{"do": "grant", "remedy": "return"}])),
            repair,
            rule("refund", json!([{"do": "grant", "remedy": "refund"}, {"do": "deny", "remedies": ["refund"]}])),
            rule("goodwill", json!([{
                "do": "compensate", "code": "goodwill", "form": "cash", "payer": "seller",
                "min": "10.00", "max": "15.00", "suggested": "12.00", "audience": "agent",
            }])),
        ],
        "replies": [
            reply("hello", "opening", json!({})),
            reply("which", "ask", json!({"issues": ["aftersale_attitude"], "verdicts": {"repair": ["needs_info"]}})),
            reply("why", "explain", json!({})),
            reply("swap", "first_offer", json!({"verdicts": {"exchange": ["eligible"]}})),
            reply("pay", "first_offer", json!({"offers": ["goodwill"]})),
            reply("pay_more", "last_offer", json!({"offers": ["goodwill"]})),
            reply("no", "decline", json!({})),
            reply("take_back", "last_resort", json!({"verdicts": {"return": ["eligible"]}})),
            reply("send_swap", "accept", json!({"verdicts": {"exchange": ["eligible"]}})),
            reply("send_back", "accept", json!({"verdicts": {"return": ["eligible"]}})),
            reply("paid", "accept", json!({"offers": ["goodwill"]})),
            reply("bye", "closing", json!({})),
        ],
    });
    if ladder {
        let rungs = json!([
            {"rung": "first_offer", "remedy": "exchange"},
            {"rung": "first_offer", "offer": "goodwill"},
            {"rung": "last_offer", "offer": "goodwill"},
            {"rung": "last_resort", "remedy": "return"},
        ]);
        pack["rules"].as_array_mut().unwrap().push(rule("ladder", json!([{"do": "negotiate", "rungs": rungs}])));
    }
    pack
}

fn decide(pack: &Value, audience: &str, more: &Value) -> Value {
    let mut case = json!({
        "now": "2026-11-20T12:00:00+08:00", "item": {"goods": "lamp"}, "issue": {"kind": "aftersale_attitude"},
    });
    for (name, value) in more.as_object().unwrap() {
        case[name.as_str()] = value.clone();
    }
    let core = |value: &Value| -> sanbao::Value { serde_json::from_str(&value.to_string()).unwrap() };
    let policy = Policy::new(&[core(pack)], &core(&json!({"builtIns": []}))).unwrap();
    let options = core(&json!({"audience": audience, "locale": "en"}));
    serde_json::from_str(&policy.evaluate(&core(&case), &options, None).unwrap().to_json()).unwrap()
}

/// What has its turn, with the rung on which the talk stands and the next one.
fn stands(more: &Value) -> (String, String, Vec<String>) {
    let decision = decide(&shop(true), "agent", more);
    let talk = &decision["negotiation"];
    let text = |value: &Value| value.as_str().unwrap_or("-").to_owned();
    let replies = decision["replies"].as_array().unwrap().iter();
    let now = replies.filter(|reply| reply["turn"] == "now" && reply["to"] == "customer" && reply["rung"] != "ask");
    let said = now.map(|reply| text(&reply["text"]).to_owned()).collect();
    (text(&talk["rung"]), text(&talk["next"]), said)
}

#[track_caller]
fn talk(more: &Value, rung: &str, next: &str, now: &[&str]) {
    let (found_rung, found_next, said) = stands(more);
    assert_eq!((found_rung.as_str(), found_next.as_str()), (rung, next), "{more}");
    let said: Vec<&str> = said.iter().map(|text| text.split(' ').next().unwrap()).collect();
    assert_eq!(said, now, "{more}");
}

fn refused(offers: &Value) -> Value {
    json!({"history": {"refused": offers}})
}

#[test]
fn who_only_complains_is_told_why_first() {
    talk(&json!({}), "explain", "first_offer", &["hello", "why"]);
}

#[test]
fn who_asks_for_money_hears_why_and_then_the_first_offer() {
    talk(&json!({"request": {"amount": "30"}}), "first_offer", "first_offer", &["hello", "why", "swap"]);
}

#[test]
fn each_refusal_goes_one_rung_on() {
    let ask = |refused: Value| json!({"request": {"amount": "30"}, "history": {"refused": refused}});
    talk(&ask(json!([{"remedy": "exchange"}])), "first_offer", "last_offer", &["pay"]);
    talk(&ask(json!([{"remedy": "exchange"}, {"amount": "12"}])), "last_offer", "decline", &["pay_more"]);
    talk(&ask(json!([{"remedy": "exchange"}, {"amount": "14.99"}])), "last_offer", "decline", &["pay_more"]);
    talk(&ask(json!([{"remedy": "exchange"}, {"amount": "15"}])), "decline", "last_resort", &["no"]);
    let mut insists = ask(json!([{"remedy": "exchange"}, {"amount": "15"}]));
    insists["request"]["insists"] = json!(true);
    talk(&insists, "last_resort", "closing", &["take_back"]);
    insists["history"]["refused"].as_array_mut().unwrap().push(json!({"remedy": "return"}));
    talk(&insists, "decline", "closing", &["no"]);
}

#[test]
fn a_refusal_of_one_thing_leaves_the_others() {
    talk(&refused(&json!([{"amount": "15"}])), "first_offer", "decline", &["swap"]);
    talk(&refused(&json!([{}])), "first_offer", "first_offer", &["swap"]);
    // A sum that came with a remedy says nothing of a sum alone.
    talk(&refused(&json!([{"remedy": "exchange", "amount": "15"}])), "first_offer", "last_offer", &["pay"]);
}

#[test]
fn what_is_offered_and_asked_for_is_agreed() {
    talk(&json!({"request": {"remedy": "exchange"}}), "accept", "follow_up", &["hello", "why", "send_swap"]);
    // A sum that the offer reaches, once it is its turn.
    let ask = |amount: &str| json!({"request": {"amount": amount}, "history": {"refused": [{"remedy": "exchange"}]}});
    talk(&ask("12.01"), "first_offer", "last_offer", &["pay"]);
    talk(&ask("12"), "accept", "follow_up", &["paid"]);
    talk(&ask("5"), "accept", "follow_up", &["paid"]);
}

#[test]
fn what_the_buyer_may_have_and_insists_on_is_not_delayed() {
    let wish = |insists: bool| json!({"request": {"remedy": "return", "insists": insists}});
    talk(&wish(false), "first_offer", "first_offer", &["hello", "why", "swap"]);
    talk(&wish(true), "accept", "follow_up", &["hello", "why", "send_back"]);
    let all_refused =
        json!({"request": {"remedy": "return"}, "history": {"refused": [{"remedy": "exchange"}, {"amount": "15"}]}});
    talk(&all_refused, "accept", "follow_up", &["send_back"]);
}

#[test]
fn what_is_impossible_is_declined_with_what_is_possible() {
    let wish = |insists: bool| json!({"request": {"remedy": "refund", "insists": insists}});
    talk(&wish(false), "decline", "first_offer", &["hello", "why", "no"]);
    talk(&wish(true), "last_resort", "closing", &["hello", "why", "take_back"]);
    let mut refused = wish(false);
    refused["history"] = json!({"refused": [{"remedy": "exchange"}]});
    talk(&refused, "first_offer", "last_offer", &["pay"]);
}

#[test]
fn what_is_not_known_is_asked_for_all_the_while() {
    for more in [json!({}), refused(&json!([{"remedy": "exchange"}])), json!({"request": {"remedy": "repair"}})] {
        let decision = decide(&shop(true), "agent", &more);
        let replies = decision["replies"].as_array().unwrap();
        let asks: Vec<&Value> = replies.iter().filter(|reply| reply["rung"] == "ask").collect();
        assert!(matches!(asks[..], [ask] if ask["turn"] == "now"), "{more}");
    }
}

#[test]
fn what_hangs_on_a_fact_is_asked_for_first() {
    talk(&json!({"request": {"remedy": "repair"}}), "ask", "explain", &["hello"]);
    let known = json!({"request": {"remedy": "repair"}, "issue": {"kind": "aftersale_attitude", "cause": "goods"}});
    talk(&known, "first_offer", "first_offer", &["hello", "why", "swap"]);
    // Not on the ladder, but his: insisted on, it is given.
    let mut insists = known;
    insists["request"]["insists"] = json!(true);
    let (rung, _, _) = stands(&insists);
    assert_eq!(rung, "accept");
}

#[test]
fn above_the_range_and_insisted_on_is_the_last_resort() {
    let ask = |amount: &str| json!({"request": {"amount": amount, "insists": true}});
    talk(&ask("15.01"), "last_resort", "closing", &["hello", "why", "take_back"]);
    talk(&ask("15"), "first_offer", "first_offer", &["hello", "why", "swap"]);
}

fn ladder(pack: &Value, more: &Value) -> Vec<String> {
    let decision = decide(pack, "agent", more);
    let part = |offer: &Value, name: &str| offer[name].as_str().map(str::to_owned);
    decision["negotiation"]["ladder"]
        .as_array()
        .unwrap()
        .iter()
        .map(|offer| {
            let parts = ["rung", "remedy", "offer", "amount", "status"];
            parts.iter().filter_map(|name| part(offer, name)).collect::<Vec<String>>().join(" ")
        })
        .collect()
}

#[test]
fn nobody_is_offered_more_than_he_asks_for_nor_less_than_the_least() {
    for (asked, first, last) in [
        ("100", "12.00 later", "15.00 later"),
        ("15", "12.00 later", "15.00 later"),
        ("13.50", "12.00 later", "13.50 later"),
        ("12", "12.00 later", "12.00 closed"),
        ("11", "11.00 later", "11.00 closed"),
        ("10", "10.00 later", "10.00 closed"),
        ("3", "10.00 later", "10.00 closed"),
    ] {
        let found = ladder(&shop(true), &json!({"request": {"amount": asked}}));
        let wanted = [
            "explain now".to_owned(),
            "first_offer exchange now".to_owned(),
            format!("first_offer goodwill {first}"),
            format!("last_offer goodwill {last}"),
            "decline later".to_owned(),
            "last_resort return later".to_owned(),
        ];
        assert_eq!(found, wanted, "{asked}");
    }
}

#[test]
fn without_a_ladder_of_its_own_a_pack_offers_what_is_possible_by_rank_and_then_the_sums() {
    assert_eq!(
        ladder(&shop(false), &refused(&json!([{"remedy": "return"}]))),
        [
            "explain past",
            "first_offer exchange now",
            "first_offer return refused",
            "first_offer goodwill 12.00 later",
            "last_offer goodwill 15.00 later",
            "decline later",
        ]
    );
}

#[test]
fn a_customer_sees_no_ladder_and_no_refused_offer_again() {
    let mut pack = shop(true);
    for reply in pack["replies"].as_array_mut().unwrap() {
        reply.as_object_mut().unwrap().remove("audience");
    }
    let ids = |more: &Value| -> Vec<String> {
        let decision = decide(&pack, "customer", more);
        assert_eq!(decision.get("negotiation"), None);
        let replies = decision["replies"].as_array().unwrap();
        assert!(replies.iter().all(|reply| reply.get("turn").is_none() && reply["to"] == "customer"));
        replies.iter().map(|reply| reply["id"].as_str().unwrap().to_owned()).collect()
    };
    assert!(ids(&json!({})).contains(&"shop/swap".to_owned()));
    let after = ids(&refused(&json!([{"remedy": "exchange"}])));
    assert!(!after.contains(&"shop/swap".to_owned()) && after.contains(&"shop/take_back".to_owned()), "{after:?}");
}

#[test]
fn a_colleague_reads_what_is_known_what_comes_next_and_what_is_open() {
    let more = json!({
        "order": {"id": "T-1"}, "item": {"goods": "lamp", "name": "desk lamp", "cost": "7.77", "unitPrice": "100"},
        "request": {"amount": "30"},
    });
    let decision = decide(&shop(true), "agent", &more);
    let of = |rung: &str| -> String {
        let replies = decision["replies"].as_array().unwrap();
        let found = replies.iter().find(|reply| reply["rung"] == rung).unwrap();
        assert_eq!((&found["to"], &found["turn"]), (&json!("agent"), &json!("now")));
        found["text"].as_str().unwrap().to_owned()
    };
    let summary = of("summary");
    for part in ["T-1", "desk lamp", "CNY 100.00", "cash CNY 10.00 to CNY 15.00", "first offer", "shop 1.0.0"] {
        assert!(summary.contains(part), "{part} in {summary}");
    }
    assert!(!summary.contains("7.77"), "{summary}");
    assert!(of("handover").contains("The talk has reached: first offer"), "{}", of("handover"));
}

/// Steps that wait for a deadline, belong to a remedy or stand alone.
#[test]
fn a_step_knows_its_deadline_and_whether_it_is_done() {
    let mut pack = shop(true);
    pack["windows"] = json!({"day": {"anchors": ["reported"], "length": "PT24H"}});
    let text = words("do it");
    let effects = json!([
        {"do": "deadline", "code": "answer", "actor": "agent", "window": "day", "text": text},
        {"do": "step", "code": "answer", "actor": "agent", "text": text},
        {"do": "step", "code": "write", "actor": "agent", "text": text, "deadline": "answer"},
        {"do": "step", "code": "smile", "actor": "agent", "text": text},
        {"do": "step", "code": "pack_up", "actor": "buyer", "text": text, "remedies": ["return", "refund"]},
        {"do": "step", "code": "wire", "actor": "finance", "text": text, "remedies": ["refund"]},
    ]);
    pack["rules"].as_array_mut().unwrap().push(
        json!({"id": "acts", "title": words("acts"), "citation": {"source": "A", "clause": "1"}, "effects": effects}),
    );
    let steps = |reported: &str, done: Value| -> Vec<String> {
        let more = json!({"issue": {"kind": "aftersale_attitude", "reportedAt": reported}, "done": done});
        let decision = decide(&pack, "agent", &more);
        let steps = decision["steps"].as_array().unwrap().iter();
        steps.map(|step| format!("{} {}", step["code"].as_str().unwrap(), step["status"].as_str().unwrap())).collect()
    };
    let at = "2026-11-20T11:00:00+08:00";
    assert_eq!(steps(at, json!([])), ["answer pending", "write pending", "smile open", "pack_up open"]);
    let late = "2026-11-19T12:00:00+08:00";
    assert_eq!(steps(late, json!([])), ["answer overdue", "write overdue", "smile open", "pack_up open"]);
    let in_time = "2026-11-19T12:00:01+08:00";
    assert_eq!(steps(in_time, json!([]))[0], "answer pending");
    assert_eq!(
        steps(late, json!([{"code": "answer", "at": at}])),
        ["answer done", "write done", "smile open", "pack_up open"]
    );
    assert_eq!(
        steps(at, json!([{"code": "smile", "at": at}, {"code": "write", "at": at}])),
        ["answer pending", "write done", "smile done", "pack_up open"]
    );
}

#[test]
fn without_an_order_of_its_own_what_is_asked_for_and_possible_is_agreed_at_once() {
    let decision = decide(&shop(false), "agent", &json!({"request": {"remedy": "return"}}));
    assert_eq!(decision["negotiation"]["rung"], "accept");
}

#[test]
fn a_sum_where_none_can_be_paid_is_declined() {
    let mut pack = shop(true);
    for name in ["rules", "replies"] {
        pack[name].as_array_mut().unwrap().retain(|item| !item.to_string().contains("goodwill\""));
    }
    let rungs = json!([{"rung": "first_offer", "remedy": "exchange"}, {"rung": "last_resort", "remedy": "return"}]);
    let effects = json!([{"do": "negotiate", "rungs": rungs}]);
    pack["rules"].as_array_mut().unwrap().push(
        json!({"id": "talk", "title": words("talk"), "citation": {"source": "A", "clause": "1"}, "effects": effects}),
    );
    pack["replies"] = json!([{
        "id": "higher", "rung": "last_resort", "to": "customer", "texts": {"warm": words("the manager decides")},
    }]);
    let stands = |request: Value| {
        let decision = decide(&pack, "agent", &json!({"request": request}));
        let turn = decision["replies"][0]["turn"].as_str().unwrap().to_owned();
        (decision["negotiation"]["rung"].as_str().unwrap().to_owned(), turn)
    };
    assert_eq!(stands(json!({"amount": "5"})), ("decline".to_owned(), "later".to_owned()));
    assert_eq!(stands(json!({"amount": "5", "insists": true})), ("last_resort".to_owned(), "now".to_owned()));
}

#[test]
fn the_acceptance_of_what_was_refused_is_not_given() {
    let decision = decide(&shop(true), "agent", &refused(&json!([{"remedy": "exchange"}])));
    let ids: Vec<&str> =
        decision["replies"].as_array().unwrap().iter().map(|reply| reply["id"].as_str().unwrap()).collect();
    assert!(!ids.contains(&"shop/send_swap") && ids.contains(&"shop/send_back"), "{ids:?}");
}

#[test]
fn where_no_rule_speaks_of_a_remedy_there_is_nothing_to_decline() {
    let mut pack = shop(false);
    pack["replies"] = json!([]);
    let rules = pack["rules"].as_array_mut().unwrap();
    rules.retain(|rule| rule["id"] == "return" || rule["id"] == "refund");
    rules[0]["issues"] = json!(["changed_mind"]);
    rules[1]["issues"] = json!(["defective"]);
    let rung = |issue: &str, request: Value| {
        let decision = decide(&pack, "agent", &json!({"issue": {"kind": issue}, "request": request}));
        decision["negotiation"]["rung"].as_str().unwrap().to_owned()
    };
    assert_eq!(rung("aftersale_attitude", json!({})), "explain");
    assert_eq!(rung("aftersale_attitude", json!({"remedy": "return"})), "decline");
    assert_eq!(rung("defective", json!({})), "decline");
}

#[test]
fn an_offer_is_refused_by_its_code_whatever_it_is_worth() {
    let first = |refused_offers: &Value| {
        let found = ladder(&shop(true), &refused(refused_offers));
        found.into_iter().filter(|rung| rung.contains("goodwill")).collect::<Vec<String>>()
    };
    let exchange = json!({"remedy": "exchange"});
    assert_eq!(
        first(&json!([exchange, {"offer": "goodwill", "amount": "12"}])),
        ["first_offer goodwill 12.00 refused", "last_offer goodwill 15.00 now"]
    );
    assert_eq!(
        first(&json!([exchange, {"offer": "goodwill"}])),
        ["first_offer goodwill 12.00 refused", "last_offer goodwill 15.00 refused"]
    );
    assert_eq!(
        first(&json!([exchange, {"offer": "gift"}])),
        ["first_offer goodwill 12.00 now", "last_offer goodwill 15.00 later"]
    );
}

/// The shop with what the rules give by themselves: the price back, and 50.00 fixed.
fn generous() -> Value {
    let mut pack = shop(true);
    pack["rules"].as_array_mut().unwrap().push(json!({
        "id": "fixed", "title": words("fixed"), "citation": {"source": "A", "clause": "1"},
        "effects": [{"do": "compensate", "code": "fixed", "form": "statutory", "payer": "seller", "min": "50.00", "max": "50.00"}],
    }));
    pack["replies"].as_array_mut().unwrap().push(json!({
        "id": "law", "rung": "accept", "to": "customer", "offers": ["fixed"], "texts": {"warm": words("law {fixed.max}")},
    }));
    pack
}

#[test]
fn what_the_rules_give_is_not_bargained_down() {
    let stands = |request: Value, refused: Value| {
        let item = json!({"goods": "lamp", "paid": "100.00"});
        let more = json!({"item": item, "request": request, "history": {"refused": refused}});
        let decision = decide(&generous(), "agent", &more);
        decision["negotiation"]["rung"].as_str().unwrap().to_owned()
    };
    let none = || json!([]);
    assert_eq!(stands(json!({"amount": "50"}), none()), "accept");
    assert_eq!(stands(json!({"amount": "50.01"}), none()), "first_offer");
    assert_eq!(stands(json!({"amount": "50.01", "insists": true}), none()), "last_resort");
    // The refund that is asked for, and the fixed sum on top.
    assert_eq!(stands(json!({"remedy": "return", "amount": "100", "insists": true}), none()), "accept");
    assert_eq!(stands(json!({"remedy": "return", "amount": "150", "insists": true}), none()), "accept");
    assert_eq!(stands(json!({"remedy": "return", "amount": "150.01", "insists": true}), none()), "last_resort");
    let all = json!([{"remedy": "exchange"}, {"amount": "15"}]);
    assert_eq!(stands(json!({"remedy": "return", "amount": "100"}), all), "accept");
}

#[test]
fn the_sum_that_is_agreed_on_is_the_one_that_is_told() {
    let refused = json!([{"remedy": "exchange"}, {"amount": "12"}]);
    let decision = decide(&shop(true), "agent", &json!({"request": {"amount": "13"}, "history": {"refused": refused}}));
    assert_eq!(decision["negotiation"]["rung"], "accept");
    let replies = decision["replies"].as_array().unwrap();
    let paid = replies.iter().find(|reply| reply["id"] == "shop/paid").unwrap();
    assert_eq!((&paid["turn"], &paid["text"]), (&json!("now"), &json!("paid CNY 13.00")));
}

#[test]
fn what_was_refused_and_is_asked_for_now_is_not_refused_any_more() {
    let again = |request: Value, refused: Value| {
        let decision = decide(&shop(true), "agent", &json!({"request": request, "history": {"refused": refused}}));
        decision["negotiation"]["rung"].as_str().unwrap().to_owned()
    };
    assert_eq!(again(json!({"remedy": "exchange"}), json!([{"remedy": "exchange"}])), "accept");
    assert_eq!(again(json!({"amount": "15"}), json!([{"remedy": "exchange"}, {"amount": "15"}])), "first_offer");
    assert_eq!(again(json!({"amount": "12"}), json!([{"remedy": "exchange"}, {"amount": "12"}])), "accept");
}

#[test]
fn a_refusal_that_no_pack_words_is_worded_all_the_same() {
    let mut pack = shop(true);
    pack["replies"] = json!([]);
    let said = |request: Value, refused: Value| {
        let decision = decide(&pack, "agent", &json!({"request": request, "history": {"refused": refused}}));
        let replies = decision["replies"].as_array().unwrap();
        let found = replies.iter().find(|reply| reply["rung"] == "decline");
        found.map(|reply| reply["text"].as_str().unwrap().to_owned()).unwrap_or_default()
    };
    let all = said(json!({"remedy": "refund"}), json!([]));
    assert!(all.contains("What is possible: exchange, return for refund."), "{all}");
    let one = said(json!({"remedy": "refund"}), json!([{"remedy": "exchange"}, {"amount": "15"}]));
    assert!(one.contains("What is possible: return for refund."), "{one}");
    assert_eq!(said(json!({}), json!([])), "");
}

#[test]
fn a_brief_answer_says_the_same_words() {
    let pack = shop(true);
    let core = |value: &Value| -> sanbao::Value { serde_json::from_str(&value.to_string()).unwrap() };
    let policy = Policy::new(&[core(&pack)], &core(&json!({"builtIns": []}))).unwrap();
    let case = json!({
        "now": "2026-11-20T12:00:00+08:00", "item": {"goods": "lamp"}, "issue": {"kind": "aftersale_attitude"},
    });
    let replies = |detail: &str| {
        let options = core(&json!({"audience": "agent", "detail": detail}));
        let decision = policy.evaluate(&core(&case), &options, None).unwrap();
        decision.replies.iter().map(|reply| reply.text.clone()).collect::<Vec<String>>()
    };
    assert_eq!(replies("brief"), replies("full"));
}
