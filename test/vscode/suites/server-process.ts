import { assert } from 'chai';
import { languageServersOf, showsProcesses } from '../host/processes.mjs';
import { ASSESS, open, read, replace, untilRules, useFreshWorkspace } from './support/editor.ts';
import { until } from './support/until.ts';

const languageServers = () => languageServersOf(process.pid);

describe('a server that is killed', () => {
  useFreshWorkspace();

  it('is started again, and nothing is lost', async function () {
    if (!showsProcesses) this.skip();
    const { document } = await open(ASSESS);
    const saved = await read(ASSESS);
    await replace(document, '10/18/2019', '10/018/2019');
    await untilRules(document.uri, ['update-summary/date-invalid']);
    const [first, ...others] = await until('the server', languageServers, (ids) => ids.length > 0);
    assert.isDefined(first);
    assert.deepEqual(others, []);
    process.kill(first as number, 'SIGKILL');
    await until('another server', languageServers, (ids) => ids.some((id) => id !== first));
    await replace(document, '4/20/2020 | Ada', '4/31/2020 | Ada');
    await untilRules(document.uri, ['update-summary/date-invalid', 'update-summary/date-invalid']);
    assert.include(document.getText(), '10/018/2019');
    assert.equal(await read(ASSESS), saved);
  });
});
