/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The briefs that travel to a leader's computer, and the answers that come back. On a worker thread. */
#include "siyi-brief-package.h"

#include <string.h>

#include "siyi-brief-view.h"
#include "siyi-error.h"
#include "siyi-inbox-store.h"
#include "siyi-mask.h"
#include "siyi-keeping.h"
#include "siyi-package-store.h"
#include "siyi-sealed-text.h"
#include "siyi-source.h"

static void
item_free (gpointer data)
{
  SiyiBriefItem *item = data;

  g_free (item->visit);
  g_free (item->number);
  g_free (item->who);
  g_free (item->request);
  g_free (item->before);
  g_free (item);
}

/**
 * siyi_brief_package_free:
 * @self: (nullable): briefs
 */
void
siyi_brief_package_free (SiyiBriefPackage *self)
{
  if (self == NULL)
    return;

  g_free (self->uid);
  g_free (self->day);
  g_free (self->leader);
  g_free (self->expires);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_free (self);
}

static void
add_text (JsonBuilder *builder,
          const char  *name,
          const char  *text)
{
  /* Somebody may have typed a number into a text. */
  g_autofree char *plain = siyi_mask_numbers_within (text != NULL ? text : "", TRUE);

  if (*plain == '\0')
    return;
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, plain);
}

static void
add_promises (JsonBuilder *builder,
              const char  *name,
              GPtrArray   *promises)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < promises->len; i++)
    {
      const SiyiBriefPromise *promise = g_ptr_array_index (promises, i);
      g_autofree char *day = siyi_day_to_text (promise->day);

      json_builder_begin_object (builder);
      add_text (builder, "day", day);
      add_text (builder, "leader", promise->leader);
      add_text (builder, "body", promise->body);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static gboolean
add_brief (JsonBuilder      *builder,
           SiyiDb           *db,
           const SiyiBrief  *brief,
           GError          **error)
{
  g_autofree char *uid = siyi_visit_uid (db, brief->visit, error);
  g_autofree char *before = siyi_visit_instructed (db, brief->visit);

  if (uid == NULL)
    return FALSE;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "visit");
  json_builder_add_string_value (builder, uid);
  add_text (builder, "number", brief->number);
  add_text (builder, "who", brief->who);
  add_text (builder, "request", brief->request);
  add_text (builder, "facts", brief->facts);
  add_text (builder, "class", brief->class_name);
  add_text (builder, "units", brief->units);
  add_text (builder, "bounds", brief->bounds);
  json_builder_set_member_name (builder, "persons");
  json_builder_add_int_value (builder, brief->persons);
  add_promises (builder, "earlier", brief->promises);
  /* Verbatim: it is compared when the answer comes back, and shown to nobody else. */
  json_builder_set_member_name (builder, "before");
  json_builder_add_string_value (builder, before);
  json_builder_end_object (builder);

  return TRUE;
}

typedef struct
{
  gint64      session;
  SiyiDay     expires;
  char       *uid;
  JsonNode   *root;
  guint       n;
  SiyiPackageRow row;
} Writing;

static JsonNode *
build (SiyiDb            *db,
       Writing           *self,
       const SiyiBriefs  *briefs,
       GError           **error)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autofree char *expires = siyi_day_to_text (self->expires);
  g_autofree char *day = siyi_day_to_text (briefs->session->day);

  json_builder_begin_object (builder);
  add_text (builder, "siyi", "briefs");
  json_builder_set_member_name (builder, "format");
  json_builder_add_int_value (builder, 1);
  json_builder_set_member_name (builder, "uid");
  json_builder_add_string_value (builder, self->uid);
  add_text (builder, "day", day);
  add_text (builder, "expires", expires);
  add_text (builder, "leader", briefs->leader_name);
  json_builder_set_member_name (builder, "briefs");
  json_builder_begin_array (builder);
  for (guint i = 0; i < briefs->briefs->len; i++)
    if (!add_brief (builder, db, g_ptr_array_index (briefs->briefs, i), error))
      return NULL;
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  return json_builder_get_root (builder);
}

static gpointer
gather (SiyiDb        *db,
        gpointer       data,
        GCancellable  *cancellable,
        GError       **error)
{
  Writing *self = data;
  g_autoptr(SiyiBriefs) briefs = siyi_briefs_load (db, self->session, SIYI_AUDIENCE_INSIDE, error);

  if (briefs == NULL)
    return NULL;
  if (self->expires < briefs->today)
    {
      siyi_refuse (error, SIYI_ERROR_CONSTRAINT, "The last day of the briefs is over already; choose a later one");
      return NULL;
    }

  self->uid = g_uuid_string_random ();
  self->n = briefs->briefs->len;
  self->root = build (db, self, briefs, error);
  self->row.subject = g_strdup (briefs->session->uid);

  return self->root != NULL &&
         siyi_audit_note (db, "export.briefs", "session", self->row.subject, "{}", error) &&
         siyi_audit_head (db, &self->row.audit_seq, &self->row.audit_head, error) ? data : NULL;
}

static gpointer
enter (SiyiDb        *db,
       gpointer       data,
       GCancellable  *cancellable,
       GError       **error)
{
  return siyi_package_add (db, data, error) ? data : NULL;
}

static gboolean
write_and_enter (SiyiArchive   *archive,
                 Writing       *self,
                 const char    *passphrase,
                 const char    *path,
                 char         **recovery_code,
                 GError       **error)
{
  g_autoptr(SiyiSource) source = NULL;

  if (!siyi_sealed_json_write (path, self->root, passphrase, recovery_code, error))
    return FALSE;
  source = siyi_source_open (path, G_MAXINT64, error);
  self->row.hash = source != NULL ? siyi_source_hash (source, NULL, error) : NULL;
  if (self->row.hash == NULL)
    return FALSE;

  self->row.uid = g_strdup (self->uid);
  self->row.kind = SIYI_PACKAGE_BRIEF;
  self->row.place = g_path_get_dirname (path);
  self->row.sealed = TRUE;
  self->row.files = 1;
  self->row.bytes = (gint64) source->size;
  self->row.expires = self->expires;

  return siyi_archive_run (archive, SIYI_ACCESS_WRITE, enter, &self->row, NULL, error) != NULL;
}

/**
 * siyi_brief_package_write:
 * @session: whose briefs
 * @expires: the last day they may be answered
 * @path: the sealed file to make or replace
 * @recovery_code: (out) (optional) (transfer full)
 * @n_briefs: (out): matters in it
 *
 * Returns: whether the file is there and in the register; what leaves is in the audit trail before
 */
gboolean
siyi_brief_package_write (SiyiArchive   *archive,
                          gint64         session,
                          SiyiDay        expires,
                          const char    *passphrase,
                          const char    *path,
                          char         **recovery_code,
                          guint         *n_briefs,
                          GCancellable  *cancellable,
                          GError       **error)
{
  Writing self = { .session = session, .expires = expires };
  gboolean written = siyi_archive_run (archive, SIYI_ACCESS_WRITE, gather, &self, cancellable, error) != NULL &&
                     write_and_enter (archive, &self, passphrase, path, recovery_code, error);

  *n_briefs = self.n;
  g_clear_pointer (&self.root, json_node_unref);
  g_free (self.uid);
  siyi_package_row_clear (&self.row);

  return written;
}

static char *
dup_member (JsonObject *object,
            const char *name)
{
  return g_strdup (json_object_get_string_member_with_default (object, name, ""));
}

/**
 * siyi_brief_package_read:
 * @path: what siyi_brief_package_write() wrote
 *
 * Returns: (transfer full) (nullable): the briefs
 */
SiyiBriefPackage *
siyi_brief_package_read (const char  *path,
                         const char  *passphrase,
                         GError     **error)
{
  g_autoptr(JsonNode) root = siyi_sealed_json_read (path, "briefs", passphrase, error);
  SiyiBriefPackage *self;
  JsonObject *object;
  JsonArray *briefs;

  if (root == NULL)
    return NULL;

  object = json_node_get_object (root);
  self = g_new0 (SiyiBriefPackage, 1);
  self->uid = dup_member (object, "uid");
  self->day = dup_member (object, "day");
  self->leader = dup_member (object, "leader");
  self->expires = dup_member (object, "expires");
  self->items = g_ptr_array_new_with_free_func (item_free);
  briefs = json_object_has_member (object, "briefs") ? json_object_get_array_member (object, "briefs") : NULL;
  for (guint i = 0; briefs != NULL && i < json_array_get_length (briefs); i++)
    {
      JsonObject *brief = json_array_get_object_element (briefs, i);
      SiyiBriefItem *item = g_new0 (SiyiBriefItem, 1);

      item->visit = dup_member (brief, "visit");
      item->number = dup_member (brief, "number");
      item->who = dup_member (brief, "who");
      item->request = dup_member (brief, "request");
      item->before = dup_member (brief, "before");
      g_ptr_array_add (self->items, item);
    }

  return self;
}

static const SiyiBriefItem *
find_item (SiyiBriefPackage  *briefs,
           const char        *visit,
           GError           **error)
{
  const guint64 place = g_ascii_strtoull (visit, NULL, 10);

  for (guint i = 0; i < briefs->items->len; i++)
    {
      const SiyiBriefItem *item = g_ptr_array_index (briefs->items, i);

      if (g_str_equal (item->visit, visit) || g_str_equal (item->number, visit) || i + 1 == place)
        return item;
    }
  g_set_error (error, SIYI_ERROR, SIYI_ERROR_NOT_FOUND,
               "There is no matter \"%s\" in these briefs; name its number or its place, from 1 to %u", visit,
               briefs->items->len);

  return NULL;
}

static JsonNode *
build_answer (const SiyiBriefPackage *briefs,
              const SiyiBriefItem    *item,
              const char             *text,
              gint64                  now_us)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autofree char *package = g_uuid_string_random ();
  g_autofree char *uid = g_uuid_string_random ();
  const char * const members[][2] = {
    { "uid", uid }, { "visit", item->visit }, { "said_by", briefs->leader }, { "before", item->before },
    { "proposed", text },
  };

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "siyi");
  json_builder_add_string_value (builder, "answers");
  json_builder_set_member_name (builder, "format");
  json_builder_add_int_value (builder, 1);
  json_builder_set_member_name (builder, "uid");
  json_builder_add_string_value (builder, package);
  json_builder_set_member_name (builder, "brief");
  json_builder_add_string_value (builder, briefs->uid);
  json_builder_set_member_name (builder, "answers");
  json_builder_begin_array (builder);
  json_builder_begin_object (builder);
  for (gsize i = 0; i < G_N_ELEMENTS (members); i++)
    {
      json_builder_set_member_name (builder, members[i][0]);
      json_builder_add_string_value (builder, members[i][1]);
    }
  json_builder_set_member_name (builder, "said_at");
  json_builder_add_int_value (builder, now_us);
  json_builder_end_object (builder);
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  return json_builder_get_root (builder);
}

/**
 * siyi_answer_write:
 * @visit: which matter: its number, or its place from 1
 * @text: the instruction, verbatim
 * @passphrase: of the briefs; the answer is sealed with the same
 * @path: the sealed file to make or replace
 *
 * Returns: whether it is there; CONSTRAINT where the briefs' last day is over
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
  const SiyiBriefItem *item = briefs != NULL ? find_item (briefs, visit, error) : NULL;
  g_autofree char *words = g_strstrip (g_strdup (text));
  g_autofree char *today = siyi_day_to_text (siyi_clock_today (clock));
  g_autoptr(JsonNode) root = NULL;

  if (item == NULL)
    return FALSE;
  if (*words == '\0')
    return siyi_refuse (error, SIYI_ERROR_CONSTRAINT, "An instruction needs its words");
  if (strcmp (today, briefs->expires) > 0)
    {
      g_set_error (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT,
                   "These briefs expired on %s; ask the office for new ones", briefs->expires);
      return FALSE;
    }

  root = build_answer (briefs, item, words, siyi_clock_now_us (clock));

  return siyi_sealed_json_write (path, root, passphrase, NULL, error);
}

typedef struct
{
  GArray *answers;     /* SiyiInboxAnswer */
  guint   n_new;
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

/**
 * siyi_answers_take:
 * @path: what siyi_answer_write() wrote
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
  g_autoptr(JsonNode) root = siyi_sealed_json_read (path, "answers", passphrase, error);
  g_autoptr(GArray) answers = g_array_new (FALSE, TRUE, sizeof (SiyiInboxAnswer));
  Taking taking = { .answers = answers };
  JsonObject *object;
  JsonArray *array;

  if (root == NULL)
    return FALSE;
  object = json_node_get_object (root);
  array = json_object_has_member (object, "answers") ? json_object_get_array_member (object, "answers") : NULL;
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonObject *one = json_array_get_object_element (array, i);
      const SiyiInboxAnswer answer = {
        .package = json_object_get_string_member_with_default (object, "uid", ""),
        .brief = json_object_get_string_member_with_default (object, "brief", ""),
        .item = json_object_get_string_member_with_default (one, "uid", ""),
        .visit = json_object_get_string_member_with_default (one, "visit", ""),
        .said_by = json_object_get_string_member_with_default (one, "said_by", ""),
        .before = json_object_get_string_member_with_default (one, "before", ""),
        .proposed = json_object_get_string_member_with_default (one, "proposed", ""),
        .said_at = json_object_get_int_member_with_default (one, "said_at", 0),
      };

      g_array_append_val (answers, answer);
    }

  *n_answers = answers->len;
  if (siyi_archive_run (archive, SIYI_ACCESS_WRITE, take, &taking, NULL, error) == NULL)
    return FALSE;
  *n_new = taking.n_new;

  return TRUE;
}
