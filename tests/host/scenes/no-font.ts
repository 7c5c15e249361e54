/** A first app that forgot its font. */
import type { Stage } from '../../../host/src/index.ts';

export default (stage: Stage): void => {
  stage.append(stage.text({ content: 'Hello world', fontSize: 48 }));
};
