export { texts } from './generated/texts.ts';
