/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-archive.h"
#include "siyi-ledger.h"

G_BEGIN_DECLS

/* What the papers of a session are made of beside its plan and its cases. */
typedef struct
{
  char     *name, *phone;       /* (nullable) */
  gboolean  representative;
} SiyiPaperPerson;

typedef struct
{
  gint64    visit;
  char     *leader, *body;
  char     *given;              /* signed, typed, imported */
  SiyiDay   day;
} SiyiPaperInstruction;

typedef struct
{
  gint64    visit;
  char     *lead, *co;          /* units; (nullable) */
  char     *handler, *progress; /* (nullable) */
  SiyiDay   assigned, due, closed;
  gboolean  is_closed;
} SiyiPaperTask;

typedef struct
{
  gint64        id, case_id;
  int           serial, year;
  SiyiRowState  state;
  char         *void_reason, *void_by;
  SiyiDay       void_day, day;
  gboolean      restricted, sealed;
  int           persons, representatives, concerned, first, on_the_spot;   /* -1: not said */
  char         *visitors, *address, *talk;
  char         *time;           /* (nullable) hh:mm, asked to come, or came */
  GPtrArray    *people;         /* SiyiPaperPerson */
} SiyiPaperVisit;

typedef enum
{
  SIYI_VISITS_BY_QUEUE,         /* as the leader meets them; live ones only */
  SIYI_VISITS_BY_SERIAL,        /* as the book has them, void ones too */
} SiyiVisitsOrder;

void        siyi_paper_visit_free     (SiyiPaperVisit   *self);
GPtrArray  *siyi_paper_visits_load    (SiyiDb           *db,
                                       gint64            session,
                                       SiyiVisitsOrder   order,
                                       GError          **error);   /* SiyiPaperVisit */
/* A number of a year's book of receptions. */
typedef struct { gint64 visit, session; int serial; } SiyiPaperNumber;

GArray     *siyi_paper_numbers_load   (SiyiDb           *db,
                                       int               year,
                                       GError          **error);   /* SiyiPaperNumber, by serial */
SiyiPaperVisit *siyi_paper_visit_load (SiyiDb           *db,
                                       gint64            visit,
                                       GError          **error);
/* Of a case, oldest first; those of one visit by its id. */
GPtrArray  *siyi_paper_instructions   (SiyiDb           *db,
                                       gint64            case_id,
                                       GError          **error);   /* SiyiPaperInstruction */
GPtrArray  *siyi_paper_tasks          (SiyiDb           *db,
                                       gint64            case_id,
                                       GError          **error);   /* SiyiPaperTask */
gboolean    siyi_session_staff        (SiyiDb           *db,
                                       gint64            session,
                                       char            **recorder,
                                       char            **accompany,
                                       GError          **error);
/* Of a case: its latest reception not after that session; 0: none. */
gint64      siyi_paper_earlier_session (SiyiDb          *db,
                                       gint64            case_id,
                                       gint64            session);
/* Units of its open matters; never those of a restricted one. */
char      **siyi_session_open_units   (SiyiDb           *db,
                                       gint64            session,
                                       GError          **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiyiPaperVisit, siyi_paper_visit_free)

G_END_DECLS
