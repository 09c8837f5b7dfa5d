/* SPDX-License-Identifier: GPL-3.0-or-later */
/* siyictl leaders: takes over and lists the receiving leaders. */
#include "commands.h"

#include <string.h>

#include "siyi-office-files.h"
#include "siyi-office-store.h"

static gpointer
store (SiyiDb        *db,
       gpointer       data,
       GCancellable  *cancellable,
       GError       **error)
{
  return GINT_TO_POINTER (siyi_leaders_store (db, data, error) >= 0);
}

static gboolean
import (Ctl     *ctl,
        GError **error)
{
  g_autoptr(GPtrArray) leaders = NULL;
  g_auto(GStrv) ignored = NULL;
  g_autofree char *words = NULL;

  if (!ctl_open (ctl, error))
    return FALSE;

  leaders = siyi_leaders_read (ctl->args[1], NULL, &ignored, error);
  if (leaders == NULL || ctl_run (ctl, SIYI_ACCESS_WRITE, store, leaders, error) == NULL)
    return FALSE;

  words = g_strdup_printf (ngettext ("%u leader taken over", "%u leaders taken over", leaders->len),
                           leaders->len);
  ctl_answer_imported (ctl, leaders->len, words, ignored);

  return TRUE;
}

static gpointer
load (SiyiDb        *db,
      gpointer       data,
      GCancellable  *cancellable,
      GError       **error)
{
  const Ctl *ctl = data;

  return siyi_leaders_load (db, siyi_clock_today (ctl->clock), FALSE, error);
}

static void
add_leave (JsonBuilder  *answer,
           const GArray *leave)
{
  json_builder_set_member_name (answer, "leave");
  json_builder_begin_array (answer);
  for (guint i = 0; leave != NULL && i < leave->len; i++)
    {
      const SiyiLeave *one = &g_array_index (leave, SiyiLeave, i);

      json_builder_begin_array (answer);
      ctl_add_day (answer, NULL, one->from);
      ctl_add_day (answer, NULL, one->to);
      json_builder_end_array (answer);
    }
  json_builder_end_array (answer);
}

static void
answer_list (GPtrArray *leaders)
{
  JsonBuilder *answer = ctl_answer_begin ();

  json_builder_set_member_name (answer, "leaders");
  json_builder_begin_array (answer);
  for (guint i = 0; i < leaders->len; i++)
    {
      const SiyiLeader *leader = g_ptr_array_index (leaders, i);

      json_builder_begin_object (answer);
      ctl_add_int (answer, "id", leader->id);
      ctl_add_text (answer, "name", leader->name);
      ctl_add_text (answer, "post", leader->post);
      ctl_add_text (answer, "portfolio", leader->portfolio);
      ctl_add_int (answer, "rank", leader->rank);
      ctl_add_flag (answer, "monthly", leader->monthly);
      add_leave (answer, leader->leave);
      json_builder_end_object (answer);
    }
  json_builder_end_array (answer);
  ctl_answer_end (answer);
}

static void
print_list (GPtrArray *leaders)
{
  CtlTable *table = ctl_table_new (_("Order"), _("Name"), _("Post"), _("Once a month"),
                                   _("Portfolio"), NULL);

  ctl_table_align_end (table, 0);
  for (guint i = 0; i < leaders->len; i++)
    {
      const SiyiLeader *leader = g_ptr_array_index (leaders, i);
      g_autofree char *rank = g_strdup_printf ("%d", leader->rank);

      ctl_table_row (table, rank, leader->name, leader->post, leader->monthly ? _("yes") : "",
                     leader->portfolio);
    }
  ctl_table_print (table);
}

static gboolean
run (Ctl     *ctl,
     GError **error)
{
  g_autoptr(GPtrArray) leaders = NULL;

  if (strcmp (ctl->args[0], "import") == 0 && ctl->n_args == 2)
    return import (ctl, error);
  if (strcmp (ctl->args[0], "list") != 0 || ctl->n_args != 1)
    return ctl_usage (&cmd_leaders, error);

  leaders = ctl_run (ctl, SIYI_ACCESS_READ, load, ctl, error);
  if (leaders == NULL)
    return FALSE;

  if (ctl->json)
    answer_list (leaders);
  else
    print_list (leaders);

  return TRUE;
}

const CtlCommand cmd_leaders = {
  .name = "leaders",
  .arguments = "import FILE.csv | list",
  .summary = N_("Take over or list the leaders who receive"),
  .min_args = 1,
  .max_args = 2,
  .run = run,
};
