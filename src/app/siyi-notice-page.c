/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The public notice: the paper as it will hang, its versions, where it goes, what was checked. This
 * unit wires archive, state and widgets; lists, outlets, publishing and the office's words each have
 * their own siyi-notice-*.c. Main thread; all reading and writing is the archive's. */
#include "siyi-notice-page-private.h"

#include <glib/gi18n.h>

#include "siyi-notice-words.h"
#include "siyi-role-guard.h"
#include "siyi-tip.h"
#include "siyi-window.h"

#define REFRESH_AFTER_MS 60

enum
{
  PROP_0,
  PROP_MONTH,
  N_PROPS
};

enum
{
  SIGNAL_PLAN_WANTED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

/* In the order of the drop-down. */
static const SiyiPaperForm forms[] = { SIYI_PAPER_A4, SIYI_PAPER_LARGE, SIYI_PAPER_POSTER };

G_DEFINE_FINAL_TYPE (SiyiNoticePage, siyi_notice_page, ADW_TYPE_BIN)

/* Returns: (nullable): the notice that is on the paper */
const SiyiNotice *
siyi_notice_page_get_shown (SiyiNoticePage *self)
{
  if (self->state == NULL || self->state->notices->len == 0)
    return NULL;

  for (guint i = 0; i < self->state->notices->len; i++)
    if (self->shown_id != 0 && ((SiyiNotice *) self->state->notices->pdata[i])->id == self->shown_id)
      return self->state->notices->pdata[i];

  return self->state->notices->pdata[0];
}

SiyiPaperForm
siyi_notice_page_get_form (SiyiNoticePage *self)
{
  const guint chosen = gtk_drop_down_get_selected (self->form);

  return chosen < G_N_ELEMENTS (forms) ? forms[chosen] : SIYI_PAPER_A4;
}

static void
show_button (SiyiNoticePage *self)
{
  const gboolean has_notice = self->state != NULL && self->state->notices->len > 0;
  const gboolean has_draft = has_notice && self->state->has_draft;
  const gboolean blocked = has_draft && siyi_notice_state_blocks (self->state);
  g_autofree char *label = has_draft ? siyi_notice_words_button (self->state->notices->pdata[0])
                                     : g_strdup (_("Publish…"));

  gtk_button_set_label (GTK_BUTTON (self->button), label);
  gtk_widget_set_sensitive (self->button, has_draft && !blocked);
  gtk_widget_set_tooltip_text (self->button,
                               blocked ? _("A check forbids it: see “Checks Before Publishing”")
                               : !has_draft && has_notice ? _("Nothing changed since it was published") : NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "notice.publish", has_draft && !blocked);
}

/* A version of which a copy may go out: the draft only where no check forbids it. */
void
siyi_notice_page_show_actions (SiyiNoticePage *self)
{
  const SiyiNotice *notice = siyi_notice_page_get_shown (self);
  const gboolean goes_out = notice != NULL && (notice->id != 0 || !siyi_notice_state_blocks (self->state));
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_widget_action_set_enabled (widget, "notice.print", goes_out);
  gtk_widget_action_set_enabled (widget, "notice.copy", goes_out);
  gtk_widget_action_set_enabled (widget, "notice.export", goes_out && self->job == NULL);
  gtk_widget_action_set_enabled (widget, "notice.post", notice != NULL && notice->id != 0);
}

static void
show_state (SiyiNoticePage *self)
{
  const gboolean empty = self->state->notices->len == 0;

  gtk_stack_set_visible_child_name (self->stack, empty ? "empty" : "notice");
  show_button (self);
  siyi_notice_page_show_actions (self);
  if (empty)
    return;

  siyi_notice_page_show_versions (self);
  siyi_notice_page_show_posts (self);
  siyi_notice_page_show_checks (self);
  siyi_notice_page_show_paper (self);
}

static void
on_state (GObject *archive, GAsyncResult *result, gpointer data)
{
  g_autoptr(SiyiNoticePage) self = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(SiyiNoticeState) state = siyi_archive_run_finish (SIYI_ARCHIVE (archive), result, &error);

  if (self->archive == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ||
      (state != NULL && g_strcmp0 (state->month, self->month) != 0))
    return;

  if (state == NULL)
    {
      siyi_show_error (GTK_WIDGET (self), _("Reading the notice"), error);
      return;
    }

  g_clear_pointer (&self->state, siyi_notice_state_unref);
  self->state = g_steal_pointer (&state);
  show_state (self);
}

/* Reads the month again; what is shown stays until the answer is there. */
void
siyi_notice_page_ask (SiyiNoticePage *self)
{
  if (self->archive == NULL || self->month == NULL)
    return;

  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  siyi_archive_run_async (self->archive, SIYI_ACCESS_READ, siyi_notice_state_work,
                          g_strdup (self->month), g_free, (GDestroyNotify) siyi_notice_state_unref,
                          self->cancellable, on_state, g_object_ref (self));
}

static void
refresh (gpointer data)
{
  SiyiNoticePage *self = data;

  self->refresh_source = 0;
  siyi_notice_page_ask (self);
}

/* A burst of commits is one question. */
static void
on_archive_changed (SiyiNoticePage *self)
{
  if (self->refresh_source == 0)
    self->refresh_source = g_timeout_add_once (REFRESH_AFTER_MS, refresh, self);
}

static void
on_version_selected (SiyiNoticePage *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->versions);
  const SiyiNotice *notice;

  if (self->filling || row == NULL)
    return;

  notice = self->state->notices->pdata[gtk_list_box_row_get_index (row)];
  self->shown_id = notice->id;
  siyi_notice_page_show_posts (self);
  siyi_notice_page_show_actions (self);
  siyi_notice_page_show_paper (self);
}

static void
on_form_changed (SiyiNoticePage *self)
{
  siyi_notice_page_show_paper (self);
}

static void
plan_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_PLAN_WANTED], 0);
}

static void
on_button (SiyiNoticePage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "notice.publish", NULL);
}

static void
set_month (SiyiNoticePage *self, const char *month)
{
  if (g_strcmp0 (self->month, month) == 0)
    return;

  g_free (self->month);
  self->month = g_strdup (month);
  self->shown_id = 0;
  g_clear_pointer (&self->state, siyi_notice_state_unref);
  gtk_stack_set_visible_child_name (self->stack, "waiting");
  show_button (self);
  siyi_notice_page_ask (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MONTH]);
}

static void
siyi_notice_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_MONTH)
    set_month (SIYI_NOTICE_PAGE (object), g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
siyi_notice_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_MONTH)
    g_value_set_string (value, SIYI_NOTICE_PAGE (object)->month);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
siyi_notice_page_dispose (GObject *object)
{
  SiyiNoticePage *self = SIYI_NOTICE_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_cancellable_cancel (self->laying_out);
  if (self->job != NULL)
    g_cancellable_cancel (siyi_job_get_cancellable (self->job));
  g_clear_handle_id (&self->refresh_source, g_source_remove);
  g_clear_weak_pointer (&self->hall);
  g_clear_object (&self->job);
  g_clear_object (&self->button);
  g_clear_object (&self->archive);
  g_clear_pointer (&self->state, siyi_notice_state_unref);

  G_OBJECT_CLASS (siyi_notice_page_parent_class)->dispose (object);
}

static void
siyi_notice_page_finalize (GObject *object)
{
  SiyiNoticePage *self = SIYI_NOTICE_PAGE (object);

  g_object_unref (self->cancellable);
  g_object_unref (self->laying_out);
  g_free (self->month);

  G_OBJECT_CLASS (siyi_notice_page_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, SiyiNoticePage, stack);
  gtk_widget_class_bind_template_child (widget_class, SiyiNoticePage, empty);
  gtk_widget_class_bind_template_child (widget_class, SiyiNoticePage, heading);
  gtk_widget_class_bind_template_child (widget_class, SiyiNoticePage, form);
  gtk_widget_class_bind_template_child (widget_class, SiyiNoticePage, paper);
  gtk_widget_class_bind_template_child (widget_class, SiyiNoticePage, versions);
  gtk_widget_class_bind_template_child (widget_class, SiyiNoticePage, outlets);
  gtk_widget_class_bind_template_child (widget_class, SiyiNoticePage, posts_group);
  gtk_widget_class_bind_template_child (widget_class, SiyiNoticePage, posts);
  gtk_widget_class_bind_template_child (widget_class, SiyiNoticePage, checks_heading);
  gtk_widget_class_bind_template_child (widget_class, SiyiNoticePage, checks);
  gtk_widget_class_bind_template_child (widget_class, SiyiNoticePage, job_revealer);
  gtk_widget_class_bind_template_child (widget_class, SiyiNoticePage, job_bar);
  gtk_widget_class_bind_template_callback (widget_class, on_version_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_form_changed);
}

static void
siyi_notice_page_class_init (SiyiNoticePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = siyi_notice_page_set_property;
  object_class->get_property = siyi_notice_page_get_property;
  object_class->dispose = siyi_notice_page_dispose;
  object_class->finalize = siyi_notice_page_finalize;

  properties[PROP_MONTH] = g_param_spec_string ("month", NULL, NULL, NULL,
                                                G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                                                G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[SIGNAL_PLAN_WANTED] = g_signal_new ("plan-wanted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                              0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/cn/siyi/Siyi/pages/notice-page.ui");
  bind_children (widget_class);
  siyi_guard_install (widget_class, "notice.publish", NULL, siyi_notice_page_publish_action);
  siyi_guard_install (widget_class, "notice.post", "s", siyi_notice_page_post_action);
  gtk_widget_class_install_action (widget_class, "notice.proof", "x", siyi_notice_page_proof_action);
  gtk_widget_class_install_action (widget_class, "notice.print", NULL, siyi_notice_page_print_action);
  siyi_guard_install (widget_class, "notice.export", "s", siyi_notice_page_export_action);
  gtk_widget_class_install_action (widget_class, "notice.copy", NULL, siyi_notice_page_copy_action);
  gtk_widget_class_install_action (widget_class, "notice.hall", NULL, siyi_notice_page_hall_action);
  gtk_widget_class_install_action (widget_class, "notice.stop", NULL, siyi_notice_page_stop_action);
  siyi_guard_install (widget_class, "notice.words", NULL, siyi_notice_page_words_action);
  gtk_widget_class_install_action (widget_class, "notice.zoom", "i", siyi_notice_page_zoom_action);
  gtk_widget_class_install_action (widget_class, "notice.plan", NULL, plan_action);
}

static void
siyi_notice_page_init (SiyiNoticePage *self)
{
  GtkWidget *view = siyi_paper_view_new ();

  self->cancellable = g_cancellable_new ();
  self->laying_out = g_cancellable_new ();
  self->view = SIYI_PAPER_VIEW (view);
  self->button = g_object_ref_sink (gtk_button_new ());
  gtk_widget_add_css_class (self->button, "suggested-action");
  g_signal_connect_object (self->button, "clicked", G_CALLBACK (on_button), self, G_CONNECT_SWAPPED);
  gtk_widget_init_template (GTK_WIDGET (self));
  siyi_tip_inner (self->form, self->form);
  adw_bin_set_child (self->paper, view);
  siyi_notice_page_add_outlets (self);
  show_button (self);
}

/**
 * siyi_notice_page_new:
 * @archive: the archive
 *
 * Returns: (transfer floating): the page, without a month: set its property
 */
GtkWidget *
siyi_notice_page_new (SiyiArchive *archive)
{
  SiyiNoticePage *self = g_object_new (SIYI_TYPE_NOTICE_PAGE, NULL);

  self->archive = g_object_ref (archive);
  g_signal_connect_object (archive, "changed", G_CALLBACK (on_archive_changed), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

/**
 * siyi_notice_page_get_button:
 * @page: the page
 *
 * Returns: (transfer none): the button that publishes, for the header bar
 */
GtkWidget *
siyi_notice_page_get_button (GtkWidget *page)
{
  return SIYI_NOTICE_PAGE (page)->button;
}
