//! What a caller asks for beside the case.

use crate::library::Library;
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
        self.locale.tag()
    }
}

/// Reads options; `null` is none. The answer is in a language that the library speaks, or none is given.
pub(crate) fn read(value: &Value, library: &Library, report: &Report) -> Options {
    let mut options = Options::default();
    let asked = members(value, &mut options, report);
    options.locale = library.language(asked, report);
    options
}

/// Fills the options with what is given but for the language, which is handed back.
fn members(value: &Value, options: &mut Options, report: &Report) -> Option<Locale> {
    if *value == Value::Null {
        return None;
    }
    let root = Path::Root;
    let path = Path::Key(&root, "options");
    let node = Node::new(value, &path, report);
    let members = node.object("an object of options")?;
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
    let locales = Locale::ALL.map(|locale| (locale.tag(), locale));
    let locale = members.optional("locale", |node| one_of(node, &locales));
    let audience = members.optional("audience", |node| one_of(node, &[("customer", false), ("agent", true)]));
    options.is_agent = audience.unwrap_or(false);
    let tones = [("warm", Tone::Warm), ("formal", Tone::Formal), ("brief", Tone::Brief)];
    options.tone = members.optional("tone", |node| one_of(node, &tones)).unwrap_or_default();
    let detail = members.optional("detail", |node| one_of(node, &[("full", false), ("brief", true)]));
    options.is_brief = detail.unwrap_or(false);
    members.finish();
    locale
}
