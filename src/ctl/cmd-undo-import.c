/* SPDX-License-Identifier: GPL-3.0-or-later */
/* siyictl undo-import: takes one import back whole. */
#include "commands.h"

#include "siyi-import-store.h"

static gpointer
undo (SiyiDb        *db,
      gpointer       data,
      GCancellable  *cancellable,
      GError       **error)
{
  const gint64 *batch = data;

  return GINT_TO_POINTER (siyi_import_undo (db, *batch, error));
}

static gboolean
run (Ctl     *ctl,
     GError **error)
{
  g_autofree char *question = g_strdup_printf (_("Take import %s back whole?"), ctl->args[0]);
  gint64 batch;

  if (!ctl_parse_id (ctl->args[0], &batch, error) || !ctl_open (ctl, error) ||
      !ctl_confirm (ctl, question, error) ||
      ctl_run (ctl, SIYI_ACCESS_WRITE, undo, &batch, error) == NULL)
    return FALSE;

  if (ctl->json)
    {
      JsonBuilder *answer = ctl_answer_begin ();

      ctl_add_int (answer, "batch", batch);
      ctl_answer_end (answer);
      return TRUE;
    }

  ctl_print (_("Import %lld is taken back; its rows are in the bin"), (long long) batch);
  ctl_write ("\n", 1);

  return TRUE;
}

const CtlCommand cmd_undo_import = {
  .name = "undo-import",
  .arguments = "BATCH",
  .summary = N_("Take one import back whole"),
  .min_args = 1,
  .max_args = 1,
  .run = run,
};
