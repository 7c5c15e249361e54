/** The conformance suite on all implementations of focus. */
import { implementations } from './implementations.ts';
import { conformance } from './suite.ts';

for (const { name, load } of implementations) conformance(name, load);
