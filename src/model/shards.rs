//! The index of a timeline whose events stand in files of their own, by time.

use serde::{Deserialize, Serialize};

use super::digits::digits;
use super::is_default;

/// Most events in one shard; an index that claims more is refused.
pub const MOST_IN_A_SHARD: u32 = 4096;
/// Most events in all shards; an index that claims more is refused.
pub const MOST_IN_SHARDS: u32 = 100_000_000;

/// Where and when the events are, when they stand in shards: files that hold the events of one
/// stretch of time each, in the order in which they are drawn.
///
/// Each shard is a timeline of its own, `folder/0.json` and so on, with the sources, people and
/// places that its events name. All times are seconds of the civil calendar since
/// 1970-01-01T00:00.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Shards {
    /// How many events there are in all shards.
    pub events: u32,
    /// The folder of the shards, relative to this file. Its last part is made of their content, so
    /// that what is kept of them by browsers and hosts never grows stale.
    pub folder: String,
    /// When each shard's first event starts: the first one as a time, each other one as the
    /// seconds after the one before.
    pub starts: Vec<i64>,
    /// When the last event starts.
    pub last: i64,
    /// The second after the end of the event that ends last.
    pub end: i64,
    /// The kinds that occur, in the order of their lanes.
    pub lanes: Vec<ShardLane>,
    /// The longest stretches without an event, longest first: from, to, from, to.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub silences: Vec<i64>,
    /// The events that last longest, more than a day each, in their order: the place among all
    /// and the second after the end, again and again. They are looked for where they reach into a
    /// view without beginning in it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub long: Vec<i64>,
    /// The most events that start on one day.
    pub busiest: u32,
    /// Some date is finer than a day.
    #[serde(default, skip_serializing_if = "is_default")]
    pub fine: bool,
    /// Some event has a clock time.
    #[serde(default, skip_serializing_if = "is_default")]
    pub clock: bool,
    /// The last day on which a source was published, `YYYY-MM-DD`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub published: String,
    /// How many sources the shards name together; the first few of them stand in this file.
    pub sources: u32,
}

/// How many events of one kind there are, and where.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct ShardLane {
    /// The kind's id.
    pub kind: String,
    /// How many of its events each shard has.
    pub counts: Vec<u32>,
    /// The most of its events in one day, week, month, quarter, year, decade and century.
    pub peaks: Vec<u32>,
}

impl Shards {
    /// The file of a shard, counted from 0, relative to the index.
    #[must_use]
    pub fn file(&self, shard: usize) -> String {
        [&self.folder, "/", &digits(shard), ".json"].concat()
    }

    /// The longest stretches without an event, from and to.
    pub fn silences(&self) -> impl Iterator<Item = (i64, i64)> {
        pairs(&self.silences)
    }

    /// The events that last longest, place and end.
    pub fn long(&self) -> impl Iterator<Item = (i64, i64)> {
        pairs(&self.long)
    }

    /// Whether the numbers agree with each other and are within bounds; nothing else relies on
    /// more than this.
    #[must_use]
    pub fn agree(&self) -> bool {
        let (mut last, mut total) = (0_i64, 0_u64);
        for (shard, by) in self.starts.iter().enumerate() {
            let mut count = 0_u64;
            for lane in &self.lanes {
                count += lane.counts.get(shard).map_or(0, |count| u64::from(*count));
            }
            let bounded = (1..=u64::from(MOST_IN_A_SHARD)).contains(&count);
            if !bounded || (shard > 0 && *by < 0) {
                return false;
            }
            // A sum beyond all numbers is beyond the last one, too, unless that is the highest.
            last = last.saturating_add(*by);
            total += count;
        }
        let complete = |lane: &ShardLane| lane.counts.len() == self.starts.len();
        !self.starts.is_empty()
            && (1..=usize::from(u8::MAX)).contains(&self.lanes.len())
            && self.lanes.iter().all(complete)
            && last <= self.last
            && self.last <= self.end
            && total == u64::from(self.events)
            && self.events <= MOST_IN_SHARDS
    }
}

fn pairs(list: &[i64]) -> impl Iterator<Item = (i64, i64)> {
    let (pairs, _) = list.as_chunks::<2>();
    pairs.iter().map(|[a, b]| (*a, *b))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn index() -> Shards {
        let lane = |kind: &str, counts: &[u32]| ShardLane {
            kind: kind.into(),
            counts: counts.into(),
            peaks: vec![1; 7],
        };
        Shards {
            events: 9,
            folder: "shards/x".into(),
            starts: vec![-100, 50, 0],
            last: 10,
            end: 20,
            lanes: vec![lane("strike", &[2, 0, 1]), lane("meeting", &[1, 3, 2])],
            ..Shards::default()
        }
    }

    #[test]
    fn a_shard_is_named_by_its_number() {
        assert_eq!(index().file(12), "shards/x/12.json");
    }

    #[test]
    fn numbers_that_contradict_each_other_are_refused() {
        assert!(index().agree());
        let slips: [fn(&mut Shards); 9] = [
            |index| index.events = 8,
            |index| index.starts = vec![-100, 50],
            |index| index.starts = vec![-100, -50, 0],
            |index| index.starts = vec![i64::MAX, 1, 1],
            |index| index.last = -60,
            |index| index.end = 9,
            |index| index.lanes.clear(),
            |index| index.lanes[0].counts = vec![u32::MAX; 3],
            |index| index.lanes[1].counts = vec![0; 3],
        ];
        for slip in slips {
            let mut index = index();
            slip(&mut index);
            assert!(!index.agree(), "{index:?}");
        }
    }
}
