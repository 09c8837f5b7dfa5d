/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a session stands in its newest published notice as it is now. Compared are the things a
 * change of which asks for a notice of change (domain, section 5.2): leader, time, place, method,
 * and whether it is held at all. On an archive's thread. */
#include <json-glib/json-glib.h>

#include "siyi-db-private.h"
#include "siyi-schedule-private.h"

static const char sql_newest[] =
  "SELECT id, body FROM notice WHERE published IS NOT NULL AND (month = ?1 OR session = ?2) "
  "ORDER BY coalesce (published_at, 0) DESC, id DESC LIMIT 1";
static const char sql_is_published[] =
  "SELECT 1 FROM notice WHERE published IS NOT NULL AND (month = ?1 OR session = ?2) LIMIT 1";

/* notice id -> JsonParser */
GHashTable *
siyi_announced_new (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
}

static void
month_of (SiyiDay day,
          char    out[8])
{
  int year, month, month_day;

  siyi_day_split (day, &year, &month, &month_day);
  g_snprintf (out, 8, "%04d-%02d", year, month);
}

/**
 * siyi_notice_is_published:
 * @session: 0: only the month is asked
 *
 * Returns: whether a notice of the month of @day, or of the one session, is published: what is
 *   changed from now on asks for a notice of change
 */
gboolean
siyi_notice_is_published (SiyiDb  *db,
                          SiyiDay  day,
                          gint64   session)
{
  char month[8];

  if (day == SIYI_DAY_NONE)
    return FALSE;
  month_of (day, month);

  return siyi_db_ask_int64 (db, 0, sql_is_published, "tL", month, session) != 0;
}

static JsonParser *
parse_once (GHashTable *bodies,
            gint64      id,
            const char *body)
{
  JsonParser *parser = g_hash_table_lookup (bodies, &id);

  if (parser != NULL)
    return parser;

  parser = json_parser_new ();
  json_parser_load_from_data (parser, body, -1, NULL);
  g_hash_table_insert (bodies, g_memdup2 (&id, sizeof id), parser);

  return parser;
}

static JsonObject *
line_of (JsonParser *parser,
         gint64      session)
{
  JsonNode *root = json_parser_get_root (parser);
  JsonArray *lines = NULL;

  if (root != NULL && JSON_NODE_HOLDS_OBJECT (root) &&
      json_object_has_member (json_node_get_object (root), "lines"))
    lines = json_object_get_array_member (json_node_get_object (root), "lines");

  for (guint i = 0; lines != NULL && i < json_array_get_length (lines); i++)
    {
      JsonObject *line = json_array_get_object_element (lines, i);

      if (json_object_get_int_member_with_default (line, "session", 0) == session)
        return line;
    }

  return NULL;
}

static gboolean
says (JsonObject *line,
      const char *member,
      const char *text)
{
  const char *said = json_object_get_string_member_with_default (line, member, "");

  return g_str_equal (said != NULL ? said : "", text != NULL ? text : "");
}

static gboolean
is_as (const SiyiPlanned *self,
       JsonObject        *line)
{
  gboolean cancelled = json_object_get_boolean_member_with_default (line, "cancelled", FALSE);
  g_autofree char *day = siyi_day_to_text (self->day);
  g_autofree char *time = siyi_planned_time (self);
  g_autofree char *leaders = siyi_planned_leaders (self);

  if (cancelled || self->state == SIYI_SESSION_CANCELLED)
    return cancelled == (self->state == SIYI_SESSION_CANCELLED);

  /* A session without a place of its own was announced with the office's. */
  return says (line, "day", day) && says (line, "time", time) && says (line, "leaders", leaders) &&
         says (line, "method", self->method) &&
         (self->place == NULL || *self->place == '\0' || says (line, "place", self->place));
}

/**
 * siyi_planned_load_announced:
 * @bodies: from siyi_announced_new()
 *
 * Fills in whether the session is announced. Without a published notice nothing is, and the
 * session is no more than planned. A cancelled session of which the notice says nothing is as it
 * is announced.
 */
gboolean
siyi_planned_load_announced (SiyiDb       *db,
                             SiyiPlanned  *self,
                             GHashTable   *bodies,
                             GError      **error)
{
  sqlite3_stmt *row;
  GError *failed = NULL;
  gboolean any = FALSE;
  char month[8] = "";

  if (self->day != SIYI_DAY_NONE)
    month_of (self->day, month);
  row = siyi_db_ask (db, error, sql_newest, "tL", month, self->id);
  if (row == NULL)
    return FALSE;

  if (siyi_db_row (db, row, &failed))
    {
      JsonParser *parser = parse_once (bodies, sqlite3_column_int64 (row, 0),
                                       siyi_column_text (row, 1));
      JsonObject *line = line_of (parser, self->id);

      any = TRUE;
      self->announced = line != NULL ? is_as (self, line) : self->state == SIYI_SESSION_CANCELLED;
    }
  if (!any && self->state == SIYI_SESSION_PUBLISHED)
    self->state = SIYI_SESSION_PLANNED;

  return siyi_db_done (db, row, failed, error);
}
