import { describe, expect, test } from 'vitest';
import { globMatcher } from '../../server/src/profile/glob.ts';
import { builtinProfile } from '../../server/src/profile/load.ts';
import { fitsPattern } from '../../server/src/profile/pattern.ts';
import type { Profile } from '../../server/src/profile/profile.ts';
import { rules } from '../../server/src/rules/registry.ts';
import { fold } from '../../server/src/text/words.ts';
import { loadFromDisk } from './support.ts';

const profile = builtinProfile();
const languages = [...profile.languages.keys()];

test('the built-in profile is an ordinary profile file', async () => {
  const folder = 'server/src/profile/fasttrack';
  const loaded = await loadFromDisk(`${folder}/profile.yaml`);
  expect(loaded.errors).toEqual([]);
  expect(loaded.profile?.files).toEqual(profile.files.map((glob) => `${folder}/${glob}`));
  expect(withoutGlobs(loaded.profile)).toEqual(withoutGlobs(profile));
});

test('it sets rules that there are', () => {
  const known = new Set<string>(rules.map(({ id }) => id));
  const set = [profile.rules, ...profile.overrides.map((override) => override.rules)].flatMap(Object.keys);
  expect(set.filter((id) => !known.has(id))).toEqual([]);
});

test('it is made once', () => {
  expect(builtinProfile()).toBe(profile);
});

describe('every language', () => {
  const sorts = ['sections', 'attributes', 'phases', 'columns', 'updateColumns', 'requirements'] as const;

  test.each(languages)('%s names all that English names', (language) => {
    for (const sort of sorts) {
      const lacking = profile[sort].ids.filter(
        (id) => !profile[sort].words(language).length || !profile[sort].preferred(id, language),
      );
      expect(lacking, sort).toEqual([]);
    }
    if (language === 'en') return;
    for (const sort of sorts) {
      const foreign = profile[sort].ids.filter(
        (id) => profile[sort].find(profile[sort].preferred(id, language) ?? '', language)?.language === 'en',
      );
      expect(foreign, sort).toEqual([]);
    }
  });

  test.each(languages)('%s gives no word two meanings', (language) => {
    for (const sort of [...sorts, 'roles', 'services'] as const) {
      const meanings = profile[sort].ids.flatMap((id) => [
        ...new Set(profile[sort].spellings(id, language).map(fold)),
      ]);
      expect(
        meanings.filter((word, index) => meanings.indexOf(word) !== index),
        sort,
      ).toEqual([]);
    }
  });

  test.each(languages.filter((language) => language !== 'en'))(
    '%s has a suffix, a folder and slips of alerts',
    (language) => {
      const { suffix, folder, alerts, home } = profile.languages.get(language) ?? {};
      expect(suffix).toMatch(/^-[a-z]{2}$/);
      expect(folder).toMatch(/-playbook$/);
      expect(Object.keys(alerts ?? {})).toEqual(profile.alerts);
      expect(home).toBeTruthy();
    },
  );
});

describe('words', () => {
  test.each([
    ['sections', 'zusammenfassung  AKTUALISIEREN', 'de', 'refresh'],
    ['sections', 'Next Steps', 'de', undefined],
    ['sections', '概要', 'ja', 'overview'],
    ['roles', 'FE', 'pt', 'FE'],
    ['roles', 'O FE', 'pt', undefined],
    ['roles', 'FE は', 'ja', undefined],
    ['roles', 'FastTrack-Entwickler', 'de', 'FE'],
    ['roles', 'EMS SME', 'zh', 'EMS-SME'],
    ['roles', 'Targeting Manager', 'es', 'TM'],
    ['services', 'OneDrive for Business', 'es', undefined],
    ['services', 'Skype Empresarial', 'es', 'Skype for Business'],
    ['services', 'InTune', 'en', 'Intune'],
    ['services', 'Office 365 专业增强版', 'zh', 'Microsoft 365 Apps'],
    ['services', 'Projekt', 'de', undefined],
    ['services', 'Classroom/SDS', 'ja', 'Classroom/SDS'],
    ['columns', '(M)强制性/(O)可选', 'zh', 'requirement'],
    ['columns', '（M）必須（O）オプション', 'ja', undefined],
    ['columns', 'Services', 'de', undefined],
    ['columns', '役職', 'ja', undefined],
    ['columns', 'Cargo', 'pt', undefined],
    ['columns', '(O) bligatorio (O) Optional', 'es', 'requirement'],
    ['updateColumns', 'Änderung von', 'de', 'what'],
    ['requirements', 'b', 'pt', 'mandatory'],
    ['requirements', 'M', 'de', undefined],
    ['phases', 'Automated Onboarding Phases', 'en', 'multiple'],
  ] as const)('%s: %s in %s', (sort, word, language, id) => {
    expect(profile[sort].find(word, language)?.id).toBe(id);
  });

  test("suggestions are of the page's language", () => {
    expect(profile.services.suggest('Exchagne', 'de')).toEqual(['Exchange']);
    expect(profile.sections.suggest('Ubersicht', 'de')).toEqual(['Übersicht']);
    expect(profile.roles.suggest('FastTrack Enginer', 'en')[0]).toBe('FastTrack Engineer');
  });
});

describe('pages', () => {
  const isPage = (path: string) => globMatcher(profile.files)(path) && !globMatcher(profile.ignore)(path);

  test.each([
    ['fasttrack-playbook/english-playbook/index.md', true],
    ['site/docs/fasttrack-playbook/german-playbook/phase-assess-de.md', true],
    ['german-playbook/phase-assess-de.md', true],
    ['assess-conduct-workshop-partner.md', true],
    ['assess-conduct-workshop-partner-sc.md', true],
    ['phase-assess-jp.md', true],
    ['l1l2l3-blocked-es.md', true],
    ['approach-x-pr.md', true],
    ['l1l2l3-blocked.md', false],
    ['other-guide/l1l2l3-blocked.md', false],
    ['fasttrack-playbook/toc.md', false],
    ['fasttrack-playbook/media/x.png', false],
    ['README.md', false],
    ['docs/assess-conduct-workshop-partner.md', false],
    ['frp-covid-19-response.md', false],
    ['assess.md', false],
  ])('%s', (path, expected) => {
    expect(isPage(path)).toBe(expected);
  });

  test.each([
    ['a/assess-x-partner.md', 'process'],
    ['multiple-phases-x.md', 'multiple-phases'],
    ['approach-x-de.md', 'approach'],
    ['status-guidance-x.md', 'status'],
    ['guidance-x.md', 'guidance'],
    ['a/index.md', 'index'],
    ['phase-assess.md', 'phase'],
    ['other.md', undefined],
  ])('%s is of kind %s', (path, kind) => {
    expect([...profile.kinds].find(([, { files }]) => globMatcher(files)(path))?.[0]).toBe(kind);
  });

  test('aliases are told from names', () => {
    const { pattern = '' } = profile.frontMatter.keys['ms.author'] ?? {};
    expect(['v-winter', 'adawin', 'a.b_c'].every((value) => fitsPattern(pattern, value))).toBe(true);
    expect(['Ada Winter', 'Ada', 'v-a <a@b.c>', ''].some((value) => fitsPattern(pattern, value))).toBe(false);
  });
});

function withoutGlobs(one: Profile | undefined): object {
  const kinds = [...(one?.kinds ?? [])].map(([id, kind]) => [id, { ...kind, files: [] }]);
  return { ...one, files: [], ignore: [], kinds };
}
