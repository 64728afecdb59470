// The <diplomatic-timeline> element. It stands before any WebAssembly does, and
// moves bytes in and events out; what a chronology is, only the program knows.
// The manual is diplomatic-timeline.d.ts beside this file.

// Filled in by the release build: file name → subresource integrity.
const INTEGRITY = {};
const LANGUAGES = ['ar', 'de', 'es', 'fr', 'uk'];
const ATTRIBUTES = ['src', 'event', 'kinds', 'people', 'axis', 'view', 'theme', 'lang', 'hash', 'loading'];
const LARGEST = 5e8; // bytes; a string of V8 ends a little above
const PATIENCE = 30e3; // ms without a byte

// Written out, because bundlers look for these very expressions.
const GLUE = new URL('./diplomatic-timeline-wasm.js', import.meta.url).href;
const WASM = new URL('./diplomatic-timeline-wasm_bg.wasm', import.meta.url).href;
const CSS = new URL('./diplomatic-timeline.css', import.meta.url).href;
const WORDS = (language) => new URL(`./words/${language}.json`, import.meta.url).href;

const get = async (url, file) => {
  const response = await fetch(url, { integrity: INTEGRITY[file] ?? '' });
  if (!response.ok) throw Error(`${file}: ${response.status}`);
  return response;
};

const once = (make) => {
  let made;
  return () => (made ??= make().catch((error) => {
    made = undefined;
    throw error;
  }));
};

const sheet = once(async () => {
  const text = await (await get(CSS, 'diplomatic-timeline.css')).text();
  const made = new CSSStyleSheet();
  made.replaceSync(text);
  return made;
});

const compiled = once(async () => {
  const response = await get(WASM, 'diplomatic-timeline-wasm_bg.wasm');
  return response.headers.get('Content-Type') === 'application/wasm'
    ? WebAssembly.compileStreaming(response)
    : WebAssembly.compile(await response.arrayBuffer());
});

// One file and one compiled module serve all elements, but each element runs in
// an instance of its own: a fault ends that one alone. Modules are kept by their
// whole address, so a new fragment makes a new instance without a new request;
// they are kept for good, so instances that are free are used again.
const free = [];
let instances = 0;

const instance = async (shadow) => {
  const url = `${GLUE}#${++instances}`;
  const integrity = INTEGRITY['diplomatic-timeline-wasm.js'];
  // import() cannot be told a hash; it takes what a preload with one has brought.
  if (integrity) {
    const link = document.createElement('link');
    await new Promise((resolve, reject) => {
      Object.assign(link, { rel: 'modulepreload', href: url, integrity, onload: resolve, onerror: reject });
      if (link.relList.supports('modulepreload')) shadow.append(link);
      else resolve();
    }).finally(() => link.remove());
  }
  return import(/* @vite-ignore */ /* webpackIgnore: true */ url);
};

const program = async (shadow) => {
  const [css, module, glue] = await Promise.all([sheet(), compiled(), free.pop() ?? instance(shadow)]);
  await glue.default({ module_or_path: module });
  return [glue, css];
};

const read = async (url, control) => {
  let timer;
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(() => control.abort('timeout'), PATIENCE);
  };
  wait();
  try {
    const response = await fetch(url, { signal: control.signal });
    if (!response.ok) throw { reason: 'status', message: `${response.status}` };
    const chunks = [];
    let size = +response.headers.get('Content-Length');
    if (size <= LARGEST) {
      size = 0;
      for (const reader = response.body.getReader(); size <= LARGEST; wait()) {
        const { done, value } = await reader.read();
        if (done) return new Uint8Array(await new Blob(chunks).arrayBuffer());
        size += value.length;
        chunks.push(value);
      }
    }
    control.abort();
    throw { reason: 'too-large', message: `${size}` };
  } catch (error) {
    const timeout = control.signal.reason === 'timeout';
    throw error.reason ? error : { reason: timeout ? 'timeout' : 'network', message: `${error.message ?? error}` };
  } finally {
    clearTimeout(timer);
  }
};

class DiplomaticTimeline extends (globalThis.HTMLElement ?? Object) {
  static observedAttributes = ATTRIBUTES;

  static #near = globalThis.IntersectionObserver && new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) if (isIntersecting) target.#start();
  }, { rootMargin: '400px' });

  #root = document.createElement('div');
  #slot = document.createElement('slot');
  #run; // this start; a stop or a fault makes it stale
  #glue;
  #handle;
  #words = ['', '']; // language and its catalogue, empty for English
  #timeline;
  #data; // { bytes } or { reason, message }, until the program has it
  #transfer; // aborts the fetch under way
  #queue = [];
  #ready;
  #selected;

  constructor() {
    super();
    this.#root.hidden = true;
    this.attachShadow({ mode: 'open' }).append(this.#root, this.#slot);
    this.#promise();
  }

  connectedCallback() {
    for (const name of ['timeline', ...ATTRIBUTES]) {
      if (!Object.hasOwn(this, name)) continue;
      const value = this[name];
      delete this[name];
      this[name] = value;
    }
    if (this.#run) return;
    if (this.loading === 'eager') this.#start();
    else DiplomaticTimeline.#near.observe(this);
  }

  // A move leaves and comes back within the task: nothing is lost.
  disconnectedCallback() {
    setTimeout(() => this.isConnected || this.#stop());
  }

  connectedMoveCallback() {}

  attributeChangedCallback(name, before, value) {
    if (name === 'src') {
      if (before === value) return;
      this.#timeline = this.#selected = undefined;
      if (this.#run) this.#load();
    } else if (name === 'lang') {
      if (before !== value && this.#handle) this.#speak();
    } else if (name === 'loading') {
      if (value === 'eager' && this.isConnected && !this.#run) this.#start();
    } else if (ATTRIBUTES.includes(name)) this.#call('configure', name, value ?? undefined);
  }

  get ready() {
    return this.#ready.promise;
  }

  get timeline() {
    return this.#timeline ?? null;
  }

  set timeline(value) {
    this.#timeline = value ?? undefined;
    this.#selected = undefined;
    if (this.#run) this.#load();
  }

  get hash() {
    return this.hasAttribute('hash');
  }

  set hash(value) {
    this.toggleAttribute('hash', !!value);
  }

  select(id) {
    this.#command('select', `${id}`);
  }

  reload() {
    this.#promise();
    if (this.#handle) this.#load();
    else if (this.isConnected) this.#start();
    return this.ready;
  }

  async #start() {
    DiplomaticTimeline.#near.unobserve(this);
    const run = (this.#run = {});
    this.#root.replaceChildren();
    this.#load();
    try {
      const [[glue, css]] = await Promise.all([program(this.shadowRoot), this.#fetchWords()]);
      if (run !== this.#run) return void free.push(glue);
      this.shadowRoot.adoptedStyleSheets = [css];
      this.#root.hidden = this.#fallback;
      this.#glue = glue;
      this.#handle = glue.mount(this.#root, this, (name, detail) => run === this.#run && this.#hear(name, detail));
      for (const { name, value } of this.attributes) this.attributeChangedCallback(name, value, value);
      if (this.#selected) this.#call('configure', 'event', this.#selected);
      this.#call('words', ...this.#words);
      this.#call('loading', this.#file);
      this.#deliver();
    } catch (error) {
      if (run === this.#run) this.#break('program', error);
    }
  }

  #stop() {
    DiplomaticTimeline.#near.unobserve(this);
    this.#transfer?.abort();
    const glue = this.#glue;
    this.#call('destroy');
    if (this.#glue) free.push(glue);
    this.#reset();
    this.#promise();
  }

  // Forgets the program; a dead instance must not even be told to free.
  #reset() {
    this.#run = this.#glue = this.#handle = undefined;
    const root = this.#root;
    this.#root = document.createElement('div');
    this.#root.hidden = true;
    root.replaceWith(this.#root);
    this.shadowRoot.append(this.#slot);
  }

  get #fallback() {
    return [...this.children].some((child) => child.localName !== 'script') ||
      [...this.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
  }

  async #load() {
    this.#transfer?.abort();
    const transfer = (this.#transfer = new AbortController());
    this.#data = undefined;
    this.#call('loading', this.#file);
    let data;
    try {
      const bytes = await this.#bytes(transfer);
      data = bytes && { bytes };
    } catch (error) {
      data = error;
    }
    if (transfer !== this.#transfer || !data) return;
    this.#data = data;
    this.#deliver();
  }

  async #bytes(transfer) {
    const inline = () => this.querySelector('script[type="application/json"]')?.textContent;
    const encode = (text) => new TextEncoder().encode(text);
    if (this.#timeline) return encode(JSON.stringify(this.#timeline));
    const src = this.getAttribute('src');
    if (src) return read(new URL(src, this.baseURI), transfer);
    if (!inline() && document.readyState === 'loading') {
      await new Promise((parsed) => document.addEventListener('DOMContentLoaded', parsed, { once: true }));
    }
    const text = inline();
    return text && encode(text);
  }

  #deliver() {
    const data = this.#data;
    if (!this.#handle || !data) return;
    this.#data = undefined;
    if (data.bytes) this.#call('data', data.bytes);
    else this.#call('failed', data.reason, data.message, this.#fallback);
  }

  get #file() {
    return this.#timeline ? '' : (this.getAttribute('src') ?? '').split(/[?#]/)[0].split('/').pop();
  }

  async #fetchWords(given) {
    let node = this;
    let tag = '';
    while (node && !(tag = node.lang)) node = node.parentNode ?? node.host;
    tag ||= given ?? '';
    const language = tag.split('-')[0].toLowerCase();
    let text = '';
    if (LANGUAGES.includes(language)) {
      try {
        text = await (await get(WORDS(language), `words/${language}.json`)).text();
      } catch (error) {
        this.#tell('error', { reason: 'words', message: error.message, fatal: false });
      }
    }
    this.#words = [tag, text];
  }

  async #speak(given) {
    await this.#fetchWords(given);
    this.#call('words', ...this.#words);
  }

  #promise() {
    if (this.#ready && !this.#ready.settled) return;
    const made = (this.#ready = {});
    made.promise = new Promise((resolve, reject) => {
      made.settle = (error) => {
        made.settled = true;
        if (error) reject(error);
        else resolve(this);
      };
    });
    // Whoever does not ask need not catch.
    made.promise.catch(() => {});
  }

  #call(method, ...values) {
    const run = this.#run;
    try {
      this.#handle?.[method](...values);
    } catch (error) {
      if (run === this.#run) this.#break('panic', error);
    }
  }

  #command(...command) {
    if (this.#ready.settled) this.#call('command', ...command);
    else this.#queue.push(command);
  }

  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(`timeline-${name}`, { bubbles: true, composed: true, detail }));
  }

  // From the program.
  #hear(name, detail) {
    if (name === 'panic') return this.#break(name, Error(detail));
    if (name === 'retry') return void this.reload();
    if (name === 'select') this.#selected = detail.id;
    if (name === 'ready') {
      this.#root.hidden = false;
      this.#slot.remove();
      if (!this.#words[0]) this.#speak(detail.language);
      this.#ready.settle();
      for (const command of this.#queue.splice(0)) this.#command(...command);
    }
    if (name === 'error' && detail.fatal) this.#fail(detail.message);
    this.#tell(name, detail);
  }

  #fail(message) {
    this.#root.hidden = false;
    this.shadowRoot.append(this.#slot);
    this.#ready.settle(Error(message));
  }

  // The program did not come, or is dead: what remains to be said is said without it.
  #break(reason, error) {
    this.#transfer?.abort();
    this.#handle?.__destroy_into_raw?.(); // or a finaliser would call into the dead instance
    this.#reset();
    const catalogue = this.#words[1] ? JSON.parse(this.#words[1]) : {};
    const make = (tag, key, english, properties) =>
      Object.assign(document.createElement(tag), { textContent: catalogue[key] ?? english, ...properties });
    const notice = Object.assign(document.createElement('div'), { className: 'dt-notice', role: 'alert' });
    notice.append(make('h2', 'state.error', 'The chronology could not be loaded', { className: 'dt-notice-h' }));
    if (reason === 'panic') notice.append(make('p', 'state.error.program', 'The program stopped because of a fault of its own.'));
    if (this.#fallback) notice.append(make('p', 'state.error.below', 'Below is the list saved with this page.'));
    notice.append(make('button', 'state.retry', 'Try again', { type: 'button', className: 'dt-btn dt-btn-line', onclick: () => this.reload() }));
    this.#root.append(notice);
    const message = `${error?.message ?? error}`;
    this.#fail(message);
    this.#tell('error', { reason, message, fatal: true });
  }

  static {
    const define = (name, value) => Object.defineProperty(this.prototype, name, { configurable: true, enumerable: true, ...value });
    for (const name of ['next', 'previous', 'first', 'last', 'play', 'pause']) {
      define(name, { value() { this.#command(name); } });
    }
    for (const name of ATTRIBUTES) {
      if (name in this.prototype) continue;
      define(name, {
        get() { return this.getAttribute(name) ?? ''; },
        set(value) {
          if (value == null) this.removeAttribute(name);
          else this.setAttribute(name, value);
        },
      });
    }
  }
}

// Twice on a page, or again after a hot reload: the first stays.
if (globalThis.customElements && !customElements.get('diplomatic-timeline')) {
  customElements.define('diplomatic-timeline', DiplomaticTimeline);
}
