/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A notice as its stored body and back: what was published is printed again as it was, whatever
 * became of sessions, leaders and the template since. Pure functions. */
#include "siyi-notice-private.h"

#include <json-glib/json-glib.h>

void
siyi_notice_post_free (SiyiNoticePost *post)
{
  g_free (post->outlet);
  g_free (post->place);
  g_free (post->note);
  g_free (post->who);
  g_free (post);
}

void
siyi_notice_free (SiyiNotice *notice)
{
  g_free (notice->month);
  g_free (notice->published_by);
  g_free (notice->title);
  g_free (notice->original_title);
  g_free (notice->issuer);
  g_free (notice->booking_phone);
  g_clear_pointer (&notice->before, g_ptr_array_unref);
  g_clear_pointer (&notice->after, g_ptr_array_unref);
  g_clear_pointer (&notice->lines, g_ptr_array_unref);
  g_clear_pointer (&notice->differences, g_ptr_array_unref);
  g_clear_pointer (&notice->posts, g_ptr_array_unref);
  g_free (notice);
}

static void
add_text (JsonBuilder *builder,
          const char  *member,
          const char  *text)
{
  json_builder_set_member_name (builder, member);
  json_builder_add_string_value (builder, text != NULL ? text : "");
}

static void
add_day (JsonBuilder *builder,
         const char  *member,
         SiyiDay      day)
{
  g_autofree char *text = siyi_day_to_text (day);

  add_text (builder, member, text);
}

static void
add_paragraphs (JsonBuilder *builder,
                const char  *member,
                GPtrArray   *paragraphs)
{
  json_builder_set_member_name (builder, member);
  json_builder_begin_array (builder);
  for (guint i = 0; i < paragraphs->len; i++)
    json_builder_add_string_value (builder, g_ptr_array_index (paragraphs, i));
  json_builder_end_array (builder);
}

static void
add_line (JsonBuilder          *builder,
          const SiyiNoticeLine *line)
{
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "session");
  json_builder_add_int_value (builder, line->session);
  add_text (builder, "uid", line->uid);
  add_day (builder, "day", line->day);
  add_text (builder, "time", line->time);
  add_text (builder, "leaders", line->leaders);
  add_text (builder, "posts", line->posts);
  add_text (builder, "portfolio", line->portfolio);
  add_text (builder, "method", line->method);
  add_text (builder, "topic", line->topic);
  add_text (builder, "place", line->place);
  add_text (builder, "remark", line->remark);
  json_builder_set_member_name (builder, "cancelled");
  json_builder_add_boolean_value (builder, line->cancelled);
  json_builder_end_object (builder);
}

/**
 * siyi_notice_to_body:
 *
 * Returns: (transfer full): JSON, as the table of notices keeps it
 */
char *
siyi_notice_to_body (const SiyiNotice *notice)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(JsonNode) root = NULL;

  json_builder_begin_object (builder);
  add_text (builder, "title", notice->title);
  add_text (builder, "original_title", notice->original_title);
  add_text (builder, "issuer", notice->issuer);
  add_day (builder, "dated", notice->dated);
  add_text (builder, "phone", notice->booking_phone);
  add_paragraphs (builder, "before", notice->before);
  add_paragraphs (builder, "after", notice->after);
  json_builder_set_member_name (builder, "lines");
  json_builder_begin_array (builder);
  for (guint i = 0; i < notice->lines->len; i++)
    add_line (builder, g_ptr_array_index (notice->lines, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);

  return json_to_string (root, FALSE);
}

static char *
read_text (JsonObject *object,
           const char *member)
{
  const char *text = json_object_get_string_member_with_default (object, member, "");

  return g_strdup (text != NULL ? text : "");
}

static SiyiDay
read_day (JsonObject *object,
          const char *member)
{
  const char *text = json_object_get_string_member_with_default (object, member, "");

  return text != NULL ? siyi_day_parse (text) : SIYI_DAY_NONE;
}

static JsonArray *
read_array (JsonObject *object,
            const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static GPtrArray *
read_paragraphs (JsonObject *object,
                 const char *member)
{
  JsonArray *array = read_array (object, member);
  GPtrArray *paragraphs = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    g_ptr_array_add (paragraphs, g_strdup (json_array_get_string_element (array, i)));

  return paragraphs;
}

static SiyiNoticeLine *
read_line (JsonObject *object)
{
  SiyiNoticeLine *line = g_new0 (SiyiNoticeLine, 1);

  line->session = json_object_get_int_member_with_default (object, "session", 0);
  line->uid = read_text (object, "uid");
  line->day = read_day (object, "day");
  line->time = read_text (object, "time");
  line->leaders = read_text (object, "leaders");
  line->posts = read_text (object, "posts");
  line->portfolio = read_text (object, "portfolio");
  line->method = read_text (object, "method");
  line->topic = read_text (object, "topic");
  line->place = read_text (object, "place");
  line->remark = read_text (object, "remark");
  line->cancelled = json_object_get_boolean_member_with_default (object, "cancelled", FALSE);

  return line;
}

static void
read_body (SiyiNotice *notice,
           JsonObject *body)
{
  JsonArray *lines = read_array (body, "lines");

  notice->title = read_text (body, "title");
  notice->original_title = read_text (body, "original_title");
  notice->issuer = read_text (body, "issuer");
  notice->dated = read_day (body, "dated");
  notice->booking_phone = read_text (body, "phone");
  notice->before = read_paragraphs (body, "before");
  notice->after = read_paragraphs (body, "after");
  for (guint i = 0; lines != NULL && i < json_array_get_length (lines); i++)
    {
      JsonNode *line = json_array_get_element (lines, i);

      if (JSON_NODE_HOLDS_OBJECT (line))
        g_ptr_array_add (notice->lines, read_line (json_node_get_object (line)));
    }
}

/**
 * siyi_notice_from_row:
 *
 * Returns: (transfer full): the version as it was published, without its differences and postings
 */
SiyiNotice *
siyi_notice_from_row (const SiyiNoticeRow  *row,
                      GError              **error)
{
  g_autoptr(JsonParser) parser = json_parser_new ();
  SiyiNotice *notice;

  if (!json_parser_load_from_data (parser, row->body, -1, NULL) ||
      json_parser_get_root (parser) == NULL ||
      !JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)))
    {
      g_set_error (error, SIYI_ERROR, SIYI_ERROR_CORRUPT,
                   "Version %d of the notice of %s can't be read; restore the archive from a backup",
                   row->version, row->month);
      return NULL;
    }

  notice = g_new0 (SiyiNotice, 1);
  notice->id = row->id;
  notice->month = g_strdup (row->month);
  notice->session = row->session;
  notice->version = row->version;
  notice->correction = row->version > 1;
  notice->published = row->published;
  notice->published_by = g_strdup (row->published_by);
  notice->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_notice_line_free);
  notice->differences =
    g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_notice_difference_free);
  notice->posts = g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_notice_post_free);
  read_body (notice, json_node_get_object (json_parser_get_root (parser)));

  return notice;
}

/**
 * siyi_notice_from_rows:
 * @rows: (element-type SiyiNoticeRow): versions of one notice, newest first
 *
 * Returns: (transfer full) (element-type SiyiNotice): the versions with what each changed
 */
GPtrArray *
siyi_notice_from_rows (GPtrArray  *rows,
                       GError    **error)
{
  g_autoptr(GPtrArray) notices = g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_notice_free);

  for (guint i = 0; i < rows->len; i++)
    {
      SiyiNotice *notice = siyi_notice_from_row (g_ptr_array_index (rows, i), error);

      if (notice == NULL)
        return NULL;
      g_ptr_array_add (notices, notice);
    }

  for (guint i = 0; i + 1 < notices->len; i++)
    {
      SiyiNotice *notice = g_ptr_array_index (notices, i);
      const SiyiNotice *before = g_ptr_array_index (notices, i + 1);

      g_ptr_array_unref (notice->differences);
      notice->differences = siyi_notice_lines_differences (before->lines, notice->lines);
    }

  return g_steal_pointer (&notices);
}
