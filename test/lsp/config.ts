/** Every Markdown file is a page, and short pages have nothing wrong but what a test is about. */
export const CONFIG = `
extends: fasttrack
files: ['**/*.md']
rules:
  page/section-missing: off
  page/home-missing: off
  update-summary/missing: off
  front-matter/missing: off
`;
