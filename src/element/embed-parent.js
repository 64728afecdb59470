// For the page around a frame with embed.html: keeps the frame as high as its
// content, without a scroll bar and without an inline style. What is longer than
// 20,000 pixels scrolls inside: a frame draws all that it is high enough for.
addEventListener('message', ({ source, data }) => {
  if (data?.source !== 'diplomatic-timeline' || data.type !== 'height' || !(data.height > 0)) return;
  for (const frame of document.querySelectorAll('iframe')) {
    if (frame.contentWindow !== source) continue;
    // Where the page counts borders into heights, the frame's own would cut the content.
    const { boxSizing, borderTopWidth, borderBottomWidth } = getComputedStyle(frame);
    const borders = boxSizing === 'border-box' ? parseFloat(borderTopWidth) + parseFloat(borderBottomWidth) : 0;
    frame.height = Math.ceil(Math.min(data.height, 20000) + borders);
  }
});
