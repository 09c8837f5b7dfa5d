/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "siyi-case-clocks.h"
#include "siyi-light.h"
#include "siyi-new-visit-segments.h"
#include "siyi-session-assignment.h"
#include "siyi-session-fields.h"
#include "siyi-session-matter.h"
#include "siyi-session-parts.h"
#include "siyi-session-persons.h"
#include "siyi-session-signatures.h"

G_BEGIN_DECLS

#define SIYI_TYPE_SESSION_RECORD (siyi_session_record_get_type ())
G_DECLARE_FINAL_TYPE (SiyiSessionRecord, siyi_session_record, SIYI, SESSION_RECORD, GtkWidget)

/* The versions the writes of one visit go on from, shared by those under way: touched on the
 * writer's thread only, for there they run one after the other. */
typedef struct
{
  int version, case_version;
} SiyiTalkLine;

struct _SiyiSessionRecord
{
  GtkWidget              parent_instance;

  /* Template */
  GtkStack              *stack;
  GtkLabel              *title;
  GtkWidget             *first_tag;
  GtkWidget             *repeated_tag;
  GtkWidget             *group_tag;
  GtkLabel              *numbers;
  GtkBox                *clock;
  GtkLabel              *clock_words;
  GtkButton             *case_button;
  GtkWidget             *restricted_line;
  GtkWidget             *sealed_line;
  GtkLabel              *sealed_words;
  GtkWidget             *draft_line;
  GtkBox                *left;
  GtkBox                *right;

  /* Borrowed from the children */
  SiyiLightIcon         *light;
  SiyiVisitField        *request;
  SiyiSessionMatter     *matter;
  SiyiSessionPersons    *persons;
  GtkTextView           *talk;
  GtkText               *recorder;
  GtkLabel              *saved_words;
  GtkWidget             *history;
  GtkTextView           *instruction;
  SiyiSegments          *given;
  SiyiSessionAssignment *assignment;
  SiyiSessionSignatures *signatures;

  /* Owned */
  SiyiArchive           *archive;
  GCancellable          *loading;      /* replaced with every load: older answers drop out */
  SiyiTalkRecord        *stored;       /* as the archive has it; NULL: not come yet */
  SiyiTalkLine          *line;         /* atomic box */
  GPtrArray             *finishing;    /* GTask: answered when nothing is left to be saved */

  /* 1. typed counts what a person did; up to sent it is on its way to the archive, up to saved it
   *    lies there as a record.
   * 2. asking: a question is open, nothing is saved before its answer; drafts are.
   * 3. n_saving writes are under way: what is read meanwhile may be older than they. */
  gint64                 visit;
  guint                  typed, sent, saved;
  guint                  n_saving;
  guint                  draft_timer, rest_timer;
  gint64                 draft_since;  /* µs, monotonic: the first key no draft holds */
  gboolean               restored;     /* a draft stands in the fields and nobody went on with it yet */
  gboolean               asking;
  gboolean               reload;
  gboolean               writes_on;    /* the focus was here: it goes to the next talk */
  gboolean               filling;      /* the program writes, nobody types */
};

/* siyi-session-record.c */
SiyiDay         siyi_session_record_today    (SiyiSessionRecord    *self);
gboolean        siyi_session_record_is_dirty (SiyiSessionRecord    *self);
void            siyi_session_record_changed  (SiyiSessionRecord    *self);
/* siyi-session-record-fields.c */
SiyiTalkRecord *siyi_session_record_typed    (SiyiSessionRecord    *self);
void            siyi_session_record_fill     (SiyiSessionRecord    *self,
                                              const SiyiTalkRecord *record);
void            siyi_session_record_set_stored (SiyiSessionRecord  *self,
                                              SiyiTalkRecord       *record);
/* siyi-session-record-build.c */
void            siyi_session_record_build    (SiyiSessionRecord    *self);
/* siyi-session-record-head.c */
void            siyi_session_record_show_head (SiyiSessionRecord   *self);
void            siyi_session_record_show_seal (SiyiSessionRecord   *self);
void            siyi_session_record_show_clock (SiyiSessionRecord  *self,
                                              const SiyiCaseSheet  *sheet);
/* siyi-session-record-load.c */
void            siyi_session_record_load     (SiyiSessionRecord    *self);
void            siyi_session_record_start_line (SiyiSessionRecord  *self);
/* siyi-session-record-save.c */
void            siyi_session_record_wait     (SiyiSessionRecord    *self);
void            siyi_session_record_save     (SiyiSessionRecord    *self);
void            siyi_session_record_stop     (SiyiSessionRecord    *self);
/* siyi-session-record-finish.c */
void            siyi_session_record_settle   (SiyiSessionRecord    *self);
void            siyi_session_record_give_up  (SiyiSessionRecord    *self,
                                              const GError         *error);
/* siyi-session-record-conflict.c */
void            siyi_session_record_ask      (SiyiSessionRecord    *self,
                                              SiyiTalkRecord       *theirs,
                                              SiyiTalkRecord       *mine);
/* siyi-session-record-join.c */
SiyiTalkRecord *siyi_talk_record_join        (const SiyiTalkRecord *base,
                                              const SiyiTalkRecord *theirs,
                                              const SiyiTalkRecord *mine,
                                              gboolean             *both);
/* siyi-session-record-sign.c */
void            siyi_session_record_sign     (SiyiSessionRecord    *self,
                                              int                   signer);
void            siyi_session_record_add_action (GtkWidget          *widget,
                                              const char           *name,
                                              GVariant             *parameter);
void            siyi_session_record_add_text (SiyiSessionRecord    *self,
                                              const char           *text);

G_END_DECLS
