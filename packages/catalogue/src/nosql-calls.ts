/** Methods of the MongoDB driver and of Mongoose, with the position of the filter. Sources: https://mongodb.github.io/node-mongodb-native, https://mongoosejs.com/docs/api/model.html */
export const mongoFilters: Readonly<Record<string, number>> = {
  find: 0,
  findOne: 0,
  findOneAndUpdate: 0,
  findOneAndDelete: 0,
  findOneAndReplace: 0,
  findOneAndRemove: 0,
  updateOne: 0,
  updateMany: 0,
  update: 0,
  deleteOne: 0,
  deleteMany: 0,
  remove: 0,
  replaceOne: 0,
  count: 0,
  countDocuments: 0,
  exists: 0,
  aggregate: 0,
  distinct: 1,
  where: 0,
  or: 0,
  and: 0,
};

/** Packages whose values answer to these methods. */
export const mongoPackages: readonly string[] = ['mongoose', 'mongodb', '@nestjs/mongoose', '@typegoose/typegoose', 'monk', 'mongojs', 'mongoist', 'papr', 'promised-mongo', '@fastify/mongodb'];

/** Packages with methods of the same names that take no operators from a value. */
export const otherMappers: readonly string[] = ['sequelize', 'sequelize-typescript', 'typeorm', '@nestjs/typeorm', '@prisma/client', '@mikro-orm/core', 'objection', 'waterline', 'bookshelf', 'knex'];

/** Keys under which MongoDB runs JavaScript. Source: https://www.mongodb.com/docs/manual/reference/operator/query/where */
export const mongoScripts: readonly string[] = ['$where', '$function', '$accumulator'];

/** Keys of expressions of DynamoDB. Source: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.html */
export const dynamoExpressions: readonly string[] = ['FilterExpression', 'KeyConditionExpression', 'ConditionExpression', 'UpdateExpression', 'ProjectionExpression'];

/** What takes operators out of a request. Sources: the pages of the packages on npm, https://mongoosejs.com/docs/api/mongoose.html#Mongoose.prototype.set() */
export const mongoSanitisers: readonly string[] = ['express-mongo-sanitize', 'mongo-sanitize', 'mongoSanitize', 'sanitizeFilter', '@exortek/express-mongo-sanitize', 'mongo-escape'];
