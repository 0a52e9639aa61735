/// The style and the script of the catalog's page. Neither contains anything of a workflow.
enum CatalogPageAssets {
  static let style = """
    :root{color-scheme:light dark;--ink:#1f2328;--faint:#57606a;--line:#d0d7de;--paper:#fff;--band:#f6f8fa;--link:#0550ae}
    @media(prefers-color-scheme:dark){:root{--ink:#e6edf3;--faint:#a6afb9;--line:#3d444d;--paper:#0d1117;--band:#161b22;--link:#79c0ff}}
    body{margin:0;font:15px/1.5 system-ui,sans-serif;color:var(--ink);background:var(--paper)}
    main{max-width:90rem;margin:0 auto;padding:1rem}
    a{color:var(--link)}:focus-visible{outline:3px solid var(--link);outline-offset:2px}
    #filters{display:flex;flex-wrap:wrap;gap:.75rem}#filters[hidden]{display:none}
    #filters label{display:flex;flex-direction:column;font-size:.85rem;color:var(--faint)}
    input,select,button{font:inherit;color:var(--ink);background:var(--paper);border:1px solid var(--faint);border-radius:4px;padding:.25rem .5rem}
    th button{border:0;padding:0;background:none;font-weight:bold;text-align:left;cursor:pointer}
    .wide{overflow-x:auto}table{border-collapse:collapse;width:100%}
    caption{position:absolute;clip-path:inset(50%);width:1px;height:1px;overflow:hidden}
    th,td{border-bottom:1px solid var(--line);padding:.35rem .5rem;text-align:left;vertical-align:top}
    thead th{background:var(--band);white-space:nowrap}
    [aria-sort=ascending] button::after{content:" ▲"}[aria-sort=descending] button::after{content:" ▼"}
    details{border:1px solid var(--line);border-radius:6px;margin:.5rem 0;padding:.25rem .75rem}
    summary{font-weight:bold;cursor:pointer}dt{font-weight:bold;margin-top:.5rem}dd{margin:0 0 0 1rem;overflow-wrap:anywhere}
    @media print{#filters{display:none}.wide{overflow:visible}details{break-inside:avoid}details::details-content{content-visibility:visible}}

    """

  static let script = """
    'use strict';
    (() => {
      const table = document.getElementById('all'), body = table.tBodies[0], bar = document.getElementById('filters');
      const count = document.getElementById('count'), heads = [...table.tHead.rows[0].cells];
      const rows = [...body.rows].map((row, place) => {
        const cells = [...row.cells].map(cell => cell.textContent);
        const section = document.getElementById(row.querySelector('a').getAttribute('href').slice(1));
        return {row, cells, section, place, text: null};
      });
      const filters = {project: 1, runs: 3, state: 4, owner: 5, leaves: 7}, controls = {};
      const label = (name, control) => {
        const element = document.createElement('label');
        element.append(name, control);
        bar.append(element);
      };
      controls.q = document.createElement('input');
      controls.q.type = 'search';
      label('Search', controls.q);
      for (const [key, column] of Object.entries(filters)) {
        const values = [...new Set(rows.map(entry => entry.cells[column]))].sort();
        const select = document.createElement('select');
        select.append(new Option('all', ''));
        for (const value of values) if (value) select.append(new Option(value, value));
        controls[key] = select;
        label(heads[column].textContent, select);
      }
      let sort = '', at = '';
      heads.forEach((head, column) => {
        const button = document.createElement('button');
        button.type = 'button';
        button.textContent = head.textContent;
        head.replaceChildren(button);
        button.addEventListener('click', () => {
          sort = sort === String(column) ? '-' + column : String(column);
          apply();
          store();
        });
      });
      const wholeText = entry => entry.text ??=
        (entry.cells.join(' ') + ' ' + (entry.section ? entry.section.textContent : '')).toLowerCase();
      function apply() {
        const words = controls.q.value.toLowerCase().split(/\\s+/).filter(word => word);
        let shown = 0;
        for (const entry of rows) {
          const isShown = Object.entries(filters).every(([key, column]) =>
            !controls[key].value || controls[key].value === entry.cells[column])
            && words.every(word => wholeText(entry).includes(word));
          entry.row.hidden = !isShown;
          if (entry.section) entry.section.hidden = !isShown;
          if (isShown) shown += 1;
        }
        const column = Math.abs(parseInt(sort, 10)), isDown = sort.startsWith('-');
        heads.forEach((head, place) => {
          if (sort && place === column) head.setAttribute('aria-sort', isDown ? 'descending' : 'ascending');
          else head.removeAttribute('aria-sort');
        });
        const compare = (a, b) => a < b ? -1 : a > b ? 1 : 0;
        const ordered = sort ? [...rows].sort((a, b) =>
          (isDown ? -1 : 1) * compare(a.cells[column], b.cells[column]) || a.place - b.place) : rows;
        body.append(...ordered.map(entry => entry.row));
        count.textContent = shown === rows.length
          ? shown + (shown === 1 ? ' workflow' : ' workflows') : shown + ' of ' + rows.length + ' workflows';
      }
      function store() {
        const state = new URLSearchParams();
        for (const [key, control] of Object.entries(controls)) if (control.value) state.set(key, control.value);
        if (sort) state.set('sort', sort);
        if (at) state.set('at', at);
        history.replaceState(null, '', '#' + state);
      }
      function open(id) {
        const section = document.getElementById(id);
        if (!section || section.tagName !== 'DETAILS') return;
        at = id;
        section.open = true;
        section.querySelector('summary').focus();
        section.scrollIntoView();
      }
      function load() {
        const text = location.hash.slice(1), state = new URLSearchParams(text.includes('=') ? text : '');
        for (const [key, control] of Object.entries(controls)) control.value = state.get(key) || '';
        for (const key of Object.keys(filters)) if (controls[key].selectedIndex < 0) controls[key].value = '';
        sort = /^-?[0-7]$/.test(state.get('sort') || '') ? state.get('sort') : '';
        apply();
        open(state.get('at') || text);
      }
      bar.addEventListener('input', () => { apply(); store(); });
      body.addEventListener('click', event => {
        const link = event.target.closest('th a');
        if (!link) return;
        event.preventDefault();
        open(link.getAttribute('href').slice(1));
        store();
      });
      addEventListener('hashchange', load);
      let opened = [];
      addEventListener('beforeprint', () => {
        opened = [...document.querySelectorAll('details:not([open])')];
        for (const element of opened) element.open = true;
      });
      addEventListener('afterprint', () => { for (const element of opened) element.open = false; });
      bar.hidden = false;
      load();
    })();

    """
}
