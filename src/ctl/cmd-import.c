/* SPDX-License-Identifier: GPL-3.0-or-later */
/* siyictl import: reads a ledger, shows what would be taken and why not, and takes it over unless
 * it is a trial. */
#include "commands.h"

#include "siyi-import-store.h"
#include "siyi-json-file.h"
#include "siyi-takeover.h"

#define FLAGS_SHOWN 40

static gboolean dry_run;
static char *mapping_file;

static const GOptionEntry options[] = {
  { "dry-run", 0, 0, G_OPTION_ARG_NONE, &dry_run, N_("Read and show, store nothing"), NULL },
  { "mapping", 0, 0, G_OPTION_ARG_FILENAME, &mapping_file,
    N_("JSON object: heading of the file to field key, \"-\" to leave it out"), N_("FILE") },
  { NULL }
};

typedef struct
{
  SiyiOfficeNames *names;
  GHashTable      *mapping;
  gboolean         is_new;     /* the mapping holds more than the archive does */
  SiyiTakeover    *takeover;
  gint64           batch;
} Import;

static gpointer
load_office (SiyiDb        *db,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  Import *import = data;

  import->names = siyi_office_names_load (db, error);
  if (import->names != NULL)
    import->mapping = siyi_import_mapping_load (db, error);

  return import->mapping;
}

static gboolean
add_mapping (Import      *import,
             const char  *path,
             GError     **error)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr(JsonObject) object = siyi_json_read_object (path, error);
  g_autoptr(GList) headings = object != NULL ? json_object_get_members (object) : NULL;

  if (object == NULL)
    return FALSE;

  for (GList *l = headings; l != NULL; l = l->next)
    {
      JsonNode *node = json_object_get_member (object, l->data);
      const char *word = JSON_NODE_HOLDS_VALUE (node) &&
                         json_node_get_value_type (node) == G_TYPE_STRING
                         ? json_node_get_string (node) : "";

      if (siyi_field_from_word (word) == SIYI_FIELD_NONE && !g_str_equal (word, "-"))
        {
          g_set_error (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT,
                       _("%s: “%s” is given the field “%s”, which there is not; write a field "
                         "key such as \"summary\", or \"-\" to leave the column out"),
                       name, (const char *) l->data, word);
          return FALSE;
        }
      g_hash_table_insert (import->mapping, g_strdup (l->data), g_strdup (word));
      import->is_new = TRUE;
    }

  return TRUE;
}

static gpointer
store (SiyiDb        *db,
       gpointer       data,
       GCancellable  *cancellable,
       GError       **error)
{
  Import *import = data;

  if (import->is_new && !siyi_import_mapping_save (db, import->mapping, error))
    return NULL;

  import->batch = siyi_takeover_store (import->takeover, db, ctl_progress, NULL, cancellable,
                                       error);

  return GINT_TO_POINTER (import->batch != 0);
}

static void
answer_json (const Import *import)
{
  g_autofree char *text = siyi_takeover_to_json (import->takeover, import->batch);

  if (g_str_has_prefix (text, "{\"ok\""))
    ctl_write (text, -1);
  else
    {
      ctl_write ("{\"ok\":true,", -1);
      ctl_write (text + 1, -1);
    }
  if (!g_str_has_suffix (text, "\n"))
    ctl_write ("\n", 1);
}

static void
print_sheets (const Import *import)
{
  GPtrArray *sheets = siyi_takeover_get_sheets (import->takeover);
  CtlTable *table = ctl_table_new (_("Sheet"), _("Taken"), _("Rows"), _("Visits"), _("Persons"),
                                   _("Other items"), NULL);

  for (guint i = 2; i <= 5; i++)
    ctl_table_align_end (table, i);
  for (guint i = 0; i < sheets->len; i++)
    {
      const SiyiTakeoverSheet *sheet = g_ptr_array_index (sheets, i);
      g_autofree char *rows = g_strdup_printf ("%d", sheet->rows);
      g_autofree char *visits = g_strdup_printf ("%d", sheet->visits);
      g_autofree char *persons = g_strdup_printf ("%" G_GINT64_FORMAT, sheet->persons);
      g_autofree char *items = g_strdup_printf ("%d", sheet->items);

      ctl_table_row (table, sheet->name, sheet->taken ? _("yes") : _("no"), rows, visits,
                     persons, items);
    }
  ctl_table_print (table);
}

/* The file's words for a field, the heading itself for a column. */
static const char *
field_name (const SiyiTakeoverFlag *flag)
{
  if (g_str_equal (flag->field, "*"))
    return _("the whole row");

  for (int column = 0; column < SIYI_N_COLUMNS; column++)
    if (flag->key != SIYI_FIELD_NONE && siyi_column_field ((SiyiColumn) column) == flag->key)
      return siyi_column_heading ((SiyiColumn) column);

  return flag->field;
}

static void
print_flags (const Import *import)
{
  GPtrArray *sheets = siyi_takeover_get_sheets (import->takeover);
  GArray *flags = siyi_takeover_get_flags (import->takeover);
  CtlTable *table;

  if (flags->len == 0)
    return;

  ctl_write ("\n", 1);
  table = ctl_table_new (_("Sheet"), _("Row"), _("Field"), _("Why"), NULL);
  ctl_table_align_end (table, 1);
  for (guint i = 0; i < MIN (flags->len, FLAGS_SHOWN); i++)
    {
      const SiyiTakeoverFlag *flag = &g_array_index (flags, SiyiTakeoverFlag, i);
      const SiyiTakeoverSheet *sheet = g_ptr_array_index (sheets, flag->sheet);
      g_autofree char *row = g_strdup_printf ("%u", flag->row);

      ctl_table_row (table, sheet->name, flag->row != 0 ? row : "", field_name (flag),
                     siyi_takeover_why_title (flag->why));
    }
  ctl_table_print (table);

  if (flags->len > FLAGS_SHOWN)
    {
      ctl_print (_("%u more; --json lists all of them"), flags->len - FLAGS_SHOWN);
      ctl_write ("\n", 1);
    }
}

static void
print_answer (const Import *import)
{
  print_sheets (import);
  print_flags (import);
  ctl_write ("\n", 1);
  if (import->batch != 0)
    ctl_print (_("Taken over as batch %lld; “siyictl undo-import %lld” takes it back"),
               (long long) import->batch, (long long) import->batch);
  else
    ctl_print ("%s", _("A trial: nothing was stored"));
  ctl_write ("\n", 1);
}

static gboolean
take_over (Ctl     *ctl,
           Import  *import,
           GError **error)
{
  if (ctl_run (ctl, SIYI_ACCESS_READ, load_office, import, error) == NULL)
    return FALSE;
  if (mapping_file != NULL && !add_mapping (import, mapping_file, error))
    return FALSE;

  import->takeover = siyi_takeover_read (ctl->args[0], import->names, import->mapping,
                                         ctl_progress, NULL, ctl_stoppable (ctl), error);
  if (import->takeover == NULL)
    return FALSE;

  return dry_run || ctl_run (ctl, SIYI_ACCESS_WRITE, store, import, error) != NULL;
}

static gboolean
run (Ctl     *ctl,
     GError **error)
{
  Import import = { 0 };
  const gboolean done = take_over (ctl, &import, error);

  ctl_progress_end ();
  if (done && ctl->json)
    answer_json (&import);
  else if (done)
    print_answer (&import);

  g_clear_pointer (&import.takeover, siyi_takeover_free);
  g_clear_pointer (&import.mapping, g_hash_table_unref);
  g_clear_pointer (&import.names, siyi_office_names_unref);

  return done;
}

const CtlCommand cmd_import = {
  .name = "import",
  .arguments = "FILE",
  .summary = N_("Take over a ledger (.xlsx, .csv, .txt)"),
  .options = options,
  .min_args = 1,
  .max_args = 1,
  .run = run,
};
