import { plural } from '../../shell/plural.ts';
import type { Coverage, CoverageSet, CoveredPage, PageVersion } from '../coverage.ts';
import { escapeHtml } from './escape.ts';

type State = PageVersion['state'] | 'missing';

/** How a state is shown: its mark, and its name. */
const STATES: Readonly<Record<State, readonly [string, string]>> = {
  current: ['✓', 'up to date'],
  stale: ['↻', 'out of date'],
  untranslated: ['A', 'not translated'],
  missing: ['–', 'missing'],
};

const ORDER = Object.keys(STATES) as readonly State[];

/** Which pages there are in which language, a table for each folder. */
export function coveragePanel(sets: Coverage): string {
  if (sets.length === 0) return '<p class="empty">None of the checked pages has translations.</p>';
  const legend = ORDER.map((state) => `<span class="key">${mark(state)} ${STATES[state][1]}</span>`).join(
    ' ',
  );
  return `<p class="legend">${legend}<label class="only"><input type="checkbox" id="gaps"> Only pages with gaps</label></p>
<p class="note">Out of date: last updated before the original. Not translated: the text is in another language.</p>
${sets.map((set, index) => setOf(set, index === 0)).join('\n')}`;
}

function setOf({ folder, languages, pages }: CoverageSet, open: boolean): string {
  const columns = languages.map(({ name }) => `<th scope="col">${escapeHtml(name)}</th>`).join('');
  const rows = pages.map((page) => row(page, languages));
  return `<details class="set"${open ? ' open' : ''}>
<summary><h3>${escapeHtml(folder)}</h3> <span class="note">${plural(pages.length, 'page')}, ${plural(languages.length, 'language')}</span></summary>
<ul class="bars">${languages.map((language) => bar(language, pages)).join('')}</ul>
<div class="scroll" role="region" aria-label="Pages of ${escapeHtml(folder)} by language" tabindex="0"><table class="coverage">
<thead><tr><th scope="col">Page</th>${columns}</tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table></div>
</details>`;
}

function stateOf({ versions }: CoveredPage, code: string): State {
  return versions.get(code)?.state ?? 'missing';
}

function row(page: CoveredPage, languages: CoverageSet['languages']): string {
  const cells = languages.map(({ code }) => {
    const state = stateOf(page, code);
    const version = page.versions.get(code);
    const title = version ? ` title="${escapeHtml(version.path)}"` : '';
    const label = state === 'current' ? (version?.updated ?? '') : STATES[state][1];
    const hidden = state === 'current' ? `<span class="hidden">${STATES[state][1]}</span> ` : '';
    const date = state === 'stale' && version?.updated ? ` <small>${version.updated}</small>` : '';
    return `<td class="${state}"${title}>${mark(state)} ${hidden}${label}${date}</td>`;
  });
  const whole = languages.every(({ code }) => stateOf(page, code) === 'current');
  return `<tr${whole ? ' class="whole"' : ''}><th scope="row">${escapeHtml(page.name)}</th>${cells.join('')}</tr>`;
}

/** A language's share of each state, as a bar and in words. */
function bar({ code, name }: CoverageSet['languages'][number], pages: readonly CoveredPage[]): string {
  const counts = ORDER.map((state) => ({
    state,
    count: pages.filter((page) => stateOf(page, code) === state).length,
  })).filter(({ count }) => count > 0);
  let x = 0;
  const parts = counts.map(({ state, count }) => {
    const width = (100 * count) / pages.length;
    const part = `<rect class="${state}" x="${x.toFixed(2)}" width="${width.toFixed(2)}" height="8"/>`;
    x += width;
    return part;
  });
  const label = counts.map(({ state, count }) => `${count} ${STATES[state][1]}`).join(', ');
  return `<li><span class="language">${escapeHtml(name)}</span> <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">${parts.join('')}</svg> <span class="note">${escapeHtml(label)}</span></li>`;
}

function mark(state: State): string {
  return `<span class="mark ${state}" aria-hidden="true">${STATES[state][0]}</span>`;
}
