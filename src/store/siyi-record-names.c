/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a name in a record means to the office: units by full, short, other and old name, leaders by
 * name, with the words they are found by. Each text is looked up once an action; a name that is
 * not in the lists is kept as written. */
#include "siyi-import-private.h"

#include "siyi-leaders-private.h"
#include "siyi-pinyin.h"
#include "siyi-search.h"

struct _SiyiNames
{
  SiyiDb     *db;
  GHashTable *units;     /* text -> SiyiKnownName */
  GHashTable *leaders;
  GHashTable *posts;     /* "leader/day" -> post, "" for none */
};

static const char sql_find_unit[] =
  "SELECT u.id, u.name, u.short_name FROM unit u WHERE u.name = ?1 UNION ALL "
  "SELECT u.id, u.name, u.short_name FROM unit_alias a JOIN unit u ON u.id = a.unit "
  "WHERE a.alias = ?1 LIMIT 1";
static const char sql_find_leader[] =
  "SELECT id, name, NULL FROM leader WHERE name = ? ORDER BY active DESC, id LIMIT 1";

static void
known_name_free (gpointer data)
{
  SiyiKnownName *name = data;

  g_free (name->name);
  g_free (name->search_han);
  g_free (name->search_pinyin);
  g_free (name);
}

SiyiNames *
siyi_names_new (SiyiDb *db)
{
  SiyiNames *self = g_new0 (SiyiNames, 1);

  self->db = db;
  self->units = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, known_name_free);
  self->leaders = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, known_name_free);
  self->posts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  return self;
}

void
siyi_names_free (SiyiNames *self)
{
  g_hash_table_unref (self->units);
  g_hash_table_unref (self->leaders);
  g_hash_table_unref (self->posts);
  g_free (self);
}

static const SiyiKnownName *
look_up (SiyiDb     *db,
         GHashTable *known,
         const char *sql,
         const char *text,
         gboolean    is_person)
{
  SiyiKnownName *name;
  sqlite3_stmt *statement;
  g_autofree char *short_name = NULL;
  g_autofree char *both = NULL;

  if (text == NULL || *text == '\0')
    return NULL;

  name = g_hash_table_lookup (known, text);
  if (name != NULL)
    return name;

  name = g_new0 (SiyiKnownName, 1);
  statement = siyi_db_ask (db, NULL, sql, "t", text);
  if (statement != NULL && siyi_db_row (db, statement, NULL))
    {
      name->id = sqlite3_column_int64 (statement, 0);
      name->name = siyi_column_dup (statement, 1);
      short_name = siyi_column_dup (statement, 2);
    }
  siyi_db_release (db, statement);

  if (name->name == NULL)
    name->name = g_strdup (text);
  both = g_strjoin (" ", name->name, short_name, NULL);
  name->search_han = siyi_search_fold_han (both);
  name->search_pinyin = siyi_pinyin_search_text (name->name, is_person);
  if (short_name != NULL)
    {
      g_autofree char *more = siyi_pinyin_search_text (short_name, is_person);
      char *old = name->search_pinyin;

      name->search_pinyin = g_strjoin (" ", old, more, NULL);
      g_free (old);
    }
  g_hash_table_insert (known, g_strdup (text), name);

  return name;
}

/**
 * siyi_names_unit:
 * @text: (nullable): any of a unit's names
 *
 * Returns: (transfer none) (nullable): the unit; id 0 where the office does not know it
 */
const SiyiKnownName *
siyi_names_unit (SiyiNames  *self,
                 const char *text)
{
  return look_up (self->db, self->units, sql_find_unit, text, FALSE);
}

const SiyiKnownName *
siyi_names_leader (SiyiNames  *self,
                   const char *text)
{
  return look_up (self->db, self->leaders, sql_find_leader, text, TRUE);
}

/**
 * siyi_names_post:
 * @day: (nullable): YYYY-MM-DD
 *
 * Returns: (transfer none): the leader's post of that day, "" where unknown
 */
const char *
siyi_names_post (SiyiNames  *self,
                 gint64      leader,
                 const char *day)
{
  g_autofree char *key = NULL;
  char *post;

  if (leader == 0 || day == NULL)
    return "";

  key = g_strdup_printf ("%" G_GINT64_FORMAT "/%s", leader, day);
  post = g_hash_table_lookup (self->posts, key);
  if (post != NULL)
    return post;

  post = siyi_leader_post_on (self->db, leader, day);
  if (post == NULL)
    post = g_strdup ("");
  g_hash_table_insert (self->posts, g_steal_pointer (&key), post);

  return post;
}
