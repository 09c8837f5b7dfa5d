/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The line about backups under the year's four ones. Asked for after every change; the last answer stays
 * until the next one is there. Main thread. */
#include "siyi-backup-sum.h"

#include <glib/gi18n.h>

#include "siyi-ask.h"
#include "siyi-backup-page-private.h"
#include "siyi-children.h"
#include "siyi-keeping.h"
#include "siyi-schedule-store.h"

#define MOST_LINES 400

struct _SiyiBackupSum
{
  GtkWidget     parent_instance;

  /* Children */
  GtkWidget    *sign;
  GtkLabel     *text;

  /* Owned */
  SiyiArchive  *archive;
  GCancellable *asking;      /* replaced with every question: older replies drop out */
};

G_DEFINE_FINAL_TYPE (SiyiBackupSum, siyi_backup_sum, GTK_TYPE_WIDGET)

typedef struct
{
  gint64   last;             /* the newest good one, µs; 0: none */
  guint    n_here, n_away;   /* good ones that stand in their places */
  SiyiDay  day, today;       /* of the last good one */
} Answer;

static gpointer
load_in_thread (SiyiDb        *db,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  g_autoptr(GPtrArray) lines = siyi_backups_load (db, MOST_LINES, error);
  Answer *answer;

  if (lines == NULL)
    return NULL;

  answer = g_new0 (Answer, 1);
  answer->today = siyi_schedule_today (db);
  answer->day = siyi_backup_last_good_day_of (db);
  for (guint i = 0; i < lines->len; i++)
    {
      const SiyiBackupLine *line = g_ptr_array_index (lines, i);

      if (line->trouble != NULL || !line->is_there)
        continue;
      if (line->checked_at != 0)
        answer->last = MAX (answer->last, line->at);
      if (g_str_equal (line->place, data))
        answer->n_here++;
      else
        answer->n_away++;
    }

  return answer;
}

static char *
words_of (const Answer *answer)
{
  g_autofree char *moment = NULL;
  g_autofree char *here = NULL;

  if (answer->last == 0)
    return g_strdup (_("None yet; the first is made by itself at a quiet moment"));

  moment = siyi_backup_words_moment (answer->last, answer->today);
  here = g_strdup_printf (ngettext ("%u on this computer", "%u on this computer", answer->n_here), answer->n_here);
  if (answer->n_away == 0)
    /* Translators: a day and a time of day; how many backups lie on this computer */
    return g_strdup_printf (_("%1$s, opened and checked. %2$s, none elsewhere"), moment, here);

  /* Translators: a day and a time of day; how many backups lie on this computer, how many on another disk or stick */
  return g_strdup_printf (ngettext ("%1$s, opened and checked. %2$s, %3$u elsewhere",
                                    "%1$s, opened and checked. %2$s, %3$u elsewhere", answer->n_away),
                          moment, here, answer->n_away);
}

static void
on_loaded (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(GTask) asked = data;
  SiyiBackupSum *self = g_task_get_source_object (asked);
  g_autoptr(GError) error = NULL;
  g_autofree Answer *answer = siyi_archive_run_finish (SIYI_ARCHIVE (source), result, &error);
  g_autofree char *words = answer != NULL ? words_of (answer) : NULL;
  gboolean fine;

  if (g_cancellable_is_cancelled (g_task_get_cancellable (asked)))
    return;
  if (answer == NULL)
    {
      g_message ("Reading the backups: %s", error->message);
      return;
    }

  fine = answer->day != SIYI_DAY_NONE && answer->day + SIYI_BACKUP_OLD_DAYS >= answer->today;
  gtk_label_set_text (self->text, words);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->text), words);
  gtk_widget_remove_css_class (self->sign, fine ? "warning" : "success");
  gtk_widget_add_css_class (self->sign, fine ? "success" : "warning");
}

static void
ask (SiyiBackupSum *self)
{
  siyi_ask (self, &self->asking, self->archive, load_in_thread,
            siyi_archive_backup_dir (siyi_archive_get_folder (self->archive)), g_free, g_free, on_loaded);
}

static void
siyi_backup_sum_dispose (GObject *object)
{
  SiyiBackupSum *self = SIYI_BACKUP_SUM (object);

  g_cancellable_cancel (self->asking);
  if (self->archive != NULL)
    g_signal_handlers_disconnect_by_data (self->archive, self);
  siyi_children_unparent (self);

  G_OBJECT_CLASS (siyi_backup_sum_parent_class)->dispose (object);
}

static void
siyi_backup_sum_finalize (GObject *object)
{
  SiyiBackupSum *self = SIYI_BACKUP_SUM (object);

  g_clear_object (&self->asking);
  g_clear_object (&self->archive);

  G_OBJECT_CLASS (siyi_backup_sum_parent_class)->finalize (object);
}

static void
siyi_backup_sum_class_init (SiyiBackupSumClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = siyi_backup_sum_dispose;
  G_OBJECT_CLASS (klass)->finalize = siyi_backup_sum_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
siyi_backup_sum_init (SiyiBackupSum *self)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *head = gtk_label_new (_("Backups"));
  GtkWidget *text = gtk_label_new ("");

  self->asking = g_cancellable_new ();
  self->sign = gtk_image_new_from_icon_name ("drive-harddisk-symbolic");
  self->text = GTK_LABEL (text);
  gtk_label_set_xalign (self->text, 0);
  gtk_label_set_ellipsize (self->text, PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (text, TRUE);
  gtk_widget_add_css_class (text, "secondary");
  gtk_widget_add_css_class (text, "numeric");
  gtk_box_append (GTK_BOX (box), self->sign);
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), text);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY, head, text, NULL, -1);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "backup-line");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", "backup");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.show-keeping");
  gtk_widget_set_parent (button, GTK_WIDGET (self));
}

/**
 * siyi_backup_sum_new:
 * @archive: the open archive
 *
 * Returns: (transfer floating): the line
 */
GtkWidget *
siyi_backup_sum_new (SiyiArchive *archive)
{
  SiyiBackupSum *self = g_object_new (SIYI_TYPE_BACKUP_SUM, NULL);

  self->archive = g_object_ref (archive);
  g_signal_connect_swapped (archive, "changed", G_CALLBACK (ask), self);
  ask (self);

  return GTK_WIDGET (self);
}

const char *
siyi_backup_sum_get_text (SiyiBackupSum *self)
{
  g_return_val_if_fail (SIYI_IS_BACKUP_SUM (self), NULL);

  return gtk_label_get_text (self->text);
}
