import { writeFileSync } from 'node:fs';
import { INDEX_FILE, rulesIndex } from './rules-index';

writeFileSync(INDEX_FILE, rulesIndex());
