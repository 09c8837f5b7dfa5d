/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a leader answers to sealed briefs: written on the leader's computer, sealed with the secret
 * that opened them, and taken into the inbox of the archive that wrote them. On a worker thread. */
#include "siyi-brief-package.h"

#include <string.h>

#include "siyi-brief-private.h"
#include "siyi-error.h"
#include "siyi-inbox-store.h"
#include "siyi-sealed-text.h"

/* (transfer full): a recovery code is typed in many shapes, and seals in one. */
static char *
shape_secret (const char *typed)
{
  char *code = siyi_recovery_code_parse (typed);

  return code != NULL ? code : g_strdup (typed);
}

static void
free_secret (char *secret)
{
  memset (secret, 0, strlen (secret));
  g_free (secret);
}

static void
add_answer (JsonBuilder            *builder,
            const SiyiBriefPackage *briefs,
            const SiyiBriefItem    *item,
            const char             *text,
            gint64                  now_us)
{
  g_autofree char *uid = g_uuid_string_random ();
  const char * const members[][2] = {
    { "uid", uid }, { "visit", item->visit }, { "said_by", briefs->leader }, { "before", item->before },
    { "proposed", text },
  };

  json_builder_begin_object (builder);
  for (gsize i = 0; i < G_N_ELEMENTS (members); i++)
    {
      json_builder_set_member_name (builder, members[i][0]);
      json_builder_add_string_value (builder, members[i][1]);
    }
  json_builder_set_member_name (builder, "said_at");
  json_builder_add_int_value (builder, now_us);
  json_builder_end_object (builder);
}

static JsonNode *
build (const SiyiBriefPackage *briefs,
       const char * const     *texts,
       gint64                  now_us,
       guint                  *n)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autofree char *package = g_uuid_string_random ();

  *n = 0;
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "siyi");
  json_builder_add_string_value (builder, "answers");
  json_builder_set_member_name (builder, "format");
  json_builder_add_int_value (builder, SIYI_SEALED_FORMAT);
  json_builder_set_member_name (builder, "uid");
  json_builder_add_string_value (builder, package);
  json_builder_set_member_name (builder, "brief");
  json_builder_add_string_value (builder, briefs->uid);
  json_builder_set_member_name (builder, "answers");
  json_builder_begin_array (builder);
  for (guint i = 0; i < briefs->items->len; i++)
    {
      g_autofree char *words = g_strstrip (g_strdup (texts[i]));

      if (*words == '\0')
        continue;
      add_answer (builder, briefs, g_ptr_array_index (briefs->items, i), words, now_us);
      ++*n;
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  return json_builder_get_root (builder);
}

/**
 * siyi_answers_write:
 * @texts: of each matter in its order, an instruction verbatim; "": none
 * @passphrase: what opened the briefs; the answers are sealed with the same
 * @path: the sealed file to make or replace
 *
 * Returns: whether it is there; CONSTRAINT where nothing is said, or the briefs' last day is over
 */
gboolean
siyi_answers_write (const SiyiBriefPackage  *briefs,
                    const char * const      *texts,
                    SiyiClock               *clock,
                    const char              *passphrase,
                    const char              *path,
                    GError                 **error)
{
  g_autofree char *today = siyi_day_to_text (siyi_clock_today (clock));
  g_autoptr(JsonNode) root = NULL;
  gboolean done;
  char *secret;
  guint n;

  if (strcmp (today, briefs->expires) > 0)
    {
      g_set_error (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT,
                   "These briefs expired on %s; ask the office for new ones", briefs->expires);
      return FALSE;
    }

  root = build (briefs, texts, siyi_clock_now_us (clock), &n);
  if (n == 0)
    return siyi_refuse (error, SIYI_ERROR_CONSTRAINT, "An instruction needs its words");

  secret = shape_secret (passphrase);
  done = siyi_sealed_json_write (path, root, secret, NULL, NULL, NULL, NULL, error);
  free_secret (secret);

  return done;
}

static gboolean
find_item (SiyiBriefPackage  *briefs,
           const char        *visit,
           guint             *place,
           GError           **error)
{
  const guint64 number = g_ascii_strtoull (visit, NULL, 10);

  for (guint i = 0; i < briefs->items->len; i++)
    {
      const SiyiBriefItem *item = g_ptr_array_index (briefs->items, i);

      *place = i;
      if (g_str_equal (item->visit, visit) || g_str_equal (item->number, visit) || i + 1 == number)
        return TRUE;
    }
  g_set_error (error, SIYI_ERROR, SIYI_ERROR_NOT_FOUND,
               "There is no matter \"%s\" in these briefs; name its number or its place, from 1 to %u", visit,
               briefs->items->len);

  return FALSE;
}

/**
 * siyi_answer_write:
 * @visit: which matter: its number, or its place from 1
 * @text: the instruction, verbatim
 *
 * siyi_answers_write() for one matter.
 */
gboolean
siyi_answer_write (const char   *brief_package,
                   const char   *visit,
                   const char   *text,
                   SiyiClock    *clock,
                   const char   *passphrase,
                   const char   *path,
                   GError      **error)
{
  g_autoptr(SiyiBriefPackage) briefs = siyi_brief_package_read (brief_package, passphrase, error);
  g_autofree const char **texts = NULL;
  guint place;

  if (briefs == NULL || !find_item (briefs, visit, &place, error))
    return FALSE;

  texts = g_new (const char *, briefs->items->len);
  for (guint i = 0; i < briefs->items->len; i++)
    texts[i] = i == place ? text : "";

  return siyi_answers_write (briefs, texts, clock, passphrase, path, error);
}

/* --- Into the inbox ------------------------------------------------------------------------------- */

typedef struct
{
  GPtrArray *strings;    /* what the answers borrow */
  GArray    *answers;    /* SiyiInboxAnswer */
  guint      n_new;
} Taking;

static gpointer
take (SiyiDb        *db,
      gpointer       data,
      GCancellable  *cancellable,
      GError       **error)
{
  Taking *self = data;

  return siyi_inbox_take (db, (const SiyiInboxAnswer *) (gpointer) self->answers->data, self->answers->len,
                          &self->n_new, error) ? data : NULL;
}

static const char *
keep (Taking     *self,
      JsonObject *object,
      const char *name)
{
  char *text = siyi_brief_text_of (object, name);

  if (text == NULL)
    return "";
  g_ptr_array_add (self->strings, text);

  return text;
}

static void
read_answers (Taking     *self,
              JsonObject *object)
{
  g_autoptr(JsonArray) array = siyi_brief_array_of (object, "answers");

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *one = json_array_get_object_element (array, i);
      const SiyiInboxAnswer answer = {
        .package = keep (self, object, "uid"),
        .brief = keep (self, object, "brief"),
        .item = keep (self, one, "uid"),
        .visit = keep (self, one, "visit"),
        .said_by = keep (self, one, "said_by"),
        .before = keep (self, one, "before"),
        .proposed = keep (self, one, "proposed"),
        .said_at = siyi_brief_number_of (one, "said_at", 0),
      };

      g_array_append_val (self->answers, answer);
    }
}

/**
 * siyi_answers_take:
 * @path: what siyi_answers_write() wrote
 * @n_answers: (out): in it
 * @n_new: (out): those that were not in the inbox yet
 *
 * Returns: whether they wait in the inbox; nothing else is changed by them
 */
gboolean
siyi_answers_take (SiyiArchive  *archive,
                   const char   *path,
                   const char   *passphrase,
                   guint        *n_answers,
                   guint        *n_new,
                   GError      **error)
{
  char *secret = shape_secret (passphrase);
  g_autoptr(JsonNode) root = siyi_sealed_json_read (path, "answers", secret, error);
  g_autoptr(GPtrArray) strings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GArray) answers = g_array_new (FALSE, TRUE, sizeof (SiyiInboxAnswer));
  Taking taking = { .strings = strings, .answers = answers };

  free_secret (secret);
  if (root == NULL)
    return FALSE;
  read_answers (&taking, json_node_get_object (root));
  *n_answers = answers->len;
  if (siyi_archive_run (archive, SIYI_ACCESS_WRITE, take, &taking, NULL, error) == NULL)
    return FALSE;
  *n_new = taking.n_new;

  return TRUE;
}
