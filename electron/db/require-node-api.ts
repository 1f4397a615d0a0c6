/**
 * The SQLite driver is built for Node-API 10. An older Node loads its JavaScript and then dies without a message when the
 * first database is opened, so this check stands before the driver: import this module first.
 */
const neededNodeApi = 10

if (!(Number(process.versions['napi']) >= neededNodeApi)) {
  throw new Error(
    `Sổ KTTT needs Node.js 22.14 or newer (Node-API ${neededNodeApi}) for its database driver; ` +
      `this is ${process.version} (Node-API ${process.versions['napi'] ?? 'none'}).`,
  )
}

export {}
