import type { Triggers } from '@postern/catalogue';

const OUTSIDE = ['body', 'query', 'param', 'header', 'cookie', 'formdata', 'originalname', 'argv', 'location', '.url', '.get(', 'connection', 'use server'];
const OWN_FILES = ["from '.", 'from ".', "from'.", 'from".', "from '@/", 'from "@/', "from '~", 'from "~', "from '#", "from 'src/", "require('.", 'require(".', 'constructor'];

/** What a file has in it that takes data from outside and may hand it on to another file. */
export const outsideTriggers: Exclude<Triggers, 'always'> = [[OUTSIDE, OWN_FILES]];
