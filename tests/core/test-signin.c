/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Heads on the sheet against persons present, and the code that names a sheet. */
#include "siyi-signin.h"

typedef struct
{
  const char      *name;
  SiyiSigninHeads  heads;       /* came, present, on screen, on paper, counted, reason */
  int              n_signed, difference;
  SiyiHeadsState   state;
  int              done;
} Case;

static const Case cases[] = {
  { "booked", { FALSE, 3, 0, 0, -1, FALSE }, 0, 0, SIYI_HEADS_WAITING, 0 },
  { "nobody-signed", { TRUE, 1, 0, 0, -1, FALSE }, 0, -1, SIYI_HEADS_SHORT, 0 },
  { "all-on-screen", { TRUE, 2, 2, 0, -1, FALSE }, 2, 0, SIYI_HEADS_MATCH, 2 },
  { "all-on-paper", { TRUE, 2, 0, 2, -1, FALSE }, 2, 0, SIYI_HEADS_MATCH, 2 },
  { "all-counted", { TRUE, 5, 0, 0, 5, FALSE }, 5, 0, SIYI_HEADS_MATCH, 5 },
  { "counted-has-the-ticked", { TRUE, 5, 0, 1, 5, FALSE }, 5, 0, SIYI_HEADS_MATCH, 5 },
  { "ticked-beyond-counted", { TRUE, 5, 0, 5, 4, FALSE }, 5, 0, SIYI_HEADS_MATCH, 5 },
  { "one-lacks", { TRUE, 4, 0, 1, 3, FALSE }, 3, -1, SIYI_HEADS_SHORT, 3 },
  { "signed-later-on-screen", { TRUE, 4, 1, 1, 3, FALSE }, 4, 0, SIYI_HEADS_MATCH, 4 },
  { "one-lacks-with-reason", { TRUE, 4, 0, 0, 3, TRUE }, 3, -1, SIYI_HEADS_EXPLAINED, 4 },
  { "none-with-reason", { TRUE, 4, 0, 0, -1, TRUE }, 0, -4, SIYI_HEADS_EXPLAINED, 4 },
  { "one-more", { TRUE, 4, 0, 0, 5, FALSE }, 5, 1, SIYI_HEADS_MORE, 4 },
  { "one-more-with-reason", { TRUE, 4, 0, 0, 5, TRUE }, 5, 1, SIYI_HEADS_EXPLAINED, 4 },
  { "match-needs-no-reason", { TRUE, 4, 0, 0, 4, TRUE }, 4, 0, SIYI_HEADS_MATCH, 4 },
  { "nobody-present", { TRUE, 0, 0, 0, -1, FALSE }, 0, 0, SIYI_HEADS_MATCH, 0 },
};

static void
test_heads (gconstpointer data)
{
  const Case *self = data;
  SiyiPieceCount count = { 0 };

  siyi_heads_add (&self->heads, &count);
  g_assert_cmpint (siyi_heads_signed (&self->heads), ==, self->n_signed);
  g_assert_cmpint (siyi_heads_difference (&self->heads), ==, self->difference);
  g_assert_cmpint (siyi_heads_state (&self->heads), ==, self->state);
  g_assert_cmpint (count.done, ==, self->done);
  g_assert_cmpint (count.wanted, ==, self->heads.came ? self->heads.present : 0);
}

/* One more in a group does not stand for one that lacks in another. */
static void
test_groups_stand_alone (void)
{
  const SiyiSigninHeads more = { TRUE, 4, 0, 0, 5, FALSE };
  const SiyiSigninHeads less = { TRUE, 4, 0, 0, 3, FALSE };
  SiyiPieceCount count = { 0 };

  siyi_heads_add (&more, &count);
  siyi_heads_add (&less, &count);
  g_assert_cmpint (count.wanted, ==, 8);
  g_assert_cmpint (count.done, ==, 7);
}

static void
test_code (void)
{
  static const char uid[] = "0191f3a0-1111-7222-8333-444455556666";
  static const char * const others[] = {
    "", ":", "A", "siyi:session:", "siyi:session:B", "siyi:session::B", "siyi:session:x:C",
    "siyi:session:x:", "siyi:session:x:AB", "https://example.org/siyi:session:x:B",
    "siyi:session:01234567890123456789012345678901234567890123456789012345678901234:B",
  };

  for (int part = 0; part < SIYI_N_SIGNIN_PARTS; part++)
    {
      g_autofree char *code = siyi_signin_code (uid, (SiyiSigninPart) part);
      g_autofree char *found = NULL;
      SiyiSigninPart found_part;

      g_assert_true (siyi_signin_code_parse (code, &found, &found_part));
      g_assert_cmpstr (found, ==, uid);
      g_assert_cmpint (found_part, ==, part);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    {
      char *found = NULL;
      SiyiSigninPart part;

      g_assert_false (siyi_signin_code_parse (others[i], &found, &part));
      g_assert_null (found);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/core/signin/heads/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_heads);
    }
  g_test_add_func ("/core/signin/groups-stand-alone", test_groups_stand_alone);
  g_test_add_func ("/core/signin/code", test_code);

  return g_test_run ();
}
