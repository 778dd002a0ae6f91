import * as fc from 'fast-check';

// The same cases each time, so that what fails was broken by the change at hand; PROPERTY_SEED looks at others.
fc.configureGlobal({ seed: Number(process.env.PROPERTY_SEED ?? 1911) });
