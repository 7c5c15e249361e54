import { runInWorker } from 'inlay';
import app from './app.ts';

runInWorker(app);
