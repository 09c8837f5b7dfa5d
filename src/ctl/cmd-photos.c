/* SPDX-License-Identifier: GPL-3.0-or-later */
/* siyictl photos: attaches photos to a session, sorts a camera's folder to sessions by the time each
 * was taken, lists a session's, makes masked copies, changes what is said, writes a copy that may
 * leave. */
#include "cmd-photos.h"

#include <stdio.h>
#include <string.h>

#include "siyi-photo-import.h"

static gboolean dry_run;
static char *kind;
static char *photographer;
static char *what, *time_text, *place, *people, *background, *line_text, *reason;
static char *audience_text;
static char **rects;

static const GOptionEntry options[] = {
  { "dry-run", 0, 0, G_OPTION_ARG_NONE, &dry_run, N_("Only tell what would be done"), NULL },
  { "kind", 0, 0, G_OPTION_ARG_FILENAME, &kind,
    N_("What they show: overview, sign-in, papers"), N_("KIND") },
  { "photographer", 0, 0, G_OPTION_ARG_FILENAME, &photographer, N_("Who took them"), N_("NAME") },
  { "what", 0, 0, G_OPTION_ARG_FILENAME, &what, N_("Caption: what happens"), N_("TEXT") },
  { "time", 0, 0, G_OPTION_ARG_FILENAME, &time_text, N_("Caption: when"), N_("TEXT") },
  { "place", 0, 0, G_OPTION_ARG_FILENAME, &place, N_("Caption: where"), N_("TEXT") },
  { "people", 0, 0, G_OPTION_ARG_FILENAME, &people, N_("Caption: who is seen"), N_("TEXT") },
  { "background", 0, 0, G_OPTION_ARG_FILENAME, &background, N_("Caption: what it is about"), N_("TEXT") },
  { "line", 0, 0, G_OPTION_ARG_FILENAME, &line_text, N_("The caption in one line"), N_("TEXT") },
  { "reason", 0, 0, G_OPTION_ARG_FILENAME, &reason, N_("Why they are taken out"), N_("TEXT") },
  { "audience", 0, 0, G_OPTION_ARG_FILENAME, &audience_text,
    N_("Whom the copy is for: inside, unit, public"), N_("WHOM") },
  { "rect", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &rects,
    N_("A part to cover, in pixels; again for more: x,y,width,height[:blur|:black]"), N_("RECT") },
  { NULL }
};

typedef struct
{
  gint64     session;
  GPtrArray *photos;    /* SiyiPhoto */
} Listed;

static gpointer
list (SiyiDb        *db,
      gpointer       data,
      GCancellable  *cancellable,
      GError       **error)
{
  Listed *self = data;

  self->photos = siyi_photos_of_session (db, self->session, error);

  return self->photos;
}

static void
begin_list (JsonBuilder *answer,
            const char  *key)
{
  json_builder_set_member_name (answer, key);
  json_builder_begin_array (answer);
}

static void
add_line (JsonBuilder         *answer,
          const SiyiPhotoLine *line)
{
  json_builder_begin_object (answer);
  ctl_add_text (answer, "file", line->file);
  if (line->why != NULL)
    {
      ctl_add_text (answer, "why", line->why);
      ctl_add_text (answer, "message", line->message);
    }
  if (line->fate != SIYI_PHOTO_REFUSED)
    {
      ctl_add_int (answer, "photo", line->photo);
      ctl_add_int (answer, "session", line->session);
      ctl_add_text (answer, "taken", line->taken);
      ctl_add_flag (answer, "location", line->has_location);
    }
  if (line->candidates != NULL)
    {
      begin_list (answer, "sessions");
      for (guint i = 0; i < line->candidates->len; i++)
        json_builder_add_int_value (answer, g_array_index (line->candidates, gint64, i));
      json_builder_end_array (answer);
    }
  json_builder_end_object (answer);
}

static void
add_lines (JsonBuilder           *answer,
           const char            *key,
           const SiyiPhotoResult *result,
           SiyiPhotoFate          fate)
{
  begin_list (answer, key);
  for (guint i = 0; i < result->lines->len; i++)
    {
      const SiyiPhotoLine *line = g_ptr_array_index (result->lines, i);

      if (line->fate == fate)
        add_line (answer, line);
    }
  json_builder_end_array (answer);
}

static void
answer_import (const SiyiPhotoResult *result)
{
  JsonBuilder *answer = ctl_answer_begin ();

  ctl_add_int (answer, "added", result->n[SIYI_PHOTO_ADDED]);
  ctl_add_int (answer, "doubles", result->n[SIYI_PHOTO_DOUBLE]);
  add_lines (answer, "refused", result, SIYI_PHOTO_REFUSED);
  add_lines (answer, "doubtful", result, SIYI_PHOTO_DOUBTFUL);
  begin_list (answer, "warnings");
  for (guint i = 0; i < result->lines->len; i++)
    {
      const SiyiPhotoLine *line = g_ptr_array_index (result->lines, i);

      if (!line->other_day)
        continue;
      json_builder_begin_object (answer);
      ctl_add_text (answer, "file", line->file);
      ctl_add_text (answer, "why", "other-day");
      ctl_add_text (answer, "taken", line->taken);
      json_builder_end_object (answer);
    }
  json_builder_end_array (answer);
  add_lines (answer, "photos", result, SIYI_PHOTO_ADDED);
  ctl_add_flag (answer, "dry_run", dry_run);
  ctl_answer_end (answer);
}

static void
print_import (const SiyiPhotoResult *result)
{
  ctl_print (dry_run ? _("%1$u would be added, %2$u are there already, %3$u doubtful, %4$u refused")
                     : _("%1$u added, %2$u were there already, %3$u doubtful, %4$u refused"),
             result->n[SIYI_PHOTO_ADDED], result->n[SIYI_PHOTO_DOUBLE],
             result->n[SIYI_PHOTO_DOUBTFUL], result->n[SIYI_PHOTO_REFUSED]);
  ctl_write ("\n", 1);
  for (guint i = 0; i < result->lines->len; i++)
    {
      const SiyiPhotoLine *line = g_ptr_array_index (result->lines, i);

      if (line->message != NULL)
        ctl_print ("%s: %s\n", line->file, line->message);
      else if (line->other_day)
        ctl_print (_("%1$s was taken on another day than the session’s: %2$s\n"), line->file, line->taken);
    }
}

/* A script that deletes what it has handed over must hear that something was not taken. */
static void
tell_refused (Ctl                   *ctl,
              const SiyiPhotoResult *result)
{
  if (result->n[SIYI_PHOTO_REFUSED] == 0 || result->n[SIYI_PHOTO_ADDED] > 0 ||
      result->n[SIYI_PHOTO_DOUBLE] > 0 || result->n[SIYI_PHOTO_DOUBTFUL] > 0)
    return;

  fprintf (stderr, "siyictl: %s\n", _("None of the files could be taken in; nothing was changed"));
  ctl->exit_code = 1;
}

static gboolean
import (Ctl     *ctl,
        gint64   session,
        char   **paths,
        GError **error)
{
  const SiyiPhotoWish wish = { .session = session, .kind = kind, .photographer = photographer,
                               .dry_run = dry_run };
  g_autoptr(SiyiPhotoResult) result = NULL;

  if (kind != NULL && !siyi_photo_kind_is (kind))
    return ctl_usage (&cmd_photos, error);
  if (!ctl_open (ctl, error))
    return FALSE;

  result = siyi_photo_import (ctl->archive, (const char * const *) paths, &wish, ctl_progress, NULL,
                              ctl_stoppable (ctl), error);
  if (result == NULL)
    return FALSE;

  ctl_progress_end ();
  if (ctl->json)
    answer_import (result);
  else
    print_import (result);
  tell_refused (ctl, result);

  return TRUE;
}

static void
answer_list (GPtrArray *photos)
{
  JsonBuilder *answer = ctl_answer_begin ();

  begin_list (answer, "photos");
  for (guint i = 0; i < photos->len; i++)
    {
      const SiyiPhoto *photo = g_ptr_array_index (photos, i);

      json_builder_begin_object (answer);
      ctl_add_int (answer, "id", photo->id);
      ctl_add_text (answer, "name", photo->name);
      ctl_add_text (answer, "kind", photo->kind);
      ctl_add_text (answer, "taken", photo->taken);
      ctl_add_int (answer, "width", photo->width);
      ctl_add_int (answer, "height", photo->height);
      ctl_add_int (answer, "bytes", photo->bytes);
      ctl_add_text (answer, "sha256", photo->hash);
      ctl_add_text (answer, "caption", photo->caption.line);
      ctl_add_text (answer, "what", photo->caption.what);
      ctl_add_text (answer, "time", photo->caption.time);
      ctl_add_text (answer, "place", photo->caption.place);
      ctl_add_text (answer, "people", photo->caption.people);
      ctl_add_text (answer, "background", photo->caption.background);
      ctl_add_text (answer, "photographer", photo->caption.photographer);
      ctl_add_flag (answer, "other_day", photo->other_day);
      json_builder_end_object (answer);
    }
  json_builder_end_array (answer);
  ctl_answer_end (answer);
}

static gboolean
show_list (Ctl     *ctl,
           gint64   session,
           GError **error)
{
  Listed data = { .session = session };
  CtlTable *table;

  if (ctl_run (ctl, SIYI_ACCESS_READ, list, &data, error) == NULL)
    return FALSE;

  if (ctl->json)
    {
      answer_list (data.photos);
    }
  else
    {
      table = ctl_table_new (_("Photo"), _("Name"), _("Time taken"), _("Caption"), NULL);
      ctl_table_align_end (table, 0);
      for (guint i = 0; i < data.photos->len; i++)
        {
          const SiyiPhoto *photo = g_ptr_array_index (data.photos, i);
          g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, photo->id);

          ctl_table_row (table, id, photo->name, photo->taken != NULL ? photo->taken : "",
                         photo->caption.line != NULL ? photo->caption.line : "");
        }
      ctl_table_print (table);
    }
  g_ptr_array_unref (data.photos);

  return TRUE;
}

static gboolean
write_copy (Ctl         *ctl,
            gint64       photo,
            const char  *path,
            GError     **error)
{
  SiyiAudience audience;
  JsonBuilder *answer;

  if (!ctl_parse_audience (audience_text, &audience, error) || !ctl_open (ctl, error) ||
      !siyi_photo_write_copy (ctl->archive, photo, audience, path, NULL, error))
    return FALSE;

  if (!ctl->json)
    {
      ctl_print (_("Written to %s, without place, camera and owner"), path);
      ctl_write ("\n", 1);
      return TRUE;
    }
  answer = ctl_answer_begin ();
  ctl_add_text (answer, "file", path);
  ctl_answer_end (answer);

  return TRUE;
}

static gboolean
change (Ctl     *ctl,
        GError **error)
{
  const CtlPhotoChange wanted = {
    .caption = { .what = what, .time = time_text, .place = place, .people = people,
                 .background = background, .photographer = photographer, .line = line_text },
    .kind = kind, .reason = reason,
  };

  return ctl_photos_change (ctl, &wanted, error);
}

static gboolean
run (Ctl     *ctl,
     GError **error)
{
  static const char * const changes[] = { "caption", "kind", "take-out", NULL };
  const char *verb = ctl->args[0];
  gint64 id;

  if (g_strv_contains (changes, verb) || (strcmp (verb, "order") == 0 && ctl->n_args > 2))
    return change (ctl, error);
  if (strcmp (verb, "sort") == 0)
    return import (ctl, 0, ctl->args + 1, error);

  if (!ctl_parse_id (ctl->args[1], &id, error))
    return FALSE;
  if (strcmp (verb, "add") == 0 && ctl->n_args > 2)
    return import (ctl, id, ctl->args + 2, error);
  if (strcmp (verb, "list") == 0 && ctl->n_args == 2)
    return show_list (ctl, id, error);
  if (strcmp (verb, "copy") == 0 && ctl->n_args == 3)
    return write_copy (ctl, id, ctl->args[2], error);
  if (strcmp (verb, "mask") == 0 && ctl->n_args == 2 && rects != NULL)
    return ctl_photo_mask (ctl, id, rects, error);
  if (strcmp (verb, "masked") == 0 && ctl->n_args == 2)
    return ctl_photo_masked (ctl, id, error);

  return ctl_usage (&cmd_photos, error);
}

const CtlCommand cmd_photos = {
  .name = "photos",
  .arguments = "add SESSION FILE… | sort FOLDER | list SESSION | copy PHOTO FILE | "
               "mask PHOTO --rect RECT… | masked PHOTO | caption PHOTO… | kind PHOTO… | "
               "order SESSION PHOTO… | take-out PHOTO…",
  .summary = N_("Attach photos to sessions, sort a camera’s folder, list, mask, copy, change"),
  .options = options,
  .min_args = 2,
  .max_args = G_MAXUINT,
  .run = run,
};
