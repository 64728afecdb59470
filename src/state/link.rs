//! The state as the part of an address after `#`, and back.
//!
//! `#event-id` names an event; filters follow as `?kinds=a,b&people=x&q=words`,
//! so that a link can carry all that makes the reader see the same.

use super::{Filter, search::split};
use crate::model::cut::{cut, pieces, trim};

/// What a link carries.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Address {
    /// Id of the selected event.
    pub event: Option<String>,
    /// The filter in force.
    pub filter: Filter,
}

/// Writes an address, without the `#`; empty when there is nothing to say.
#[must_use]
pub fn write(event: Option<&str>, filter: &Filter) -> String {
    let mut out = String::new();
    encode(&mut out, event.unwrap_or_default());
    let mut mark = '?';
    let mut add = |name: &str, values: &[String]| {
        out.push(mark);
        out.push_str(name);
        out.push('=');
        let mut between = "";
        for value in values {
            out.push_str(between);
            encode(&mut out, value);
            between = ",";
        }
        mark = '&';
    };
    if let Some(kinds) = &filter.kinds {
        add("kinds", kinds);
    }
    if !filter.people.is_empty() {
        add("people", &filter.people);
    }
    let query = trim(&filter.query);
    if !query.is_empty() {
        add("q", &[query.to_owned()]);
    }
    out
}

/// Reads an address, with or without the `#`; what makes no sense is left out.
#[must_use]
pub fn parse(text: &str) -> Address {
    let text = text.strip_prefix("#").unwrap_or(text);
    let (event, query) = cut(text, b'?').unwrap_or((text, ""));
    let mut address = Address {
        event: (!event.is_empty()).then(|| decode(event)),
        filter: Filter::default(),
    };
    let list = |value: &str| {
        let mut ids = split(value, |letter| letter == ',');
        for id in &mut ids {
            *id = decode(id);
        }
        ids
    };
    for pair in pieces(query, b'&') {
        match cut(pair, b'=') {
            Some(("kinds", value)) => address.filter.kinds = Some(list(value)),
            Some(("people", value)) => address.filter.people = list(value),
            Some(("q", value)) => address.filter.query = decode(value),
            _ => {}
        }
    }
    address
}

fn encode(out: &mut String, text: &str) {
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~' | b':') {
            out.push(char::from(byte));
        } else {
            out.push('%');
            for nibble in [byte >> 4, byte & 15] {
                let digit = if nibble < 10 { b'0' } else { b'A' - 10 };
                out.push(char::from(digit + nibble));
            }
        }
    }
}

fn decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        let mut byte = *first;
        rest = tail;
        if byte == b'%'
            && let [high, low, after @ ..] = tail
            && let Some(high) = char::from(*high).to_digit(16)
            && let Some(low) = char::from(*low).to_digit(16)
        {
            byte = (high * 16 + low) as u8;
            rest = after;
        }
        bytes.push(byte);
    }
    // What is no text once it is decoded was none of ours.
    std::str::from_utf8(&bytes).unwrap_or(text).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn full() -> Address {
        Address {
            event: Some("kyiv-barrage".into()),
            filter: Filter {
                kinds: Some(vec!["strike".into(), "meeting".into()]),
                people: vec!["zelenskyy".into()],
                query: "100 % Київ & more".into(),
            },
        }
    }

    #[test]
    fn a_link_brings_back_what_it_was_made_from() {
        for address in [
            full(),
            Address::default(),
            Address {
                event: None,
                ..full()
            },
        ] {
            let written = write(address.event.as_deref(), &address.filter);
            assert_eq!(parse(&written), address);
        }
    }

    #[test]
    fn a_plain_event_makes_a_plain_link() {
        let written = write(Some("kyiv-barrage"), &Filter::default());
        assert_eq!(written, "kyiv-barrage");
    }

    #[test]
    fn broken_links_are_read_as_far_as_they_make_sense() {
        let address = parse("#%zz?kinds&people=,&q=%E0%A4%A");
        assert_eq!(address.event.as_deref(), Some("%zz"));
        assert!(address.filter.people.is_empty());
    }
}
