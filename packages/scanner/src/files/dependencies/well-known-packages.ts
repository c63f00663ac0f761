/** Names that others imitate: packages with millions of downloads a week, and SDKs that hold keys. */
export const wellKnownPackages: readonly string[] = `
  express fastify koa hapi restify next nuxt react react-dom react-router react-router-dom vue svelte angular jquery
  lodash underscore ramda moment dayjs date-fns luxon axios got node-fetch undici superagent request needle cross-fetch
  chalk picocolors colors kleur debug winston pino bunyan morgan log4js commander yargs minimist inquirer prompts ora
  dotenv cross-env config convict typescript ts-node esbuild webpack rollup vite parcel babel-core babel-cli eslint prettier
  jest mocha chai sinon vitest cypress puppeteer playwright jsdom cheerio
  mongoose mongodb mysql mysql2 sequelize knex typeorm prisma redis ioredis sqlite3 pg-promise
  jsonwebtoken passport bcrypt bcryptjs crypto-js node-forge elliptic helmet cookie-parser body-parser express-session multer cors
  socket.io socket.io-client ws graphql apollo-server apollo-client mqtt amqplib kafkajs bull bullmq nodemailer
  stripe twilio openai anthropic discord.js telegraf node-telegram-bot-api web3 ethers bitcoinjs-lib ccxt binance-api-node
  aws-sdk firebase firebase-admin googleapis sharp jimp uuid nanoid semver glob rimraf mkdirp fs-extra chokidar
  async bluebird rxjs immer redux zod ajv validator electron nodemon pm2 concurrently husky lint-staged
  tailwindcss postcss autoprefixer styled-components classnames formik handlebars mustache marked markdown-it
`
  .trim()
  .split(/\s+/);
