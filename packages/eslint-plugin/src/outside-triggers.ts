import type { Triggers } from '@postern/catalogue';

/** How a request is written where something of it is read. */
export const requestWords: readonly string[] = ['req', 'request', 'ctx', 'context', 'event', 'evt'].flatMap(name => ['.', '?.', '!.', '['].map(member => name + member)).concat('c.req', 'c.get(', 'c.body', 'c.query', 'c.params', '@body', '@query', '@param', '@headers', '@arg', '@req', '@messagebody', '@uploadedfile', '@payload', '@bodyparam', 'readbody', 'getquery', 'getrouterparam', 'searchparams', 'formdata', 'use server');
const OWN_FILES = ["from '.", 'from ".', "from'.", 'from".', "from '@/", 'from "@/', "from '~", 'from "~', "from '#", "from 'src/", "require('.", 'require(".', 'constructor'];

/** What a file has in it that takes data from outside and may hand it on to another file. */
export const outsideTriggers: Exclude<Triggers, 'always'> = [[requestWords, OWN_FILES]];
