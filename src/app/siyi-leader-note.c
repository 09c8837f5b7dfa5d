/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The leader's instruction: what was given before stands above, never replaced; what is typed is
 * kept a second after the last key, issued by the button, and can be taken back. Main thread; the
 * archive's threads write. */
#include "siyi-leader-note.h"

#include <glib/gi18n.h>

#include "siyi-children.h"
#include "siyi-leader-words.h"
#include "siyi-leader-work.h"
#include "siyi-role-guard.h"
#include "siyi-window.h"

#define KEEP_AFTER_MS 1000

struct _SiyiLeaderNote
{
  GtkWidget      parent_instance;

  /* Template */
  GtkWidget     *ordered;
  GtkWidget     *sealed_line;
  GtkTextView   *text;
  GtkWidget     *placeholder;
  GtkWidget     *sign;
  GtkWidget     *buttons;

  /* Owned */
  SiyiArchive   *archive;
  char          *issued;        /* (nullable) words of this matter issued here: back when undone */
  char          *brought;       /* (nullable) words that came back: gone again when done again */
  guint          keep_source;

  gint64         visit, leader;
  gboolean       sealed;
  gboolean       issuing;
  gboolean       filling;       /* the program changes the text */
  gboolean       reading;       /* nothing may be written */
};

G_DEFINE_FINAL_TYPE (SiyiLeaderNote, siyi_leader_note, GTK_TYPE_WIDGET)

/**
 * siyi_leader_note_dup_words:
 *
 * Returns: (transfer full): what is written and not issued
 */
char *
siyi_leader_note_dup_words (SiyiLeaderNote *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (gtk_text_view_get_buffer (self->text), &start, &end);

  return gtk_text_buffer_get_text (gtk_text_view_get_buffer (self->text), &start, &end, FALSE);
}

static void
update (SiyiLeaderNote *self)
{
  g_autofree char *words = siyi_leader_note_dup_words (self);
  const gboolean is_empty = *g_strstrip (words) == '\0';

  gtk_widget_set_visible (self->placeholder, is_empty);
  gtk_widget_set_sensitive (self->sign, !is_empty && !self->issuing && self->visit != 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self->text), !self->issuing && !self->reading);
}

static void
set_words (SiyiLeaderNote *self,
           const char     *words)
{
  self->filling = TRUE;
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text), words, -1);
  self->filling = FALSE;
  update (self);
}

static void
on_kept (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr(SiyiLeaderNote) self = data;
  g_autoptr(GError) error = NULL;

  if (siyi_archive_run_finish (SIYI_ARCHIVE (source), result, &error) == NULL)
    siyi_show_error (GTK_WIDGET (self), _("Keeping what was typed"), error);
}

/**
 * siyi_leader_note_flush:
 *
 * Keeps at once what would be kept in a second.
 */
void
siyi_leader_note_flush (SiyiLeaderNote *self)
{
  g_autofree char *words = NULL;

  if (self->keep_source == 0 || self->archive == NULL)
    return;

  g_clear_handle_id (&self->keep_source, g_source_remove);
  words = siyi_leader_note_dup_words (self);
  siyi_archive_run_async (self->archive, SIYI_ACCESS_WRITE, siyi_leader_draft_work,
                          siyi_leader_note_change_new (self->visit, self->leader, self->sealed,
                                                       words),
                          (GDestroyNotify) siyi_leader_note_change_free, NULL, NULL, on_kept,
                          g_object_ref (self));
}

static gboolean
keep_later (gpointer data)
{
  siyi_leader_note_flush (data);

  return G_SOURCE_REMOVE;
}

static void
on_text_changed (SiyiLeaderNote *self)
{
  update (self);
  if (self->filling || self->visit == 0 || self->archive == NULL)
    return;

  g_clear_handle_id (&self->keep_source, g_source_remove);
  self->keep_source = g_timeout_add (KEEP_AFTER_MS, keep_later, self);
}

static void
on_issued (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(SiyiLeaderNote) self = data;
  g_autoptr(GError) error = NULL;
  g_autofree char *action = siyi_archive_run_finish (SIYI_ARCHIVE (source), result, &error);

  self->issuing = FALSE;
  if (self->archive == NULL)
    return;

  if (action == NULL)
    {
      g_clear_pointer (&self->issued, g_free);
      update (self);
      siyi_show_error (GTK_WIDGET (self), _("Issuing the instruction"), error);
      return;
    }

  set_words (self, "");
  siyi_push_undo (GTK_WIDGET (self), action, _("Instruction issued"));
  siyi_toast_with_button (GTK_WIDGET (self), _("Instruction issued"), _("Undo"), "win.undo", NULL);
}

static void
sign_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  SiyiLeaderNote *self = SIYI_LEADER_NOTE (widget);
  g_autofree char *words = siyi_leader_note_dup_words (self);

  if (self->issuing || self->archive == NULL || !gtk_widget_get_sensitive (self->sign))
    return;

  g_clear_handle_id (&self->keep_source, g_source_remove);
  g_clear_pointer (&self->brought, g_free);
  g_free (self->issued);
  self->issued = g_strstrip (g_strdup (words));
  self->issuing = TRUE;
  update (self);
  siyi_archive_run_async (self->archive, SIYI_ACCESS_WRITE, siyi_leader_sign_work,
                          siyi_leader_note_change_new (self->visit, self->leader, self->sealed,
                                                       words),
                          (GDestroyNotify) siyi_leader_note_change_free, g_free, NULL, on_issued,
                          g_object_ref (self));
}

static void
siyi_leader_note_dispose (GObject *object)
{
  SiyiLeaderNote *self = SIYI_LEADER_NOTE (object);

  if (self->text != NULL)
    siyi_leader_note_flush (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), SIYI_TYPE_LEADER_NOTE);
  siyi_children_unparent (self);
  g_clear_object (&self->archive);
  g_clear_pointer (&self->issued, g_free);
  g_clear_pointer (&self->brought, g_free);

  G_OBJECT_CLASS (siyi_leader_note_parent_class)->dispose (object);
}

static void
siyi_leader_note_class_init (SiyiLeaderNoteClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siyi_leader_note_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "leadernote");
  gtk_widget_class_set_template_from_resource (widget_class, "/cn/siyi/Siyi/cells/leader-note.ui");
  gtk_widget_class_bind_template_child (widget_class, SiyiLeaderNote, ordered);
  gtk_widget_class_bind_template_child (widget_class, SiyiLeaderNote, sealed_line);
  gtk_widget_class_bind_template_child (widget_class, SiyiLeaderNote, text);
  gtk_widget_class_bind_template_child (widget_class, SiyiLeaderNote, placeholder);
  gtk_widget_class_bind_template_child (widget_class, SiyiLeaderNote, sign);
  gtk_widget_class_bind_template_child (widget_class, SiyiLeaderNote, buttons);
  siyi_guard_install (widget_class, "note.sign", NULL, sign_action);
}

/* Before the text takes it for a new line. */
static void
add_sign_key (SiyiLeaderNote *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (keys),
    gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Return, GDK_CONTROL_MASK),
                      gtk_named_action_new ("note.sign")));
  gtk_widget_add_controller (GTK_WIDGET (self->text), keys);
}

static void
siyi_leader_note_init (SiyiLeaderNote *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_sign_key (self);
  g_signal_connect_object (gtk_text_view_get_buffer (self->text), "changed",
                           G_CALLBACK (on_text_changed), self, G_CONNECT_SWAPPED);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  C_("leader", "Instruction"), -1);
  update (self);
}

GtkWidget *
siyi_leader_note_new (void)
{
  return g_object_new (SIYI_TYPE_LEADER_NOTE, NULL);
}

void
siyi_leader_note_set_archive (SiyiLeaderNote *self,
                              SiyiArchive    *archive)
{
  g_set_object (&self->archive, archive);
}

/**
 * siyi_leader_note_set_away:
 * @may_answer: else the words are only read
 *
 * For briefs without an archive.
 */
void
siyi_leader_note_set_away (SiyiLeaderNote *self,
                           gboolean        may_answer)
{
  self->reading = !may_answer;
  gtk_widget_set_visible (self->buttons, FALSE);
  gtk_label_set_text (GTK_LABEL (self->placeholder),
                      may_answer ? _("Write here; save the answers when all matters are read")
                                 : _("The last day to answer is over"));
  update (self);
}

GtkTextBuffer *
siyi_leader_note_get_text (SiyiLeaderNote *self)
{
  return gtk_text_view_get_buffer (self->text);
}

static void
show_ordered (SiyiLeaderNote   *self,
              const SiyiBriefs *briefs,
              const SiyiBrief  *brief)
{
  siyi_children_remove (self->ordered);
  for (guint i = 0; i < brief->ordered->len; i++)
    {
      const SiyiBriefPromise *one = g_ptr_array_index (brief->ordered, i);
      g_autofree char *given = siyi_leader_words_given (one, briefs->today);

      gtk_box_append (GTK_BOX (self->ordered), siyi_leader_label (one->body, NULL));
      gtk_box_append (GTK_BOX (self->ordered), siyi_leader_label (given, "leader-note"));
    }
  gtk_widget_set_visible (self->ordered, brief->ordered->len > 0);
}

static gboolean
stands (const SiyiBrief *brief,
        const char      *words)
{
  for (guint i = 0; i < brief->ordered->len; i++)
    if (g_strcmp0 (((SiyiBriefPromise *) g_ptr_array_index (brief->ordered, i))->body, words) == 0)
      return TRUE;

  return FALSE;
}

/* Issued here and taken back since: the words are the person's, and come back to be changed. */
static void
bring_back (SiyiLeaderNote  *self,
            const SiyiBrief *brief)
{
  g_autofree char *words = NULL;

  if (self->issuing)
    return;

  words = siyi_leader_note_dup_words (self);
  if (self->issued != NULL && !stands (brief, self->issued))
    {
      if (*words == '\0')
        gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text), self->issued, -1);
      g_free (self->brought);
      self->brought = g_steal_pointer (&self->issued);
    }
  else if (self->brought != NULL && stands (brief, self->brought))
    {
      if (g_str_equal (words, self->brought))
        gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text), "", -1);
      g_free (self->issued);
      self->issued = g_steal_pointer (&self->brought);
    }
}

/**
 * siyi_leader_note_show:
 * @briefs: the session
 * @brief: the matter
 * @draft: what was typed before and not issued; of the matter already shown nothing is overwritten
 */
void
siyi_leader_note_show (SiyiLeaderNote   *self,
                       const SiyiBriefs *briefs,
                       const SiyiBrief  *brief,
                       const char       *draft)
{
  const gboolean is_other = self->visit != brief->visit;

  if (is_other)
    {
      siyi_leader_note_flush (self);
      g_clear_pointer (&self->issued, g_free);
      g_clear_pointer (&self->brought, g_free);
    }
  self->visit = brief->visit;
  self->leader = briefs->leader;
  self->sealed = brief->sealed;
  show_ordered (self, briefs, brief);
  gtk_widget_set_visible (self->sealed_line, brief->sealed);
  if (is_other)
    set_words (self, draft);
  else
    bring_back (self, brief);
  update (self);
}
