/**
 * `<diplomatic-timeline>`: a chronology that readers can scrub.
 *
 * Importing the module defines the element; nothing else is exported by value.
 * The program behind it is fetched when the first element comes near the
 * viewport, once for all of them.
 *
 * @module
 */

import type { Timeline } from './timeline.js';

export type * from './timeline.js';

/** How time becomes length: silences shortened and marked, or true to scale. */
export type Axis = 'elastic' | 'proportional';
/** Chart, list, or whichever the width of the element allows. */
export type View = 'auto' | 'chart' | 'list';
/** Colours; `auto` follows the reader's system. */
export type Theme = 'auto' | 'light' | 'dark';
/** When to fetch: close to the viewport, or at once. */
export type Loading = 'lazy' | 'eager';

/** Detail of `timeline-ready`: the chronology is on the page. */
export interface ReadyDetail {
  /** Id of the timeline. */
  id: string;
  /** Its title. */
  title: string;
  /** BCP 47 tag of its texts; empty where the file does not say. */
  language: string;
  /** How many events it shows. */
  count: number;
  /** How many events could not be used and were left out; not those of shards that come later. */
  dropped: number;
}

/**
 * Detail of `timeline-select`: another event is the selected one, by whatever means; or, after
 * `timeline-ready`, the one that is shown first. Of those that a pointer passes quickly in a dense
 * chart, only the ones that the card shows are told.
 */
export interface SelectDetail {
  /** Id of the event. */
  id: string;
  /** Its headline. */
  headline: string;
  /** Id of its kind, such as `strike`. */
  kind: string;
  /** Its date in EDTF (ISO 8601-2), such as `2025-04-24` or `2025-04-25/..`. */
  date: string;
  /** Its place among the events that match the filters, from 1. */
  position: number;
  /** How many events match the filters. */
  count: number;
}

/**
 * Detail of `timeline-filter`: the filters changed, or under them the number of events that match.
 * What was set before the chronology was there need not be told.
 */
export interface FilterDetail {
  /** Ids of the kinds shown; `null` for all. */
  kinds: string[] | null;
  /** Ids of the people whose events are shown; empty for everybody. */
  people: string[];
  /** What is searched for; empty for nothing. */
  query: string;
  /** How many events match; in shards at first the most that can. It falls as files arrive, and is told again. */
  shown: number;
  /** How many events there are. */
  count: number;
}

/**
 * What went wrong.
 *
 * Of the data: `status` (the server answered with an error, its number is the
 * message), `network`, `timeout` (30 seconds without a byte), `too-large` (above
 * 500 MB), `malformed` (not JSON, or no timeline), `version` (a format that this
 * release cannot read), `other` (a `src` that is no address, or a `timeline` that
 * cannot be written as JSON).
 *
 * Of these, one is not fatal where a chronology from the same place is shown
 * already, which then stays; and where it is a file of a chronology in shards,
 * which the message names.
 *
 * Of the program: `program` (its files did not arrive), `panic` (it stopped
 * because of a fault of its own; `reload()` starts it anew).
 *
 * Never fatal: `attribute` (an `axis` or a `view` that means nothing; no other
 * value is judged), `words` (the words of a language did not arrive).
 */
export type ErrorReason =
  | 'status'
  | 'network'
  | 'timeout'
  | 'too-large'
  | 'malformed'
  | 'version'
  | 'program'
  | 'panic'
  | 'attribute'
  | 'words'
  | 'other';

/** Detail of `timeline-error`. */
export interface ErrorDetail {
  reason: ErrorReason;
  /**
   * For those who mend it: English words or the browser's; of `status` the server's number, of
   * `timeout` milliseconds, of `too-large` bytes, of `version` the format found; of a file of a
   * chronology in shards its address. Readers see other words in the widget.
   */
  message: string;
  /** Whether the chronology cannot be shown; the element then offers to try again. */
  fatal: boolean;
}

/** The events of the element by name. All bubble and cross shadow roots; none can be cancelled. */
export interface DiplomaticTimelineEventMap extends HTMLElementEventMap {
  'timeline-ready': CustomEvent<ReadyDetail>;
  'timeline-select': CustomEvent<SelectDetail>;
  'timeline-filter': CustomEvent<FilterDetail>;
  'timeline-error': CustomEvent<ErrorDetail>;
}

/**
 * The element. Every attribute is live, and is a property of the same name:
 * `null` where it is absent. Data comes from the property `timeline`, else from
 * the address in `src`, else from a `<script type="application/json">` inside
 * the tag. Its other children are shown until the chronology is ready, and again
 * when it cannot be had.
 */
export interface DiplomaticTimelineElement extends HTMLElement {
  /** Address of a `timeline.json`; setting another discards `timeline`. */
  get src(): string | null;
  set src(value: string | URL | null);
  /**
   * Id of the event to select; filters that would hide it are lifted. What the reader selects
   * later is told by `timeline-select`.
   */
  event: string | null;
  /**
   * Ids of the kinds to show, separated by commas or blanks; all where absent or empty. What the
   * reader chooses later is told by `timeline-filter`. The same list again asks for nothing; the
   * same text does.
   */
  get kinds(): string | null;
  set kinds(value: string | readonly string[] | null);
  /**
   * Ids of the people whose events to show, separated by commas or blanks; everybody's where absent
   * or empty. As with `kinds`, the same list again asks for nothing.
   */
  get people(): string | null;
  set people(value: string | readonly string[] | null);
  /** `elastic` where absent. */
  get axis(): string | null;
  set axis(value: Axis | null);
  /** `auto` where absent. */
  get view(): string | null;
  set view(value: View | null);
  /** `auto` where absent. */
  get theme(): string | null;
  set theme(value: Theme | null);
  /**
   * Keeps the selected event and the filters in the page's address after `#`,
   * and follows it: `#event-id?kinds=a,b&people=x&q=words`. Only one element of a
   * page should. `''` where present; `false` as its text counts as absent.
   */
  get hash(): string | null;
  set hash(value: boolean | '' | null);
  /** `lazy` where absent. */
  get loading(): string | null;
  set loading(value: Loading | null);
  /** The chronology itself in place of an address; `null` returns to `src` or the script inside. */
  get timeline(): Timeline | null;
  set timeline(value: Timeline | null | undefined);

  /**
   * Resolves when the chronology is on the page. Is rejected when it cannot be
   * shown, and when data asked for anew fails while the one before stays. A
   * reload, or other data, makes a new promise after that. An element that is
   * never near the viewport, or has no data, is never ready.
   */
  readonly ready: Promise<this>;

  /**
   * Selects an event; filters that hide it are lifted. An id that the data does not
   * have waits for the next data, unless another event is selected before.
   */
  select(id: string): void;
  /** Selects the next matching event. Like all of these, it waits until the element is ready. */
  next(): void;
  /** Selects the previous matching event. */
  previous(): void;
  /** Selects the first matching event. */
  first(): void;
  /** Selects the last matching event. */
  last(): void;
  /** Steps through the events by itself, as long as each takes to read, until the last. */
  play(): void;
  /** Stops playing. */
  pause(): void;
  /** Fetches the data again, and the program where that has failed. Returns `ready`. */
  reload(): Promise<this>;

  addEventListener<K extends keyof DiplomaticTimelineEventMap>(
    type: K,
    listener: (this: DiplomaticTimelineElement, event: DiplomaticTimelineEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
  removeEventListener<K extends keyof DiplomaticTimelineEventMap>(
    type: K,
    listener: (this: DiplomaticTimelineElement, event: DiplomaticTimelineEventMap[K]) => unknown,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | EventListenerOptions,
  ): void;
}

declare global {
  interface HTMLElementTagNameMap {
    'diplomatic-timeline': DiplomaticTimelineElement;
  }
  // They bubble, so a page may listen above the element.
  interface GlobalEventHandlersEventMap {
    'timeline-ready': CustomEvent<ReadyDetail>;
    'timeline-select': CustomEvent<SelectDetail>;
    'timeline-filter': CustomEvent<FilterDetail>;
    'timeline-error': CustomEvent<ErrorDetail>;
  }
}
