/** A database driver or ORM, and which of its functions take a statement, or a part of one, as text. */
export interface SqlClient {
  package: string;
  /** Last names of functions whose first argument is a statement; `()` where the value itself is called. */
  statements?: readonly string[];
  /** Keys of an object that may stand there instead. */
  keys?: readonly string[];
  /** Functions whose first argument is put into a statement as it is. */
  fragments?: readonly string[];
  source: string;
}

export const sqlClients: readonly SqlClient[] = [
  { package: 'pg', statements: ['query', 'Query', 'Cursor'], keys: ['text'], source: 'https://node-postgres.com/features/queries' },
  { package: 'pg-promise', statements: ['query', 'any', 'many', 'manyOrNone', 'none', 'one', 'oneOrNone', 'result', 'multi', 'multiResult', 'each', 'map', 'stream'], keys: ['text'], source: 'https://vitaly-t.github.io/pg-promise/Database.html' },
  { package: 'postgres', fragments: ['unsafe'], source: 'https://github.com/porsager/postgres#unsafe-raw-string-queries' },
  { package: 'mysql', statements: ['query'], keys: ['sql'], source: 'https://www.npmjs.com/package/mysql#performing-queries' },
  { package: 'mysql2', statements: ['query', 'execute', 'prepare'], keys: ['sql'], source: 'https://sidorares.github.io/node-mysql2/docs' },
  { package: 'mysql2/promise', statements: ['query', 'execute', 'prepare'], keys: ['sql'], source: 'https://sidorares.github.io/node-mysql2/docs' },
  { package: 'promise-mysql', statements: ['query'], keys: ['sql'], source: 'https://www.npmjs.com/package/promise-mysql' },
  { package: 'mariadb', statements: ['query', 'execute', 'batch', 'queryStream', 'prepare'], keys: ['sql'], source: 'https://mariadb.com/docs/connectors/mariadb-connector-nodejs' },
  { package: 'better-sqlite3', statements: ['prepare', 'exec', 'pragma'], source: 'https://github.com/WiseLibs/better-sqlite3/blob/master/docs/api.md' },
  { package: 'sqlite3', statements: ['run', 'get', 'all', 'each', 'exec', 'prepare'], source: 'https://github.com/TryGhost/node-sqlite3/wiki/API' },
  { package: 'sqlite', statements: ['run', 'get', 'all', 'each', 'exec', 'prepare'], source: 'https://www.npmjs.com/package/sqlite' },
  { package: 'sqlite.DatabaseSync', statements: ['prepare', 'exec'], source: 'https://nodejs.org/api/sqlite.html' },
  { package: 'bun:sqlite', statements: ['query', 'prepare', 'run', 'exec'], source: 'https://bun.sh/docs/api/sqlite' },
  { package: 'mssql', statements: ['query', 'batch'], source: 'https://www.npmjs.com/package/mssql' },
  { package: 'tedious', statements: ['Request'], source: 'https://tediousjs.github.io/tedious/api-request.html' },
  { package: 'oracledb', statements: ['execute', 'executeMany', 'queryStream'], source: 'https://node-oracledb.readthedocs.io/en/latest/user_guide/sql_execution.html' },
  { package: 'knex', fragments: ['raw', 'whereRaw', 'orWhereRaw', 'andWhereRaw', 'orderByRaw', 'havingRaw', 'orHavingRaw', 'groupByRaw', 'joinRaw', 'fromRaw', 'withRaw'], source: 'https://knexjs.org/guide/raw.html' },
  { package: 'objection', fragments: ['raw', 'whereRaw', 'orWhereRaw', 'orderByRaw', 'havingRaw', 'joinRaw', 'groupByRaw'], source: 'https://vincit.github.io/objection.js/api/objection/#raw' },
  { package: 'sequelize', statements: ['query'], keys: ['query'], fragments: ['literal'], source: 'https://sequelize.org/docs/v6/core-concepts/raw-queries' },
  { package: 'sequelize-typescript', statements: ['query'], keys: ['query'], fragments: ['literal'], source: 'https://sequelize.org/docs/v6/core-concepts/raw-queries' },
  { package: 'typeorm', statements: ['query'], source: 'https://typeorm.io/docs/data-source/data-source-api' },
  { package: '@prisma/client', statements: ['$queryRawUnsafe', '$executeRawUnsafe', '$queryRaw', '$executeRaw'], fragments: ['raw'], source: 'https://www.prisma.io/docs/orm/prisma-client/using-raw-sql/raw-queries' },
  { package: 'drizzle-orm', statements: ['execute'], fragments: ['raw'], source: 'https://orm.drizzle.team/docs/sql#sqlraw' },
  { package: 'kysely', fragments: ['raw'], source: 'https://kysely-org.github.io/kysely-apidoc/interfaces/Sql.html#raw' },
  { package: '@mikro-orm/core', statements: ['execute'], fragments: ['raw'], source: 'https://mikro-orm.io/docs/raw-queries' },
  { package: '@neondatabase/serverless', statements: ['query', '()'], fragments: ['unsafe'], source: 'https://github.com/neondatabase/serverless/blob/main/CONFIG.md' },
  { package: '@vercel/postgres', statements: ['query'], source: 'https://vercel.com/docs/vercel-postgres/sdk' },
  { package: '@planetscale/database', statements: ['execute'], source: 'https://planetscale.com/docs/tutorials/planetscale-serverless-driver' },
  { package: '@libsql/client', statements: ['execute', 'executeMultiple'], keys: ['sql'], source: 'https://docs.turso.tech/sdk/ts/reference' },
  { package: 'duckdb', statements: ['all', 'run', 'exec', 'each', 'prepare'], source: 'https://duckdb.org/docs/clients/nodejs/overview' },
  { package: '@duckdb/node-api', statements: ['run', 'runAndRead', 'runAndReadAll', 'stream', 'prepare'], source: 'https://duckdb.org/docs/clients/node_neo/overview' },
  { package: '@google-cloud/bigquery', statements: ['query', 'createQueryJob', 'createQueryStream'], keys: ['query'], source: 'https://cloud.google.com/nodejs/docs/reference/bigquery/latest' },
  { package: '@google-cloud/spanner', statements: ['run', 'runStream', 'runUpdate'], keys: ['sql'], source: 'https://cloud.google.com/nodejs/docs/reference/spanner/latest' },
  { package: 'snowflake-sdk', statements: ['execute'], keys: ['sqlText'], source: 'https://docs.snowflake.com/en/developer-guide/node-js/nodejs-driver-execute' },
  { package: '@clickhouse/client', statements: ['query', 'command', 'exec'], keys: ['query'], source: 'https://clickhouse.com/docs/integrations/javascript' },
  { package: 'cassandra-driver', statements: ['execute', 'eachRow', 'stream'], source: 'https://docs.datastax.com/en/developer/nodejs-driver/latest' },
  { package: '@databricks/sql', statements: ['executeStatement'], source: 'https://docs.databricks.com/en/dev-tools/nodejs-sql-driver.html' },
  { package: 'alasql', statements: ['()', 'promise', 'exec'], source: 'https://www.npmjs.com/package/alasql' },
  { package: 'expo-sqlite', statements: ['execAsync', 'runAsync', 'getAllAsync', 'getFirstAsync', 'prepareAsync', 'executeSql'], source: 'https://docs.expo.dev/versions/latest/sdk/sqlite' },
];

/** Methods that take a statement on a receiver that is not known; they count where the text is plainly SQL. */
export const sqlMethods: readonly string[] = ['query', 'execute', 'exec', 'run', 'all', 'get', 'each', 'prepare', 'raw', 'queryRaw', '$queryRaw', '$executeRaw', 'executeSql', 'execSQL', 'execSql', 'runQuery', 'executeQuery', 'queryAsync', 'execAsync', 'runAsync', 'allAsync', 'getAsync', 'runSql', 'sqlQuery', 'dbQuery', 'many', 'one', 'oneOrNone', 'manyOrNone', 'any', 'none', 'result', 'unsafe', 'createQueryJob', 'literal', 'batch', 'fetchAll', 'queryOne', 'querySql', 'executeStatement', 'rawQuery', 'doQuery', 'selectAll', 'select'];

/** Methods whose name says that a text becomes part of a statement, whatever they are called on. */
export const sqlFragments: readonly string[] = ['$queryRawUnsafe', '$executeRawUnsafe', 'queryRawUnsafe', 'executeRawUnsafe', 'whereRaw', 'orWhereRaw', 'andWhereRaw', 'orderByRaw', 'havingRaw', 'orHavingRaw', 'groupByRaw', 'joinRaw', 'fromRaw', 'selectRaw', 'withRaw'];

/** Methods of TypeORM's and MikroORM's query builder that take conditions, columns and orders as text. Source: https://typeorm.io/docs/query-builder/select-query-builder */
export const builderMethods: readonly string[] = ['where', 'andWhere', 'orWhere', 'having', 'andHaving', 'orHaving', 'orderBy', 'addOrderBy', 'groupBy', 'addGroupBy', 'select', 'addSelect', 'leftJoin', 'innerJoin', 'leftJoinAndSelect', 'innerJoinAndSelect'];
