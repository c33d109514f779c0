// A stage of one's own between those of the package, its output held by a golden file:
//   GOLDEN_UPDATE=1 node examples/custom-stage.js   writes the file anew
import { defineStage, normalizeStage, pipeline, repairStage } from 'qingwen';
import { expectGolden } from 'qingwen/testing';

const EMAIL = /[\w.+-]+@[\w-]+\.[\w.-]*\w/g;

/** Puts a mark in the place of every e-mail address. */
const addressesStage = defineStage({
  name: 'addresses',
  defaults: { mark: '[email]' },
  create({ mark }) {
    return ({ text }, trace) => {
      const edits = [...text.matchAll(EMAIL)].map(({ 0: address, index }) => {
        return { start: index, end: index + address.length, with: mark, rule: 'addresses/email' };
      });
      if (edits.length === 0) return { kind: 'keep' };
      const rules = { 'addresses/email': edits.length };
      return { kind: 'edit', text: text.replace(EMAIL, () => mark), rules, ...(trace ? { edits } : {}) };
    };
  },
});

const stages = pipeline([repairStage(), addressesStage({ mark: '[地址]' }), normalizeStage()], {
  trace: true,
});
const text = 'cafÃ©  的地址是 info@example.org，或者 shop@example.com。';
const { doc, steps } = stages.process({ id: '1', text });
expectGolden({ doc, steps }, new URL('golden/custom-stage.json', import.meta.url));
process.stdout.write(`${doc.text}\n`);
