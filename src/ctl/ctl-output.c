/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What siyictl says: text for people, one JSON document for programs, one line on stderr for a
 * refusal. Everything is UTF-8 whatever the locale says; a write that fails is remembered by
 * stdio and told by ctl_flush(). */
#include "ctl.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static int progress_shown = -1;

/**
 * ctl_write:
 * @length: bytes, -1 up to the NUL
 */
void
ctl_write (const char *text,
           gssize      length)
{
  fwrite (text, 1, length < 0 ? strlen (text) : (gsize) length, stdout);
}

void
ctl_print (const char *format,
           ...)
{
  g_autofree char *text = NULL;
  va_list list;

  va_start (list, format);
  text = g_strdup_vprintf (format, list);
  va_end (list);
  ctl_write (text, -1);
}

/**
 * ctl_flush:
 *
 * Returns: %FALSE if what was printed did not arrive: full disk, closed pipe
 */
gboolean
ctl_flush (GError **error)
{
  const gboolean failed = ferror (stdout) != 0;

  errno = 0;
  if (fflush (stdout) == 0 && !failed)
    return TRUE;

  g_set_error (error, G_IO_ERROR,
               errno == EPIPE ? (int) G_IO_ERROR_BROKEN_PIPE : (int) G_IO_ERROR_FAILED,
               _("The answer could not be written: %s"),
               g_strerror (errno != 0 ? errno : EIO));

  return FALSE;
}

/**
 * ctl_add_document:
 * @json: (nullable): stored JSON, put in as it is; null where it is none
 */
void
ctl_add_document (JsonBuilder *builder,
                  const char  *key,
                  const char  *json)
{
  g_autoptr(JsonParser) parser = json_parser_new ();

  json_builder_set_member_name (builder, key);
  if (json != NULL && json_parser_load_from_data (parser, json, -1, NULL))
    json_builder_add_value (builder, json_node_copy (json_parser_get_root (parser)));
  else
    json_builder_add_null_value (builder);
}

/**
 * ctl_answer_begin:
 *
 * Returns: (transfer full): an open object that already says "ok"
 */
JsonBuilder *
ctl_answer_begin (void)
{
  JsonBuilder *builder = json_builder_new ();

  json_builder_begin_object (builder);
  ctl_add_flag (builder, "ok", TRUE);

  return builder;
}

/**
 * ctl_answer_end:
 * @builder: (transfer full): closed, printed and freed
 */
void
ctl_answer_end (JsonBuilder *builder)
{
  g_autoptr(JsonGenerator) generator = json_generator_new ();
  g_autoptr(JsonNode) root = NULL;
  g_autofree char *text = NULL;
  gsize length;

  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  json_generator_set_root (generator, root);
  text = json_generator_to_data (generator, &length);
  ctl_write (text, (gssize) length);
  ctl_write ("\n", 1);
  g_object_unref (builder);
}

static const char *
refusal_code (const GError *error)
{
  if (error->domain == CTL_ERROR)
    return "usage";
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND) ||
      g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    return "not-found";
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return "cancelled";

  return siyi_error_word (error);
}

/**
 * ctl_refuse:
 *
 * One line on stderr, and with --json the same for programs on stdout.
 */
void
ctl_refuse (const Ctl    *ctl,
            const GError *error)
{
  g_autofree char *line = g_strdelimit (g_strdup (error->message), "\n\r", ' ');

  if (ctl->json)
    {
      JsonBuilder *builder = json_builder_new ();

      json_builder_begin_object (builder);
      ctl_add_flag (builder, "ok", FALSE);
      json_builder_set_member_name (builder, "error");
      json_builder_begin_object (builder);
      ctl_add_text (builder, "code", refusal_code (error));
      ctl_add_text (builder, "message", line);
      json_builder_end_object (builder);
      ctl_answer_end (builder);
    }

  fprintf (stderr, "siyictl: %s\n", line);
}

/**
 * ctl_add_text:
 * @key: (nullable): member of an object; %NULL in an array
 * @text: (nullable): JSON null where there is none
 */
void
ctl_add_text (JsonBuilder *builder,
              const char  *key,
              const char  *text)
{
  if (key != NULL)
    json_builder_set_member_name (builder, key);
  if (text != NULL)
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
}

void
ctl_add_int (JsonBuilder *builder,
             const char  *key,
             gint64       value)
{
  json_builder_set_member_name (builder, key);
  json_builder_add_int_value (builder, value);
}

void
ctl_add_flag (JsonBuilder *builder,
              const char  *key,
              gboolean     value)
{
  json_builder_set_member_name (builder, key);
  json_builder_add_boolean_value (builder, value);
}

void
ctl_add_day (JsonBuilder *builder,
             const char  *key,
             SiyiDay      day)
{
  g_autofree char *text = siyi_day_to_text (day);

  ctl_add_text (builder, key, text);
}

void
ctl_add_light (JsonBuilder *builder,
               SiyiLight    light)
{
  static const char * const words[] = {
    [SIYI_LIGHT_NONE] = NULL,
    [SIYI_LIGHT_GREEN] = "green",
    [SIYI_LIGHT_YELLOW] = "yellow",
    [SIYI_LIGHT_RED] = "red",
    [SIYI_LIGHT_DONE] = "done",
  };

  ctl_add_text (builder, "light", words[light]);
}

void
ctl_add_list (JsonBuilder        *builder,
              const char         *key,
              const char * const *texts)
{
  json_builder_set_member_name (builder, key);
  json_builder_begin_array (builder);
  for (gsize i = 0; texts != NULL && texts[i] != NULL; i++)
    json_builder_add_string_value (builder, texts[i]);
  json_builder_end_array (builder);
}

/**
 * ctl_answer_made:
 * @words: for people, that the archive is there
 *
 * Answers programs or people.
 */
void
ctl_answer_made (const Ctl  *ctl,
                 const char *words)
{
  JsonBuilder *answer;

  if (!ctl->json)
    {
      ctl_print ("%s\n", words);
      return;
    }

  answer = ctl_answer_begin ();
  ctl_add_text (answer, "archive", ctl->folder);
  ctl_answer_end (answer);
}

/**
 * ctl_answer_imported:
 * @n: rows of a list that were taken over
 * @words: the same for people
 * @headings: (nullable): columns of the file that were left out
 *
 * Answers programs or people.
 */
void
ctl_answer_imported (const Ctl  *ctl,
                     guint       n,
                     const char *words,
                     char      **headings)
{
  g_autofree char *list = headings != NULL ? g_strjoinv (", ", headings) : NULL;

  if (ctl->json)
    {
      JsonBuilder *answer = ctl_answer_begin ();

      ctl_add_int (answer, "imported", n);
      ctl_add_list (answer, "ignored", (const char * const *) headings);
      ctl_answer_end (answer);
      return;
    }

  ctl_write (words, -1);
  ctl_write ("\n", 1);
  if (list == NULL || *list == '\0')
    return;

  ctl_print (_("Columns that were left out: %s"), list);
  ctl_write ("\n", 1);
}

/**
 * ctl_progress:
 * @unused: so that it fits the rooms' progress callbacks
 *
 * Shows whole percents on a terminal, nothing elsewhere. One thread at a time.
 */
void
ctl_progress (gpointer unused,
              guint64  done,
              guint64  total)
{
  ctl_progress_of ("", done, total);
}

/**
 * ctl_progress_of:
 * @words: what is being done now
 *
 * As ctl_progress(), where the work has parts.
 */
void
ctl_progress_of (const char *words,
                 guint64     done,
                 guint64     total)
{
  const int percent = total > 0 ? (int) (MIN (done, total) * 100 / total) : 0;

  if (percent == progress_shown || !isatty (STDERR_FILENO))
    return;

  progress_shown = percent;
  fprintf (stderr, "\r%3d %% %s\033[K", percent, words);
  fflush (stderr);
}

/**
 * ctl_progress_end:
 *
 * Wipes the line of ctl_progress().
 */
void
ctl_progress_end (void)
{
  if (progress_shown >= 0)
    fputs ("\r\033[K", stderr);
  progress_shown = -1;
}
