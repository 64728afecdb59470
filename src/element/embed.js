// The page inside a frame: what its address asks for becomes attributes, and
// the page around it is told the height and the element's events. See embed-parent.js.
const element = document.querySelector('diplomatic-timeline');
const wishes = new URLSearchParams(location.search);

for (const name of ['src', 'event', 'kinds', 'people', 'axis', 'view', 'theme', 'lang']) {
  if (wishes.has(name)) element.setAttribute(name, wishes.get(name));
}
// The page's language is the timeline's, so that a screen reader speaks it.
if (wishes.has('lang')) document.documentElement.lang = wishes.get('lang');

// Nothing in these is secret, and any page may frame this one.
const tell = (message) => parent.postMessage({ source: 'diplomatic-timeline', ...message }, '*');

new ResizeObserver(() => tell({ type: 'height', height: Math.ceil(element.getBoundingClientRect().height) })).observe(element);
for (const type of ['ready', 'select', 'filter', 'error']) {
  element.addEventListener(`timeline-${type}`, ({ detail }) => tell({ type, detail }));
}
element.ready.then(({ shadowRoot }) => {
  document.title = shadowRoot.querySelector('h2')?.textContent ?? document.title;
}, () => {});
