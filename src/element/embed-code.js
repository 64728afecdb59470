// The demo page's own: the code that embeds its timeline, with addresses that
// work from any other site, and a button that copies it.
const code = document.querySelector('#embed-code');
const told = document.querySelector('#embed-code-copied');
const address = (file) => new URL(file, document.baseURI).href;

code.textContent = [
  `<script type="module" src="${address('diplomatic-timeline.js')}"></script>`,
  `<diplomatic-timeline src="${address('timeline.json')}"></diplomatic-timeline>`,
].join('\n');

document.querySelector('#copy-embed-code').addEventListener('click', async () => {
  try {
    await navigator.clipboard.writeText(code.textContent);
    told.textContent = 'Copied';
  } catch {
    // Not allowed here: the reader can still copy what is selected.
    getSelection().selectAllChildren(code);
    told.textContent = 'Selected; copy it with your keyboard';
  }
});
