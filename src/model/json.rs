//! JSON as it is read.
//!
//! A lexer and lists serve the few fields that objects have here; the library that writes JSON
//! elsewhere would add five kilobytes to what a page loads.

use hifijson::escape::Lex as _;
use hifijson::token::Lex as _;
use hifijson::{Read as _, SliceLexer, Write as _};

use super::digits::digits;

/// A value.
#[derive(Debug)]
pub(crate) enum Json {
    Null,
    Flag(bool),
    Whole(i64),
    /// With a fraction, or beyond the whole ones.
    Number(f64),
    Text(String),
    List(Vec<Json>),
    Object(Object),
}

/// The fields of an object, as they were written.
#[derive(Debug, Default)]
pub(crate) struct Object(pub(crate) Vec<(String, Json)>);

impl Object {
    /// A field; the last one of a name counts.
    pub(crate) fn get(&self, field: &str) -> Option<&Json> {
        let mut fields = self.0.iter().rev();
        let (_, value) = fields.find(|(name, _)| name == field)?;
        Some(value)
    }
}

impl Json {
    /// Reads a text of one value.
    ///
    /// # Errors
    ///
    /// What is wrong, and on which line and in which column (in bytes).
    pub(crate) fn parse(text: &str) -> Result<Self, String> {
        Self::of_bytes(text.as_bytes())
    }

    /// Reads as [`Json::parse`] does a text that may be no UTF-8: what has to be, its words, is
    /// looked at as it is read.
    pub(crate) fn of_bytes(text: &[u8]) -> Result<Self, String> {
        let mut reading = Reading {
            lexer: SliceLexer::new(text),
            wrong: None,
        };
        let value = reading.value(0);
        if reading.lexer.ws_peek().is_some() {
            reading.wrong("trailing characters");
        }
        let Some((why, left)) = reading.wrong else {
            return Ok(value);
        };
        let why = if left == 0 { "unexpected end" } else { why };
        let before = text.get(..text.len() - left).unwrap_or_default();
        let (mut line, mut column) = (1, 1);
        for byte in before {
            if *byte == b'\n' {
                (line, column) = (line + 1, 1);
            } else {
                column += 1;
            }
        }
        let (line, column) = (digits(line), digits(column));
        Err([why, " at line ", &line, " column ", &column].concat())
    }

    pub(crate) fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    pub(crate) fn as_whole(&self) -> Option<i64> {
        match self {
            Self::Whole(number) => Some(*number),
            _ => None,
        }
    }

    pub(crate) fn as_number(&self) -> Option<f64> {
        match self {
            Self::Whole(number) => Some(*number as f64),
            Self::Number(number) => Some(*number),
            _ => None,
        }
    }
}

/// How deep lists and objects may lie in each other.
const DEEPEST: u8 = 127;

/// A text being read. What is wrong is kept, and something read in its place: so nothing half-read
/// has to be dropped wherever that may be.
struct Reading<'a> {
    lexer: SliceLexer<'a>,
    /// The first thing that is wrong, which the lexer does not say in words, and how many bytes are
    /// left there.
    wrong: Option<(&'static str, usize)>,
}

impl Reading<'_> {
    #[inline(never)]
    fn wrong(&mut self, why: &'static str) {
        let left = self.lexer.as_slice().len();
        self.wrong.get_or_insert((why, left));
    }

    /// Reads a value that lies in so many lists and objects.
    fn value(&mut self, deep: u8) -> Json {
        if deep > DEEPEST {
            self.wrong("too deep");
            return Json::Null;
        }
        if self.comes(b'"') {
            return Json::Text(self.text());
        }
        if self.taken(b'[') {
            let mut list = Vec::new();
            while self.goes_on(b']', list.is_empty()) {
                list.push(self.value(deep + 1));
            }
            return Json::List(list);
        }
        if self.taken(b'{') {
            let mut object = Object::default();
            while self.goes_on(b'}', object.0.is_empty()) {
                object.0.push((self.name(), self.value(deep + 1)));
            }
            return Json::Object(object);
        }
        let known = match self.lexer.peek_next() {
            Some(b'-' | b'0'..=b'9') => return self.number(),
            Some(b'a'..=b'z') => self.lexer.null_or_bool(),
            _ => None,
        };
        match known {
            Some(Some(flag)) => return Json::Flag(flag),
            Some(None) => {}
            None => self.wrong("expected a value"),
        }
        Json::Null
    }

    /// Takes what stands before the next value, or else the end; tells whether there is one.
    fn goes_on(&mut self, end: u8, first: bool) -> bool {
        let ended = self.wrong.is_some() || self.comes(end);
        if !ended && !first {
            self.expect(b',', "expected a comma or the end of a list");
        }
        !ended
    }

    /// Takes the name of a field and the colon after it.
    fn name(&mut self) -> String {
        self.expect(b'"', "expected a name");
        let name = self.text();
        self.expect(b':', "expected a colon");
        name
    }

    /// Takes this sign, which has to come next but for spaces.
    fn expect(&mut self, sign: u8, why: &'static str) {
        if !self.comes(sign) {
            self.wrong(why);
        }
    }

    /// Takes this sign, if it comes next but for spaces.
    fn comes(&mut self, sign: u8) -> bool {
        self.lexer.eat_whitespace();
        self.taken(sign)
    }

    /// Takes this sign, if it comes next.
    fn taken(&mut self, sign: u8) -> bool {
        self.lexer.expect(SliceLexer::peek_next, sign).is_some()
    }

    /// Takes the rest of a text, after its first quotation mark.
    fn text(&mut self) -> String {
        let mut text = String::new();
        if unquoted(&mut self.lexer, &mut text).is_none() {
            self.wrong("invalid text");
        }
        text
    }

    /// Takes digits, of which there has to be one: how many there are.
    fn digits(&mut self, digits: &mut Digits, fraction: bool) -> usize {
        let count = digits.take(&mut self.lexer, fraction);
        if count == 0 {
            self.wrong("invalid number");
        }
        count
    }

    /// A number. One with a fraction, an exponent or very many digits is read as 64 bits of its
    /// digits times a power of ten: nothing in a timeline is finer, and the library's own way
    /// carries 20 KB of tables.
    fn number(&mut self) -> Json {
        let minus = self.taken(b'-');
        let mut digits = Digits::default();
        let zero = self.lexer.peek_next() == Some(b'0');
        if self.digits(&mut digits, false) > 1 && zero {
            self.wrong("invalid number");
        }
        let fraction = self.taken(b'.');
        if fraction {
            self.digits(&mut digits, true);
        }
        let mut power = digits.power;
        let scaled = self.taken(b'e') || self.taken(b'E');
        if scaled {
            let mut sign = -1;
            if !self.taken(b'-') {
                self.taken(b'+');
                sign = 1;
            }
            let mut exponent = Digits::default();
            self.digits(&mut exponent, false);
            // Whatever is beyond this is beyond all numbers, too.
            power += sign * exponent.sum.min(9999) as i64;
        }
        let sum = digits.sum;
        // The negative zero is no whole number.
        if !fraction && !scaled && power == 0 && (sum > 0 || !minus) {
            let whole = if minus {
                0_i64.checked_sub_unsigned(sum)
            } else {
                0_i64.checked_add_unsigned(sum)
            };
            if let Some(whole) = whole {
                return Json::Whole(whole);
            }
        }
        let mut scale = 1.0_f64;
        // What has more is beyond all numbers, too.
        for _ in 0..power.unsigned_abs().min(400) {
            scale *= 10.0;
        }
        let size = match sum {
            0 => 0.0,
            _ if power < 0 => sum as f64 / scale,
            _ => sum as f64 * scale,
        };
        if !size.is_finite() {
            self.wrong("number out of range");
        }
        Json::Number(if minus { -size } else { size })
    }
}

/// Takes a text up to its closing quotation mark; `None` where it has none, or something else is
/// wrong.
fn unquoted(lexer: &mut SliceLexer<'_>, text: &mut String) -> Option<()> {
    loop {
        let mut piece: &[u8] = &[];
        lexer.write_until(&mut piece, |byte| matches!(byte, b'"' | b'\\' | ..=0x1F));
        text.push_str(std::str::from_utf8(piece).ok()?);
        match lexer.take_next()? {
            b'"' => return Some(()),
            b'\\' => {
                let kind = lexer.take_next()?;
                text.push(lexer.escape(kind).ok()?);
            }
            _ => return None,
        }
    }
}

/// What digits say: a sum times a power of ten.
#[derive(Default)]
struct Digits {
    sum: u64,
    power: i64,
}

impl Digits {
    /// Takes the digits that come next: how many there are.
    fn take(&mut self, lexer: &mut SliceLexer<'_>, fraction: bool) -> usize {
        /// What has room for another digit.
        const ROOM: u64 = (u64::MAX - 9) / 10;

        let mut digits: &[u8] = &[];
        lexer.write_until(&mut digits, |byte| !byte.is_ascii_digit());
        for digit in digits {
            if self.sum <= ROOM {
                self.sum = self.sum * 10 + u64::from(digit - b'0');
                self.power -= i64::from(fraction);
            } else {
                self.power += i64::from(!fraction);
            }
        }
        digits.len()
    }
}

// The crate for properties is there for native tests alone.
#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn every_kind_of_value_is_read() {
        let text = r#"{"a":null,"b":[true,-1,1.0,1e3,18446744073709551615],"c":"\u00e9","d":{}}"#;
        let Json::Object(object) = Json::parse(text).unwrap() else {
            panic!("no object");
        };
        assert!(matches!(object.get("a"), Some(Json::Null)));
        assert_eq!(object.get("c").and_then(Json::as_text), Some("é"));
        assert!(matches!(object.get("d"), Some(Json::Object(inner)) if inner.0.is_empty()));
        assert!(object.get("e").is_none());
        let Some(Json::List(list)) = object.get("b") else {
            panic!("no list");
        };
        let whole: Vec<_> = list.iter().map(Json::as_whole).collect();
        assert_eq!(whole, [None, Some(-1), None, None, None]);
        let numbers: Vec<_> = list.iter().filter_map(Json::as_number).collect();
        assert_eq!(numbers, [-1.0, 1.0, 1000.0, u64::MAX as f64]);
    }

    #[test]
    fn numbers_at_the_end_of_their_range_are_no_fault() {
        let read = |text: &str| Json::parse(text).ok().and_then(|json| json.as_number());
        assert_eq!(read("0.1e-9223372036854775808"), Some(0.0));
        assert_eq!(read("0e9223372036854775807"), Some(0.0));
        assert_eq!(read(&["1", &"0".repeat(22)].concat()), Some(1e22));
        assert_eq!(read(&["0.", &"0".repeat(9000), "1"].concat()), Some(0.0));
        for text in ["10e9223372036854775807", "1e9223372036854775808", "-1e400"] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn the_last_field_of_a_name_counts() {
        let Json::Object(object) = Json::parse(r#"{"a":1,"a":2}"#).unwrap() else {
            panic!("no object");
        };
        assert_eq!(object.get("a").and_then(Json::as_whole), Some(2));
    }

    proptest! {
        // A failure prints what it needs to be told again, so no file is kept.
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn numbers_are_as_exact_as_the_other_parser_has_them(
            number in "-?(0|[1-9][0-9]{0,24})(\\.[0-9]{1,20})?([eE][+-]?[0-9]{1,2})?",
        ) {
            let theirs: f64 = serde_json::from_str(&number).unwrap();
            let ours = Json::parse(&number).unwrap().as_number().unwrap();
            prop_assert!((ours - theirs).abs() <= theirs.abs() * 1e-14, "{ours} {theirs}");
        }

        #[test]
        fn what_the_other_parser_refuses_is_refused(text in "[\\[\\]{}:,\"a0-9.eE+\\\\un -]{0,12}") {
            let theirs = serde_json::from_str::<serde_json::Value>(&text);
            prop_assert_eq!(Json::parse(&text).is_ok(), theirs.is_ok(), "{}", text);
        }
    }

    #[test]
    fn a_mistake_has_its_line_and_column() {
        for (text, why) in [
            ("", "unexpected end at line 1 column 1"),
            ("{\"a\":\n  oops}", "expected a value at line 2 column 4"),
            (
                "[1 2]",
                "expected a comma or the end of a list at line 1 column 4",
            ),
            ("{\"a\" 1}", "expected a colon at line 1 column 6"),
            ("[1e999]", "number out of range at line 1 column 7"),
            ("[\"\\ud800\"]", "invalid text"),
            ("1 2", "trailing characters at line 1 column 3"),
        ] {
            let told = Json::parse(text).unwrap_err();
            assert!(told.starts_with(why), "{text}: {told}");
        }
    }

    #[test]
    fn what_lies_too_deep_is_refused() {
        let nested = |deep: usize| ["[".repeat(deep), "]".repeat(deep)].concat();
        assert!(Json::parse(&nested(127)).is_ok());
        assert!(Json::parse(&nested(100_000)).is_err());
    }
}
