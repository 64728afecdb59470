//! What a chronology is: the types behind `timeline.json` and their rules.
//!
//! The compiler writes these types and the widget reads them, so the contract
//! stands here once. Nothing in this room reads a file, knows a browser or
//! words anything for a reader.

mod address;
pub mod beside;
pub(crate) mod cut;
mod decode;
mod event;
pub(crate) mod ids;
pub(crate) mod json;
mod moment;
pub(crate) mod order;
mod people;
mod read;
mod shards;
mod slices;
mod timeline;
mod when;

pub use address::linkable;
pub use event::{
    Amount, Event, Evidence, Figure, FigureReport, Image, Involvement, Label, Part, Qualifier,
    Quote, Relation, RelationKind, Status,
};
pub use moment::{Moment, NotAMoment, SECONDS_PER_DAY, day};
pub use people::{Actor, Place, Source};
pub use read::{Dropped, Loaded, Problem, ReadError, read};
pub use shards::{MOST_IN_A_SHARD, MOST_IN_SHARDS, ShardLane, Shards};
pub use slices::{Reader, Stumbled};
pub use timeline::{FORMAT, Kind, KnownKind, Mark, Range, Timeline};
pub use when::{Basis, PartOfDay, Precision, When, Working};

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}
