/**
 * Lets TypeScript know `<diplomatic-timeline>` in JSX (React 19):
 * `import type {} from 'diplomatic-timeline/react'`.
 *
 * @module
 */

import type { DetailedHTMLProps, HTMLAttributes, ReactNode } from 'react';
import type {
  Axis,
  DiplomaticTimelineElement,
  ErrorDetail,
  FilterDetail,
  Loading,
  ReadyDetail,
  SelectDetail,
  Theme,
  Timeline,
  View,
} from './diplomatic-timeline.js';

/** What the tag takes in JSX: attributes, the data, and listeners. */
export interface DiplomaticTimelineProps
  extends DetailedHTMLProps<HTMLAttributes<DiplomaticTimelineElement>, DiplomaticTimelineElement> {
  src?: string | undefined;
  event?: string | undefined;
  kinds?: string | readonly string[] | undefined;
  people?: string | readonly string[] | undefined;
  axis?: Axis | undefined;
  view?: View | undefined;
  theme?: Theme | undefined;
  hash?: boolean | undefined;
  loading?: Loading | undefined;
  timeline?: Timeline | undefined;
  children?: ReactNode;
  'ontimeline-ready'?: ((event: CustomEvent<ReadyDetail>) => void) | undefined;
  'ontimeline-select'?: ((event: CustomEvent<SelectDetail>) => void) | undefined;
  'ontimeline-filter'?: ((event: CustomEvent<FilterDetail>) => void) | undefined;
  'ontimeline-error'?: ((event: CustomEvent<ErrorDetail>) => void) | undefined;
}

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'diplomatic-timeline': DiplomaticTimelineProps;
    }
  }
}
