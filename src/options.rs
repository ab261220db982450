//! What a caller asks for beside the case.

use crate::read::{Node, Path, Report, one_of};
use crate::text::Locale;
use crate::time::Zone;
use crate::value::Value;

/// Options of a call.
#[derive(Clone, Debug, Default)]
pub(crate) struct Options {
    /// Pack ids; none: chosen by the packs' own `appliesTo`.
    pub(crate) packs: Option<Vec<String>>,
    pub(crate) zone: Option<Zone>,
    pub(crate) locale: Locale,
    pub(crate) is_agent: bool,
    pub(crate) tone: Tone,
    pub(crate) is_brief: bool,
}

/// The manner of a reply.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Tone {
    #[default]
    Warm,
    Formal,
    Brief,
}

impl Tone {
    pub(crate) fn code(self) -> &'static str {
        match self {
            Tone::Warm => "warm",
            Tone::Formal => "formal",
            Tone::Brief => "brief",
        }
    }
}

impl Options {
    /// The language's tag.
    pub(crate) fn locale_tag(&self) -> &'static str {
        match self.locale {
            Locale::Zh => "zh-CN",
            Locale::En => "en",
        }
    }
}

/// Reads options; `null` is none.
pub(crate) fn read(value: &Value, report: &Report) -> Options {
    let mut options = Options::default();
    if *value == Value::Null {
        return options;
    }
    let root = Path::Root;
    let path = Path::Key(&root, "options");
    let node = Node::new(value, &path, report);
    let Some(members) = node.object("an object of options") else { return options };
    options.packs = members.optional("packs", |node| {
        matches!(node.value, Value::List(_)).then(|| ()).or_else(|| {
            node.wrong("a list of pack ids");
            None
        })?;
        Some(node.each("a list of pack ids", |node| node.text("a pack id").map(str::to_owned)))
    });
    options.zone = members.optional("zone", |node| {
        let zone = Zone::parse(node.text("an offset from UTC such as `+08:00`")?);
        if let Err(wanted) = &zone {
            node.wrong(wanted.to_string());
        }
        zone.ok()
    });
    let locale = members.optional("locale", |node| one_of(node, &[("zh-CN", Locale::Zh), ("en", Locale::En)]));
    options.locale = locale.unwrap_or_default();
    let audience = members.optional("audience", |node| one_of(node, &[("customer", false), ("agent", true)]));
    options.is_agent = audience.unwrap_or(false);
    let tones = [("warm", Tone::Warm), ("formal", Tone::Formal), ("brief", Tone::Brief)];
    options.tone = members.optional("tone", |node| one_of(node, &tones)).unwrap_or_default();
    let detail = members.optional("detail", |node| one_of(node, &[("full", false), ("brief", true)]));
    options.is_brief = detail.unwrap_or(false);
    members.finish();
    options
}
