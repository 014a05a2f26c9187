import { rememberedLanguage } from './language.ts';

const language = rememberedLanguage();
if (language === 'en' || language === 'ko') location.replace(`${language}/`);
