/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the page of a session says its head, its stages and its four ones; its queue is said by
 * siyi-session-words-queue.c. Words only. Main thread; what is returned as char * is the caller's. */
#include "siyi-session-words.h"

#include <glib/gi18n.h>

#include "siyi-case-words.h"
#include "siyi-shown-words.h"

/* A list of what a record lacks names so many at most. */
#define MAX_LACKS 2

/* Who sits, with the list's mark between. */
static char *
leaders_of (const SiyiPlanned *session)
{
  const SiyiShown shown = { .session = session };

  return siyi_shown_words_leaders (&shown);
}

/**
 * siyi_session_words_title:
 *
 * Returns: (transfer full): "12月17日 周四　黎甲午接访"
 */
char *
siyi_session_words_title (const SiyiShownSession *shown)
{
  const SiyiPlanned *session = shown->reception->session;
  g_autofree char *day = siyi_case_words_day (session->day, shown->today, TRUE);
  g_autofree char *leaders = leaders_of (session);

  /* Translators: title of a session's page: its day, and who receives */
  return g_strdup_printf (_("%1$s   Received by %2$s"), day, leaders);
}

/**
 * siyi_session_words_subtitle:
 *
 * Returns: (transfer full): "第238场　现场接访　一号接访室"
 */
char *
siyi_session_words_subtitle (const SiyiShownSession *shown)
{
  const SiyiPlanned *session = shown->reception->session;
  g_autoptr(GStrvBuilder) parts = g_strv_builder_new ();
  g_auto(GStrv) texts = NULL;

  if (shown->reception->number > 0)
    {
      /* Translators: the number of a session in its year */
      g_autofree char *number = g_strdup_printf (_("Session %d"), shown->reception->number);

      g_strv_builder_add (parts, number);
    }
  if (session->method != NULL)
    g_strv_builder_add (parts, session->method);
  if (session->place != NULL)
    g_strv_builder_add (parts, session->place);
  texts = g_strv_builder_end (parts);

  /* Translators: between the parts of a line */
  return g_strjoinv (C_("line", "   "), texts);
}

static char *
prepare_words (const SiyiStages *stages)
{
  int done = stages->n_done[SIYI_STAGE_PREPARE], wanted = stages->n_wanted[SIYI_STAGE_PREPARE];

  if (done >= wanted)
    return g_strdup_printf (ngettext ("%d step done", "%d steps done", (gulong) wanted), wanted);

  /* Translators: steps done, steps left */
  return g_strdup_printf (ngettext ("%1$d done, %2$d left", "%1$d done, %2$d left",
                                    (gulong) (wanted - done)), done, wanted - done);
}

static char *
receive_words (const SiyiShownSession *shown)
{
  const SiyiReception *reception = shown->reception;
  const SiyiPlanned *session = reception->session;
  int n_left = siyi_shown_session_count (shown, SIYI_QUEUE_LEFT);
  int n_begun = n_left + siyi_shown_session_count (shown, SIYI_QUEUE_IN);
  g_autofree char *time = siyi_shown_words_time (session);

  if (siyi_shown_session_is_held (shown) && reception->ended != NULL)
    /* Translators: when a session ended, groups received, persons in them */
    return g_strdup_printf (ngettext ("ended %1$s, %2$d group, %3$d persons",
                                      "ended %1$s, %2$d groups, %3$d persons", (gulong) n_left),
                            siyi_session_words_time (reception->ended), n_left,
                            (int) session->n_persons);
  if (siyi_shown_session_is_held (shown))
    return g_strdup_printf (ngettext ("%1$d group, %2$d persons", "%1$d groups, %2$d persons",
                                      (gulong) n_left), n_left, (int) session->n_persons);
  if (n_begun > 0 && reception->began != NULL)
    /* Translators: when the session began, and the how many-th group is received */
    return g_strdup_printf (_("since %1$s, group %2$d"), siyi_session_words_time (reception->began),
                            n_begun);
  if (n_begun > 0)
    /* Translators: the how many-th group is received */
    return g_strdup_printf (_("group %d"), n_begun);
  if (reception->queue->len == 0)
    return g_steal_pointer (&time);

  /* Translators: when a session is, and how many groups have booked */
  return g_strdup_printf (ngettext ("%1$s, %2$d group", "%1$s, %2$d groups",
                                    (gulong) reception->queue->len),
                          time, (int) reception->queue->len);
}

static char *
follow_words (const SiyiShownSession *shown)
{
  const SiyiStageFacts *facts = &shown->reception->facts;

  if (facts->n_unassigned > 0)
    return g_strdup_printf (ngettext ("%d to assign", "%d to assign", (gulong) facts->n_unassigned),
                            facts->n_unassigned);
  if (facts->n_tasks > facts->n_answered)
    return g_strdup_printf (ngettext ("%d to be answered", "%d to be answered",
                                      (gulong) (facts->n_tasks - facts->n_answered)),
                            facts->n_tasks - facts->n_answered);
  if (facts->n_tasks > facts->n_visited_back)
    return g_strdup_printf (ngettext ("%d to visit back", "%d to visit back",
                                      (gulong) (facts->n_tasks - facts->n_visited_back)),
                            facts->n_tasks - facts->n_visited_back);
  if (facts->n_tasks > 0)
    return g_strdup (_("all followed up"));

  return g_strdup (_("nothing assigned yet"));
}

/**
 * siyi_session_words_stage:
 *
 * Returns: (transfer full): how far @stage is: "7项办妥", "9:00开始，第2批", "待派单1件"
 */
char *
siyi_session_words_stage (const SiyiShownSession *shown,
                          SiyiStage               stage)
{
  switch (stage)
    {
    case SIYI_STAGE_PREPARE: return prepare_words (&shown->reception->stages);
    case SIYI_STAGE_RECEIVE: return receive_words (shown);
    case SIYI_STAGE_FOLLOW:
    case SIYI_N_STAGES:
    default: return follow_words (shown);
    }
}

static const char *
lack_word (SiyiLacks lack)
{
  switch (lack)
    {
    case SIYI_LACKS_REQUEST: return C_("lacks", "the request");
    case SIYI_LACKS_PERSONS: return C_("lacks", "the persons");
    case SIYI_LACKS_TALK: return C_("lacks", "the talk");
    case SIYI_LACKS_INSTRUCTION: return C_("lacks", "the opinion");
    case SIYI_LACKS_UNIT: return C_("lacks", "the unit");
    case SIYI_LACKS_LIMIT:
    default: return C_("lacks", "the limit");
    }
}

/* The empty fields of the records of those who left. */
static char *
lacking_words (SiyiLacks lacks,
               int       n)
{
  g_autoptr(GStrvBuilder) names = g_strv_builder_new ();
  g_auto(GStrv) texts = NULL;
  g_autofree char *all = NULL;
  int n_named = 0;

  for (guint bit = SIYI_LACKS_REQUEST; bit <= SIYI_LACKS_LIMIT && n_named < MAX_LACKS; bit <<= 1)
    if ((lacks & bit) != 0)
      {
        g_strv_builder_add (names, lack_word ((SiyiLacks) bit));
        n_named++;
      }
  texts = g_strv_builder_end (names);
  all = g_strjoinv (C_("list", ", "), texts);

  /* Translators: records that lack something, and what */
  return g_strdup_printf (ngettext ("%1$d lacks %2$s", "%1$d lack %2$s", (gulong) n), n, all);
}

static char *
record_words (const SiyiShownSession *shown)
{
  const SiyiReception *reception = shown->reception;
  const SiyiStageFacts *facts = &reception->facts;
  guint lacks = 0;
  int n_lacking = 0, n_in = siyi_shown_session_count (shown, SIYI_QUEUE_IN);

  for (guint i = 0; i < reception->queue->len; i++)
    {
      const SiyiQueueLine *line = g_ptr_array_index (reception->queue, i);

      if (line->queue == SIYI_QUEUE_LEFT && line->lacks != 0)
        {
          lacks |= (guint) line->lacks;
          n_lacking++;
        }
    }
  if (n_lacking > 0)
    return lacking_words ((SiyiLacks) lacks, n_lacking);
  if (n_in > 0 && facts->n_complete == 0)
    return g_strdup_printf (ngettext ("%d being written", "%d being written", (gulong) n_in), n_in);
  if (n_in > 0)
    /* Translators: records complete, records being written */
    return g_strdup_printf (_("%1$d complete, %2$d being written"), facts->n_complete, n_in);
  if (facts->n_complete == 0)
    return g_strdup (_("no record yet"));
  if (facts->n_signed >= facts->n_complete)
    return g_strdup_printf (ngettext ("%d, signed by the leader", "%d, signed by the leader",
                                      (gulong) facts->n_complete), facts->n_complete);

  /* Translators: records complete, those the leader has not signed */
  return g_strdup_printf (_("%1$d complete, %2$d to sign"), facts->n_complete,
                          facts->n_complete - facts->n_signed);
}

static char *
ledger_words (const SiyiShownSession *shown)
{
  const SiyiReception *reception = shown->reception;
  int n = (int) shown->rows->len;

  if (n == 0)
    return g_strdup (_("no row yet"));
  /* A walk-in's number may stand apart from the others: a range would name rows of other days. */
  if (!siyi_shown_session_is_held (shown) || reception->first_serial <= 0 ||
      reception->last_serial - reception->first_serial + 1 != n)
    return g_strdup_printf (ngettext ("%d row, made with the record", "%d rows, made with the record",
                                      (gulong) n), n);
  if (reception->last_serial == reception->first_serial)
    return g_strdup_printf (_("1 row, no. %d"), reception->first_serial);

  /* Translators: rows of the ledger, the first and the last number */
  return g_strdup_printf (_("%1$d rows, no. %2$d to %3$d"), n, reception->first_serial,
                          reception->last_serial);
}

static char *
photo_words (const SiyiShownSession *shown)
{
  const SiyiReception *reception = shown->reception;
  /* Papers are shown where somebody brought some; the set is whole without. */
  const char *missing[] = { C_("view", "the overview"), C_("view", "the sign-in") };

  if (reception->n_photos == 0)
    return g_strdup (_("no photo yet"));
  for (gsize i = 0; i < G_N_ELEMENTS (missing); i++)
    if (!reception->views[i])
      /* Translators: photos there are, and the view that is missing */
      return g_strdup_printf (ngettext ("%1$d, %2$s is missing", "%1$d, %2$s is missing",
                                        (gulong) reception->n_photos),
                              reception->n_photos, missing[i]);
  if (reception->n_photos_uncaptioned > 0)
    /* Translators: photos there are, those with a caption that is not whole */
    return g_strdup_printf (_("%1$d, %2$d without a full caption"), reception->n_photos,
                            reception->n_photos_uncaptioned);

  return g_strdup_printf (ngettext ("%d, fully captioned", "%d, fully captioned",
                                    (gulong) reception->n_photos), reception->n_photos);
}

static char *
signin_words (const SiyiShownSession *shown)
{
  const SiyiPieceCount *count = &shown->reception->session->pieces[SIYI_PIECE_SIGNIN];
  gboolean filed = shown->reception->n_sheets > 0;

  if (count->wanted > 0 && count->done >= count->wanted)
    return filed ? g_strdup (_("filed, complete"))
                 : g_strdup_printf (ngettext ("%d signed", "%d signed", (gulong) count->done),
                                    count->done);
  if (filed)
    return g_strdup_printf (ngettext ("scanned, %d to check", "scanned, %d to check",
                                      (gulong) (count->wanted - count->done)),
                            count->wanted - count->done);
  if (count->done > 0)
    /* Translators: persons who signed, persons who did not */
    return g_strdup_printf (_("%1$d signed, %2$d to sign"), count->done,
                            count->wanted - count->done);

  return g_strdup (siyi_shown_session_is_held (shown) ? _("to be scanned and filed")
                                                      : _("to be signed"));
}

/**
 * siyi_session_words_piece:
 *
 * Returns: (transfer full): the state of @piece in words, or the reason why it is missing
 */
char *
siyi_session_words_piece (const SiyiShownSession *shown,
                          SiyiPiece               piece)
{
  if (shown->reception->excuses[piece] != NULL)
    /* Translators: %s is the reason why a piece is missing */
    return g_strdup_printf (_("Excused: %s"), shown->reception->excuses[piece]);

  switch (piece)
    {
    case SIYI_PIECE_RECORD: return record_words (shown);
    case SIYI_PIECE_LEDGER: return ledger_words (shown);
    case SIYI_PIECE_PHOTOS: return photo_words (shown);
    case SIYI_PIECE_SIGNIN:
    case SIYI_N_PIECES:
    default: return signin_words (shown);
    }
}

const char *
siyi_session_words_piece_name (SiyiPiece piece)
{
  switch (piece)
    {
    case SIYI_PIECE_RECORD: return C_("piece", "Record Book");
    case SIYI_PIECE_LEDGER: return C_("piece", "Ledger");
    case SIYI_PIECE_PHOTOS: return C_("piece", "Photos");
    case SIYI_PIECE_SIGNIN:
    case SIYI_N_PIECES:
    default: return C_("piece", "Sign-in Sheet");
    }
}

/**
 * siyi_session_words_recusal:
 *
 * Returns: (transfer full) (nullable): who must withdraw and why; %NULL where nobody has to
 *   (article 28 of the Regulations)
 */
char *
siyi_session_words_recusal (const SiyiShownSession *shown)
{
  GPtrArray *seats = siyi_planned_sitting (shown->reception->session);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < shown->recusals->len; i++)
    {
      const SiyiRecusal *recusal = g_ptr_array_index (shown->recusals, i);
      const char *name = "";

      for (guint s = 0; s < seats->len; s++)
        if (((const SiyiSeat *) g_ptr_array_index (seats, s))->leader == recusal->leader)
          name = ((const SiyiSeat *) g_ptr_array_index (seats, s))->name;
      if (text->len > 0)
        g_string_append_c (text, '\n');
      /* Translators: a leader who must not receive a booked matter, and the reason */
      g_string_append_printf (text, _("%1$s must withdraw from a matter of this session: %2$s"),
                              name, recusal->reason);
    }

  return g_string_free (text, text->len == 0);
}
