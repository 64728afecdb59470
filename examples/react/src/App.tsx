import 'diplomatic-timeline';
import type {} from 'diplomatic-timeline/react';
import type { DiplomaticTimelineElement, SelectDetail, Timeline } from 'diplomatic-timeline';
import { useRef, useState } from 'react';

import story from './story.json';

const timeline: Timeline = story;

export function App() {
  const element = useRef<DiplomaticTimelineElement>(null);
  const [current, setCurrent] = useState<SelectDetail>();
  const [onlyMeetings, setOnlyMeetings] = useState(false);

  return (
    <main>
      <h1>A timeline in React</h1>
      <p>
        <button type="button" id="back" onClick={() => element.current?.previous()}>
          Back
        </button>
        <button type="button" id="on" onClick={() => element.current?.next()}>
          On
        </button>
        <label>
          <input type="checkbox" checked={onlyMeetings} onChange={(event) => setOnlyMeetings(event.target.checked)} />
          Meetings only
        </label>
      </p>
      <p id="current">{current ? `${current.position} of ${current.count}: ${current.headline}` : 'Nothing yet'}</p>
      <diplomatic-timeline
        ref={element}
        timeline={timeline}
        kinds={onlyMeetings ? ['meeting'] : undefined}
        ontimeline-select={(event) => setCurrent(event.detail)}
      />
    </main>
  );
}
