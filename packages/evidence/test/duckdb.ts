import { type DuckDBConnection, DuckDBInstance, type Json } from '@duckdb/node-api';

let connected: Promise<DuckDBConnection> | undefined;

async function connect(): Promise<DuckDBConnection> {
  const connection = await (await DuckDBInstance.create(':memory:', { threads: '1' })).connect();
  await connection.run("set timezone = 'UTC'");
  return connection;
}

/** The rows of a query, in which `runs` is the dataset in the files. */
export async function query(files: string, sql: string): Promise<readonly Record<string, Json>[]> {
  connected ??= connect();
  const connection = await connected;
  const reader = files.endsWith('.parquet') ? 'read_parquet' : 'read_json';
  await connection.run(`create or replace view runs as from ${reader}('${files}', hive_partitioning = true)`);
  return (await connection.runAndReadAll(sql)).getRowObjectsJson();
}
