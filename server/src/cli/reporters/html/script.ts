/**
 * What the report does in a browser: plain JavaScript, without anything from elsewhere. Findings are put into the page when
 * their group is opened; 100,000 at once would make it slow.
 */
export const SCRIPT = `'use strict';
(() => {
  const SEVERITIES = ['error', 'warning', 'info', 'hint'];
  const GROUPS_AT_ONCE = 200;
  const FINDINGS_AT_ONCE = 100;
  const byId = (id) => document.getElementById(id);
  const data = JSON.parse(byId('data').textContent);
  const rules = data.rules.map(([id, summary, why, url]) => ({ id, summary, why, url }));
  const findings = data.pages.flatMap(([path, language, url, rows]) => rows.map((row) => read(row, { path, language, url })));

  function read([rule, severity, line, column, endLine, message, advice, fix, excerpt, related], page) {
    return { page, rule: rules[rule], severity, line, column, endLine, message, advice, fix, excerpt, related };
  }

  /** Makes an element: attributes that are functions are listeners, children that are strings are text. */
  function make(tag, attributes, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) {
      if (typeof value === 'function') element.addEventListener(name, value);
      else if (value === true) element.setAttribute(name, '');
      else if (value !== false && value !== undefined) element.setAttribute(name, value);
    }
    element.append(...children.filter((child) => child !== '' && child !== null && child !== undefined));
    return element;
  }

  const count = (number, noun) => number.toLocaleString('en') + ' ' + noun + (number === 1 ? '' : 's');

  // --- what is asked for: kept in the address, so that a view can be bookmarked and sent

  const views = ['pages', 'rules', 'coverage'];
  const start = findings.some(({ severity }) => severity < 3) ? '0,1,2' : '0,1,2,3';
  let wanted = readAddress();

  function readAddress() {
    const given = new URLSearchParams(location.hash.slice(1));
    return {
      view: views.includes(given.get('view')) ? given.get('view') : 'pages',
      text: given.get('text') || '',
      rule: given.get('rule') || '',
      language: given.get('language') || '',
      fixable: given.get('fixable') === '1',
      order: given.get('order') === 'path' ? 'path' : 'gravity',
      severities: new Set((given.get('severities') ?? start).split(',').filter(Boolean).map(Number)),
    };
  }

  function want(change) {
    wanted = { ...wanted, ...change };
    const { view, text, rule, language, fixable, order, severities } = wanted;
    const chosen = [...severities].sort().join(',');
    const entries = Object.entries({
      view: view === 'pages' ? '' : view, text, rule, language,
      fixable: fixable ? '1' : '', order: order === 'path' ? 'path' : '',
    }).filter(([, value]) => value !== '');
    if (chosen !== start) entries.push(['severities', chosen]);
    const hash = new URLSearchParams(entries).toString();
    history.replaceState(null, '', hash === '' ? location.href.split('#')[0] : '#' + hash);
    render();
  }

  function isWanted({ page, rule, severity, message, advice, fix }) {
    const text = wanted.text.toLowerCase();
    return wanted.severities.has(severity)
      && (wanted.rule === '' || rule.id === wanted.rule)
      && (wanted.language === '' || page.language === wanted.language)
      && (!wanted.fixable || fix !== 0)
      && (text === '' || [message, advice, page.path, rule.id].some((part) => part.toLowerCase().includes(text)));
  }

  // --- filters

  const names = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'code' });
  function nameOf(code) {
    try { return names.of(code) || code; } catch { return code; }
  }
  const option = (value, label) => make('option', { value }, label);
  const search = make('input', { type: 'search', placeholder: 'Search messages, pages, and rules', 'aria-label': 'Search messages, pages, and rules', input: () => want({ text: search.value }) });
  const boxes = SEVERITIES.map((name, index) => {
    const box = make('input', { type: 'checkbox', change: toggle });
    function toggle() {
      const severities = new Set(wanted.severities);
      if (box.checked) severities.add(index); else severities.delete(index);
      want({ severities });
    }
    return box;
  });
  const number = (index) => findings.filter(({ severity }) => severity === index).length;
  const severityBoxes = make('fieldset', {}, make('legend', { class: 'hidden' }, 'Severity'),
    ...SEVERITIES.map((name, index) => number(index) > 0 ? make('label', {}, boxes[index], name[0].toUpperCase() + name.slice(1) + 's ', make('span', { class: 'badge ' + name }, number(index).toLocaleString('en'))) : ''));
  const ruleMenu = make('select', { 'aria-label': 'Rule', change: () => want({ rule: ruleMenu.value }) },
    option('', 'All rules'), ...rules.map(({ id }) => id).sort().map((id) => option(id, id)));
  const languages = [...new Set(data.pages.map(([, language]) => language))].sort();
  const languageMenu = make('select', { 'aria-label': 'Language', change: () => want({ language: languageMenu.value }) },
    option('', 'All languages'), ...languages.map((code) => option(code, nameOf(code))));
  const fixableBox = make('input', { type: 'checkbox', change: () => want({ fixable: fixableBox.checked }) });
  const orderMenu = make('select', { 'aria-label': 'Order', change: () => want({ order: orderMenu.value }) },
    option('gravity', 'Most severe first'), option('path', 'By name'));
  const clear = make('button', { type: 'button', class: 'plain', click: () => want({ text: '', rule: '', language: '', fixable: false, severities: new Set(start.split(',').map(Number)) }) }, 'Clear');
  byId('filters').append(search, ruleMenu, languages.length > 1 ? languageMenu : '', orderMenu, severityBoxes, make('label', {}, fixableBox, 'Fixable only'), clear);
  byId('filters').addEventListener('submit', (event) => event.preventDefault());

  function showWanted() {
    if (search.value !== wanted.text) search.value = wanted.text;
    for (const [index, box] of boxes.entries()) box.checked = wanted.severities.has(index);
    ruleMenu.value = wanted.rule;
    languageMenu.value = wanted.language;
    fixableBox.checked = wanted.fixable;
    orderMenu.value = wanted.order;
  }

  // --- findings

  function groupsOf(list, keyOf) {
    const groups = new Map();
    for (const finding of list) {
      const key = keyOf(finding);
      if (groups.has(key)) groups.get(key).push(finding); else groups.set(key, [finding]);
    }
    const ranked = [...groups].map(([key, of]) => ({ key, of, counts: SEVERITIES.map((_, index) => of.filter(({ severity }) => severity === index).length) }));
    const byName = (a, b) => (a.key < b.key ? -1 : 1);
    const byGravity = (a, b) => {
      const at = a.counts.findIndex((own, index) => own !== b.counts[index]);
      return at < 0 ? byName(a, b) : b.counts[at] - a.counts[at];
    };
    return ranked.sort(wanted.order === 'path' ? byName : byGravity);
  }

  function badges(counts) {
    return counts.map((own, index) => own > 0 ? make('span', { class: 'badge ' + SEVERITIES[index] }, count(own, SEVERITIES[index])) : '');
  }

  /** Puts items into a list, some now and the others when asked for. */
  function fill(parent, items, atOnce, toElement, noun) {
    const some = items.slice(0, atOnce);
    parent.append(...some.map(toElement));
    const rest = items.slice(atOnce);
    if (rest.length === 0) return;
    const more = make('button', { type: 'button', class: 'plain', click: () => {
      const last = parent.lastElementChild.previousElementSibling;
      more.parentElement.remove();
      fill(parent, rest, atOnce, toElement, noun);
      const next = last.nextElementSibling.querySelector('summary, a, button');
      if (next) next.focus();
    } }, 'Show more (' + count(rest.length, noun) + ' remaining)');
    parent.append(make(parent.tagName === 'UL' ? 'li' : 'div', { class: 'more' }, more));
  }

  function groupElement({ key, of, counts }, byRule) {
    const list = make('ul', { class: 'findings' });
    const { rule, page } = of[0];
    const title = make('h3', {}, byRule ? make('code', {}, key) : make('span', { class: 'path' }, key));
    const about = byRule
      ? make('p', { class: 'about' }, rule.summary + ' ' + rule.why + ' ', rule.url ? make('a', { href: rule.url }, 'Learn more about this rule') : '')
      : page.url ? make('p', { class: 'about' }, make('a', { href: page.url }, 'Show the page')) : '';
    const open = () => {
      if (element.open && list.childElementCount === 0) fill(list, of, FINDINGS_AT_ONCE, (one) => findingElement(one, byRule), 'finding');
    };
    const element = make('details', { class: 'group', toggle: open }, make('summary', {}, title, ...badges(counts)), about, list);
    return element;
  }

  function findingElement({ page, rule, severity, line, column, endLine, message, advice, fix, excerpt, related }, byRule) {
    const place = (byRule ? page.path + ':' : '') + line + ':' + column;
    const where = page.url ? make('a', { class: 'path', href: page.url + '?plain=1#L' + line }, place) : make('span', { class: 'path' }, place);
    const meta = make('p', { class: 'meta' }, make('span', { class: 'badge ' + SEVERITIES[severity] }, SEVERITIES[severity]), where,
      byRule ? '' : make('button', { type: 'button', class: 'link', title: rule.summary, click: () => want({ view: 'rules', rule: rule.id }) }, rule.id),
      fix ? make('span', { class: 'badge fix', title: fix }, 'fixable') : '');
    const item = make('li', { class: 'finding' }, meta, make('p', { class: 'message', dir: 'auto' }, message),
      advice && make('p', { class: 'advice', dir: 'auto' }, advice));
    if (excerpt) item.append(make('pre', { tabindex: '0', 'aria-label': 'Line ' + line }, make('span', { class: 'number', 'aria-hidden': 'true' }, String(line)),
      make('code', {}, excerpt[0], make('mark', {}, excerpt[1]), excerpt[2], endLine > line ? make('span', { class: 'note' }, '  to line ' + endLine) : '')));
    if (related.length > 0) item.append(make('ul', { class: 'related' }, ...related.map(([at, said]) => make('li', {}, make('span', { class: 'path' }, at.replace(/^:/, '')), ' ' + said))));
    return item;
  }

  function showGroups(parent, list, byRule) {
    parent.replaceChildren();
    if (list.length === 0) {
      parent.append(make('p', { class: 'empty' }, findings.length === 0 ? 'No findings.' : 'No findings match the filters.'));
      return;
    }
    const groups = groupsOf(list, byRule ? ({ rule }) => rule.id : ({ page }) => page.path);
    fill(parent, groups, GROUPS_AT_ONCE, (group) => groupElement(group, byRule), byRule ? 'rule' : 'page');
    if (parent.firstElementChild) parent.firstElementChild.open = true;
  }

  // --- views

  const tabs = views.map((view) => byId('tab-' + view));
  for (const [index, tab] of tabs.entries()) {
    tab.addEventListener('click', () => want({ view: views[index] }));
    tab.addEventListener('keydown', ({ key }) => {
      const next = { ArrowRight: index + 1, ArrowLeft: index - 1, Home: 0, End: views.length - 1 }[key];
      if (next === undefined) return;
      const at = (next + views.length) % views.length;
      tabs[at].focus();
      want({ view: views[at] });
    });
  }

  function render() {
    showWanted();
    for (const [index, view] of views.entries()) {
      const chosen = view === wanted.view;
      tabs[index].setAttribute('aria-selected', String(chosen));
      tabs[index].tabIndex = chosen ? 0 : -1;
      byId('panel-' + view).hidden = !chosen;
    }
    const isCoverage = wanted.view === 'coverage';
    byId('filters').hidden = isCoverage || findings.length === 0;
    byId('status').hidden = isCoverage;
    if (isCoverage) return;
    const list = findings.filter(isWanted);
    const pages = new Set(list.map(({ page }) => page.path)).size;
    byId('status').textContent = findings.length === 0 ? '' : count(list.length, 'finding') + ' on ' + count(pages, 'page') + (list.length < findings.length ? ', of ' + findings.length.toLocaleString('en') : '');
    showGroups(byId(wanted.view === 'rules' ? 'by-rule' : 'by-page'), list, wanted.view === 'rules');
  }

  const gaps = byId('gaps');
  if (gaps) gaps.addEventListener('change', () => byId('panel-coverage').classList.toggle('gaps', gaps.checked));
  document.querySelector('.tabs').hidden = false;
  window.addEventListener('hashchange', () => { wanted = readAddress(); render(); });
  render();
})();
`;
