/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stored codes and their words, states and what may follow them (domain, sections 4.1 to 4.3). */
#include "siyi-code.h"
#include "siyi-status.h"

static void
test_codes (void)
{
  static const struct { SiyiList list; const char *word; int code; const char *shown; } rows[] = {
    { SIYI_LIST_FORM, "来访", 0, "来访" }, { SIYI_LIST_FORM, "网上信访", 2, "网信" },
    { SIYI_LIST_FORM, "传真", 4, "传真" },
    { SIYI_LIST_DESTINATION, "本级", 0, "本级" }, { SIYI_LIST_DESTINATION, "进京", 3, "进京" },
    { SIYI_LIST_FIRST, "初信初访", 1, "初" }, { SIYI_LIST_FIRST, "初次", 1, "初" },
    { SIYI_LIST_FIRST, "重复", 0, "重" }, { SIYI_LIST_FIRST, "重访", 0, "重" },
    { SIYI_LIST_RESOLVED, "√", 1, "化解" }, { SIYI_LIST_RESOLVED, "否", 0, "未化解" },
    { SIYI_LIST_SATISFACTION, "较满意", 2, "基本满意" }, { SIYI_LIST_SATISFACTION, "未评", 0, "未评价" },
    { SIYI_LIST_SATISFACTION, "不满", 1, "不满意" }, { SIYI_LIST_SATISFACTION, "满意", 3, "满意" },
    { SIYI_LIST_PROGRESS, "已结", 1, "办结" }, { SIYI_LIST_PROGRESS, "推进中", 0, "在办" },
    { SIYI_LIST_PURPOSE, "揭发控告", 2, "揭发控告" }, { SIYI_LIST_PURPOSE, "求决", 3, "申诉" },
    { SIYI_LIST_PURPOSE, "其他", 0, "其他" }, { SIYI_LIST_TYPE, "检举控告类", 2, "检举控告" },
    { SIYI_LIST_RESOLVED, "稳控", -1, NULL }, { SIYI_LIST_SATISFACTION, "", -1, NULL },
    { SIYI_LIST_FORM, NULL, -1, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      int code = siyi_code_from_word (rows[i].list, rows[i].word);

      g_assert_cmpint (code, ==, rows[i].code);
      g_assert_cmpstr (siyi_code_word (rows[i].list, code), ==, rows[i].shown);
    }
}

static void
test_shown_words_read_back (void)
{
  for (int list = 0; list < SIYI_N_LISTS; list++)
    for (int code = 0; code < 20; code++)
      {
        const char *word = siyi_code_word (list, code);

        if (word != NULL)
          g_assert_cmpint (siyi_code_from_word (list, word), ==, code);
      }
  g_assert_null (siyi_code_word (SIYI_LIST_TYPE, 0));
  g_assert_null (siyi_code_word (SIYI_LIST_TYPE, 99));
  g_assert_null (siyi_code_word (SIYI_LIST_TYPE, -1));
}

static void
test_national_words (void)
{
  static const struct { const char *text; int state; } rows[] = {
    { "待签收", SIYI_STATE_ASSIGNED }, { "待办理", SIYI_STATE_REGISTERED },
    { "已签收待办理", SIYI_STATE_SIGNED_FOR }, { "退回待办理", SIYI_STATE_RETURNED },
    { "待补充材料", SIYI_STATE_HANDLING }, { "待审核", SIYI_STATE_HANDLING },
    { "待送达", SIYI_STATE_OPINION }, { "已受理待送达", SIYI_STATE_ACCEPTED },
    { "已送达待处理", SIYI_STATE_HANDLING }, { "已处理待送达", SIYI_STATE_OPINION },
    { "已延期申请", SIYI_STATE_EXTENDED }, { "已办结", SIYI_STATE_CLOSED },
    { "已存档", SIYI_STATE_FILED }, { "别的", -1 }, { NULL, -1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpint (siyi_state_from_import (rows[i].text), ==, rows[i].state);
}

static void
test_transitions (void)
{
  /* The main line can be walked step by step. */
  for (int state = SIYI_STATE_REGISTERED; state < SIYI_STATE_FILED; state++)
    {
      g_assert_true (siyi_state_may_follow (state, state + 1));
      g_assert_false (siyi_state_needs_reason (state, state + 1));
    }

  /* No state is a dead end but the filed one leads on only backwards, and all words exist. */
  for (int from = 0; from < SIYI_N_STATES; from++)
    {
      int n_next = 0;

      for (int to = 0; to < SIYI_N_STATES; to++)
        n_next += siyi_state_may_follow (from, to);
      g_assert_cmpint (n_next, >, 0);
      g_assert_false (siyi_state_may_follow (from, from));
      g_assert_cmpstr (siyi_state_word (from), !=, "");
    }

  g_assert_false (siyi_state_may_follow (SIYI_STATE_REGISTERED, SIYI_STATE_SERVED));
  g_assert_false (siyi_state_may_follow (SIYI_STATE_FINAL_REVIEW, SIYI_STATE_REVIEW));
  g_assert_true (siyi_state_may_follow (SIYI_STATE_FINAL_REVIEW, SIYI_STATE_CONCLUDED));

  /* What is concluded opens again only with a reason. */
  g_assert_true (siyi_state_may_follow (SIYI_STATE_CONCLUDED, SIYI_STATE_HANDLING));
  g_assert_true (siyi_state_needs_reason (SIYI_STATE_CONCLUDED, SIYI_STATE_HANDLING));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/status/codes", test_codes);
  g_test_add_func ("/status/shown-words-read-back", test_shown_words_read_back);
  g_test_add_func ("/status/national-words", test_national_words);
  g_test_add_func ("/status/transitions", test_transitions);

  return g_test_run ();
}
