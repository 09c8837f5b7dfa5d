/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The short way through plain rows must give what expat gives: the same cells, or the same refusal.
 * The unit tests and the fuzzer compare for every file they read. */
#include "compare.h"

static void
compare_rows (const SiyiRow *one,
              const SiyiRow *other)
{
  g_assert_cmpuint (one->number, ==, other->number);
  g_assert_cmpint (one->hidden, ==, other->hidden);
  g_assert_cmpuint (one->n_cells, ==, other->n_cells);
  for (guint i = 0; i < one->n_cells; i++)
    {
      const SiyiCell *a = &one->cells[i], *b = &other->cells[i];

      g_assert_cmpuint (a->column, ==, b->column);
      g_assert_cmpstr (a->text, ==, b->text);
      g_assert_cmpuint (a->kind, ==, b->kind);
      g_assert_cmpuint (a->shape, ==, b->shape);
      g_assert_cmpuint (a->decimals, ==, b->decimals);
      g_assert_cmpuint (a->formula, ==, b->formula);
    }
}

static void
compare_sheets (const SiyiSheet *one,
                const SiyiSheet *other)
{
  g_assert_cmpstr (one->name, ==, other->name);
  g_assert_cmpuint (one->rows->len, ==, other->rows->len);
  g_assert_cmpuint (one->merges->len, ==, other->merges->len);
  g_assert_cmpuint (one->comments->len, ==, other->comments->len);
  g_assert_cmpuint (one->hidden_columns->len, ==, other->hidden_columns->len);
  for (guint i = 0; i < one->rows->len; i++)
    compare_rows (&g_array_index (one->rows, SiyiRow, i), &g_array_index (other->rows, SiyiRow, i));
}

/* Reads the bytes by expat alone and compares with what was read, or with the refusal. In a file
 * with several faults either may be met first; so may a limit of memory. */
void
compare_ways (const char           *name,
              GBytes               *bytes,
              const SiyiReadLimits *limits,
              SiyiBookFile         *book,
              const GError         *error)
{
  g_autoptr(SiyiBookFile) other = NULL;
  g_autoptr(GError) reason = NULL;
  SiyiReadLimits slow;

  if (limits != NULL)
    slow = *limits;
  else
    siyi_read_limits_init (&slow);
  slow.only_expat = TRUE;
  other = siyi_book_read_bytes (name, bytes, &slow, &reason);

  if ((error != NULL && error->code == SIYI_FILE_ERROR_TOO_BIG) ||
      (reason != NULL && reason->code == SIYI_FILE_ERROR_TOO_BIG))
    return;

  g_assert_cmpint (error != NULL ? error->code : -1, ==, reason != NULL ? reason->code : -1);
  if (book == NULL)
    return;

  g_assert_cmpuint (siyi_book_get_sheets (book)->len, ==, siyi_book_get_sheets (other)->len);
  for (guint i = 0; i < siyi_book_get_sheets (book)->len; i++)
    compare_sheets (g_ptr_array_index (siyi_book_get_sheets (book), i),
                    g_ptr_array_index (siyi_book_get_sheets (other), i));
}
