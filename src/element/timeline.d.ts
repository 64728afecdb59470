/**
 * `timeline.json`, version 1, as `timeline compile` writes it.
 *
 * Where a list of words is open (`| Other`), later versions may add to it;
 * readers take a word that they do not know for the most general one of its list,
 * and keep unknown kinds. Nothing here is HTML.
 *
 * @module
 */

/** A word of a later version of the format. */
type Other = string & {};

/** A compiled chronology. */
export interface Timeline {
  /** `diplomatic-timeline/1`; a reader of version 1 refuses `/2`. */
  format: 'diplomatic-timeline/1' | Other;
  id: string;
  title: string;
  /** One or two sentences below the title. */
  summary?: string;
  /** BCP 47 tag of the language of its texts. */
  language?: string;
  /** IANA name of the zone of its dates, unless an event's place has another. */
  time_zone?: string;
  /** The period it is about, both days (`YYYY-MM-DD`) inclusive; the chart opens at its first event. */
  range?: { from: string; to: string };
  /** Kinds beside `strike`, `statement`, `meeting` and `background`, or other names for these. */
  kinds?: Kind[];
  sources?: Source[];
  actors?: Actor[];
  places?: Place[];
  /** By start, then end, open ends last; ties in the order of the reports. */
  events: TimelineEvent[];
  /** In a shard: the places, among all events, of the last ones here, which stand in other shards. */
  beyond?: number[];
  /** Where the events are when they stand in files of their own; `events` is empty then. */
  shards?: Shards;
}

/** The index of `timeline compile --shards`; times are seconds of the civil calendar since 1970. */
export interface Shards {
  /** How many events there are in all shards. */
  events: number;
  /** The shards' folder, relative to the index: `folder/0.json` and so on. */
  folder: string;
  /** When the first shard starts, then how long after the one before each other starts. */
  starts: number[];
  /** When the last event starts. */
  last: number;
  /** The second after the end of the event that ends last. */
  end: number;
  /** The kinds that occur, with the number of their events in each shard. */
  lanes: { kind: string; counts: number[]; peaks: number[] }[];
  /** The longest stretches without an event, longest first: from, to, from, to. */
  silences?: number[];
  /** The events that last longest: the place among all, the second after the end, and so on. */
  long?: number[];
  /** The most events that start on one day. */
  busiest: number;
  /** Some date is finer than a day. */
  fine?: boolean;
  /** Some event has a clock time. */
  clock?: boolean;
  /** The last day on which a source was published, `YYYY-MM-DD`. */
  published?: string;
  /** How many sources the shards name together. */
  sources: number;
}

/** A sort of event with a lane of its own. */
export interface Kind {
  id: string;
  label: string;
  plural?: string;
  /** Shape of the mark. */
  mark?: 'diamond' | 'circle' | 'square' | 'bar' | 'triangle' | 'cross' | 'hexagon' | 'ring' | Other;
  /** `strike` for `--dt-strike`, and so on; grey by any other name, or without one if the kind is the file's own. */
  color?: 'strike' | 'statement' | 'meeting' | 'context' | 'accent-1' | 'accent-2' | 'accent-3' | Other;
}

/** An article from which events were taken. */
export interface Source {
  id: string;
  title: string;
  publisher: string;
  /** `YYYY-MM-DD`. */
  published: string;
  /** http(s) or relative. */
  url?: string;
  /** Of the text that was read, in lower-case hexadecimal. */
  sha256?: string;
}

/** Who acts or speaks. */
export interface Actor {
  id: string;
  name: string;
  role?: string;
}

export interface Place {
  id: string;
  name: string;
  /** IANA name. */
  time_zone?: string;
}

/** One event. */
export interface TimelineEvent {
  /** A slug, unique in the timeline, used in links. */
  id: string;
  /** Id of a kind; an unknown one is drawn with a neutral mark. */
  kind: 'strike' | 'statement' | 'meeting' | 'background' | Other;
  /** Shown for the file's own kinds. */
  subtype?: string;
  /** `occurred` where absent. */
  status?: 'occurred' | 'ongoing' | 'announced' | 'claimed' | 'cancelled' | Other;
  when: When;
  headline: string;
  /** A shorter line for the chart: a bold lead and the rest. */
  label?: { lead: string; rest?: string };
  summary?: string;
  /** Id of a place. */
  place?: string;
  place_detail?: string;
  /** What a meeting was about. */
  topic?: string;
  /** How a statement was made. */
  medium?: string;
  actors?: Involvement[];
  quotes?: Quote[];
  /** The most important first. */
  figures?: Figure[];
  /** `timeline export html` and `timelinejs` show them, the widget does not. */
  images?: Image[];
  relations?: Relation[];
  evidence?: Evidence[];
  /** Found by search and not shown. */
  topics?: string[];
}

/** A date as exact as its sources, and no more; it has a bound at one end at least. */
export interface When {
  /** EDTF (ISO 8601-2). */
  edtf: string;
  /** First second in which the event may lie, RFC 3339 with offset. */
  earliest?: string;
  /** Last second in which the event may lie, RFC 3339 with offset. */
  latest?: string;
  precision: 'instant' | 'part-of-day' | 'day' | 'range' | 'month' | 'year' | 'open' | Other;
  /** How the date is known. */
  basis: 'stated' | 'derived' | 'inferred' | 'announced' | 'unknown' | Other;
  /** In the place's own zone. */
  part_of_day?: 'early-hours' | 'morning' | 'midday' | 'afternoon' | 'evening' | 'night' | Other;
  /** IANA name. */
  time_zone?: string;
  /** The event fills its interval instead of lying somewhere in it. */
  lasting?: boolean;
  approximate?: boolean;
  uncertain?: boolean;
  /** Of a derived date. */
  working?: {
    /** Id of the event from which it was counted; absent for the article's own date. */
    anchor?: string;
    span: string;
    text: string;
    other_reading?: string;
  };
  note?: string;
}

/** An actor's part in an event. */
export interface Involvement {
  /** Id of an actor. */
  actor: string;
  part?:
    | 'speaker'
    | 'addressee'
    | 'subject'
    | 'target'
    | 'perpetrator'
    | 'participant'
    | 'host'
    | 'party'
    | 'other'
    | Other;
  detail?: string;
}

/** Words spoken or written, without quotation marks. */
export interface Quote {
  text: string;
  /** Id of an actor. */
  speaker?: string;
  /** Id of a source. */
  source?: string;
}

/** A number, or the lowest and the highest one. */
export type Amount = number | number[];

/** How exact a number is meant; `exact` where absent. */
export type Qualifier = 'exact' | 'at-least' | 'about' | 'more-than' | 'fewer-than' | 'up-to' | Other;

/** A reported number. */
export interface Figure {
  /** What is counted, such as `killed` or `intercepted`. */
  measure: string;
  /** Of what, such as `missiles`. */
  unit?: string;
  amount: Amount;
  qualifier?: Qualifier;
  /** `YYYY-MM-DD`. */
  as_of?: string;
  /** Where sources differ, what each of them says. */
  reports?: { source: string; amount: Amount; qualifier?: Qualifier }[];
}

export interface Image {
  /** http(s) or relative. */
  src: string;
  alt: string;
  credit?: string;
}

/** From the event that refers to the event referred to. */
export interface Relation {
  rel:
    | 'responds-to'
    | 'announces'
    | 'refers-to'
    | 'compared-with'
    | 'follows'
    | 'contradicts'
    | 'other'
    | Other;
  /** Id of an event. */
  event: string;
}

/** Where an event is reported. */
export interface Evidence {
  /** Id of a source. */
  source: string;
  /** Paragraphs of the article's body, counted from 1. */
  paragraphs?: number[];
  locator?: string;
}
