/** A front-end toolchain and the environment variables that it writes into what browsers receive. */
export interface ClientToolchain {
  id: string;
  /** Variables that start so reach the browser; empty where there is no such rule. */
  prefixes: readonly string[];
  source: string;
}

export const clientToolchains: readonly ClientToolchain[] = [
  { id: 'next', prefixes: ['NEXT_PUBLIC_'], source: 'npm:next@16.4.6:dist/lib/static-env.js' },
  { id: 'vite', prefixes: ['VITE_'], source: 'npm:vite@8.3.8:dist/node/chunks/node.js' },
  { id: 'cra', prefixes: ['REACT_APP_'], source: 'npm:react-scripts@5.0.1:config/env.js' },
  { id: 'vue-cli', prefixes: ['VUE_APP_'], source: 'npm:@vue/cli-service@5.0.9:lib/util/resolveClientEnv.js' },
  { id: 'nuxt', prefixes: ['NUXT_PUBLIC_'], source: 'npm:nuxt@4.4.5:dist/app/nuxt.js' },
  { id: 'gatsby', prefixes: ['GATSBY_'], source: 'npm:gatsby@5.16.1:dist/utils/webpack.config.js' },
  { id: 'expo', prefixes: ['EXPO_PUBLIC_'], source: 'npm:babel-preset-expo@58.0.4:build/plugins/inline-env-vars.js' },
  { id: 'sveltekit', prefixes: ['PUBLIC_'], source: 'npm:@sveltejs/kit@2.70.4:src/core/config/options.js' },
  { id: 'astro', prefixes: ['PUBLIC_'], source: 'npm:astro@6.0.5:dist/env/env-loader.js' },
  { id: 'rsbuild', prefixes: ['PUBLIC_'], source: 'npm:@rsbuild/core@2.3.2:dist/m.js' },
  { id: 'storybook', prefixes: ['STORYBOOK_'], source: 'npm:storybook@10.6.7:dist/_node-chunks/chunk-E3VHAONC.js' },
  { id: 'parcel', prefixes: [], source: 'npm:@parcel/transformer-js@2.16.4:lib/JSTransformer.js' },
  { id: 'plasmo', prefixes: ['PLASMO_PUBLIC_'], source: 'npm:plasmo@0.90.5:dist/index.js' },
  { id: 'wxt', prefixes: ['VITE_', 'WXT_'], source: 'npm:wxt@0.21.0:dist/core/builders/vite/index.mjs' },
  { id: 'electron-vite', prefixes: ['RENDERER_VITE_', 'VITE_'], source: 'npm:electron-vite@6.0.0:dist/chunks/lib-DoUt4oMD.js' },
  { id: 'ngx-env', prefixes: ['NG_APP_'], source: 'npm:@ngx-env/builder@22.0.0:dist/builders/schemas/application.json' },
  { id: 'angular', prefixes: [], source: 'npm:@angular/build@21.2.27:src/builders/application/schema.d.ts' },
  { id: 'snowpack', prefixes: ['SNOWPACK_PUBLIC_'], source: 'npm:snowpack@3.8.8:lib/cjs/build/build-import-proxy.js' },
  { id: 'taro', prefixes: ['TARO_APP_'], source: 'npm:@tarojs/helper@4.2.1:dist/dotenv.js' },
  { id: 'umi', prefixes: ['UMI_APP_'], source: 'npm:@umijs/bundler-webpack@4.7.27:dist/config/definePlugin.js' },
  { id: 'farm', prefixes: ['FARM_', 'VITE_'], source: 'npm:@farmfe/core@1.7.11:dist/config/env.js' },
  { id: 'vike', prefixes: ['PUBLIC_ENV__'], source: 'npm:vike@0.4.266:dist/node/vite/plugins/pluginReplaceConstantsEnvVars.js' },
  { id: 'waku', prefixes: ['WAKU_PUBLIC_'], source: 'npm:waku@0.27.5:dist/lib/vite-plugins/main.js' },
  { id: 'redwood', prefixes: ['REDWOOD_ENV_'], source: 'npm:@redwoodjs/vite@8.9.0:dist/lib/envVarDefinitions.js' },
  { id: 'nx-storybook', prefixes: ['NX_PUBLIC_'], source: 'npm:@nx/react@23.3.1:dist/plugins/storybook/index.js' },
  { id: 'quasar', prefixes: [], source: 'npm:@quasar/app-vite@2.4.1:types/configuration/build.d.ts' },
  { id: 'docusaurus', prefixes: [], source: 'npm:@docusaurus/core@3.10.2:lib/server/configValidation.js' },
  { id: 'remix', prefixes: ['VITE_'], source: 'npm:@remix-run/dev@2.17.5:dist/vite' },
];

/** Every prefix once, the longest first. */
export const clientPrefixes: readonly string[] = [...new Set(clientToolchains.flatMap(({ prefixes }) => prefixes))].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));

/**
 * Services whose browser keys are made to be seen, by a word of the variable's name. Sources: each service's page about its
 * browser SDK (Firebase, Algolia search-only keys, Mapbox public tokens, PostHog project keys and the like).
 */
export const publicKeyWords: readonly string[] = [
  'firebase', 'fire_base', 'fb_api', 'maps', 'map', 'mapbox', 'maptiler', 'algolia', 'typesense_search', 'meilisearch_search', 'posthog', 'segment', 'mixpanel', 'amplitude', 'analytics',
  'ga4', 'gtag', 'gtm', 'hotjar', 'fullstory', 'heap', 'logrocket', 'sentry', 'bugsnag', 'rollbar', 'datadog', 'dd_client', 'newrelic', 'new_relic', 'honeybadger', 'launchdarkly', 'growthbook',
  'statsig', 'split_io', 'flagsmith', 'configcat', 'optimizely', 'recaptcha', 'hcaptcha', 'turnstile', 'captcha', 'stripe_public', 'stripe_pk', 'publishable', 'public_key', 'pub_key', 'anon', 'site_key',
  'sitekey', 'client_id', 'app_id', 'pusher_key', 'pusher_app_key', 'pusher', 'ably_public', 'onesignal', 'vapid', 'intercom', 'crisp', 'walletconnect', 'wallet_connect', 'infura', 'alchemy', 'giphy', 'tinymce', 'ckeditor',
  'client_key', 'stripe_key', 'clerk_publishable', 'supabase_anon', 'supabase_key', 'paypal_client', 'razorpay_key_id', 'paystack_public', 'flutterwave_public', 'web_push', 'liveblocks_public', 'ag_grid', 'revenuecat', 'magic_api_key', 'magic_publishable', 'syncfusion', 'mui_x', 'mui_license', 'license',
];
