// Before the first paint: the chosen colours, or the system's. A file of its own, since inline scripts are refused.
(function () {
    var chosen = null;
    try {
        chosen = localStorage.getItem('mantine-color-scheme-value');
    } catch {
        // Storage may be closed to us; the system's colours do.
    }
    if (chosen !== 'light' && chosen !== 'dark') {
        chosen = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
    }
    document.documentElement.setAttribute('data-mantine-color-scheme', chosen);
})();
