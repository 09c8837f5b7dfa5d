/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The briefs that travel to a leader's computer: written from an archive, read where there is none.
 * On a worker thread. */
#include "siyi-brief-package.h"

#include "siyi-brief-private.h"
#include "siyi-error.h"
#include "siyi-inbox-store.h"
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
  g_clear_pointer (&self->briefs, siyi_briefs_free);
  g_free (self);
}

/* --- Out ------------------------------------------------------------------------------------------ */

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
  siyi_brief_to_json (builder, brief);
  /* Verbatim: it is compared when the answer comes back, and shown to nobody else. */
  json_builder_set_member_name (builder, "before");
  json_builder_add_string_value (builder, before);
  json_builder_end_object (builder);

  return TRUE;
}

typedef struct
{
  const SiyiBriefWish *wish;
  char                *uid;
  JsonNode            *root;
  guint                n;
  SiyiPackageRow       row;
} Writing;

static JsonNode *
build (SiyiDb            *db,
       Writing           *self,
       const SiyiBriefs  *briefs,
       GError           **error)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  siyi_brief_text_to_json (builder, "siyi", "briefs");
  json_builder_set_member_name (builder, "format");
  json_builder_add_int_value (builder, SIYI_SEALED_FORMAT);
  json_builder_set_member_name (builder, "uid");
  json_builder_add_string_value (builder, self->uid);
  siyi_brief_day_to_json (builder, "day", briefs->session->day);
  siyi_brief_day_to_json (builder, "made", briefs->today);
  siyi_brief_day_to_json (builder, "expires", self->wish->expires);
  siyi_brief_text_to_json (builder, "leader", briefs->leader_name);
  json_builder_set_member_name (builder, "beside");
  json_builder_begin_array (builder);
  for (gsize i = 0; briefs->beside[i] != NULL; i++)
    {
      json_builder_begin_object (builder);
      siyi_brief_text_to_json (builder, "text", briefs->beside[i]);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "briefs");
  json_builder_begin_array (builder);
  for (guint i = 0; i < briefs->briefs->len; i++)
    if (!add_brief (builder, db, g_ptr_array_index (briefs->briefs, i), error))
      return NULL;
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  return json_builder_get_root (builder);
}

/* Whose answers they will be is decided here: one who sits. */
static gboolean
choose_leader (SiyiBriefs  *briefs,
               const char  *leader,
               GError     **error)
{
  const GPtrArray *seats = siyi_planned_sitting (briefs->session);

  for (guint i = 0; leader != NULL && i < seats->len; i++)
    {
      const SiyiSeat *seat = g_ptr_array_index (seats, i);

      if (g_strcmp0 (seat->name, leader) != 0)
        continue;
      briefs->leader = seat->leader;
      g_free (briefs->leader_name);
      briefs->leader_name = g_strdup (leader);
      return TRUE;
    }

  return (leader == NULL && briefs->leader_name != NULL) ||
         siyi_refuse (error, SIYI_ERROR_CONSTRAINT, "This leader does not sit in the session; choose one who does");
}

static gpointer
gather (SiyiDb        *db,
        gpointer       data,
        GCancellable  *cancellable,
        GError       **error)
{
  Writing *self = data;
  g_autoptr(SiyiBriefs) briefs = siyi_briefs_load (db, self->wish->session, SIYI_AUDIENCE_INSIDE, error);

  if (briefs == NULL || !choose_leader (briefs, self->wish->leader, error))
    return NULL;
  if (self->wish->expires < briefs->today)
    {
      siyi_refuse (error, SIYI_ERROR_CONSTRAINT, "The last day of the briefs is over already; choose a later one");
      return NULL;
    }

  self->uid = g_uuid_string_random ();
  self->n = briefs->briefs->len;
  self->root = build (db, self, briefs, error);
  self->row.subject = g_strdup (briefs->session->uid);

  return self->root != NULL && !g_cancellable_set_error_if_cancelled (cancellable, error) &&
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
write_and_enter (SiyiArchive       *archive,
                 Writing           *self,
                 char             **recovery_code,
                 SiyiSealProgress   progress,
                 gpointer           progress_data,
                 GCancellable      *cancellable,
                 GError           **error)
{
  const SiyiBriefWish *wish = self->wish;
  g_autoptr(SiyiSource) source = NULL;

  if (!siyi_sealed_json_write (wish->path, self->root, wish->passphrase, recovery_code, progress, progress_data,
                               cancellable, error) ||
      /* Opened once more: what does not open does not count. */
      !siyi_seal_check (wish->path, wish->passphrase, NULL, progress, progress_data, cancellable, error))
    return FALSE;
  source = siyi_source_open (wish->path, G_MAXINT64, error);
  self->row.hash = source != NULL ? siyi_source_hash (source, NULL, error) : NULL;
  if (self->row.hash == NULL)
    return FALSE;

  self->row.uid = g_strdup (self->uid);
  self->row.kind = SIYI_PACKAGE_BRIEF;
  self->row.place = g_path_get_dirname (wish->path);
  self->row.sealed = TRUE;
  self->row.files = 1;
  self->row.bytes = (gint64) source->size;
  self->row.expires = wish->expires;

  return siyi_archive_run (archive, SIYI_ACCESS_WRITE, enter, &self->row, NULL, error) != NULL;
}

/**
 * siyi_brief_package_write:
 * @recovery_code: (out) (optional) (transfer full)
 * @n_briefs: (out): matters in it
 * @progress: (nullable)
 *
 * Returns: whether the file is there and in the register; what leaves is in the audit trail before.
 *   CONSTRAINT: a weak pass phrase, a last day that is over, a leader who does not sit
 */
gboolean
siyi_brief_package_write (SiyiArchive          *archive,
                          const SiyiBriefWish  *wish,
                          char                **recovery_code,
                          guint                *n_briefs,
                          SiyiSealProgress      progress,
                          gpointer              progress_data,
                          GCancellable         *cancellable,
                          GError              **error)
{
  Writing self = { .wish = wish };
  gboolean written = siyi_passphrase_check (wish->passphrase, error) &&
                     siyi_archive_run (archive, SIYI_ACCESS_WRITE, gather, &self, cancellable, error) != NULL &&
                     write_and_enter (archive, &self, recovery_code, progress, progress_data, cancellable, error);

  *n_briefs = self.n;
  g_clear_pointer (&self.root, json_node_unref);
  g_free (self.uid);
  siyi_package_row_clear (&self.row);

  return written;
}

/* --- In ------------------------------------------------------------------------------------------- */

static char *
dup_member (JsonObject *object,
            const char *name)
{
  char *text = siyi_brief_text_of (object, name);

  return text != NULL ? text : g_strdup ("");
}

static void
add_item (SiyiBriefPackage *self,
          JsonObject       *object)
{
  SiyiBriefItem *item = g_new0 (SiyiBriefItem, 1);
  SiyiBrief *brief = siyi_brief_from_json (object);

  item->visit = dup_member (object, "visit");
  item->number = dup_member (object, "number");
  item->who = dup_member (object, "who");
  item->request = dup_member (object, "request");
  item->before = dup_member (object, "before");
  g_ptr_array_add (self->items, item);
  brief->visit = self->items->len;
  g_ptr_array_add (self->briefs->briefs, brief);
}

static SiyiBriefs *
read_head (JsonObject *object)
{
  SiyiBriefs *briefs = g_new0 (SiyiBriefs, 1);
  g_autoptr(GStrvBuilder) lines = g_strv_builder_new ();
  g_autoptr(JsonArray) beside = siyi_brief_array_of (object, "beside");

  briefs->session = g_new0 (SiyiPlanned, 1);
  briefs->session->day = siyi_brief_day_of (object, "day");
  briefs->today = siyi_brief_day_of (object, "made");
  if (briefs->today == SIYI_DAY_NONE)
    briefs->today = briefs->session->day;
  briefs->leader_name = dup_member (object, "leader");
  briefs->briefs = g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_brief_free);
  for (guint i = 0; i < json_array_get_length (beside); i++)
    {
      g_autofree char *text = dup_member (json_array_get_object_element (beside, i), "text");

      g_strv_builder_add (lines, text);
    }
  briefs->beside = g_strv_builder_end (lines);

  return briefs;
}

/**
 * siyi_brief_package_read:
 * @path: what siyi_brief_package_write() wrote
 *
 * Returns: (transfer full) (nullable): the briefs; errors as of siyi_sealed_json_read()
 */
SiyiBriefPackage *
siyi_brief_package_read (const char  *path,
                         const char  *passphrase,
                         GError     **error)
{
  g_autoptr(JsonNode) root = siyi_sealed_json_read (path, "briefs", passphrase, error);
  g_autoptr(JsonArray) briefs = NULL;
  SiyiBriefPackage *self;
  JsonObject *object;

  if (root == NULL)
    return NULL;

  object = json_node_get_object (root);
  self = g_new0 (SiyiBriefPackage, 1);
  self->uid = dup_member (object, "uid");
  self->day = dup_member (object, "day");
  self->leader = dup_member (object, "leader");
  self->expires = dup_member (object, "expires");
  self->items = g_ptr_array_new_with_free_func (item_free);
  self->briefs = read_head (object);
  briefs = siyi_brief_array_of (object, "briefs");
  for (guint i = 0; i < json_array_get_length (briefs); i++)
    add_item (self, json_array_get_object_element (briefs, i));

  return self;
}
