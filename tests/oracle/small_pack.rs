//! Random small packs within the format, so that precedence is tested beyond what the built-in packs need.

use serde_json::json;

use super::json::{Json, set, text};
use super::random::Random;

const GOODS: [&str; 5] = ["toy", "toy.car", "toy.car.red", "toy.doll", "book"];
const ISSUES: [&str; 3] = ["defective", "blemish", "changed_mind"];
const FAULTS: [&str; 2] = ["broken", "torn"];
const REMEDIES: [&str; 4] = ["return", "exchange", "repair", "refund"];
const PAYERS: [&str; 5] = ["seller", "buyer", "carrier", "none", "insurer"];
const WINDOWS: [&str; 4] = ["short", "long", "clock", "working"];
/// Those that only date a deadline.
const MOMENTS: [&str; 2] = ["depart", "prepare"];
const ACTS: [&str; 2] = ["answer", "repair_done"];
const CONDITIONS: [&str; 3] = ["agreed", "report", "seen"];
const DATES: [&str; 4] = ["2026-01-01", "2026-03-02", "2026-03-05", "2026-09-30"];

fn words(text: &str) -> Json {
    json!({"zh": text, "en": text})
}

/// Some of the items, none of them twice, at least one.
fn some(random: &mut Random, items: &[&str]) -> Vec<String> {
    let chosen: Vec<String> = items.iter().filter(|_| random.percent(40)).map(|item| (*item).to_owned()).collect();
    if chosen.is_empty() { vec![random.pick(items).to_owned()] } else { chosen }
}

pub fn pack(random: &mut Random, id: &str, group: &str) -> Json {
    let mut pack = json!({
        "id": id, "version": "1.0.0", "kind": "merchant", "group": group, "title": words("small"),
        "zone": random.pick(&["+08:00", "+00:00", "-05:00"]), "currency": "CNY",
        "sources": {"A": {"document": "《甲》"}},
        "appliesTo": {"goods": ["toy", "book"]},
        "parameters": {
            "term": {"type": "duration", "value": random.pick(&["P7D", "P1M", "P1Y", "P2W", "P30D"]), "title": words("term")},
            "limit": {"type": "money", "value": random.pick(&["100.00", "0.00", "33.34"]), "title": words("limit")},
            "rate": {"type": "number", "value": random.pick(&["0.005", "0.5", "0.333", "2"]), "title": words("rate")},
            "times": {"type": "integer", "value": random.pick(&["0", "1", "2"]), "title": words("times")},
            "switch": {"type": "boolean", "value": random.percent(50), "title": words("switch")},
            "damages": {"type": "codes", "value": ["burnt", "liquid"], "title": words("damages")},
        },
        "goods": GOODS.map(|code| json!({"code": code, "title": words(code)})),
        "faults": [
            {"code": "broken", "title": words("broken"), "issues": ["defective", "blemish"]},
            {"code": "torn", "title": words("torn"), "issues": ["blemish", "changed_mind"]},
        ],
        "calendar": {
            "weekdays": [1, 2, 3, 4, 5], "opens": "09:00", "closes": "18:00",
            "holidays": ["2026-03-03", "2026-10-01", "2026-10-02"], "workdays": ["2026-03-07"], "until": "2032-01-01",
        },
        "conditions": {
            "agreed": {"text": words("agreed")},
            "report": {"text": words("report"), "evidence": "inspection_report"},
            "seen": {"text": words("seen"), "met": condition(random, 1)},
        },
    });
    pack["goods"][0]["values"] = json!({"term": "P3M", "price": "50.00"});
    pack["goods"][2]["values"] = json!({"term": "P10D"});
    pack["goods"][4]["values"] = json!({"term": "P1Y", "price": "12.34"});
    if random.percent(50) {
        set(&mut pack, "presume", json!({}));
        pack["presume"] =
            json!({"item.boxed": random.percent(50), "condition.damage": random.pick(&[json!([]), json!(["burnt"])])});
    }
    if random.percent(50) {
        pack["sale"] = json!(some(random, &["purchased", "paid", "delivered"]));
    }
    for name in WINDOWS {
        let window = window(random, name);
        set(&mut pack, &format!("windows.{name}"), window);
    }
    for name in MOMENTS {
        let moment = moment(random);
        set(&mut pack, &format!("windows.{name}"), moment);
    }
    let rules: Vec<Json> = (0..4 + random.below(8)).map(|number| rule(random, number)).collect();
    pack["rules"] = json!(rules);
    // Conditions ask whether these were done.
    let effects = ACTS.map(|code| {
        json!({"do": "deadline", "code": code, "actor": "seller", "window": random.pick(&WINDOWS), "text": words(code)})
    });
    let mut effects = effects.to_vec();
    effects.extend(["pack_up", "answer", "hand_over"].map(|code| {
        let mut step = json!({"do": "step", "code": code, "actor": "agent", "text": words(code)});
        if random.percent(50) {
            step["deadline"] = json!(random.pick(&ACTS));
        }
        if random.percent(50) {
            step["remedies"] = random.pick(&[json!("all"), json!(["return"]), json!(["repair", "refund"])]);
        }
        step
    }));
    let acts =
        json!({"id": "acts", "title": words("acts"), "citation": {"source": "A", "clause": "2"}, "effects": effects});
    pack["rules"].as_array_mut().unwrap().push(acts);
    name_overrides(random, &mut pack);
    pack
}

/// A moment before an anchor.
fn moment(random: &mut Random) -> Json {
    json!({
        "anchors": some(random, &["appointment", "delivered", "received_back"]),
        "before": random.pick(&[
            json!("PT10M"),
            json!("P1DT12H"),
            json!("P2W"),
            json!({"minutes": {"add": [{"fact": "service.travelMinutes"}, "10"]}}),
            json!({"hours": {"divide": [{"fact": "service.travelMinutes"}, "60"]}}),
            json!({"days": {"subtract": [{"fact": "line.units"}, "1"]}}),
            json!([{"minutes": {"fact": "service.travelMinutes"}}, "PT1H"]),
        ]),
    })
}

/// A length that is worked out.
fn counted(random: &mut Random) -> Json {
    random.pick(&[
        json!({"days": {"fact": "item.quantity"}}),
        json!({"days": {"roundUp": {"divide": [{"fact": "item.quantity"}, "2"]}}}),
        json!({"days": {"multiply": [{"fact": "history.repairs"}, {"param": "rate"}]}}),
        json!({"days": {"subtract": [{"param": "times"}, {"fact": "history.repairs"}]}}),
        json!([{"days": {"fact": "item.mileageKm"}}, {"param": "term"}]),
        json!({"days": {"fact": "item.mileageKm"}}),
    ])
}

fn window(random: &mut Random, name: &str) -> Json {
    let mut window = json!({
        "title": words(name),
        "anchors": some(random, &["purchased", "delivered", "received_back", "paid"]),
        "at": match random.below(4) {
            0 => json!(["reported", "now"]),
            1 => json!(["requested", "reported", "now"]),
            _ => json!(["now"]),
        },
        "first": random.pick(&["next", "next", "same"]),
    });
    let (kind, length) = match name {
        "clock" => (
            random.pick(&["calendar", "hours", "business"]),
            random.pick(&[
                json!("PT48H"),
                json!("PT10M"),
                json!("PT8H"),
                json!("PT30M"),
                json!("P1DT12H"),
                json!({"hours": {"fact": "item.quantity"}}),
                json!({"minutes": {"add": [{"fact": "service.travelMinutes"}, "0.5"]}}),
            ]),
        ),
        "working" => {
            let days = json!(random.pick(&["P1D", "P3D", "P7D"]));
            ("business", if random.percent(30) { json!({"days": {"fact": "item.quantity"}}) } else { days })
        }
        "long" => (
            "calendar",
            random.pick(&[
                json!("P1Y"),
                json!("P3M"),
                json!({"goods": "term"}),
                json!({"param": "term"}),
                json!({"fact": "item.term"}),
                json!([{"fact": "item.term"}, {"param": "term"}]),
                json!("P1M15D"),
            ]),
        ),
        _ => {
            let length = json!(random.pick(&["P1D", "P7D", "P15D", "P2W"]));
            let length = if random.percent(30) { counted(random) } else { length };
            (random.pick(&["calendar", "calendar", "hours"]), length)
        }
    };
    // A period with a day and a time part has no business hours of its own.
    let length = if kind == "business" && length == "P1DT12H" { json!("PT12H") } else { length };
    window["kind"] = json!(kind);
    if matches!(name, "long" | "short") && kind == "calendar" && random.percent(40) {
        window["roll"] = json!("next_business_day");
    }
    window["length"] = length;
    if random.percent(25) {
        window["kilometres"] = json!({"fact": "item.mileageKm", "atMost": {"param": "times"}});
    }
    window
}

/// A random condition, nested so deep at most.
fn condition(random: &mut Random, depth: usize) -> Json {
    if depth > 0 && random.percent(45) {
        let count = 1 + random.below(3);
        let parts: Vec<Json> = (0..count).map(|_| condition(random, depth - 1)).collect();
        return match random.below(3) {
            0 => json!({"all": parts}),
            1 => json!({"any": parts}),
            _ => json!({"not": condition(random, depth - 1)}),
        };
    }
    let comparison = random.pick(&["atLeast", "above", "atMost", "below"]);
    match random.below(14) {
        0 => json!({"fact": "stock.sameGoods", "is": random.percent(50)}),
        1 => json!({"fact": "item.boxed", "is": random.percent(50)}),
        2 => json!({"fact": "issue.confirmed", "is": random.percent(60)}),
        3 => json!({"fact": "shipping.inspection", "in": ["passed", "pending"]}),
        4 => json!({"fact": "condition.use", "in": ["worn", "washed"]}),
        5 => json!({"fact": "condition.damage", "hasAny": {"param": "damages"}}),
        6 => json!({"fact": "condition.damage", "empty": random.percent(50)}),
        7 => json!({"amount": {"fact": "line.unitPrice"}, comparison: {"param": "limit"}}),
        8 => json!({"amount": {"fact": "history.repairs"}, comparison: {"param": "times"}}),
        9 => json!({"goods": [random.pick(&GOODS)]}),
        10 => json!({"param": "switch", "is": true}),
        11 => json!({"window": random.pick(&WINDOWS)}),
        12 => random.pick(&[
            json!({"fact": "done", "has": "answer"}),
            json!({"fact": "done", "hasAny": ["answer", "repair_done"]}),
            json!({"fact": "done", "empty": true}),
        ]),
        _ => json!({"passed": random.pick(&WINDOWS)}),
    }
}

fn amount(random: &mut Random) -> Json {
    random.pick(&[
        json!("10.00"),
        json!({"fact": "shipping.outboundFee"}),
        json!({"multiply": [{"fact": "line.share"}, {"param": "rate"}, {"daysSince": ["purchased", "delivered"]}]}),
        json!({"least": [{"fact": "line.share"}, {"param": "limit"}]}),
        json!({"greatest": ["0.00", {"subtract": [{"fact": "line.paid"}, {"param": "limit"}]}]}),
        json!({"firstKnown": [{"fact": "shipping.outboundFee"}, {"fact": "shipping.returnFee"}]}),
        json!({"firstKnown": [{"fact": "shipping.returnFee"}, {"param": "limit"}]}),
        json!({"divide": [{"fact": "line.paid"}, {"fact": "line.units"}]}),
        json!({"multiply": [{"goods": "price"}, {"param": "rate"}]}),
        json!({"add": [{"fact": "line.unitPrice"}, "0.005"]}),
        json!({"roundUp": {"multiply": [{"fact": "line.share"}, {"param": "rate"}]}}),
        json!({"by": "issue.severity", "of": {"minor": "1.00", "serious": {"fact": "line.share"}}}),
        json!({"firstKnown": [{"of": {"moderate": {"param": "rate"}}, "by": "issue.severity"}, {"param": "limit"}]}),
    ])
}

fn rule(random: &mut Random, number: usize) -> Json {
    let mut rule = json!({
        "id": format!("rule_{number}"), "title": words("rule"), "citation": {"source": "A", "clause": "1"},
    });
    if random.percent(60) {
        rule["goods"] = json!(some(random, &GOODS));
    }
    if random.percent(40) {
        rule["issues"] = json!(some(random, &ISSUES));
    }
    if random.percent(30) {
        rule["faults"] = json!(some(random, &FAULTS));
    }
    if random.percent(60) {
        rule["when"] = condition(random, 2);
    }
    if random.percent(15) {
        rule["from"] = json!(random.pick(&DATES[..2]));
    }
    if random.percent(15) {
        rule["until"] = json!(random.pick(&DATES[2..]));
    }
    if random.percent(10) {
        rule["inForce"] = json!("now");
    }
    let count = 1 + random.below(3);
    rule["effects"] = (0..count).map(|_| effect(random)).collect();
    rule
}

fn freight(random: &mut Random) -> Json {
    let mut freight = json!({"back": random.pick(&PAYERS)});
    if random.percent(50) {
        freight["original"] = json!(random.pick(&PAYERS));
    }
    if freight["back"] != "none" && random.percent(40) {
        freight["advancedBy"] = json!("buyer");
    }
    freight
}

fn effect(random: &mut Random) -> Json {
    match random.below(11) {
        0..=3 => {
            let mut grant = json!({"do": "grant", "remedy": random.pick(&REMEDIES)});
            if random.percent(60) {
                grant["window"] = json!(random.pick(&WINDOWS));
            }
            if random.percent(35) {
                grant["requires"] = json!(some(random, &CONDITIONS));
            }
            if random.percent(30) {
                grant["freight"] = freight(random);
            }
            if random.percent(20) {
                grant["route"] = json!(random.pick(&["counter", "dealer"]));
            }
            if random.percent(20) {
                grant["reason"] = json!("by_agreement");
            }
            grant
        }
        4 | 5 => {
            let remedies = if random.percent(25) { json!("all") } else { json!(some(random, &REMEDIES)) };
            json!({"do": "deny", "remedies": remedies, "reason": random.pick(&["hygiene", "excluded", "user_damage"])})
        }
        6 => {
            let mut charge = json!({
                "do": "charge", "kind": random.pick(&["depreciation", "packaging"]), "payer": "buyer", "text": words("charge"),
                "remedies": some(random, &REMEDIES), "amount": amount(random),
            });
            if random.percent(50) {
                charge["deduct"] = json!(true);
            }
            if random.percent(25) {
                charge.as_object_mut().unwrap().remove("remedies");
                charge.as_object_mut().unwrap().remove("deduct");
            }
            charge
        }
        7 => {
            let mut effect = freight(random);
            effect["do"] = json!("freight");
            effect["remedies"] = json!(some(random, &REMEDIES));
            effect
        }
        8 => json!({
            "do": "route", "remedies": some(random, &REMEDIES), "to": random.pick(&["counter", "courier"]), "text": words("route"),
        }),
        9 => {
            let mut offer = json!({
                "do": "compensate", "code": random.pick(&["goodwill", "gift"]), "form": "cash", "payer": "seller",
                "basis": [{"code": "why", "text": words("why")}],
            });
            for name in ["min", "max", "suggested", "cap"] {
                if random.percent(50) {
                    offer[name] = amount(random);
                }
            }
            if random.percent(30) {
                offer["requires"] = json!(some(random, &CONDITIONS));
            }
            offer
        }
        _ => {
            let mut deadline = json!({
                "do": "deadline", "code": random.pick(&ACTS), "actor": "seller",
                "window": random.pick(&WINDOWS), "text": words("deadline"),
            });
            if random.percent(30) {
                deadline["window"] = json!(random.pick(&MOMENTS));
            }
            if random.percent(50) {
                deadline["remedy"] = json!(random.pick(&REMEDIES));
            }
            deadline
        }
    }
}

/// Some grants override some of the rules that deny.
fn name_overrides(random: &mut Random, pack: &mut Json) {
    let is_denial = |effect: &Json| text(effect, "do") == Some("deny");
    let rules = pack["rules"].as_array_mut().unwrap();
    let denying: Vec<String> = rules
        .iter()
        .filter(|rule| rule["effects"].as_array().unwrap().iter().any(is_denial))
        .map(|rule| text(rule, "id").unwrap().to_owned())
        .collect();
    for effect in rules.iter_mut().flat_map(|rule| rule["effects"].as_array_mut().unwrap()) {
        if effect["do"] == "grant" && !denying.is_empty() && random.percent(40) {
            effect["overrides"] = json!([random.pick(&denying)]);
        }
    }
}
