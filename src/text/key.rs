//! The keys of the catalogue and their English words.

use crate::model::cut::pieces;

/// Declares the keys once: their names in files of other languages, and the English words.
macro_rules! catalogue {
    ($($key:ident $name:literal = $english:literal,)*) => {
        /// A word or sentence of the interface.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[repr(u8)]
        #[allow(missing_docs, reason = "the English words beside each key say what it is")]
        pub enum Key { $($key,)* }

        impl Key {
            /// Every key.
            pub const ALL: &'static [Self] = &[$(Self::$key,)*];
        }

        /// A line for each key. One text, since a table of so many texts is as long again.
        const ENGLISH: &str = concat!($($english, "\n",)*);

        /// The names, a line for each key. A page has only their sum.
        const NAMES: &str = concat!($($name, "\n",)*);
    };
}

/// Name in catalogue files and English words, in the order of [`Key::ALL`].
pub fn english() -> impl Iterator<Item = (&'static str, &'static str)> {
    NAMES.lines().zip(words())
}

/// The English words, in the order of [`Key::ALL`], before nothing.
pub(super) fn words() -> impl Iterator<Item = &'static str> {
    pieces(ENGLISH, b'\n')
}

/// What [`add`] makes of all names in their order: it tells the files of this version.
pub(super) const SUM: u32 = add(0, NAMES.as_bytes());

/// Takes a text into a sum (FNV-1a, but for its start).
pub(super) const fn add(mut sum: u32, text: &[u8]) -> u32 {
    let mut rest = text;
    while let [byte, after @ ..] = rest {
        sum = (sum ^ *byte as u32).wrapping_mul(0x0100_0193);
        rest = after;
    }
    sum
}

// `{n}` and the like are filled in. Where the English has `|`, every language gives as many forms
// as it has plurals, in the order of its `plural` entry: `one|few|many|other` for example.
catalogue! {
    PluralForms "plural" = "one|other",
    KindStrike "kind.strike" = "Strike",
    KindStrikes "kind.strike.plural" = "Strikes",
    KindStatement "kind.statement" = "Statement",
    KindStatements "kind.statement.plural" = "Statements",
    KindMeeting "kind.meeting" = "Meeting",
    KindMeetings "kind.meeting.plural" = "Meetings",
    KindBackground "kind.background" = "Background",
    KindOther "kind.other" = "Other",
    StrikeCount "kind.strike.count" = "{n} strike|{n} strikes",
    StatementCount "kind.statement.count" = "{n} statement|{n} statements",
    MeetingCount "kind.meeting.count" = "{n} meeting|{n} meetings",

    RespondsTo "rel.responds-to" = "Responds to",
    AnsweredBy "rel.responds-to.reverse" = "Answered by",
    Announces "rel.announces" = "Announces",
    AnnouncedBy "rel.announces.reverse" = "Announced by",
    RefersTo "rel.refers-to" = "Refers to",
    ReferredToBy "rel.refers-to.reverse" = "Referred to by",
    ComparedWith "rel.compared-with" = "Compared with",
    ComparedBy "rel.compared-with.reverse" = "Compared by",
    Follows "rel.follows" = "Follows",
    FollowedBy "rel.follows.reverse" = "Followed by",
    Contradicts "rel.contradicts" = "Contradicts",
    ContradictedBy "rel.contradicts.reverse" = "Contradicted by",
    RelatedTo "rel.other" = "Related to",
    CountedFrom "rel.counted-from" = "Date counted from",
    CountedBy "rel.counted-from.reverse" = "Dates counted from here",

    BasisStated "basis.stated" = "stated",
    BasisDerived "basis.derived" = "derived",
    BasisInferred "basis.inferred" = "inferred",
    BasisAnnounced "basis.announced" = "announced",
    BasisUnknown "basis.unknown" = "not known",
    DateStated "basis.stated.long" = "Date stated",
    DateDerived "basis.derived.long" = "Date derived",
    DateInferred "basis.inferred.long" = "Date inferred",
    DateAnnounced "basis.announced.long" = "Date announced",
    DateNotAnnounced "basis.announced.not" = "Date not announced",
    DateUnknown "basis.unknown.long" = "Date not known",
    OtherReading "basis.other-reading" = "Other reading: {text}",

    PrecisionYear "precision.year" = "year",
    PrecisionMonth "precision.month" = "month",
    PrecisionDay "precision.day" = "no time stated",
    PrecisionDays "precision.days" = "day uncertain",
    PrecisionRange "precision.range" = "date uncertain",
    PrecisionLasting "precision.lasting" = "over this period",
    PrecisionPlanned "precision.planned" = "planned, no date",
    PrecisionOpen "precision.open" = "no end stated",
    PrecisionBefore "precision.before" = "no date stated",
    Approximate "precision.approximate" = "about {date}",
    Uncertain "precision.uncertain" = "perhaps {date}",

    EarlyHours "part.early-hours" = "early hours",
    Morning "part.morning" = "morning",
    Midday "part.midday" = "midday",
    Afternoon "part.afternoon" = "afternoon",
    Evening "part.evening" = "evening",
    Night "part.night" = "night",

    // A day without its month, and the first of a month, for languages that mark them.
    BareDay "date.day" = "{day}",
    FirstDay "date.first" = "1",
    Or "date.or" = "{a} or {b}",
    // Days; `coarse` is for months and years, which take another article or case in places.
    To "date.to" = "{a} to {b}",
    ToCoarse "date.to.coarse" = "{a} to {b}",
    From "date.from" = "from {date}",
    FromCoarse "date.from.coarse" = "from {date}",
    Until "date.until" = "by {date}",
    OrLater "date.or-later" = "{date} or later",
    OrEarlier "date.or-earlier" = "{date} or earlier",
    Joined "date.joined" = "{a}, {b}",
    About "gap.about" = "≈ {n}",
    Days "gap.days" = "day|days",
    Months "gap.months" = "month|months",
    Years "gap.years" = "year|years",

    StatusOccurred "status.occurred" = "Took place",
    StatusOngoing "status.ongoing" = "Ongoing",
    StatusAnnounced "status.announced" = "Planned",
    StatusClaimed "status.claimed" = "Claimed, unconfirmed",
    StatusCancelled "status.cancelled" = "Cancelled",
    // After a kind: "Meeting, planned".
    InLineOngoing "status.ongoing.in-line" = "ongoing",
    InLineAnnounced "status.announced.in-line" = "planned",
    InLineClaimed "status.claimed.in-line" = "claimed, unconfirmed",
    InLineCancelled "status.cancelled.in-line" = "cancelled",

    AtLeast "figure.at-least" = "at least",
    AboutFigure "figure.about" = "about",
    MoreThan "figure.more-than" = "more than",
    FewerThan "figure.fewer-than" = "fewer than",
    UpTo "figure.up-to" = "up to",
    // Below their number, after its unit where there is one: "missiles intercepted".
    Killed "figure.killed" = "killed|killed",
    Injured "figure.injured" = "injured|injured",
    Missing "figure.missing" = "missing|missing",
    Captured "figure.captured" = "captured|captured",
    Displaced "figure.displaced" = "displaced|displaced",
    Launched "figure.launched" = "launched|launched",
    Intercepted "figure.intercepted" = "intercepted|intercepted",
    Hit "figure.hit" = "hit|hit",
    Fires "figure.fires" = "fire|fires",
    AsOf "figure.as-of" = "as of {date}",

    PartAddressee "part-in.addressee" = "Addressed to",
    PartSubject "part-in.subject" = "About",
    PartTarget "part-in.target" = "Target",
    PartPerpetrator "part-in.perpetrator" = "Carried out by",

    Kinds "ui.kinds" = "Kinds of event",
    People "ui.people" = "People",
    FindPeople "ui.find-people" = "Find a person",
    Search "ui.search" = "Search",
    Clear "ui.clear" = "Clear filters",
    Axis "ui.axis" = "Axis",
    Elastic "ui.elastic" = "Elastic",
    ToScale "ui.to-scale" = "To scale",
    View "ui.view" = "View",
    Chart "ui.chart" = "Timeline",
    List "ui.list" = "List",
    Events "ui.events" = "Events",
    Position "ui.position" = "Position in the chronology",
    Transport "ui.transport" = "Playback and zoom",
    Overview "ui.overview" = "Overview",
    StartOfView "ui.start-of-view" = "Start of the view",
    EndOfView "ui.end-of-view" = "End of the view",
    Previous "ui.previous" = "Previous event",
    Next "ui.next" = "Next event",
    Play "ui.play" = "Play",
    Pause "ui.pause" = "Pause",
    Playing "ui.playing" = "Playing",
    Paused "ui.paused" = "Paused",
    ZoomIn "ui.zoom-in" = "Zoom in",
    ZoomOut "ui.zoom-out" = "Zoom out",
    ShowAll "ui.show-all" = "Show all",
    Selected "ui.selected" = "Selected event",
    Of "ui.of" = "{i} of {n}",
    InAll "ui.in-all" = "{n} in all",
    Matching "ui.matching" = "{i} of {n} events",
    Earlier "ui.earlier" = "{n} earlier",
    Later "ui.later" = "{n} later",
    More "ui.more" = "+ {n} more",
    Tallest "ui.tallest" = "tallest: {n}",
    TallestHour "ui.tallest.hour" = "tallest: {n} in an hour",
    TallestDay "ui.tallest.day" = "tallest: {n} in a day",
    TallestWeek "ui.tallest.week" = "tallest: {n} in a week",
    TallestMonth "ui.tallest.month" = "tallest: {n} in a month",
    TallestYear "ui.tallest.year" = "tallest: {n} in a year",
    HowWeKnow "ui.how-we-know" = "How we know",
    Related "ui.related" = "Related",
    Source "ui.source" = "Source",
    Sources "ui.sources" = "Sources",
    Paragraph "ui.paragraph" = "Paragraph {n}",
    Paragraphs "ui.paragraphs" = "Paragraphs {n}",
    And "ui.and" = "{a} and {b}",
    Comma "ui.comma" = ", ",
    Colon "ui.colon" = ": ",
    Quoted "ui.quoted" = "“{text}”",
    Speaker "ui.speaker" = "Speaker",
    Medium "ui.medium" = "Medium",
    Place "ui.place" = "Place",
    Host "ui.host" = "Host",
    Topic "ui.topic" = "Topic",
    Status "ui.status" = "Status",
    Wording "ui.wording" = "Wording",
    NotQuoted "ui.not-quoted" = "Reported, not quoted",
    NotStated "ui.not-stated" = "not stated",
    ReportOf "ui.report-of" = "report of {date}",
    ReportsTo "ui.reports-to" = "reports to {date}",
    Untimed "ui.untimed" = "No time of day is stated; listed in the order of the report.",
    InZone "date.in-zone" = "{time}, {zone} time",
    YourTime "ui.your-time" = "Times in your time zone",
    EventsOf "ui.events-of" = "Show only events with {name}",
    SkipChart "ui.skip-chart" = "Skip the chart",
    Credit "ui.credit" = "Compiled from {n} report: {names}.|Compiled from {n} reports: {names}.",

    NoMatch "state.no-match" = "No event matches these filters.",
    NoKind "state.no-kind" = "no kind",
    EmptyTitle "state.empty" = "No events yet",
    EmptyText "state.empty.text" = "This chronology has been set up, but nothing has been added to it.",
    Loading "state.loading" = "Loading the chronology",
    ErrorTitle "state.error" = "The chronology could not be loaded",
    ErrorMissing "state.error.status" = "The file {file} did not arrive (error {status}).",
    ErrorNetwork "state.error.network" = "The file {file} did not arrive; the network may be down.",
    ErrorTimeout "state.error.timeout" = "The file {file} took too long to arrive.",
    ErrorTooLarge "state.error.too-large" = "The file {file} is too large to be shown here.",
    ErrorMalformed "state.error.malformed" = "The file {file} is not a chronology: {why}.",
    ErrorVersion "state.error.version" = "The file {file} has a format that this version cannot read: {why}.",
    // Said by the script, when there is no program any more.
    ErrorProgram "state.error.program" = "The program stopped by a fault of its own.",
    ErrorOther "state.error.other" = "Something went wrong: {why}.",
    ErrorBelow "state.error.below" = "Below is the list saved with this page.",
    Retry "state.retry" = "Try again",
    PartLoading "part.loading" = "Loading this part",
    PartMissing "part.missing" = "A part of the chronology could not be loaded.",
    AtMost "part.at-most" = "at most {n}",
    LeftOut "state.left-out" = "One event could not be shown.|{n} events could not be shown.",
    EventNoDate "state.event.no-date" = "Event {n} has no date.",
    EventNoHeadline "state.event.no-headline" = "Event {n} has no headline.",
    EventNoId "state.event.no-id" = "Event {n} has no id.",
    EventSameId "state.event.same-id" = "Event {n} has the id of another event.",
    EventTurned "state.event.turned" = "Event {n} ends before it starts.",
    EventMalformed "state.event.malformed" = "Event {n} cannot be read: {why}.",

    KeyTitle "key.title" = "How to read the dates",
    KeyInstant "key.instant" = "Time of day stated",
    KeyPart "key.part" = "Part of the day, on its 24 hours",
    KeyDay "key.day" = "Day; any time between the ends",
    KeyDays "key.days" = "One of several days",
    KeyMonth "key.month" = "Month",
    KeyYear "key.year" = "Year",
    KeyDerived "key.derived" = "Dotted: derived or inferred",
    KeyOpen "key.open" = "Dashed, open: announced, no date",
    KeyBackground "key.background" = "Background, outside the period",
    KeyPlanned "key.planned" = "Planned: hollow, dashed",

    HelpTitle "help.title" = "Keys",
    HelpStep "help.step" = "Previous or next event",
    HelpEnds "help.ends" = "First or last event",
    HelpDates "help.dates" = "Next or previous date",
    HelpPlay "help.play" = "Play or pause",
    HelpZoom "help.zoom" = "Zoom in or out, show all",
    HelpHelp "help.help" = "These keys",
    HelpClose "help.close" = "Close",
}
