// Runs before the first paint, so that a chosen theme never flashes. A file of its own: the page's policy allows no inline script.
(() => {
  try {
    const chosen = localStorage.getItem('pillarbox.theme');
    if (chosen === 'light' || chosen === 'dark') document.documentElement.dataset.theme = chosen;
  } catch {
    // Storage may be closed to us; then the system's theme stands.
  }
})();
