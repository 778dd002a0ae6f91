const { basename } = require('path');
const { default: Sequencer } = require('@jest/test-sequencer');

/** Where time is limited, the last ones are left out: first what most users have, then what takes long. */
const FIRST = ['own-bus', 'node-guard', 'keeper', 'guard', 'drill', 'admission', 'live'];
const LAST = ['without-guards', 'guard-five-servers'];

const place = ({ path }) => {
  const name = basename(path, '.test.ts');
  return FIRST.includes(name) ? FIRST.indexOf(name) : FIRST.length + LAST.indexOf(name) + 1;
};

module.exports = class extends Sequencer {
  sort(tests) {
    return [...tests].sort((a, b) => place(a) - place(b) || a.path.localeCompare(b.path));
  }
};
