/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The place "Today": the session of the day, and one list of what needs somebody now. Main thread; what it
 * shows comes from the archive's reader in three answers, the session before the list, and an answer to a
 * replaced question is dropped. */
#include "siyi-today-page-private.h"

#include <glib/gi18n.h>

#include "siyi-case-words.h"
#include "siyi-children.h"
#include "siyi-inbox-view.h"
#include "siyi-pages.h"
#include "siyi-role-guard.h"
#include "siyi-session-parts.h"
#include "siyi-two-columns.h"
#include "siyi-window.h"

#define MINUTE 60

enum { PROP_COUNT = 1, N_PROPERTIES };
static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (SiyiTodayPage, siyi_today_page, GTK_TYPE_WIDGET)

/* The page an answer is for; NULL: it was replaced meanwhile. */
static SiyiTodayPage *
asked_by (GTask *asked)
{
  return g_cancellable_is_cancelled (g_task_get_cancellable (asked)) ? NULL : g_task_get_source_object (asked);
}

static void
on_session (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr(GTask) asked = data;
  SiyiTodayPage *self = asked_by (asked);
  g_autoptr(GError) error = NULL;
  g_autoptr(SiyiTodaySession) session = siyi_archive_run_finish (SIYI_ARCHIVE (source), result, &error);

  if (self == NULL)
    return;
  if (session == NULL)
    {
      siyi_show_error (GTK_WIDGET (self), _("Reading today’s session"), error);
      return;
    }

  g_clear_pointer (&self->session, siyi_today_session_free);
  self->session = g_steal_pointer (&session);
  siyi_today_page_show_session (self);
}

static void
ask_one (SiyiTodayPage       *self,
         SiyiWork             work,
         GDestroyNotify       destroy,
         GAsyncReadyCallback  callback)
{
  siyi_archive_run_async (self->archive, SIYI_ACCESS_READ, work, NULL, NULL, destroy, self->asking, callback,
                          g_task_new (self, self->asking, NULL, NULL));
}

/* The list comes after the page did: what had the focus meanwhile was the first button. */
static void
focus_first (SiyiTodayPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (gtk_widget_get_mapped (GTK_WIDGET (self)) &&
      (focus == NULL || gtk_widget_is_ancestor (focus, GTK_WIDGET (self))))
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
on_due (GObject      *source,
        GAsyncResult *result,
        gpointer      data)
{
  g_autoptr(GTask) asked = data;
  SiyiTodayPage *self = asked_by (asked);
  g_autoptr(GError) error = NULL;
  g_autoptr(SiyiTodayDue) due = siyi_archive_run_finish (SIYI_ARCHIVE (source), result, &error);

  if (self == NULL)
    return;
  if (due == NULL)
    {
      siyi_show_error (GTK_WIDGET (self), _("Reading what is due"), error);
      return;
    }

  g_clear_pointer (&self->due, siyi_today_due_free);
  self->due = g_steal_pointer (&due);
  siyi_today_page_show_due (self);
  if (self->n_taken++ == 0)
    focus_first (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COUNT]);
}

static void
show_title (SiyiTodayPage *self)
{
  const SiyiDay today = siyi_clock_today (siyi_archive_get_clock (self->archive));
  /* As seen from another year, so that it names its own. */
  g_autofree char *words = siyi_case_words_day (today, today - 366, TRUE);

  adw_window_title_set_subtitle (self->title, words);
}

static void
ask (SiyiTodayPage *self)
{
  g_cancellable_cancel (self->asking);
  g_object_unref (self->asking);
  self->asking = g_cancellable_new ();
  show_title (self);
  ask_one (self, siyi_today_session_work, (GDestroyNotify) siyi_today_session_free, on_session);
  ask_one (self, siyi_today_due_work, (GDestroyNotify) siyi_today_due_free, on_due);
}

/* A machine that slept through midnight has a new day all the same. */
static gboolean
on_minute (gpointer data)
{
  SiyiTodayPage *self = data;

  if (self->due != NULL && siyi_clock_today (siyi_archive_get_clock (self->archive)) != self->due->today)
    ask (self);
  else if (self->due != NULL)
    siyi_today_page_show_foot (self);

  return G_SOURCE_CONTINUE;
}

static void
on_part (SiyiTodayPage   *self,
         GtkToggleButton *button)
{
  if (!gtk_toggle_button_get_active (button))
    return;
  for (int i = 0; i < SIYI_N_TODAY_PARTS; i++)
    if (self->parts[i] == button)
      siyi_today_page_set_part (self, (SiyiTodayPart) i);
}

static void
on_due_activated (SiyiTodayPage *self,
                  GtkListBoxRow *row)
{
  gtk_widget_activate_action (GTK_WIDGET (row), "win.show-due", "s", g_object_get_data (G_OBJECT (row), "siyi-subject"));
}

static void
on_record_activated (SiyiTodayPage *self,
                     GtkListBoxRow *row)
{
  const char *action = g_object_get_data (G_OBJECT (row), "siyi-action");
  const gint64 *id = g_object_get_data (G_OBJECT (row), "siyi-id");

  gtk_widget_activate_action (GTK_WIDGET (row), action, "x", *id);
}

static void
on_print (SiyiTodayPage *self)
{
  if (self->session != NULL && self->session->reception != NULL)
    siyi_session_print (GTK_WIDGET (self), self->archive, self->session->reception->session->id,
                        SIYI_SESSION_PAPER_BRIEFS);
}

static gboolean
siyi_today_page_grab_focus (GtkWidget *widget)
{
  SiyiTodayPage *self = SIYI_TODAY_PAGE (widget);

  if (gtk_widget_get_mapped (GTK_WIDGET (self->list)) &&
      gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD))
    return TRUE;

  return gtk_widget_child_focus (gtk_widget_get_first_child (widget), GTK_DIR_TAB_FORWARD);
}

static void
siyi_today_page_get_property (GObject    *object,
                              guint       id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  g_value_set_uint (value, SIYI_TODAY_PAGE (object)->count);
}

static void
siyi_today_page_dispose (GObject *object)
{
  SiyiTodayPage *self = SIYI_TODAY_PAGE (object);

  g_cancellable_cancel (self->asking);
  g_clear_handle_id (&self->building, g_source_remove);
  g_clear_handle_id (&self->minute, g_source_remove);
  if (self->archive != NULL)
    g_signal_handlers_disconnect_by_data (self->archive, self);
  gtk_widget_dispose_template (GTK_WIDGET (self), SIYI_TYPE_TODAY_PAGE);
  siyi_children_unparent (self);

  G_OBJECT_CLASS (siyi_today_page_parent_class)->dispose (object);
}

static void
siyi_today_page_finalize (GObject *object)
{
  SiyiTodayPage *self = SIYI_TODAY_PAGE (object);

  g_clear_pointer (&self->session, siyi_today_session_free);
  g_clear_pointer (&self->due, siyi_today_due_free);
  g_clear_object (&self->leads);
  g_clear_object (&self->buttons);
  g_clear_object (&self->asking);
  g_clear_object (&self->archive);
  g_free (self->rows_key);

  G_OBJECT_CLASS (siyi_today_page_parent_class)->finalize (object);
}

#define BIND(name) gtk_widget_class_bind_template_child (widget_class, SiyiTodayPage, name)

static void
bind_children (GtkWidgetClass *widget_class)
{
  BIND (title);
  BIND (card_title);
  BIND (card_number);
  BIND (card_stack);
  BIND (steps);
  BIND (leaders);
  BIND (posts);
  BIND (portfolio);
  BIND (time);
  BIND (place);
  BIND (change_box);
  BIND (change);
  BIND (seal);
  BIND (booked);
  BIND (open);
  BIND (briefs);
  BIND (print);
  BIND (around_title);
  BIND (around);
  BIND (count_label);
  BIND (parts_box);
  BIND (answers);
  BIND (due_stack);
  BIND (list);
  BIND (more);
  BIND (nothing);
  BIND (foot);
  BIND (rang);
  BIND (next);
  gtk_widget_class_bind_template_callback (widget_class, on_due_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_record_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_print);
}

static void
siyi_today_page_class_init (SiyiTodayPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = siyi_today_page_get_property;
  object_class->dispose = siyi_today_page_dispose;
  object_class->finalize = siyi_today_page_finalize;
  widget_class->grab_focus = siyi_today_page_grab_focus;

  properties[PROP_COUNT] = g_param_spec_uint ("count", NULL, NULL, 0, G_MAXUINT, 0,
                                              G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  g_type_ensure (SIYI_TYPE_METER);
  g_type_ensure (SIYI_TYPE_TWO_COLUMNS);
  gtk_widget_class_set_template_from_resource (widget_class, "/cn/siyi/Siyi/pages/today.ui");
  bind_children (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
add_parts (SiyiTodayPage *self)
{
  for (int i = 0; i < SIYI_N_TODAY_PARTS; i++)
    {
      GtkWidget *button = gtk_toggle_button_new ();

      self->parts[i] = GTK_TOGGLE_BUTTON (button);
      if (i > 0)
        gtk_toggle_button_set_group (self->parts[i], self->parts[0]);
      gtk_box_append (GTK_BOX (self->parts_box), button);
    }
  gtk_toggle_button_set_active (self->parts[SIYI_TODAY_ALL], TRUE);
  for (int i = 0; i < SIYI_N_TODAY_PARTS; i++)
    g_signal_connect_object (self->parts[i], "toggled", G_CALLBACK (on_part), self, G_CONNECT_SWAPPED);
}

static void
siyi_today_page_init (SiyiTodayPage *self)
{
  self->asking = g_cancellable_new ();
  self->leads = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  self->buttons = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  gtk_widget_init_template (GTK_WIDGET (self));
  siyi_role_guard (GTK_WIDGET (self->print), "print.brief");
  add_parts (self);
  siyi_today_page_init_list (self);
}

/**
 * siyi_today_page_new:
 * @archive: the open archive
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
siyi_today_page_new (SiyiArchive *archive)
{
  SiyiTodayPage *self = g_object_new (SIYI_TYPE_TODAY_PAGE, NULL);

  self->archive = g_object_ref (archive);
  g_signal_connect_swapped (archive, "changed", G_CALLBACK (ask), self);
  self->minute = g_timeout_add_seconds (MINUTE, on_minute, self);
  adw_bin_set_child (self->answers, siyi_inbox_line_new (archive));
  ask (self);

  return GTK_WIDGET (self);
}

GtkListBox *
siyi_today_page_get_list (SiyiTodayPage *self)
{
  return self->list;
}

guint
siyi_today_page_get_n_taken (SiyiTodayPage *self)
{
  return self->n_taken;
}
