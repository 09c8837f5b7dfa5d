/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The dialog of a charge's next line or of its table. It offers only what the line has, can be saved only when
 * that is complete, and writes one action that can be undone. Main thread; the work is on the archive's. */
#include "siyi-charge-dialog-private.h"

#include <glib/gi18n.h>

#include "siyi-charge-words.h"
#include "siyi-charge-work.h"
#include "siyi-new-visit-intake.h"
#include "siyi-weak.h"
#include "siyi-window.h"

G_DEFINE_FINAL_TYPE (SiyiChargeDialog, siyi_charge_dialog, ADW_TYPE_WINDOW)

/* A write under way; the dialog may be gone before its answer comes. */
typedef struct
{
  GWeakRef   *self;
  GtkWidget  *page;
  const char *title;      /* translated, of the undo and the toast */
} Saving;

gboolean
siyi_charge_is_table (SiyiChargeLineKind kind)
{
  return kind == SIYI_CHARGE_LINE_LISTED || kind == SIYI_CHARGE_LINE_CHANGED;
}

gboolean
siyi_charge_is_by_top_leader (SiyiChargeLineKind kind)
{
  return kind == SIYI_CHARGE_LINE_APPROVED || kind == SIYI_CHARGE_LINE_EXTENDED;
}

/* Days alone say what these lines say. */
gboolean
siyi_charge_needs_words (SiyiChargeLineKind kind)
{
  return !siyi_charge_is_table (kind) && !siyi_charge_is_by_top_leader (kind) && kind != SIYI_CHARGE_LINE_SERVED &&
         kind != SIYI_CHARGE_LINE_STRUCK;
}

static SiyiDay
day_in (SiyiChargeDialog *self,
        GtkEditable      *entry)
{
  return entry != NULL ? siyi_intake_read_day (gtk_editable_get_text (entry), self->today) : SIYI_DAY_NONE;
}

static char *
body_of (SiyiChargeDialog *self)
{
  GtkTextIter start, end;
  g_autofree char *text = NULL;

  if (self->body == NULL)
    return NULL;
  gtk_text_buffer_get_bounds (self->body, &start, &end);
  text = gtk_text_buffer_get_text (self->body, &start, &end, FALSE);

  return g_strdup (g_strstrip (text));
}

static const SiyiLeader *
chosen_leader (SiyiChargeDialog *self)
{
  const guint chosen = self->leader != NULL ? adw_combo_row_get_selected (self->leader) : GTK_INVALID_LIST_POSITION;

  return self->leaders != NULL && chosen < self->leaders->len ? g_ptr_array_index (self->leaders, chosen) : NULL;
}

static const char *
leader_name (SiyiChargeDialog *self)
{
  GtkStringObject *word = self->leader != NULL ? adw_combo_row_get_selected_item (self->leader) : NULL;

  return word != NULL ? gtk_string_object_get_string (word) : NULL;
}

/* The earliest day the line may have: the step before it. */
static SiyiDay
earliest (SiyiChargeDialog *self)
{
  switch ((int) self->kind)
    {
    case SIYI_CHARGE_LINE_LISTED:
      return SIYI_DAY_NONE;
    case SIYI_CHARGE_LINE_SERVED:
      return self->facts.approved;
    case SIYI_CHARGE_LINE_STRUCK:
      return self->facts.finished;
    default:
      return self->facts.listed;
    }
}

/* Why it can't be saved; NULL: it can. */
static const char *
trouble (SiyiChargeDialog *self)
{
  const SiyiDay day = day_in (self, self->day), limit = day_in (self, self->limit);
  const gboolean has_limit = self->limit != NULL && *gtk_editable_get_text (self->limit) != '\0';
  const SiyiDay after = self->kind == SIYI_CHARGE_LINE_EXTENDED ? self->facts.limit
                        : self->kind == SIYI_CHARGE_LINE_LISTED ? day : self->facts.listed;
  g_autofree char *body = body_of (self);

  if (self->leader != NULL && leader_name (self) == NULL)
    return "";
  if (day == SIYI_DAY_NONE || (has_limit && limit == SIYI_DAY_NONE))
    return _("No such day");
  if (day > self->today)
    return _("A day to come");
  if (earliest (self) != SIYI_DAY_NONE && day < earliest (self))
    return _("Before the step it follows");
  if (self->kind == SIYI_CHARGE_LINE_EXTENDED && !has_limit)
    return "";
  if (has_limit && after != SIYI_DAY_NONE && (self->kind == SIYI_CHARGE_LINE_EXTENDED ? limit <= after : limit < after))
    return _("The limit must be a later day");

  if (self->unit != NULL && self->facts.approved != SIYI_DAY_NONE && *gtk_editable_get_text (self->unit) == '\0')
    return _("An approved table needs its unit");

  return siyi_charge_needs_words (self->kind) && *body == '\0' ? "" : NULL;
}

void
siyi_charge_dialog_update (SiyiChargeDialog *self)
{
  const char *why = trouble (self);

  gtk_label_set_text (self->check, why != NULL ? why : "");
  gtk_widget_set_visible (GTK_WIDGET (self->check), why != NULL && *why != '\0');
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.save", why == NULL);
}

/* The post goes with the leader. */
void
siyi_charge_dialog_on_leader (SiyiChargeDialog *self)
{
  const SiyiLeader *leader = chosen_leader (self);

  if (self->post != NULL && leader != NULL)
    gtk_editable_set_text (self->post, leader->post != NULL ? leader->post : "");
  siyi_charge_dialog_update (self);
}

static void
show_leaders (SiyiChargeDialog *self,
              GPtrArray        *leaders)
{
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;
  gboolean found = self->proposed == NULL;

  for (guint i = 0; i < leaders->len; i++)
    {
      const SiyiLeader *leader = g_ptr_array_index (leaders, i);

      gtk_string_list_append (names, leader->name);
      if (g_strcmp0 (leader->name, self->proposed) == 0)
        {
          selected = i;
          found = TRUE;
        }
    }
  /* Whoever has it now stays choosable, in the office's list or not. */
  if (!found)
    {
      gtk_string_list_append (names, self->proposed);
      selected = leaders->len;
    }
  adw_combo_row_set_model (self->leader, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->leader, selected);
  /* From here on a choice is a person's: the post that stands in the table stays until then. */
  self->leaders = leaders;
  if (self->kind == SIYI_CHARGE_LINE_LISTED)
    siyi_charge_dialog_on_leader (self);
  siyi_charge_dialog_update (self);
}

static void
on_loaded (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(SiyiChargeDialog) self = siyi_weak_take (data);
  g_autoptr(GError) error = NULL;
  GPtrArray *leaders = siyi_archive_run_finish (SIYI_ARCHIVE (source), result, &error);

  if (self == NULL || self->archive == NULL)
    g_clear_pointer (&leaders, g_ptr_array_unref);
  else if (leaders == NULL)
    siyi_show_error (self->page, _("Opening the case"), error);
  else
    show_leaders (self, leaders);
}

static gpointer
load_in_thread (SiyiDb        *db,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  return siyi_leaders_load (db, *(const SiyiDay *) data, FALSE, error);
}

static void
on_saved (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autofree Saving *saving = data;
  g_autoptr(SiyiChargeDialog) self = siyi_weak_take (saving->self);
  g_autoptr(GtkWidget) page = saving->page;
  g_autoptr(GError) error = NULL;
  g_autofree char *action = siyi_archive_run_finish (SIYI_ARCHIVE (source), result, &error);

  if (gtk_widget_get_root (page) == NULL)
    return;
  if (action == NULL)
    {
      if (self != NULL)
        gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.save", TRUE);
      siyi_show_error (page, _("Writing the charge"), error);
      return;
    }

  if (self != NULL)
    gtk_window_destroy (GTK_WINDOW (self));
  siyi_push_undo (page, action, saving->title);
  siyi_toast_with_button (page, saving->title, _("Undo"), "win.undo", NULL);
}

static void
on_save (SiyiChargeDialog *self)
{
  SiyiChargeWrite *write;
  Saving *saving;

  if (trouble (self) != NULL)
    return;

  write = g_new0 (SiyiChargeWrite, 1);
  write->case_id = self->case_id;
  write->kind = self->kind;
  write->day = day_in (self, self->day);
  write->limit = day_in (self, self->limit);
  write->body = body_of (self);
  if (siyi_charge_is_table (self->kind))
    {
      write->leader = g_strdup (leader_name (self));
      write->post = g_strdup (gtk_editable_get_text (self->post));
      write->unit = g_strdup (gtk_editable_get_text (self->unit));
    }
  else
    write->person = g_strdup (leader_name (self));

  saving = g_new0 (Saving, 1);
  saving->self = siyi_weak_new (self);
  saving->page = g_object_ref (self->page);
  saving->title = siyi_charge_words_done (self->kind);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.save", FALSE);
  siyi_archive_run_async (self->archive, SIYI_ACCESS_WRITE, siyi_charge_write_work, write,
                          (GDestroyNotify) siyi_charge_write_free, g_free, NULL, on_saved, saving);
}

static void
save_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  on_save (SIYI_CHARGE_DIALOG (widget));
}

static void
siyi_charge_dialog_dispose (GObject *object)
{
  SiyiChargeDialog *self = SIYI_CHARGE_DIALOG (object);

  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  g_clear_object (&self->archive);
  g_clear_object (&self->page);
  g_clear_pointer (&self->leaders, g_ptr_array_unref);
  g_clear_pointer (&self->proposed, g_free);

  G_OBJECT_CLASS (siyi_charge_dialog_parent_class)->dispose (object);
}

static void
siyi_charge_dialog_class_init (SiyiChargeDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siyi_charge_dialog_dispose;
  gtk_widget_class_install_action (widget_class, "dialog.save", NULL, save_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "dialog.save", NULL);
}

static void
siyi_charge_dialog_init (SiyiChargeDialog *self)
{
  self->asking = g_cancellable_new ();
}

/**
 * siyi_charge_dialog_new:
 * @page: where the outcome is told
 * @kind: of the line; listed takes charge of the case, changed shows the table
 * @charge: (nullable): the open charge; read during the call only
 * @leader: (nullable): whom the ledger names already
 *
 * Returns: (transfer none): the dialog, modal and not yet shown
 */
SiyiChargeDialog *
siyi_charge_dialog_new (GtkWidget          *page,
                        SiyiArchive        *archive,
                        gint64              case_id,
                        SiyiChargeLineKind  kind,
                        const SiyiCharge   *charge,
                        const char         *leader)
{
  SiyiChargeDialog *self = g_object_new (SIYI_TYPE_CHARGE_DIALOG,
                                         "title", siyi_charge_words_line (kind),
                                         "transient-for", gtk_widget_get_root (page),
                                         "modal", TRUE,
                                         "default-width", 480,
                                         NULL);

  self->page = g_object_ref (page);
  self->archive = g_object_ref (archive);
  self->case_id = case_id;
  self->kind = kind;
  self->today = siyi_clock_today (siyi_archive_get_clock (archive));
  self->facts = (SiyiChargeFacts) { SIYI_DAY_NONE, SIYI_DAY_NONE, SIYI_DAY_NONE, SIYI_DAY_NONE, SIYI_DAY_NONE,
                                    SIYI_DAY_NONE, .has_unit = FALSE };
  if (charge != NULL)
    self->facts = charge->facts;
  if (siyi_charge_is_table (kind))
    self->proposed = g_strdup (charge != NULL ? charge->name : leader);
  siyi_charge_dialog_build (self, charge);
  if (self->leader != NULL)
    siyi_archive_run_async (archive, SIYI_ACCESS_READ, load_in_thread, g_memdup2 (&self->today, sizeof self->today),
                            g_free, (GDestroyNotify) g_ptr_array_unref, self->asking, on_loaded, siyi_weak_new (self));

  return self;
}
