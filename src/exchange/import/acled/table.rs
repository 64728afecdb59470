//! The table as a whole: columns that nothing is made of, and records within others.

use std::collections::HashSet;

use csv::StringRecord;

use super::day;

/// The columns in which records have something.
pub(super) struct Filled<'h> {
    columns: Vec<(&'h str, bool)>,
}

impl<'h> Filled<'h> {
    pub(super) fn new(headers: &'h StringRecord) -> Self {
        Self {
            columns: headers.iter().map(|name| (name.trim(), false)).collect(),
        }
    }

    /// Notes what a record that is taken has.
    pub(super) fn see(&mut self, record: &StringRecord) {
        for ((_, filled), value) in self.columns.iter_mut().zip(record) {
            *filled |= !value.trim().is_empty();
        }
    }

    /// Names those of which nothing is made, for the editor.
    pub(super) fn beyond(&self, used: &HashSet<&str>) -> Option<String> {
        let used = |name: &str| used.contains(name.to_ascii_lowercase().as_str());
        let columns = self.columns.iter();
        let columns = columns.filter(|(name, filled)| *filled && !used(name));
        let names: Vec<String> = columns.map(|(name, _)| format!("`{name}`")).collect();
        (!names.is_empty()).then(|| format!("columns left out: {}", names.join(", ")))
    }
}

/// A warning of lines that are records themselves and were taken for a text, as after a quotation
/// mark that nothing closes.
pub(super) fn swallowed(
    record: &StringRecord,
    headers: &StringRecord,
    date: usize,
) -> Option<String> {
    let is_record = |line: &&str| {
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .from_reader(line.as_bytes());
        let record = reader.records().next().and_then(Result::ok);
        record.is_some_and(|record| record.get(date).and_then(day).is_some())
    };
    record.iter().enumerate().find_map(|(column, text)| {
        let count = text.lines().skip(1).filter(is_record).count();
        let name = headers.get(column).unwrap_or_default();
        (count > 0).then(|| {
            format!(
                "lines of `{name}` look like records: {count}, which are not read; \
                 close the quotation mark before them"
            )
        })
    })
}
