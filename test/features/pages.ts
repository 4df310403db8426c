/** Pages of invention that several tests share: a step with a task table, in three languages. */
export const ENGLISH = `# Check Lines

Phase: **Assess**

## Approach

### Measure

Primary Role: **FastTrack Engineer**
Applies To: **Exchange / Teams**

| Task ID | Task Name | (M)andatory / (O)ptional | FastTrack Role | Services |
| --- | --- | --- | --- | --- |
| 9101 | List sites | M | FastTrack Manager | Exchange |
| 9102 | Measure lines | O | FE | Exchange / Teams |
`;

export const GERMAN = `# Leitungen prüfen

Phase: **Analyse**

## Methode

| Aufgaben-ID | Name der Aufgabe | (E) Erforderlich (O) Optional | FastTrack-Rolle | Dienste |
| --- | --- | --- | --- | --- |
| 9101 | Standorte auflisten | E | FastTrack Manager | Exchange |
| 9102 | Leitungen messen | O | FE | Exchange/Teams |
`;

export const JAPANESE = `# 回線の確認

## アプローチ

| タスク ID | タスク名 | (M) 必須 (O) 任意 | FastTrack の役割 | サービス |
| --- | --- | --- | --- | --- |
| 9102 | 回線の測定 | O | FE | Exchange |
`;

export const PATHS = {
  english: 'english-playbook/assess-lines.md',
  german: 'german-playbook/assess-lines-de.md',
  japanese: 'japanese-playbook/assess-lines-jp.md',
} as const;

/** The three as the files of a workspace. */
export const FILES = {
  [PATHS.english]: ENGLISH,
  [PATHS.german]: GERMAN,
  [PATHS.japanese]: JAPANESE,
};
