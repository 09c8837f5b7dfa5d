/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window's pages: the places of the sidebar, made when first shown, and those that come and go
 * (intake form, preview of a takeover, a session) and lead back to where they were called from. */
#include "siyi-window-private.h"

#include <glib/gi18n.h>

#include "siyi-archive-page.h"
#include "siyi-keeping.h"
#include "siyi-pages.h"
#include "siyi-reminder-page.h"
#include "siyi-session-page.h"
#include "siyi-tip.h"

#define REGISTER "register"
#define IMPORT "import"
#define REMINDERS "reminders"
#define SESSION "session"

/* Of a page that comes and goes: the name of the page it was called from. */
static const char way_back[] = "siyi-way-back";

/* The number is that of Ctrl+1, Ctrl+2, …: a place keeps its own, whatever stands before it. */
static const struct
{
  guint       number;
  const char *name;
  const char *title;
  const char *icon_name;
  GtkWidget *(*make) (SiyiArchive *archive);
} places[] = {
  { 1, "today", NC_("place", "Today"), "siyi-today-symbolic", siyi_today_page_new },
  { 2, "schedule", NC_("place", "Schedule"), "siyi-schedule-symbolic", siyi_schedule_page_new },
  { 3, "cases", NC_("place", "Cases"), "siyi-cases-symbolic", siyi_cases_page_new },
  { 4, "ledger", NC_("place", "Ledger"), "siyi-ledger-symbolic", siyi_ledger_page_new },
  { 5, "follow-up", NC_("place", "Follow-up"), "alarm-symbolic", siyi_follow_page_new },
  { 6, "archive", NC_("place", "Archive"), "siyi-archive-symbolic", siyi_archive_page_new },
  { 7, "statistics", NC_("place", "Statistics"), "siyi-statistics-symbolic", siyi_statistics_page_new },
};

static int
find_place (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    if (g_strcmp0 (places[i].name, name) == 0)
      return i;

  return -1;
}

static GtkWidget *
find_header_bar (GtkWidget *widget)
{
  if (ADW_IS_HEADER_BAR (widget))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *header = find_header_bar (child);

      if (header != NULL)
        return header;
    }

  return NULL;
}

/* A folded window needs a way back to the places; every page has a header bar of its own. */
static void
add_way_back (SiyiWindow *self, GtkWidget *page)
{
  GtkWidget *header = find_header_bar (page);
  GtkWidget *button;

  if (header == NULL)
    return;

  button = gtk_button_new_from_icon_name ("go-previous-symbolic");
  siyi_tip_set (button, _("Places"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.show-places");
  g_object_bind_property (self->leaflet, "folded", button, "visible", G_BINDING_SYNC_CREATE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), button);
  gtk_box_reorder_child_after (GTK_BOX (gtk_widget_get_parent (button)), button, NULL);
}

static void
on_count (GtkWidget *page, GParamSpec *pspec, SiyiWindow *self)
{
  const char *name = g_object_get_data (G_OBJECT (page), "siyi-place");
  const char *title = g_dpgettext2 (NULL, "place", places[find_place (name)].title);
  g_autofree char *words = NULL;
  guint count;

  g_object_get (page, "count", &count, NULL);
  words = g_strdup_printf (ngettext ("%1$s, %2$u item", "%1$s, %2$u items", count), title, count);
  siyi_sidebar_set_count (self->sidebar, name, count, FALSE, count > 0 ? words : title);
}

/* A page that counts what it holds says so beside its place. */
static void
watch_count (SiyiWindow *self, const char *name, GtkWidget *page)
{
  if (g_object_class_find_property (G_OBJECT_GET_CLASS (page), "count") == NULL)
    return;

  g_object_set_data_full (G_OBJECT (page), "siyi-place", g_strdup (name), g_free);
  g_signal_connect_object (page, "notify::count", G_CALLBACK (on_count), self, 0);
}

static void
add_page (SiyiWindow *self, const char *name, GtkWidget *page)
{
  add_way_back (self, page);
  watch_count (self, name, page);
  gtk_stack_add_named (self->pages, page, name);
}

static void
show_child (SiyiWindow *self, const char *name)
{
  gtk_stack_set_visible_child_name (self->pages, name);
  siyi_sidebar_select (self->sidebar, find_place (name) >= 0 ? name : self->place);
  adw_leaflet_set_visible_child (self->leaflet, GTK_WIDGET (self->content));
}

static gboolean
is_shown (SiyiWindow *self, const char *name)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->pages), name) == 0;
}

static void
remember_way_back (SiyiWindow *self, GtkWidget *page)
{
  const char *name = gtk_stack_get_visible_child_name (self->pages);

  if (gtk_stack_get_visible_child (self->pages) != page)
    g_object_set_data_full (G_OBJECT (page), way_back, g_strdup (name), g_free);
}

/* A session stands above the place it was opened from, wherever the person went meanwhile. */
static void
return_to_session (SiyiWindow *self)
{
  GtkWidget *page = gtk_stack_get_child_by_name (self->pages, SESSION);
  const char *name = g_object_get_data (G_OBJECT (page), way_back);

  if (find_place (name) >= 0)
    {
      g_free (self->place);
      self->place = g_strdup (name);
    }
  self->from_session = FALSE;
  show_child (self, SESSION);
  gtk_widget_grab_focus (page);
}

/* The passing page is left: go where the person was before, and let it go after its own signal. */
static void
on_page_done (SiyiWindow *self, GtkWidget *page)
{
  const char *name = g_object_get_data (G_OBJECT (page), way_back);
  gboolean visible = gtk_stack_get_visible_child (self->pages) == page;

  if (visible && g_strcmp0 (name, SESSION) == 0 &&
      gtk_stack_get_child_by_name (self->pages, SESSION) != NULL)
    return_to_session (self);
  else if (visible && !siyi_window_show_page (self, name))
    siyi_window_show_page (self, self->place != NULL ? self->place : places[0].name);

  g_object_ref (page);
  gtk_stack_remove (self->pages, page);
  g_idle_add_once (g_object_unref, page);
}

static void
show_passing_page (SiyiWindow *self, const char *name, GtkWidget *page)
{
  g_signal_connect_object (page, "done", G_CALLBACK (on_page_done), self, G_CONNECT_SWAPPED);
  remember_way_back (self, page);
  add_page (self, name, page);
  show_child (self, name);
  if (gtk_widget_get_focus_child (page) == NULL)
    gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
}

void
siyi_window_add_places (SiyiWindow *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    siyi_sidebar_add_place (self->sidebar, places[i].name, g_dpgettext2 (NULL, "place", places[i].title),
                            places[i].icon_name);
}

/* Every page belongs to one archive; another one starts with none. */
void
siyi_window_drop_pages (SiyiWindow *self)
{
  static const char * const passing[] = { REGISTER, IMPORT, REMINDERS, SESSION };
  GtkWidget *page;

  siyi_window_close_owned (self);
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      if ((page = gtk_stack_get_child_by_name (self->pages, places[i].name)) != NULL)
        gtk_stack_remove (self->pages, page);
      siyi_sidebar_set_count (self->sidebar, places[i].name, 0, FALSE, g_dpgettext2 (NULL, "place", places[i].title));
    }
  for (gsize i = 0; i < G_N_ELEMENTS (passing); i++)
    if ((page = gtk_stack_get_child_by_name (self->pages, passing[i])) != NULL)
      gtk_stack_remove (self->pages, page);
  self->from_session = FALSE;
  gtk_stack_set_visible_child_name (self->pages, "");
}

/* FALSE where there is no such place, or no archive. */
gboolean
siyi_window_show_page (SiyiWindow *self, const char *name)
{
  int number = find_place (name);

  if (number < 0 || self->archive == NULL)
    return FALSE;

  if (gtk_stack_get_child_by_name (self->pages, name) == NULL)
    add_page (self, name, places[number].make (self->archive));

  self->from_session = FALSE;
  g_free (self->place);
  self->place = g_strdup (places[number].name);
  show_child (self, self->place);

  return TRUE;
}

void
siyi_window_show_place (SiyiWindow *self, guint number)
{
  const char *name = NULL;
  GtkWidget *page;

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    if (places[i].number == number)
      name = places[i].name;
  if (!siyi_window_show_page (self, name))
    return;

  /* Asked for by a key, so the next key is for the page; a row of the sidebar keeps the focus. */
  page = gtk_stack_get_visible_child (self->pages);
  if (!gtk_widget_grab_focus (page))
    gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
}

void
siyi_window_show_case (SiyiWindow *self, gint64 id)
{
  gboolean from_session = self->from_session || is_shown (self, SESSION);

  if (siyi_window_show_page (self, "cases"))
    siyi_cases_page_show (gtk_stack_get_visible_child (self->pages), id);
  self->from_session = from_session;
}

void
siyi_window_show_visit (SiyiWindow *self, gint64 id)
{
  gboolean from_session = self->from_session || is_shown (self, SESSION);

  if (siyi_window_show_page (self, "ledger"))
    siyi_ledger_page_show_visit (gtk_stack_get_visible_child (self->pages), id);
  self->from_session = from_session;
}

void
siyi_window_show_visits (SiyiWindow *self, GArray *visits, const char *title)
{
  if (siyi_window_show_page (self, "ledger"))
    siyi_ledger_page_show_visits (gtk_stack_get_visible_child (self->pages), visits, title);
}

void
siyi_window_show_session (SiyiWindow *self, gint64 id)
{
  GtkWidget *page = gtk_stack_get_child_by_name (self->pages, SESSION);

  siyi_archive_note_look (self->archive, "look.session", "session", id);
  if (page != NULL)
    {
      siyi_session_page_show (page, id);
      remember_way_back (self, page);
      show_child (self, SESSION);
      return;
    }

  page = siyi_session_page_new (self->archive);
  siyi_session_page_show (page, id);
  show_passing_page (self, SESSION, page);
}

void
siyi_window_show_task (SiyiWindow *self, gint64 id)
{
  if (siyi_window_show_page (self, "follow-up"))
    siyi_follow_page_show_task (gtk_stack_get_visible_child (self->pages), id);
}

void
siyi_window_show_reminders (SiyiWindow *self)
{
  GtkWidget *page = gtk_stack_get_child_by_name (self->pages, REMINDERS);

  if (page == NULL)
    show_passing_page (self, REMINDERS, siyi_reminder_page_new (self->archive));
  else
    {
      remember_way_back (self, page);
      show_child (self, REMINDERS);
    }
}

void
siyi_window_search (SiyiWindow *self)
{
  if (siyi_window_show_page (self, "cases"))
    siyi_cases_page_search (gtk_stack_get_visible_child (self->pages), NULL);
}

void
siyi_window_register (SiyiWindow *self)
{
  GtkWidget *shown = gtk_stack_get_visible_child (self->pages);
  GtkWidget *page = gtk_stack_get_child_by_name (self->pages, REGISTER);
  gboolean is_new = page == NULL;
  const SiyiShownSession *session =
    SIYI_IS_SESSION_PAGE (shown) ? siyi_session_page_get_shown (SIYI_SESSION_PAGE (shown)) : NULL;

  if (is_new)
    page = siyi_new_visit_page_new (self->archive);
  if (session != NULL)
    siyi_new_visit_page_set_session (page, session->reception->session);
  if (is_new)
    show_passing_page (self, REGISTER, page);
  else
    {
      remember_way_back (self, page);
      show_child (self, REGISTER);
    }
}

/* Needs an open archive; see siyi_window_take_file() for a file that may come at any time. */
void
siyi_window_preview_file (SiyiWindow *self, const char *path)
{
  if (gtk_stack_get_child_by_name (self->pages, IMPORT) != NULL)
    {
      show_child (self, IMPORT);
      siyi_toast (GTK_WIDGET (self), _("Finish or cancel this takeover first"));
      return;
    }

  show_passing_page (self, IMPORT, siyi_import_page_new (self->archive, path));
}

/**
 * siyi_window_show_keeping:
 * @self: the window, with an archive
 * @name: "backup", "audit", "inbox"
 */
void
siyi_window_show_keeping (SiyiWindow *self, const char *name)
{
  if (siyi_window_show_page (self, "archive"))
    siyi_archive_page_show (SIYI_ARCHIVE_PAGE (gtk_stack_get_visible_child (self->pages)), name);
}

/**
 * siyi_window_show_answers:
 * @self: the window, with an archive
 * @path: a file of sealed answers
 *
 * Shows the inbox and asks for the file's secret.
 */
void
siyi_window_show_answers (SiyiWindow *self, const char *path)
{
  if (self->locked)
    return;

  siyi_window_show_keeping (self, "inbox");
  siyi_archive_page_take_answers (SIYI_ARCHIVE_PAGE (gtk_stack_get_visible_child (self->pages)), path);
}

void
siyi_window_go_back (SiyiWindow *self)
{
  if (adw_leaflet_get_folded (self->leaflet))
    adw_leaflet_set_visible_child (self->leaflet, GTK_WIDGET (self->sidebar));
  else if (self->from_session && gtk_stack_get_child_by_name (self->pages, SESSION) != NULL)
    return_to_session (self);
  else if (self->place != NULL)
    siyi_window_show_page (self, self->place);
}
