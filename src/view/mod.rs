//! Yew components: props in, actions out. No fetch, no window.
