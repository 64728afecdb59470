//! Whole numbers as digits.
//!
//! The library can align and pad them, too, and read them with a sign and in any base; what it does
//! that with weighs more than all of this room's numbers.

/// A whole number in digits, with a minus before it below zero.
pub(crate) fn digits(number: impl TryInto<i64>) -> String {
    // None is larger: they count what is in memory, or are seconds of the calendar.
    written(number.try_into().unwrap_or(i64::MAX))
}

#[inline(never)]
fn written(number: i64) -> String {
    let mut out = String::new();
    if number < 0 {
        out.push('-');
    }
    put(&mut out, number.unsigned_abs());
    out
}

/// Writes the digits of a number after what is there.
pub(crate) fn put(out: &mut String, number: u64) {
    if number >= 10 {
        put(out, number / 10);
    }
    out.push(char::from(b'0' + (number % 10) as u8));
}

/// The number that a text of digits says, unless something else stands among them.
pub(crate) fn number(text: &str) -> Option<u32> {
    let mut number = 0_u32;
    for letter in text.bytes() {
        if !letter.is_ascii_digit() {
            return None;
        }
        let next = u64::from(number) * 10 + u64::from(letter - b'0');
        number = u32::try_from(next).ok()?;
    }
    Some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_the_library_writes_them() {
        for number in [0, 7, 10, 99, 100, 12_345, -1, -60, i64::MAX, i64::MIN] {
            assert_eq!(digits(number), number.to_string());
        }
        assert_eq!(digits(u32::MAX), u32::MAX.to_string());
        assert_eq!(digits(41_usize), "41");
    }

    #[test]
    fn digits_are_read_as_they_were_written() {
        for entry in [0, 7, 10, 12_345, u32::MAX] {
            assert_eq!(number(&digits(entry)), Some(entry));
        }
        assert_eq!(number("-1"), None);
        assert_eq!(number("4294967296"), None);
    }
}
