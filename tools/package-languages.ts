import { relative } from 'node:path';
import { distribution, isBuildable, Language, LANGUAGES, packageLanguage, testedLanguages } from './languages/package-language';
import { usage } from './languages/usage';

const all = Object.keys(LANGUAGES) as Language[];
const isForTest = process.argv.includes('--tested');
const given = isForTest ? testedLanguages() : process.argv.slice(2);
const unknown = given.filter(name => !all.includes(name as Language));
if (unknown.length > 0) throw new Error(`language: got "${unknown.join(' ')}". Allowed: ${all.join(', ')}`);

for (const language of given.length > 0 ? given as Language[] : all) {
  if (isBuildable(language)) {
    const { lacking } = packageLanguage(language);
    console.log(`${language}: ${relative(process.cwd(), distribution(language))}`);
    for (const { name, version } of lacking) console.log(`${language}: the registry lacks ${name} ${version}; it is made from its npm package, for this machine only`);
    console.log(`${language}: add it to a project: ${usage(language, distribution(language))}`);
  } else if (given.length > 0 && !isForTest) {
    throw new Error(`${language}: got no program ${LANGUAGES[language]}. Install it, or leave ${language} out`);
  } else {
    console.log(`SKIPPED: no ${LANGUAGES[language]}, so ${language} is not packaged`);
  }
}
