#!/usr/bin/env node
// The door of the installed command.
import { main } from '../dist/main.js';

process.exitCode = await main(process.argv.slice(2));
