const timeline = document.querySelector('diplomatic-timeline');
const selected = document.querySelector('#selected');

timeline.addEventListener('timeline-select', ({ detail }) => {
  selected.value = `${detail.headline} (${detail.position} of ${detail.count}, ${detail.date})`;
});
timeline.addEventListener('timeline-error', ({ detail }) => {
  if (detail.fatal) selected.value = 'nothing: the chronology could not be loaded';
});

for (const step of ['previous', 'next']) {
  document.querySelector(`#${step}`).addEventListener('click', () => timeline[step]());
}
