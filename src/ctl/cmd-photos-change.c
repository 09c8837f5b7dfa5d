/* SPDX-License-Identifier: GPL-3.0-or-later */
/* siyictl photos caption, kind, order, take-out: what is said of photos, in which order they stand,
 * and which are taken out; one action for all that are named. */
#include "cmd-photos.h"

#include <string.h>

typedef struct
{
  const char           *verb;
  const CtlPhotoChange *change;
  gint64                session;      /* of an order */
  GArray               *ids;          /* gint64 */
  char                 *action;
} Change;

static gpointer
change_in_thread (SiyiDb        *db,
                  gpointer       data,
                  GCancellable  *cancellable,
                  GError       **error)
{
  Change *self = data;
  const gint64 *ids = (const gint64 *) (gpointer) self->ids->data;
  const guint n = self->ids->len;
  const char *kind = self->change->kind;

  if (strcmp (self->verb, "caption") == 0)
    self->action = siyi_photos_caption (db, ids, n, &self->change->caption, error);
  else if (strcmp (self->verb, "kind") == 0)
    self->action = siyi_photos_set_kind (db, ids, n, g_str_equal (kind, "none") ? NULL : kind, error);
  else if (strcmp (self->verb, "order") == 0)
    self->action = siyi_photos_order (db, self->session, ids, n, error);
  else
    self->action = siyi_photos_take_out (db, ids, n, self->change->reason, error);

  return self->action;
}

static gboolean
says_something (const SiyiCaption *caption)
{
  return caption->what != NULL || caption->time != NULL || caption->place != NULL ||
         caption->people != NULL || caption->background != NULL || caption->photographer != NULL ||
         caption->line != NULL;
}

/* Options come as bytes. */
static gboolean
is_text (const CtlPhotoChange  *change,
         GError               **error)
{
  const SiyiCaption *caption = &change->caption;
  const char * const texts[] = { caption->what, caption->time, caption->place, caption->people,
                                 caption->background, caption->photographer, caption->line,
                                 change->reason };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    if (texts[i] != NULL && !g_utf8_validate (texts[i], -1, NULL))
      {
        g_set_error_literal (error, CTL_ERROR, 0, _("An option is not UTF-8 text"));
        return FALSE;
      }

  return TRUE;
}

static gboolean
is_complete (const Change  *self,
             GError       **error)
{
  const char *missing = NULL;

  if (strcmp (self->verb, "caption") == 0 && !says_something (&self->change->caption))
    missing = _("What should the caption say? Use --what, --time, --place, --people, --background, "
                "--photographer or --line");
  else if (strcmp (self->verb, "kind") == 0 && self->change->kind == NULL)
    missing = _("What do they show? Use --kind overview, sign-in, papers or none");
  else if (strcmp (self->verb, "take-out") == 0 && self->change->reason == NULL)
    missing = _("Taking a photo out needs a reason: --reason TEXT");
  if (missing == NULL)
    return is_text (self->change, error);

  g_set_error_literal (error, CTL_ERROR, 0, missing);

  return FALSE;
}

static void
answer_change (Ctl          *ctl,
               const Change *self)
{
  JsonBuilder *answer;

  if (!ctl->json)
    {
      ctl_print (ngettext ("%u photo changed", "%u photos changed", self->ids->len), self->ids->len);
      ctl_write ("\n", 1);
      return;
    }

  answer = ctl_answer_begin ();
  ctl_add_int (answer, "photos", self->ids->len);
  ctl_add_text (answer, "action", self->action);
  ctl_answer_end (answer);
}

/**
 * ctl_photos_change:
 *
 * The command's arguments are the verb and the photos' numbers; before those of an order stands that
 * of their session.
 */
gboolean
ctl_photos_change (Ctl                   *ctl,
                   const CtlPhotoChange  *change,
                   GError               **error)
{
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  Change self = { .verb = ctl->args[0], .change = change, .ids = ids };

  for (guint i = 1; i < ctl->n_args; i++)
    {
      gint64 id;

      if (!ctl_parse_id (ctl->args[i], &id, error))
        return FALSE;
      if (i == 1 && strcmp (self.verb, "order") == 0)
        self.session = id;
      else
        g_array_append_val (ids, id);
    }
  if (!is_complete (&self, error) ||
      ctl_run (ctl, SIYI_ACCESS_WRITE, change_in_thread, &self, error) == NULL)
    return FALSE;

  answer_change (ctl, &self);
  g_free (self.action);

  return TRUE;
}
