// Ends with 0 where there is a Chromium, else with 1.
import { findChromium } from './browser.mjs';

try {
  console.log(findChromium());
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
