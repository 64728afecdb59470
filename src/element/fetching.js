// All that the element fetches: its own files, each pinned by its hash, the
// program's instances, and data.

// File name → subresource integrity; a release fills it in.
const INTEGRITY = {};
// Beside English, which the program has with it.
const LANGUAGES = ['ar', 'de', 'es', 'fr', 'uk'];
// Bytes of data; the longest string of today's engines is little longer.
const LARGEST = 5e8;
// Milliseconds without a byte.
const PATIENCE = 3e4;

// Written out, because bundlers look for these very expressions.
const GLUE = new URL('./diplomatic-timeline-wasm.js', import.meta.url);
const WASM = new URL('./diplomatic-timeline-wasm_bg.wasm', import.meta.url);
const CSS = new URL('./diplomatic-timeline.css', import.meta.url);
const WORDS = (language) => new URL(`./words/${language}.json`, import.meta.url);

export const make = (tag, properties) => Object.assign(document.createElement(tag), properties);

const fault = (reason, message) => Object.assign(Error(message), { reason });

const lost = (url) => Error(`${url} is missing, refused, or of another version`);

const get = async (url, name) => {
  const signal = AbortSignal.timeout(2 * PATIENCE);
  // A file that does not fit its hash is as good as missing, and the browser does not tell which.
  const response = await fetch(url, { signal, integrity: INTEGRITY[name] }).catch(() => {});
  if (!response?.ok) throw lost(url);
  return response;
};

// Made once for all elements; what failed is tried again.
const once = (task) => (task.result ??= task().catch((error) => {
  task.result = null;
  throw error;
}));

const style = async () => (await get(CSS, 'diplomatic-timeline.css')).text();

// Document → its sheet: none may be shared between documents.
const sheets = new WeakMap();

export const dress = async (shadow) => {
  const text = await once(style);
  const { ownerDocument } = shadow;
  let sheet = sheets.get(ownerDocument);
  if (!sheet) {
    sheets.set(ownerDocument, (sheet = new ownerDocument.defaultView.CSSStyleSheet()));
    sheet.replaceSync(text);
  }
  shadow.adoptedStyleSheets = [sheet];
};

const compile = async () => {
  // A page's first text takes the browser a while, which it has now.
  setTimeout(() => make('canvas').getContext('2d')?.measureText('a'));
  const response = await get(WASM, 'diplomatic-timeline-wasm_bg.wasm');
  return response.headers.get('Content-Type') === 'application/wasm'
    ? WebAssembly.compileStreaming(response)
    : WebAssembly.compile(await response.arrayBuffer());
};

// One download and one compilation serve all elements, but each element has an
// instance of its own, so that a fault ends that one alone. A module is known by
// its whole address: a new fragment makes a new instance without a request. It
// is never forgotten, so an instance whose element is gone serves another.
export const free = [];
let instances = 0;

const instantiate = async (root) => {
  const link = make('link', { rel: 'modulepreload', href: GLUE + '#' + ++instances });
  const integrity = INTEGRITY['diplomatic-timeline-wasm.js'];
  // import() takes no hash; it takes what a preload with a hash has brought.
  if (integrity && link.relList.supports(link.rel)) {
    await new Promise((onload, reject) => {
      root.append(Object.assign(link, { integrity, onload, onerror: () => reject(lost(GLUE)) }));
    });
  }
  return import(/* @vite-ignore */ /* webpackIgnore: true */ link.href);
};

export const launch = async (shadow) => {
  const [module_or_path, glue] = await Promise.all([
    // Without its sheet there is no use for it.
    once(compile), instantiate(shadow), once(style),
  ]);
  await glue.default({ module_or_path });
  const instance = { glue, root: make('div') };
  const tell = (...news) => instance.hear?.(...news);
  glue.fault.tell = ({ message }) => tell('panic', message);
  glue.mount(instance.root, tell);
  return instance;
};

// In pieces, with the address that it has after all redirections.
export const read = async (url, control) => {
  let timer;
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(() => control.abort(fault('timeout', PATIENCE)), PATIENCE);
  };
  const limit = (size) => {
    if (size > LARGEST) throw fault('too-large', size);
  };
  try {
    wait();
    const response = await fetch(url, { signal: control.signal });
    if (!response.ok) throw fault('status', response.status);
    limit(+response.headers.get('Content-Length'));
    const reader = response.body.getReader();
    const chunks = [];
    let size = 0;
    for (let part; !(part = await reader.read()).done; wait()) {
      chunks.push(part.value);
      limit((size += part.value.length));
    }
    return [chunks, response.url || url];
  } catch (error) {
    control.abort();
    if (error.reason) throw error;
    const foreign = url.origin !== location.origin ? ' (another host has to allow it: CORS)' : '';
    throw fault('network', `${error.message}: ${url}${foreign}`);
  } finally {
    clearTimeout(timer);
  }
};

// The words of a language by its tag; none for English and what there are no words of.
export const translation = async (tag) => {
  const [language] = tag.split('-');
  if (!LANGUAGES.includes(language)) return '';
  // A page's first date takes it longer still; English ones are written without it.
  setTimeout(() => Intl.DateTimeFormat(language));
  return (await get(WORDS(language), `words/${language}.json`)).text();
};

// What came of a file of a chronology in shards: its text on a line of its own, or why there is none.
export const part = async (id, from, transfer) => {
  try {
    const [chunks] = await read(new URL(id, from), transfer);
    return [`\n${await new Blob(chunks).text()}`];
  } catch ({ reason = 'other', message }) {
    return ['', { reason, message: `${id}: ${message}` }];
  }
};

// For JSON: a text that was cut inside an emoji would cost all; and some pages teach lists to be texts.
export function whole(key, value) {
  if (Array.isArray(this[key])) return this[key];
  return (typeof value === 'string' && value.toWellFormed?.()) || value;
}

// What is said where the program did not come or is dead: in the words of a catalogue, or in English.
export function notice(catalogue, dead, below, retry) {
  let words = {};
  try {
    words = JSON.parse(catalogue);
  } catch {}
  const said = make('div', { className: 'dt-notice', part: 'notice', role: 'alert' });
  const say = (tag, key, english, properties) =>
    said.append(make(tag, { textContent: words[key] ?? english, ...properties }));
  say('h2', 'state.error', 'The chronology could not be loaded', { className: 'dt-notice-h' });
  if (dead) say('p', 'state.error.program', 'The program stopped by a fault of its own.');
  if (below) say('p', 'state.error.below', 'Below is the list saved with this page.');
  say('button', 'state.retry', 'Try again', { className: 'dt-btn dt-btn-line', onclick: retry });
  const frame = make('div', { className: 'dt dt-error' });
  frame.append(said);
  return frame;
}
