/* SPDX-License-Identifier: GPL-3.0-or-later */
/* siyictl units: takes over and lists the units and the names they go by. */
#include "commands.h"

#include <string.h>

#include "siyi-office-files.h"
#include "siyi-office-store.h"

typedef struct
{
  const char *file;
  GPtrArray  *units;
} Import;

static gpointer
store (SiyiDb        *db,
       gpointer       data,
       GCancellable  *cancellable,
       GError       **error)
{
  const Import *import = data;

  return GINT_TO_POINTER (siyi_units_store (db, import->file, import->units, error) >= 0);
}

static gboolean
import (Ctl     *ctl,
        GError **error)
{
  g_autofree char *file = g_path_get_basename (ctl->args[1]);
  g_autoptr(GPtrArray) units = NULL;
  g_auto(GStrv) ignored = NULL;
  g_autofree char *words = NULL;
  Import data = { file, NULL };

  if (!ctl_open (ctl, error))
    return FALSE;

  data.units = units = siyi_units_read (ctl->args[1], NULL, &ignored, error);
  if (units == NULL || ctl_run (ctl, SIYI_ACCESS_WRITE, store, &data, error) == NULL)
    return FALSE;

  words = g_strdup_printf (ngettext ("%u unit taken over", "%u units taken over", units->len),
                           units->len);
  ctl_answer_imported (ctl, units->len, words, ignored);

  return TRUE;
}

static gpointer
load (SiyiDb        *db,
      gpointer       data,
      GCancellable  *cancellable,
      GError       **error)
{
  return siyi_units_load (db, FALSE, error);
}

static void
answer_list (GPtrArray *units)
{
  JsonBuilder *answer = ctl_answer_begin ();

  json_builder_set_member_name (answer, "units");
  json_builder_begin_array (answer);
  for (guint i = 0; i < units->len; i++)
    {
      const SiyiUnit *unit = g_ptr_array_index (units, i);

      json_builder_begin_object (answer);
      ctl_add_int (answer, "id", unit->id);
      ctl_add_text (answer, "name", unit->name);
      ctl_add_text (answer, "short", unit->short_name);
      ctl_add_text (answer, "kind", unit->kind);
      ctl_add_list (answer, "aliases", (const char * const *) unit->aliases);
      ctl_add_list (answer, "old_names", (const char * const *) unit->old_names);
      json_builder_end_object (answer);
    }
  json_builder_end_array (answer);
  ctl_answer_end (answer);
}

static void
print_list (GPtrArray *units)
{
  CtlTable *table = ctl_table_new (_("Name"), _("Short name"), _("Kind"), _("Other names"), NULL);

  for (guint i = 0; i < units->len; i++)
    {
      const SiyiUnit *unit = g_ptr_array_index (units, i);
      g_autofree char *others = unit->aliases != NULL ? g_strjoinv (" ", unit->aliases) : NULL;

      ctl_table_row (table, unit->name, unit->short_name, unit->kind, others);
    }
  ctl_table_print (table);
}

static gboolean
run (Ctl     *ctl,
     GError **error)
{
  g_autoptr(GPtrArray) units = NULL;

  if (strcmp (ctl->args[0], "import") == 0 && ctl->n_args == 2)
    return import (ctl, error);
  if (strcmp (ctl->args[0], "list") != 0 || ctl->n_args != 1)
    return ctl_usage (&cmd_units, error);

  units = ctl_run (ctl, SIYI_ACCESS_READ, load, NULL, error);
  if (units == NULL)
    return FALSE;

  if (ctl->json)
    answer_list (units);
  else
    print_list (units);

  return TRUE;
}

const CtlCommand cmd_units = {
  .name = "units",
  .arguments = "import FILE.csv | list",
  .summary = N_("Take over or list the units and their names"),
  .min_args = 1,
  .max_args = 2,
  .run = run,
};
