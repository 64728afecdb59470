// Uses all that the types promise, strictly checked, and runs.
import 'diplomatic-timeline';
import type {
  Axis,
  DiplomaticTimelineElement,
  ErrorDetail,
  FilterDetail,
  ReadyDetail,
  SelectDetail,
  Timeline,
  TimelineEvent,
  View,
} from 'diplomatic-timeline';

import real from './real.json';

const compiled: Timeline = real;

const day = (id: string, kind: string, headline: string, date: string): TimelineEvent => ({
  id,
  kind,
  headline,
  when: {
    edtf: date,
    earliest: `${date}T00:00:00Z`,
    latest: `${date}T23:59:59Z`,
    precision: 'day',
    basis: 'stated',
  },
});

const story: Timeline = {
  format: 'diplomatic-timeline/1',
  id: 'everything',
  title: 'Everything',
  language: 'en',
  kinds: [{ id: 'vote', label: 'Vote', plural: 'Votes', mark: 'triangle', color: 'meeting' }],
  actors: [{ id: 'speaker', name: 'The speaker', role: 'of the house' }],
  places: [{ id: 'house', name: 'The house', time_zone: 'Europe/Berlin' }],
  sources: [{ id: 'paper', title: 'A vote', publisher: 'The paper', published: '2025-01-04' }],
  events: [
    {
      ...day('call', 'statement', 'The speaker calls a vote', '2025-01-02'),
      actors: [{ actor: 'speaker', part: 'speaker' }],
      quotes: [{ text: 'We vote tomorrow', speaker: 'speaker', source: 'paper' }],
      place: 'house',
      evidence: [{ source: 'paper', paragraphs: [1, 2] }],
    },
    {
      ...day('vote', 'vote', 'The house votes', '2025-01-03'),
      figures: [{ measure: 'votes', amount: [200, 210], qualifier: 'about' }],
      relations: [{ rel: 'follows', event: 'call' }],
    },
    day('end', 'meeting', 'The house closes', '2025-01-04'),
  ],
};

const heard: string[] = [];
Object.assign(globalThis, { heard });

const ready = ({ id, title, language, count, dropped }: ReadyDetail): string =>
  [id, title, language, count.toFixed(), dropped.toFixed()].join('|');
const select = ({ id, headline, kind, date, position, count }: SelectDetail): string =>
  [id, headline, kind, date, position.toFixed(), count.toFixed()].join('|');
const filter = ({ kinds, people, query, shown, count }: FilterDetail): string =>
  [kinds?.join('+') ?? 'all', people.join('+'), query, shown.toFixed(), count.toFixed()].join('|');
const error = ({ reason, message, fatal }: ErrorDetail): string =>
  [reason, message.toUpperCase(), fatal ? 'fatal' : 'not fatal'].join('|');

document.addEventListener('timeline-ready', ({ detail }) => heard.push(`ready ${ready(detail)}`));
const written = document.querySelector<'diplomatic-timeline'>('diplomatic-timeline');
if (!written) throw new Error('there is no timeline');
const element: DiplomaticTimelineElement = written;
element.addEventListener('timeline-select', (event) => heard.push(`select ${select(event.detail)}`));
element.addEventListener('timeline-filter', (event) => heard.push(`filter ${filter(event.detail)}`), { passive: true });
element.addEventListener('timeline-error', function (event) {
  heard.push(`error ${this.id} ${error(event.detail)}`);
});
const never = (): void => void heard.push('never');
element.addEventListener('timeline-select', never);
element.removeEventListener('timeline-select', never);

const axis: Axis = 'proportional';
const view: View = 'chart';
element.timeline = story;
element.axis = axis;
element.view = view;
element.theme = 'dark';
element.lang = 'en';
element.loading = 'eager';
element.hash = false;
element.event = 'vote';
element.kinds = ['statement', 'vote', 'meeting'];
element.people = null;
element.src = null;

// `src` discards the data, so it comes last and the data once more.
element.src = new URL('missing.json', document.baseURI);
element.timeline = story;

const same: DiplomaticTimelineElement = await element.ready;
same.first();
same.last();
same.previous();
same.next();
same.select('call');
same.play();
same.pause();
heard.push(`timeline ${same.timeline?.events.length ?? 0} ${same.axis ?? ''} ${same.hash ?? 'no hash'}`);

const made = document.createElement('diplomatic-timeline');
made.timeline = { ...story, format: 'diplomatic-timeline/9' };
made.id = 'made';
made.loading = 'eager';
document.body.append(made);
made.addEventListener('timeline-error', ({ detail }) => heard.push(`made ${detail.reason}`));
await made.ready.catch((reason: unknown) => heard.push(`refused ${reason instanceof Error}`));
made.timeline = story;
await made.reload();
made.timeline = compiled;
await made.reload();
heard.push('done');
