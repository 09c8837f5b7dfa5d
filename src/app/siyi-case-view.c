/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of one case: its head, the three facts, the line of time, clocks and twins. Shows a
 * sheet the reader's thread made; follows the archive's "changed" without losing its place. What a
 * person does here is in siyi-case-view-actions.c. Main thread. */
#include "siyi-case-view-private.h"

#include <glib/gi18n.h>

#include "siyi-case-words.h"
#include "siyi-children.h"
#include "siyi-count.h"
#include "siyi-look-watch.h"
#include "siyi-new-visit-intake.h"
#include "siyi-role-guard.h"
#include "siyi-tip.h"
#include "siyi-window.h"

enum { AUTHORISED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SiyiCaseView, siyi_case_view, GTK_TYPE_WIDGET)

static void
append_fact (GString    *line,
             const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  if (line->len > 0)
    /* Translators: stands between facts in one line; a wide space */
    g_string_append (line, C_("between facts", "   "));
  g_string_append (line, text);
}

static char *
people_words (const SiyiCase *content)
{
  const char *visitors = content->visitors != NULL ? content->visitors : "";
  g_auto(GStrv) names = siyi_intake_names (visitors, NULL);
  const char *first = names[0] != NULL ? names[0] : visitors;

  if (content->persons > 1 && content->concerned > 0)
    /* Translators: the first visitor, persons present, persons concerned */
    return g_strdup_printf (_("%s and others, %d present, %d concerned"), first, content->persons,
                            content->concerned);
  if (content->persons > 1)
    /* Translators: the first visitor, persons present */
    return g_strdup_printf (_("%s and others, %d present"), first, content->persons);
  if (content->concerned > 0)
    /* Translators: the visitor, persons concerned */
    return g_strdup_printf (_("%s, %d concerned"), visitors, content->concerned);

  return g_strdup (visitors);
}

static void
show_head (SiyiCaseView *self)
{
  const SiyiCase *content = self->sheet->content;
  g_autofree char *title = siyi_case_words_title (content->title);
  g_autofree char *people = people_words (content);
  g_autoptr(GString) line = g_string_new (NULL);
  gboolean has_place = content->problem_place != NULL && *content->problem_place != '\0';

  append_fact (line, content->number);
  append_fact (line, content->national_number);
  append_fact (line, content->class_name);
  append_fact (line, has_place ? content->problem_place : content->address);
  append_fact (line, content->purpose);
  append_fact (line, people);
  append_fact (line, content->units);

  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->line, line->str);
  gtk_widget_set_visible (self->repeated, content->first == 0);
  gtk_widget_set_visible (self->group, siyi_is_group (content->persons));
  gtk_widget_set_visible (self->void_tag, content->row_state == SIYI_ROW_VOID);
}

static void
show_numbers (SiyiCaseView *self)
{
  const SiyiCase *content = self->sheet->content;
  const char *none = _("none");
  const char *phones = content->phones != NULL && *content->phones != '\0' ? content->phones : none;
  const char *ids = content->ids != NULL && *content->ids != '\0' ? content->ids : none;
  /* Translators: phone numbers, identity numbers */
  g_autofree char *words = g_strdup_printf (_("Phone %s   Identity number %s"), phones, ids);

  gtk_label_set_text (self->numbers, self->revealed ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->numbers), self->revealed);
}

static void
on_unlink_clicked (SiyiCaseView *self,
                   GtkWidget    *button)
{
  const gint64 *id = g_object_get_data (G_OBJECT (button), "id");

  siyi_case_view_unlink (self, *id);
}

static void
add_twin (SiyiCaseView       *self,
          const SiyiCaseLine *line)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *unlink = gtk_button_new_from_icon_name ("window-close-symbolic");
  g_autofree char *title = siyi_case_words_title (line->title);
  g_autofree char *markup = g_markup_escape_text (title, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), markup);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), line->number);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.show-case");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "x", line->id);

  siyi_tip_set (unlink, _("Take the link back"));
  gtk_widget_set_valign (unlink, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (unlink, "flat");
  g_object_set_data_full (G_OBJECT (unlink), "id", g_memdup2 (&line->id, sizeof line->id), g_free);
  g_signal_connect_swapped (unlink, "clicked", G_CALLBACK (on_unlink_clicked), self);
  siyi_role_guard (unlink, "case.link");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), unlink);
  gtk_list_box_append (self->twins, row);
}

static void
show_side (SiyiCaseView *self)
{
  const SiyiCase *content = self->sheet->content;
  gboolean has_facts = content->facts != NULL && *content->facts != '\0';
  gboolean has_twins = content->twins != NULL && content->twins->len > 0;
  gboolean has_clocks = self->sheet->clocks->len > 0;

  siyi_case_papers_set_files (self->papers, content->id, self->sheet->files);
  siyi_case_issued_set_papers (self->issued, content, self->sheet->papers, self->sheet->today);
  siyi_case_charge_set_charges (self->charge, content->id, self->sheet->charges, content->case_leader, self->sheet->today);
  siyi_case_keep_set_line (self->keep, self->sheet->retention);
  siyi_clock_view_set_clocks (self->clocks, self->sheet->clocks, self->sheet->today);
  gtk_widget_set_visible (self->clocks_head, has_clocks);
  gtk_widget_set_visible (GTK_WIDGET (self->clocks), has_clocks);

  gtk_label_set_text (self->facts_text, has_facts ? content->facts : "");
  gtk_widget_set_visible (self->facts_head, has_facts);
  gtk_widget_set_visible (GTK_WIDGET (self->facts_text), has_facts);

  siyi_children_remove (self->twins);
  for (guint i = 0; has_twins && i < content->twins->len; i++)
    add_twin (self, g_ptr_array_index (content->twins, i));
  gtk_widget_set_visible (self->twins_head, has_twins);
  gtk_widget_set_visible (GTK_WIDGET (self->twins), has_twins);
}

/* What may be done depends on what is shown. */
static void
enable_actions (SiyiCaseView *self,
                gboolean      with_case)
{
  g_auto(GStrv) names = g_action_group_list_actions (G_ACTION_GROUP (self->actions));

  for (gsize i = 0; names[i] != NULL; i++)
    {
      GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), names[i]);

      if (!g_str_equal (names[i], "authorise"))
        g_simple_action_set_enabled (G_SIMPLE_ACTION (action), with_case);
    }
}

/* Shows the sheet there is. */
void
siyi_case_view_update (SiyiCaseView *self)
{
  gboolean withheld = self->sheet != NULL && self->sheet->content->restricted && !self->authorised;

  enable_actions (self, self->sheet != NULL && !withheld);
  siyi_look_watch (GTK_WIDGET (self), self->archive, "look.case", "petition_case",
                   self->sheet != NULL && !withheld ? self->sheet->content->id : 0);
  if (self->sheet == NULL || withheld)
    {
      gtk_stack_set_visible_child_name (self->stack, withheld ? "restricted" : "nothing");
      return;
    }

  show_head (self);
  show_numbers (self);
  siyi_case_facts_set_case (self->facts, self->sheet->content, self->sheet->today);
  siyi_case_facts_set_charged (self->facts, self->sheet->charges->len > 0);
  siyi_timeline_set_moments (self->timeline, self->sheet->content->moments, self->sheet->today);
  show_side (self);
  gtk_stack_set_visible_child_name (self->stack, "case");
}

static void
on_loaded (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(GTask) asked = data;
  SiyiCaseView *self = g_task_get_source_object (asked);
  g_autoptr(GError) error = NULL;
  SiyiCaseSheet *sheet = siyi_archive_run_finish (SIYI_ARCHIVE (source), result, &error);

  if (g_cancellable_is_cancelled (g_task_get_cancellable (asked)))
    {
      g_clear_pointer (&sheet, siyi_case_sheet_free);
      return;
    }
  if (sheet == NULL && !g_error_matches (error, SIYI_ERROR, SIYI_ERROR_NOT_FOUND))
    siyi_show_error (GTK_WIDGET (self), _("Opening the case"), error);

  g_clear_pointer (&self->sheet, siyi_case_sheet_free);
  self->sheet = sheet;
  siyi_case_view_update (self);
}

static void
load (SiyiCaseView *self)
{
  SiyiCaseAsk *ask;

  g_cancellable_cancel (self->loading);
  g_object_unref (self->loading);
  self->loading = g_cancellable_new ();
  if (self->id == 0)
    return;

  ask = g_new0 (SiyiCaseAsk, 1);
  ask->id = self->id;
  ask->today = siyi_clock_today (siyi_archive_get_clock (self->archive));
  siyi_archive_run_async (self->archive, SIYI_ACCESS_READ, siyi_case_sheet_work, ask, g_free,
                          (GDestroyNotify) siyi_case_sheet_free, self->loading, on_loaded,
                          g_task_new (self, self->loading, NULL, NULL));
}

static void
on_fact_edited (SiyiCaseView *self,
                const char   *field,
                const char   *text)
{
  siyi_case_view_edit (self, field, text);
}

static void
siyi_case_view_dispose (GObject *object)
{
  SiyiCaseView *self = SIYI_CASE_VIEW (object);

  g_cancellable_cancel (self->loading);
  if (self->archive != NULL)
    g_signal_handlers_disconnect_by_data (self->archive, self);
  gtk_widget_dispose_template (GTK_WIDGET (self), SIYI_TYPE_CASE_VIEW);
  siyi_children_unparent (self);

  G_OBJECT_CLASS (siyi_case_view_parent_class)->dispose (object);
}

static void
siyi_case_view_finalize (GObject *object)
{
  SiyiCaseView *self = SIYI_CASE_VIEW (object);

  g_clear_pointer (&self->sheet, siyi_case_sheet_free);
  g_clear_object (&self->archive);
  g_clear_object (&self->actions);
  g_clear_object (&self->loading);

  G_OBJECT_CLASS (siyi_case_view_parent_class)->finalize (object);
}

static void
siyi_case_view_class_init (SiyiCaseViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = siyi_case_view_dispose;
  object_class->finalize = siyi_case_view_finalize;
  signals[AUTHORISED] = g_signal_new ("authorised", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                      NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (SIYI_TYPE_CASE_FACTS);
  g_type_ensure (SIYI_TYPE_TIMELINE);
  g_type_ensure (SIYI_TYPE_CLOCK_VIEW);
  g_type_ensure (SIYI_TYPE_CASE_CHARGE);
  g_type_ensure (SIYI_TYPE_CASE_ISSUED);
  g_type_ensure (SIYI_TYPE_CASE_KEEP);
  g_type_ensure (SIYI_TYPE_CASE_PAPERS);
  gtk_widget_class_set_template_from_resource (widget_class, "/cn/siyi/Siyi/pages/case-view.ui");
  gtk_widget_class_bind_template_child (widget_class, SiyiCaseView, stack);
  gtk_widget_class_bind_template_child (widget_class, SiyiCaseView, title);
  gtk_widget_class_bind_template_child (widget_class, SiyiCaseView, repeated);
  gtk_widget_class_bind_template_child (widget_class, SiyiCaseView, group);
  gtk_widget_class_bind_template_child_full (widget_class, "void", FALSE,
                                             G_STRUCT_OFFSET (SiyiCaseView, void_tag));
  gtk_widget_class_bind_template_child (widget_class, SiyiCaseView, line);
  gtk_widget_class_bind_template_child (widget_class, SiyiCaseView, numbers);
  gtk_widget_class_bind_template_child (widget_class, SiyiCaseView, facts);
  gtk_widget_class_bind_template_child (widget_class, SiyiCaseView, timeline);
  gtk_widget_class_bind_template_child (widget_class, SiyiCaseView, clocks_head);
  gtk_widget_class_bind_template_child (widget_class, SiyiCaseView, clocks);
  gtk_widget_class_bind_template_child (widget_class, SiyiCaseView, papers);
  gtk_widget_class_bind_template_child (widget_class, SiyiCaseView, issued);
  gtk_widget_class_bind_template_child (widget_class, SiyiCaseView, charge);
  gtk_widget_class_bind_template_child (widget_class, SiyiCaseView, keep);
  gtk_widget_class_bind_template_child (widget_class, SiyiCaseView, facts_head);
  gtk_widget_class_bind_template_child (widget_class, SiyiCaseView, facts_text);
  gtk_widget_class_bind_template_child (widget_class, SiyiCaseView, twins_head);
  gtk_widget_class_bind_template_child (widget_class, SiyiCaseView, twins);
  gtk_widget_class_bind_template_callback (widget_class, on_fact_edited);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

/* Where no case can be seen the window takes what is dropped. */
static gboolean
on_drop_offered (SiyiCaseView *self)
{
  return g_strcmp0 (siyi_case_view_get_shown (self), "case") == 0;
}

static gboolean
on_drop (SiyiCaseView *self,
         const GValue *value)
{
  if (!on_drop_offered (self))
    return FALSE;

  siyi_case_papers_add (self->papers, g_value_get_boxed (value));

  return TRUE;
}

static void
accept_drops (SiyiCaseView *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect_swapped (target, "accept", G_CALLBACK (on_drop_offered), self);
  g_signal_connect_swapped (target, "drop", G_CALLBACK (on_drop), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

static void
siyi_case_view_init (SiyiCaseView *self)
{
  self->loading = g_cancellable_new ();
  self->actions = g_simple_action_group_new ();
  siyi_case_view_install_actions (self);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "case", G_ACTION_GROUP (self->actions));
  siyi_guard_group (GTK_WIDGET (self), G_ACTION_MAP (self->actions), "case");
  enable_actions (self, FALSE);
  accept_drops (self);
}

void
siyi_case_view_set_archive (SiyiCaseView *self,
                            SiyiArchive  *archive)
{
  g_return_if_fail (SIYI_IS_CASE_VIEW (self) && self->archive == NULL);

  self->archive = g_object_ref (archive);
  siyi_case_papers_set_archive (self->papers, archive);
  siyi_case_issued_set_archive (self->issued, archive);
  siyi_case_charge_set_archive (self->charge, archive);
  siyi_case_keep_set_archive (self->keep, archive);
  g_signal_connect_swapped (archive, "changed", G_CALLBACK (load), self);
}

/**
 * siyi_case_view_show:
 * @id: a case, 0: none
 *
 * The page of another case; what is on screen stays until the new one has come.
 */
void
siyi_case_view_show (SiyiCaseView *self,
                     gint64        id)
{
  g_return_if_fail (SIYI_IS_CASE_VIEW (self));

  if (self->id == id)
    return;

  self->id = id;
  self->revealed = FALSE;
  load (self);
  if (id == 0)
    {
      g_clear_pointer (&self->sheet, siyi_case_sheet_free);
      siyi_case_view_update (self);
    }
}

gint64
siyi_case_view_get_id (SiyiCaseView *self)
{
  g_return_val_if_fail (SIYI_IS_CASE_VIEW (self), 0);

  return self->id;
}

GActionGroup *
siyi_case_view_get_actions (SiyiCaseView *self)
{
  g_return_val_if_fail (SIYI_IS_CASE_VIEW (self), NULL);

  return G_ACTION_GROUP (self->actions);
}

/**
 * siyi_case_view_set_authorised:
 * @authorised: whether restricted matters may be shown; the look has been logged
 */
void
siyi_case_view_set_authorised (SiyiCaseView *self,
                               gboolean      authorised)
{
  g_return_if_fail (SIYI_IS_CASE_VIEW (self));

  if (self->authorised == authorised)
    return;

  self->authorised = authorised;
  siyi_case_view_update (self);
  if (authorised)
    g_signal_emit (self, signals[AUTHORISED], 0);
}

/**
 * siyi_case_view_get_shown:
 *
 * Returns: (transfer none): "nothing", "restricted" or "case"
 */
const char *
siyi_case_view_get_shown (SiyiCaseView *self)
{
  g_return_val_if_fail (SIYI_IS_CASE_VIEW (self), NULL);

  return gtk_stack_get_visible_child_name (self->stack);
}

SiyiCasePapers *
siyi_case_view_get_papers (SiyiCaseView *self)
{
  g_return_val_if_fail (SIYI_IS_CASE_VIEW (self), NULL);

  return self->papers;
}
