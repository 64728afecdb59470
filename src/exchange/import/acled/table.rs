//! The table as a whole: columns that nothing is made of, and records within others.

use csv::StringRecord;

use super::day;

/// Columns that something is made of.
const USED: [&str; 16] = [
    "event_id_cnty",
    "event_date",
    "time_precision",
    "event_type",
    "sub_event_type",
    "actor1",
    "assoc_actor_1",
    "actor2",
    "assoc_actor_2",
    "country",
    "admin1",
    "location",
    "geo_precision",
    "source",
    "notes",
    "fatalities",
];

/// The columns that nothing is made of.
pub(super) struct Unused<'h> {
    /// Each with whether any record has something there.
    columns: Vec<(&'h str, bool)>,
}

impl<'h> Unused<'h> {
    pub(super) fn new(headers: &'h StringRecord) -> Self {
        Self {
            columns: headers.iter().map(|name| (name.trim(), false)).collect(),
        }
    }

    /// Notes what a record that is taken has.
    pub(super) fn see(&mut self, record: &StringRecord) {
        for ((_, says), value) in self.columns.iter_mut().zip(record) {
            *says |= !value.trim().is_empty();
        }
    }

    /// The names of those that say something, for the editor.
    pub(super) fn told(&self) -> Option<String> {
        let used = |name: &str| USED.iter().any(|used| name.eq_ignore_ascii_case(used));
        let columns = self.columns.iter();
        let columns = columns.filter(|(name, says)| *says && !used(name));
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
