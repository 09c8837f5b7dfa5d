/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Questions and commands in one call: a static SQL string, a string of types with one letter a
 * parameter (siyi-db-private.h), the values. Same thread as the connection. */
#include "siyi-db-private.h"

#include <stdarg.h>

void
siyi_bind_day (sqlite3_stmt *statement,
               int           index,
               SiyiDay       day)
{
  if (day == SIYI_DAY_NONE)
    sqlite3_bind_null (statement, index);
  else
    sqlite3_bind_text (statement, index, siyi_day_to_text (day), -1, g_free);
}

void
siyi_bind_bytes (sqlite3_stmt *statement,
                 int           index,
                 GBytes       *bytes)
{
  gsize n;
  const void *data;

  if (bytes == NULL)
    return (void) sqlite3_bind_null (statement, index);

  data = g_bytes_get_data (bytes, &n);
  sqlite3_bind_blob64 (statement, index, data != NULL ? data : "", n, SQLITE_TRANSIENT);
}

static void
bind_text (sqlite3_stmt *statement,
           int           index,
           const char   *text,
           gboolean      empty_is_null)
{
  if (text == NULL || (empty_is_null && *text == '\0'))
    sqlite3_bind_null (statement, index);
  else
    sqlite3_bind_text (statement, index, text, -1, SQLITE_TRANSIENT);
}

static void
bind_int64 (sqlite3_stmt *statement,
            int           index,
            gint64        value,
            gint64        null)
{
  if (value == null)
    sqlite3_bind_null (statement, index);
  else
    sqlite3_bind_int64 (statement, index, value);
}

static void
bind_all (sqlite3_stmt *statement,
          const char   *types,
          va_list       values)
{
  for (int i = 0; types[i] != '\0'; i++)
    switch (types[i])
      {
      case 'i':
        sqlite3_bind_int (statement, i + 1, va_arg (values, int));
        break;
      case 'I':
        bind_int64 (statement, i + 1, va_arg (values, int), -1);
        break;
      case 'l':
        sqlite3_bind_int64 (statement, i + 1, va_arg (values, gint64));
        break;
      case 'L':
        bind_int64 (statement, i + 1, va_arg (values, gint64), 0);
        break;
      case 't':
      case 'T':
        bind_text (statement, i + 1, va_arg (values, const char *), types[i] == 'T');
        break;
      case 'd':
        siyi_bind_day (statement, i + 1, va_arg (values, SiyiDay));
        break;
      case 'b':
        siyi_bind_bytes (statement, i + 1, va_arg (values, GBytes *));
        break;
      default:
        g_assert_not_reached ();
      }
}

static sqlite3_stmt *
ask_va (SiyiDb      *db,
        GError     **error,
        const char  *sql,
        const char  *types,
        va_list      values)
{
  sqlite3_stmt *statement = siyi_db_prepare (db, sql, error);

  if (statement != NULL)
    bind_all (statement, types, values);

  return statement;
}

/**
 * siyi_db_ask:
 * @sql: a static string
 * @types: one letter a parameter, see siyi-db-private.h
 *
 * Returns: (transfer none): the bound statement, for siyi_db_row() and siyi_db_done()
 */
sqlite3_stmt *
siyi_db_ask (SiyiDb      *db,
             GError     **error,
             const char  *sql,
             const char  *types,
             ...)
{
  sqlite3_stmt *statement;
  va_list values;

  va_start (values, types);
  statement = ask_va (db, error, sql, types, values);
  va_end (values);

  return statement;
}

/**
 * siyi_db_run:
 *
 * A statement without an answer, bound, run and released.
 *
 * Returns: whether it was done
 */
gboolean
siyi_db_run (SiyiDb      *db,
             GError     **error,
             const char  *sql,
             const char  *types,
             ...)
{
  sqlite3_stmt *statement;
  gboolean ok;
  va_list values;

  va_start (values, types);
  statement = ask_va (db, error, sql, types, values);
  va_end (values);
  if (statement == NULL)
    return FALSE;

  ok = siyi_db_step_done (db, statement, error);
  siyi_db_release (db, statement);

  return ok;
}

/**
 * siyi_db_ask_int64:
 *
 * Returns: the first column of the first row; @otherwise where there is none or it is NULL
 */
gint64
siyi_db_ask_int64 (SiyiDb     *db,
                   gint64      otherwise,
                   const char *sql,
                   const char *types,
                   ...)
{
  sqlite3_stmt *statement;
  gint64 value = otherwise;
  va_list values;

  va_start (values, types);
  statement = ask_va (db, NULL, sql, types, values);
  va_end (values);

  if (statement != NULL && sqlite3_step (statement) == SQLITE_ROW &&
      sqlite3_column_type (statement, 0) != SQLITE_NULL)
    value = sqlite3_column_int64 (statement, 0);
  siyi_db_release (db, statement);

  return value;
}

/**
 * siyi_db_ask_text:
 *
 * Returns: (transfer full) (nullable): the first column of the first row
 */
char *
siyi_db_ask_text (SiyiDb     *db,
                  const char *sql,
                  const char *types,
                  ...)
{
  sqlite3_stmt *statement;
  char *text = NULL;
  va_list values;

  va_start (values, types);
  statement = ask_va (db, NULL, sql, types, values);
  va_end (values);

  if (statement != NULL && sqlite3_step (statement) == SQLITE_ROW)
    text = siyi_column_dup (statement, 0);
  siyi_db_release (db, statement);

  return text;
}

gint64
siyi_db_get_int64 (SiyiDb     *db,
                   const char *sql,
                   gint64      otherwise)
{
  return siyi_db_ask_int64 (db, otherwise, sql, "");
}
