// The <diplomatic-timeline> element. It stands before any WebAssembly does, and
// moves bytes in and events out; what a chronology is, only the program knows.
// Its manual is diplomatic-timeline.d.ts. A release has one script of this and
// what it imports: all else waits for it, and a second one would come later.

import { dress, free, launch, make, notice, part, read, translation, whole } from './fetching.js';

// Milliseconds that a chronology waits for the words of a language.
const LATE = 2e3;
const ATTRIBUTES = ['src', 'event', 'kinds', 'people', 'axis', 'view', 'theme', 'hash', 'loading'];

let near;

class DiplomaticTimeline extends (globalThis.HTMLElement ?? Object) {
  static observedAttributes = [...ATTRIBUTES, 'lang'];

  #shadow = this.attachShadow({ mode: 'open' });
  #slot = make('slot');
  #root;
  // Of this start; a stop or a fault makes it stale.
  #run;
  #instance;
  // What came of the data before the program was there to take it.
  #news;
  // Language of the interface and its catalogue, empty for English.
  #words = ['', ''];
  // The language whose words were asked for; another one makes it stale.
  #asked;
  // Language of the data, for pages that name none.
  #own = '';
  // It has been in a page, with all that the page had given it before.
  #met;
  #timeline = null;
  #transfer;
  // Where the data is from; the files of a chronology in shards lie beside it.
  #from;
  // Number → transfer of such a file.
  #parts = new Map();
  #selected;
  #ready;
  // Ends #ready, until that has happened.
  #settle;
  // A link was followed before the program was there to hear of it.
  #linked;
  // It leads to a chronology that waits to come near, too.
  #follow = () => {
    this.#linked = true;
    if (this.isConnected && this.#named) this.#start();
  };

  constructor() {
    super();
    this.#reset();
    this.#expect();
  }

  connectedCallback() {
    this.#met = true;
    for (const name of [...ATTRIBUTES, 'timeline']) {
      if (!Object.hasOwn(this, name)) continue;
      const value = this[name];
      delete this[name];
      this[name] = value;
    }
    near ??= new IntersectionObserver((entries) => {
      for (const { isIntersecting, target } of entries) if (isIntersecting) target.#start();
    }, { rootMargin: '400px' });
    // The observer would tell a frame later of what is in sight from the start; what is not shown has no place.
    const { top, bottom } = this.#rect ?? {};
    addEventListener('hashchange', this.#follow);
    if (this.loading === 'eager' || (top < innerHeight && bottom >= 0) || this.#named) this.#start();
    else near.observe(this);
  }

  // A move leaves and comes back within the task: nothing is lost.
  disconnectedCallback() {
    setTimeout(() => this.isConnected || this.#stop());
  }

  connectedMoveCallback() {}

  // Another document takes the sheet away.
  adoptedCallback() {
    dress(this.#shadow).catch(() => {});
  }

  attributeChangedCallback(name, before, value) {
    if (name === 'src') {
      if (before !== value) this.#take(null);
    } else if (name === 'lang') {
      if (this.#run) this.#speak();
    } else if (name === 'loading') {
      if (this.#met && this.isConnected) this.connectedCallback();
    } else {
      // While it rests, what was selected gives way.
      if (name === 'event' && !this.#instance) this.#selected = null;
      this.#call('tell', value === null ? name : `${name}\n${value}`);
      if (name === 'hash' && this.#met && this.isConnected) this.connectedCallback();
    }
  }

  get ready() {
    return this.#ready;
  }

  get timeline() {
    return this.#timeline;
  }

  set timeline(value) {
    this.#take(value);
  }

  // What the page set before there was an element stands in the way of the property.
  #take(value) {
    this.#timeline = value ?? null;
    this.#selected = null;
    if (this.#run) this.#load();
  }

  reload() {
    if (this.#run) this.#load();
    else if (this.isConnected) this.#start();
    return this.#ready;
  }

  // Where it is; nowhere while it is not shown.
  get #rect() {
    return this.checkVisibility?.() === false ? null : this.getClientRects()[0];
  }

  // Whether the page's address may name an event of what is shown here.
  get #named() {
    return this.#rect && (this.hash ?? 'false') !== 'false' && location.hash.length > 1;
  }

  #start() {
    near.unobserve(this);
    if (this.#run) return;
    this.#mount((this.#run = {}));
    this.#load();
  }

  async #mount(run) {
    try {
      const [instance] = await Promise.all([
        free.pop() ?? launch(this.#shadow),
        dress(this.#shadow),
        // Words that are late come to a chronology that is there in English.
        Promise.race([this.#speak(), new Promise((late) => setTimeout(late, LATE))]),
      ]);
      if (run !== this.#run) return void free.push(instance);
      instance.hear = (name, detail) => this.#hear(name, detail);
      // Drawn where it stands, so that it knows its letters and its width.
      this.#place(instance.root, this.#fallback);
      this.#instance = instance;
      for (const name of ATTRIBUTES) if (this.hasAttribute(name)) this.#call('tell', `${name}\n${this[name]}`);
      if (this.#linked) this.#call('tell', 'linked');
      if (this.#selected) this.#call('tell', `event\n${this.#selected}`);
      this.#tellWords();
      this.#loading();
      this.#supply();
    } catch (error) {
      if (run === this.#run) this.#break('program', error);
    }
  }

  #stop() {
    near.unobserve(this);
    this.#call('rest');
    if (this.#instance) free.push(this.#instance);
    this.#reset();
    this.#expect();
  }

  #reset() {
    this.#transfer?.abort();
    for (const number of this.#parts.keys()) this.#cancel(number);
    if (!this.#words[1]) this.#asked = {};
    if (this.#instance) this.#instance.hear = null;
    removeEventListener('hashchange', this.#follow);
    this.#run = this.#instance = this.#transfer = this.#news = this.#linked = null;
    this.#place(make('div'), true);
  }

  // The program's root above the page's own list.
  #place(root, hidden) {
    this.#root = root;
    root.hidden = hidden;
    // Where the page lets contents say how wide they are: of all elements, such a one gives way.
    const wide = make('canvas', { width: 960, height: 0, style: 'display:block;max-width:100%' });
    this.#shadow.replaceChildren(wide, root, this.#slot);
  }

  #expect() {
    if (this.#settle) return;
    this.#ready = new Promise((resolve, reject) => {
      this.#settle = (error) => {
        this.#settle = null;
        if (error) reject(error);
        else resolve(this);
      };
    });
    // Whoever does not ask need not catch.
    this.#ready.catch(() => {});
  }

  get #fallback() {
    return this.querySelector(':scope > :not(script, noscript, style, template, link)') !== null;
  }

  #loading() {
    this.#call('tell', `address\n${this.#fallback}\n${(!this.#timeline && this.src) || ''}`);
  }

  #supply() {
    const news = this.#instance && this.#news;
    if (!news) return;
    this.#news = null;
    this.#call(...news);
  }

  async #load() {
    this.#expect();
    // What has the focus may go away; the focus goes to what comes instead.
    if (this.#shadow.activeElement) this.#ready.catch(() => {}).then(() => {
      if (document.activeElement === document.body) {
        this.#shadow.querySelector('.dt-marks, .dt-kind, .dt-btn-line')?.focus();
      }
    });
    this.#transfer?.abort();
    const transfer = (this.#transfer = new AbortController());
    this.#news = null;
    this.#loading();
    let news;
    try {
      const [data, from] = await this.#read(transfer);
      if (transfer === this.#transfer) this.#from = from;
      news = data && ['data', data];
    } catch (error) {
      news = ['tell', `failed\n${error?.reason ?? 'other'}\n${error?.message ?? error}`];
    }
    if (transfer !== this.#transfer) return;
    this.#news = news;
    // There is nothing any more: what is shown goes, and what may come is waited for.
    if (!news && !this.#slot.parentNode) {
      this.#stop();
      this.#start();
    } else this.#supply();
  }

  async #read(transfer) {
    let text = this.#timeline && JSON.stringify(this.#timeline, whole);
    if (!text) {
      if (this.src) return read(new URL(this.src, this.baseURI), transfer);
      if (document.readyState === 'loading') {
        await new Promise((parsed) => document.addEventListener('DOMContentLoaded', parsed));
      }
      text = this.querySelector('script[type="application/json"]')?.textContent;
    }
    return [text && [new TextEncoder().encode(text)], this.baseURI];
  }

  // A file of a chronology in shards: beside the index, or beside the page that gave it.
  async #part({ id, position }) {
    const control = new AbortController();
    this.#parts.set(position, control);
    const [text, missed] = await part(id, this.#from, control);
    if (this.#parts.get(position) !== control) return;
    if (missed) this.#warn(missed);
    this.#parts.delete(position);
    this.#call('tell', `part\n${position}${text}`);
  }

  #cancel(position) {
    this.#parts.get(position)?.abort();
    this.#parts.delete(position);
  }

  // Looks for the language outwards from the element, through shadow roots.
  async #translate() {
    let tag;
    for (let node = this; node && !tag; node = node.getRootNode().host) {
      tag = node.closest('[lang]:not([lang=""])')?.getAttribute('lang');
    }
    tag = (tag ?? this.#own).toLowerCase();
    if (tag === this.#asked.tag) return;
    const asked = (this.#asked = { tag });
    let words = '';
    try {
      words = await translation(tag);
    } catch ({ message }) {
      this.#warn({ reason: 'words', message });
    }
    if (asked === this.#asked) this.#words = [tag, words];
  }

  async #speak() {
    await this.#translate();
    this.#tellWords();
  }

  #tellWords() {
    this.#call('tell', ['words', ...this.#words].join('\n'));
  }

  #call(method, ...values) {
    const instance = this.#instance;
    try {
      instance?.glue[method](...values);
    } catch (error) {
      // Unless it has said so itself.
      if (instance === this.#instance) this.#break('panic', error);
    }
  }

  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(`timeline-${name}`, { bubbles: true, composed: true, detail }));
  }

  // What the program says.
  #hear(name, detail) {
    if (name === 'panic') return this.#break(name, Error(detail));
    if (name === 'retry') return this.reload();
    if (name === 'part') return this.#part(detail);
    if (name === 'cancel') return this.#cancel(detail.position);
    if (name === 'warning') return this.#warn(detail);
    if (name === 'error') return this.#fail(detail);
    if (name === 'select') this.#selected = detail.id;
    if (name === 'ready') {
      this.#root.hidden = false;
      this.#slot.remove();
      if (this.#own !== detail.language) {
        this.#own = detail.language;
        this.#speak();
      }
      this.#settle?.();
    }
    this.#tell(name, detail);
  }

  // What was asked for did not come; where it is not fatal, what was there stays.
  #fail(detail) {
    if (detail.fatal) {
      this.#root.hidden = false;
      this.#shadow.append(this.#slot);
    }
    this.#settle?.(Error(detail.message));
    this.#tell('error', detail);
  }

  // Of something beside the data, which may come all the same.
  #warn(detail) {
    this.#tell('error', { ...detail, fatal: false });
  }

  // The program did not come, or is dead: what is left to say is said without it.
  #break(reason, { message }) {
    this.#reset();
    // The sheet may come although the program did not.
    dress(this.#shadow).catch(() => {});
    this.#root.append(notice(this.#words[1], reason === 'panic', this.#fallback, () => this.reload()));
    this.#fail({ reason, message, fatal: true });
  }

  static {
    const define = (...values) => Object.defineProperty(this.prototype, ...values);
    for (const name of ['select', 'next', 'previous', 'first', 'last', 'play', 'pause']) {
      define(name, {
        value(id) {
          // What is asked for too early waits.
          const act = () => this.#call('tell', `${name}\n${id}`);
          this.#ready.then(act, act);
        },
      });
    }
    for (const name of ATTRIBUTES) {
      define(name, {
        get() {
          return this.getAttribute(name);
        },
        set(value) {
          // Frameworks give the same list again whenever they draw, which asks for nothing.
          if (Array.isArray(value) && this[name] === `${value}`) return;
          if (value == null || value === false) this.removeAttribute(name);
          else this.setAttribute(name, value === true ? '' : value);
        },
      });
    }
  }
}

// Twice on a page, or again after a hot reload: the first stays.
if (globalThis.customElements && !customElements.get('diplomatic-timeline')) {
  customElements.define('diplomatic-timeline', DiplomaticTimeline);
}
