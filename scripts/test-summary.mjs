// Prints the closing line "N passed, N failed" of results, whose paths are the arguments: JSON reports of Vitest, and the counts
// that the VS Code suites write.
import { existsSync, readFileSync } from 'node:fs';

const total = { passed: 0, failed: 0, skipped: 0 };
for (const path of process.argv.slice(2)) {
  const counts = countsIn(path);
  for (const key of Object.keys(total)) total[key] += counts[key];
}
const { passed, failed, skipped } = total;
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
if (failed > 0 || passed === 0) process.exitCode = 1;

function countsIn(path) {
  // A run that did not come to its end has failed.
  if (!existsSync(path)) return { passed: 0, failed: 1, skipped: 0 };
  const report = JSON.parse(readFileSync(path, 'utf8'));
  return 'testResults' in report ? ofVitest(report) : report;
}

function ofVitest({ testResults, success, ...report }) {
  // A file that could not even be loaded has no tests to count: it counts as one that failed.
  const broken = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  ).length;
  const failed = report.numFailedTests + broken;
  return {
    passed: report.numPassedTests,
    // An error outside of all tests fails the run, too.
    failed: failed === 0 && !success ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}
