import type { ReactNode } from 'react';
import type { Locale } from '../platform/locale.ts';
import { uiTexts } from './texts.ts';

/** Stands wherever invented data is shown. */
export const DemoMark = ({ locale }: { locale: Locale }): ReactNode => <span className="k-demo">{uiTexts[locale].demonstrationData}</span>;
