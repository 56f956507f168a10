import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite'

/** SQLite copies the write-ahead log into the database once it is this long, in pages of 4 KB: its own default. */
const logPages = 1_000
/** And where much is written at once: 64 MB of disk. */
const longLogPages = 16_384

/** A database connection that prepares each statement once. */
export class Connection {
  private readonly statements = new Map<string, StatementSync>()

  constructor(readonly database: DatabaseSync) {}

  get<Row>(sql: string, ...values: SQLInputValue[]): Row | undefined {
    return this.prepare(sql).get(...values) as Row | undefined
  }

  all<Row>(sql: string, ...values: SQLInputValue[]): Row[] {
    return this.prepare(sql).all(...values) as Row[]
  }

  /** Puts one row in, and returns its number; `undefined` where the statement put in none. */
  insert(sql: string, ...values: SQLInputValue[]): number | undefined {
    const { changes, lastInsertRowid } = this.prepare(sql).run(...values)
    return Number(changes) === 0 ? undefined : Number(lastInsertRowid)
  }

  /** Row by row, for tables too large to hold. */
  each<Row>(sql: string, ...values: SQLInputValue[]): IterableIterator<Row> {
    return this.prepare(sql).iterate(...values) as unknown as IterableIterator<Row>
  }

  /** Returns how many rows it changed. */
  run(sql: string, ...values: SQLInputValue[]): number {
    return Number(this.prepare(sql).run(...values).changes)
  }

  /** All of it or nothing: where it throws, the database is as it was. */
  transaction<T>(run: () => T): T {
    this.run('begin immediate')
    try {
      const result = run()
      this.run('commit')
      return result
    } catch (error) {
      if (this.database.isTransaction) this.database.exec('rollback')
      throw error
    }
  }

  /**
   * Within a transaction: all that `run` writes or, where it throws, nothing of that, and the transaction goes on. For
   * what is done again elsewhere, where its failure is told.
   */
  attempt(run: () => void): void {
    this.database.exec('savepoint attempt')
    try {
      run()
    } catch (error) {
      // A disk that is full may end the whole transaction.
      if (!this.database.isTransaction) throw error
      this.database.exec('rollback to attempt')
    }
    this.database.exec('release attempt')
  }

  /** What `run` reads is one state of the database, whatever others write meanwhile. Holds nobody up. */
  reading<T>(run: () => T): T {
    this.database.exec('begin')
    try {
      return run()
    } finally {
      if (this.database.isTransaction) this.database.exec('commit')
    }
  }

  /** Runs what writes much. The log is left for a connection in another thread to copy, which takes as long again. */
  withLongLog<T>(run: () => T): T {
    this.database.exec(`pragma wal_autocheckpoint = ${longLogPages}`)
    try {
      return run()
    } finally {
      this.database.exec(`pragma wal_autocheckpoint = ${logPages}`)
    }
  }

  close(): void {
    this.statements.clear()
    if (this.database.isOpen) this.database.close()
  }

  private prepare(sql: string): StatementSync {
    const known = this.statements.get(sql)
    if (known) return known
    const statement = this.database.prepare(sql)
    this.statements.set(sql, statement)
    return statement
  }
}
