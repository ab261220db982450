//! Answers as JSON text: the one way out.
//!
//! Derived serializers are compiled for each type anew and would be a tenth of what a page loads; here every field goes
//! through the same few functions. Reading is serde's.

/// Something that is written as JSON.
pub(crate) trait Json {
    /// Appends its text.
    fn write(&self, out: &mut String);

    /// Whether a member with it is left out: unknown is absent, but an empty list is an answer.
    fn is_absent(&self) -> bool {
        false
    }
}

/// The text of something.
pub(crate) fn text<T: Json + ?Sized>(value: &T) -> String {
    let mut out = String::new();
    value.write(&mut out);
    out
}

/// An object being written.
pub(crate) struct Object<'a> {
    out: &'a mut String,
    is_empty: bool,
}

impl<'a> Object<'a> {
    pub(crate) fn new(out: &'a mut String) -> Object<'a> {
        out.push('{');
        Object { out, is_empty: true }
    }

    /// A member by the name of its field: `due_at` is written `dueAt`.
    pub(crate) fn field<T: Json + ?Sized>(&mut self, name: &str, value: &T) {
        if !value.is_absent() {
            self.name(name);
            value.write(self.out);
        }
    }

    /// A member by a name of the caller's.
    pub(crate) fn member<T: Json + ?Sized>(&mut self, name: &str, value: &T) {
        self.separate();
        string(name, self.out);
        self.out.push(':');
        value.write(self.out);
    }

    #[inline(never)]
    fn name(&mut self, field: &str) {
        self.separate();
        self.out.push('"');
        let mut words = field.strip_prefix("r#").unwrap_or(field).split('_');
        self.out.push_str(words.next().unwrap_or_default());
        for word in words {
            let mut letters = word.chars();
            self.out.extend(letters.next().map(|first| first.to_ascii_uppercase()));
            self.out.push_str(letters.as_str());
        }
        self.out.push_str("\":");
    }

    pub(crate) fn end(self) {
        self.out.push('}');
    }

    fn separate(&mut self) {
        if !self.is_empty {
            self.out.push(',');
        }
        self.is_empty = false;
    }
}

/// Writes a struct as an object of its fields.
macro_rules! object {
    ($name:ident { $($field:ident),* $(,)? }) => {
        impl $crate::json::Json for $name {
            fn write(&self, out: &mut String) {
                let mut object = $crate::json::Object::new(out);
                $(object.field(stringify!($field), &self.$field);)*
                object.end();
            }
        }
    };
}

pub(crate) use object;

/// Writes a string with its quotes.
#[inline(never)]
fn string(text: &str, out: &mut String) {
    const DIGITS: [char; 16] = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'];
    out.push('"');
    let mut rest = text;
    // Whatever needs no escape goes over in one piece.
    let is_special = |letter: char| letter < ' ' || letter == '"' || letter == '\\';
    while let Some((before, from)) = rest.find(is_special).and_then(|place| rest.split_at_checked(place)) {
        out.push_str(before);
        let mut letters = from.chars();
        if let Some(letter) = letters.next() {
            match letter {
                '"' => out.push_str("\\\""),
                '\\' => out.push_str("\\\\"),
                '\n' => out.push_str("\\n"),
                '\r' => out.push_str("\\r"),
                '\t' => out.push_str("\\t"),
                control => {
                    let code = control as usize;
                    let digit = |number: usize| DIGITS.get(number).copied().unwrap_or('0');
                    out.push_str("\\u00");
                    out.push(digit(code >> 4));
                    out.push(digit(code & 15));
                }
            }
        }
        rest = letters.as_str();
    }
    out.push_str(rest);
    out.push('"');
}

impl Json for str {
    fn write(&self, out: &mut String) {
        string(self, out);
    }
}

impl Json for &str {
    fn write(&self, out: &mut String) {
        string(self, out);
    }
}

impl Json for String {
    fn write(&self, out: &mut String) {
        string(self, out);
    }
}

impl Json for bool {
    fn write(&self, out: &mut String) {
        out.push_str(if *self { "true" } else { "false" });
    }
}

impl Json for i64 {
    fn write(&self, out: &mut String) {
        out.push_str(&self.to_string());
    }
}

impl Json for usize {
    fn write(&self, out: &mut String) {
        out.push_str(&self.to_string());
    }
}

impl<T: Json> Json for Option<T> {
    fn write(&self, out: &mut String) {
        match self {
            Some(value) => value.write(out),
            None => out.push_str("null"),
        }
    }

    fn is_absent(&self) -> bool {
        self.is_none()
    }
}

impl<T: Json> Json for [T] {
    fn write(&self, out: &mut String) {
        out.push('[');
        for (index, item) in self.iter().enumerate() {
            if index > 0 {
                out.push(',');
            }
            item.write(out);
        }
        out.push(']');
    }
}

impl<T: Json> Json for Vec<T> {
    fn write(&self, out: &mut String) {
        self.as_slice().write(out);
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may panic")]

    use super::*;

    #[test]
    fn strings_are_escaped_as_serde_does() {
        let all: String = (0_u32..0x300).filter_map(char::from_u32).collect();
        for text_of in ["", "三包", "\"\\/", "a\u{8}b\u{c}\n\r\t\u{1f}", "\u{2028}😀", &all] {
            let read: String = serde_json::from_str(&text(text_of)).unwrap();
            assert_eq!(read, text_of);
        }
    }

    #[test]
    fn unknown_is_absent_and_an_empty_list_is_not() {
        struct Sample {
            r#type: Option<String>,
            due_at: Option<String>,
            remaining_seconds: i64,
            goods: Vec<String>,
        }
        object!(Sample { r#type, due_at, remaining_seconds, goods });
        let sample = Sample { r#type: Some("x".to_owned()), due_at: None, remaining_seconds: -7, goods: Vec::new() };
        assert_eq!(text(&sample), r#"{"type":"x","remainingSeconds":-7,"goods":[]}"#);
        let known = Sample { r#type: None, due_at: Some("now".to_owned()), ..sample };
        assert_eq!(text(&known), r#"{"dueAt":"now","remainingSeconds":-7,"goods":[]}"#);
    }
}
