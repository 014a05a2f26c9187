export { translateLabels } from './labels.ts';
export { mendRedoc } from './mend.ts';
