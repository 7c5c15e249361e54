#!/usr/bin/env node
// `npm create inlay my-app`: writes a new app into a folder.
import { create } from '../src/create.mjs';

process.exitCode = create(process.argv.slice(2));
