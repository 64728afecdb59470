//! ACLED's records: no finer than they came, and nothing of them lost unsaid.

use diplomatic_timeline::exchange::import::acled;
use diplomatic_timeline::model::{Part, Precision, Timeline};

use crate::{compiled, event};

const ACLED: &str = "\u{feff}event_id_cnty,event_date,time_precision,event_type,sub_event_type,actor1,actor2,country,location,source,notes,fatalities
AAA1,2025-04-24,1,Explosions/Remote violence,Air/drone strike,Military Forces of A,Civilians (B),B-land,Northtown,A paper; Another,\"Drones, at night.\",3
AAA2,31 January 2025,2,Battles,Armed clash,Military Forces of A,Military Forces of B,B-land,Northtown,A paper,,0
AAA3,2025-02-01,3,Protests,Peaceful protest,Protesters (B),,B-land,,A paper,,0
AAA4,someday,1,Protests,Peaceful protest,Protesters (B),,B-land,,A paper,,0
";

#[test]
fn acled_rows_keep_their_precision_and_their_dead() {
    let imported = acled(ACLED).unwrap();
    assert_eq!(
        imported.warnings,
        [
            "record 4: `someday` is no date such as 2025-04-24 or 24 April 2025; left out",
            "there is no column `geo_precision`: all places are taken as exact",
            "ACLED has no date of publication: 2025-04-24 is put there, correct it"
        ]
    );
    let timeline = compiled(&imported);
    assert_eq!(timeline.events.len(), 3);
    let strike = event(&timeline, "aaa1");
    assert_eq!(
        (strike.kind.as_str(), strike.when.precision),
        ("strike", Precision::Day)
    );
    assert_eq!(strike.figures[0].measure, "killed");
    assert_eq!(strike.actors.len(), 2);
    let clash = event(&timeline, "aaa2");
    assert_eq!(clash.kind, "clash");
    assert_eq!(
        clash.when.edtf, "[2025-01-28..2025-02-03]",
        "a week stays one"
    );
    assert!(clash.figures.is_empty());
    assert_eq!(event(&timeline, "aaa3").when.precision, Precision::Month);
    let names: Vec<_> = timeline
        .actors
        .iter()
        .map(|actor| actor.name.as_str())
        .collect();
    assert_eq!(
        names,
        [
            "Military Forces of A",
            "Civilians (B)",
            "Military Forces of B",
            "Protesters (B)"
        ]
    );
}

#[test]
fn acled_rows_accuse_nobody_and_lose_nothing_unsaid() {
    let imported = acled(
        "event_id_cnty,event_date,event_type,actor1,actor2,fatalities\n\
         A1,2025-04-24,Protests,Protesters,Police,10.0\n\
         A1,2025-04-24,Battles,Army A,Army B,many\n\
         A2,2025-04-24,Strategic developments,State A\n\
         A3,2025-04-24\n",
    )
    .unwrap();
    assert_eq!(
        imported.warnings[..4],
        [
            "record 2: `A1` was there before; if they are one event, delete one",
            "record 2: `many` is no number of dead; left out",
            "record 3: 4 columns, and not 6; check it",
            "record 4: no `event_type`; left out",
        ]
    );
    let timeline = compiled(&imported);
    let protest = event(&timeline, "a1");
    assert_eq!(protest.figures[0].measure, "killed");
    let accused = timeline.events.iter().flat_map(|event| &event.actors);
    let accused = accused.filter(|actor| actor.part == Part::Perpetrator);
    assert_eq!(accused.count(), 0);
}

#[test]
fn what_is_not_acled_is_refused_with_the_column() {
    assert_eq!(
        acled("a,b\n1,2\n").unwrap_err().to_string(),
        "the column `event_id_cnty` is missing"
    );
    // As spreadsheets save it where a comma stands in numbers.
    for (sign, shown) in [(';', "';'"), ('\t', "'\\t'")] {
        let text = format!("event_id_cnty{sign}event_date{sign}event_type\n");
        assert_eq!(
            acled(&text).unwrap_err().to_string(),
            format!("columns are parted by {shown}; save it with commas")
        );
    }
}

#[test]
fn where_no_record_is_taken_it_is_told_why() {
    let refused = acled(
        "event_id_cnty,event_date,event_type\nA1,24/04/2025,Battles\nA2,25/04/2025,Battles\n",
    );
    assert_eq!(
        refused.unwrap_err().to_string(),
        "there is no event in it: record 1: `24/04/2025` is no date such as 2025-04-24 or \
         24 April 2025; left out, and 1 more like it"
    );
    let empty = acled("event_id_cnty,event_date,event_type\n").unwrap_err();
    assert_eq!(empty.to_string(), "there is no event in it");
}

const PLACES: &str = "event_id_cnty,event_date,time_precision,event_type,actor1,assoc_actor_1,actor2,assoc_actor_2,country,admin1,location,latitude,geo_precision,notes,tags
A1,2025-04-24,1,Battles,RSF,,SAF,,Sudan,North Darfur,El Fasher,13.6,1,exact,
A2,2025-04-24,1,Battles,RSF,Militia X; RSF,SAF,Police; Militia X,Sudan,North Darfur,El Fasher,13.6,2,around,
A3,2025-04-24,1,Battles,RSF,,SAF,,Sudan,North Darfur,El Fasher,13.6,3,somewhere,crowd
A4,2025-04-24,9,Battles,RSF,,SAF,,Sudan,,El Fasher,13.6,7,unknown,
";

fn place<'t>(timeline: &'t Timeline, id: &str) -> &'t str {
    let place = event(timeline, id).place.as_deref();
    let mut places = timeline.places.iter();
    &places.find(|found| Some(&*found.id) == place).unwrap().name
}

#[test]
fn an_acled_place_is_no_finer_than_its_precision() {
    let imported = acled(PLACES).unwrap();
    let timeline = compiled(&imported);
    for (id, name, headline) in [
        ("a1", "El Fasher, North Darfur, Sudan", "Battles: El Fasher"),
        (
            "a2",
            "El Fasher area, North Darfur, Sudan",
            "Battles: El Fasher area",
        ),
        ("a3", "North Darfur, Sudan", "Battles: North Darfur"),
        ("a4", "El Fasher region, Sudan", "Battles: El Fasher region"),
    ] {
        assert_eq!(place(&timeline, id), name);
        assert_eq!(event(&timeline, id).headline, headline);
    }
    assert!(event(&timeline, "a4").when.approximate);
    assert_eq!(
        imported.warnings[..4],
        [
            "record 4: `time_precision` is `9`, and not 1 to 3; “about” is put before the day, correct it",
            "record 4: `geo_precision` is `7`, and not 1 to 3; the place is taken as a region, correct it",
            "records of which ACLED knows the region only: 1; their place is `admin1`, and `location` is left out",
            "columns left out: `latitude`, `tags`",
        ]
    );
}

#[test]
fn acled_names_all_who_were_in_it() {
    let timeline = compiled(&acled(PLACES).unwrap());
    let actors = &event(&timeline, "a2").actors;
    let involved: Vec<_> = actors.iter().map(|actor| actor.actor.as_str()).collect();
    assert_eq!(involved, ["rsf", "saf", "militia-x", "police"]);
    assert!(actors.iter().all(|actor| actor.part == Part::Other));
}

#[test]
fn acled_records_behind_an_unclosed_quotation_mark_are_told() {
    let head = "event_id_cnty,event_date,time_precision,geo_precision,event_type,notes\n";
    for (rows, told) in [
        (
            "A,2025-01-01,1,1,Battles,\"one\nB,2025-01-02,1,1,Battles,two\nC,3 March 2025,1,1,Battles,three\n",
            "record 1: lines of `notes` look like records: 2, which are not read; \
             close the quotation mark before them",
        ),
        (
            "A,2025-01-01,1,1,Battles,\"one\nB,2025-01-02,1,1,Battles,\"\"two\"\"\nC,2025-01-03,1,1,Battles,\"three\"\n",
            "record 1: lines of `notes` look like records: 2, which are not read; \
             close the quotation mark before them",
        ),
        (
            "A,2025-01-01,1,1,Battles,\"one,\ntwo, on 2025-01-02, and\nthree\"\n",
            "ACLED has no date of publication: 2025-01-01 is put there, correct it",
        ),
    ] {
        let imported = acled(&format!("{head}{rows}")).unwrap();
        assert_eq!(imported.warnings[0], told);
    }
}
