/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who may sit here, and that the store itself refuses what a role may not do: role by role, by the
 * functions that pages call. */
#include "store-fixture.h"

#include <string.h>

#include "siyi-keeping.h"
#include "siyi-ledger-store.h"
#include "siyi-office-store.h"
#include "siyi-profile-store.h"

typedef struct { SiyiProfile profile; gint64 id; int code; const char *hash; guint refusals; } Ask;

static gpointer
save (SiyiDb        *db,
      gpointer       data,
      GCancellable  *cancellable,
      GError       **error)
{
  Ask *ask = data;
  g_autoptr(GError) failed = NULL;

  ask->id = siyi_profile_save (db, &ask->profile, &failed);
  ask->code = failed != NULL ? failed->code : -1;

  return NULL;
}

static gint64
add (StoreFixture *fixture,
     const char   *name,
     SiyiRole      role)
{
  Ask ask = { .profile = { .name = (char *) name, .role = role, .active = TRUE } };

  store_write (fixture, save, &ask);

  return ask.id;
}

static int
change (StoreFixture *fixture,
        gint64        id,
        const char   *name,
        SiyiRole      role,
        gboolean      active)
{
  Ask ask = { .profile = { .id = id, .name = (char *) name, .role = role, .active = active } };

  store_write (fixture, save, &ask);

  return ask.code;
}

static gpointer
load (SiyiDb        *db,
      gpointer       data,
      GCancellable  *cancellable,
      GError       **error)
{
  return siyi_profiles_load (db, FALSE, error);
}

static SiyiRole
role_of (StoreFixture *fixture,
         gint64        id)
{
  g_autoptr(GPtrArray) profiles = store_read (fixture, load, NULL);

  return siyi_profiles_role (profiles, id);
}

static void
test_people (void)
{
  StoreFixture fixture;
  gint64 secretary, administrator;

  store_fixture_set_up (&fixture);
  g_assert_cmpint (role_of (&fixture, 0), ==, SIYI_ROLE_NONE);
  g_assert_cmpint (add (&fixture, "只读的人", SIYI_ROLE_VIEWER), ==, 0);    /* nobody could let others in */
  secretary = add (&fixture, " 柏甲寅 ", SIYI_ROLE_SECRETARY);
  g_assert_cmpint (secretary, >, 0);
  g_assert_cmpint (add (&fixture, "柏甲寅", SIYI_ROLE_VIEWER), ==, 0);
  g_assert_cmpint (add (&fixture, "", SIYI_ROLE_VIEWER), ==, 0);

  /* Alone, the secretary keeps the people too; beside an administrator not. */
  g_assert_cmpint (role_of (&fixture, secretary), ==, SIYI_ROLE_NONE);
  administrator = add (&fixture, "龚管理", SIYI_ROLE_ADMINISTRATOR);
  g_assert_cmpint (role_of (&fixture, secretary), ==, SIYI_ROLE_SECRETARY);
  g_assert_cmpint (role_of (&fixture, administrator), ==, SIYI_ROLE_ADMINISTRATOR);
  g_assert_cmpint (role_of (&fixture, 0), ==, SIYI_ROLE_NONE);

  g_assert_cmpint (change (&fixture, administrator, "龚管理", SIYI_ROLE_ADMINISTRATOR, FALSE), ==, -1);
  g_assert_cmpint (change (&fixture, secretary, "柏甲寅", SIYI_ROLE_SECRETARY, FALSE), ==, -1);
  g_assert_cmpint (add (&fixture, "柏甲寅", SIYI_ROLE_SECRETARY), >, 0);
  store_assert_sound (&fixture);
  store_fixture_tear_down (&fixture);
}

static gpointer
set_pass (SiyiDb        *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  Ask *ask = data;
  g_autofree char *stored = NULL;

  g_assert_true (siyi_profile_set_pass (db, ask->id, ask->hash, error));
  stored = siyi_profile_pass (db, ask->id);
  g_assert_cmpstr (stored, ==, ask->hash);

  return NULL;
}

/* With pass phrases nobody who did not say who he is may write. */
static void
test_pass (void)
{
  StoreFixture fixture;
  Ask ask = { .hash = "$argon2id$x" };

  store_fixture_set_up (&fixture);
  ask.id = add (&fixture, "柏甲寅", SIYI_ROLE_SECRETARY);
  store_write (&fixture, set_pass, &ask);
  g_assert_cmpint (role_of (&fixture, 0), ==, SIYI_ROLE_VIEWER);
  ask.hash = NULL;
  store_write (&fixture, set_pass, &ask);
  g_assert_cmpint (role_of (&fixture, 0), ==, SIYI_ROLE_NONE);
  store_fixture_tear_down (&fixture);
}

static gboolean
set_setting (SiyiDb *db, GError **error)
{
  return siyi_setting_set (db, "office.name", "示例市信访局", NULL, error);
}

static gboolean
save_unit (SiyiDb *db, GError **error)
{
  static int n = 0;
  g_autofree char *name = g_strdup_printf ("第%d个单位", ++n);
  const SiyiUnit unit = { .name = name, .active = TRUE };

  return siyi_unit_save (db, &unit, error) > 0;
}

static gboolean
print_brief (SiyiDb *db, GError **error)
{
  return siyi_audit_note (db, "print.brief", "session", "1", "{}", error);
}

static gboolean
export_ledger (SiyiDb *db, GError **error)
{
  return siyi_audit_note (db, "export.ledger", "ledger", "x.xlsx", "{}", error);
}

static gboolean
look_full (SiyiDb *db, GError **error)
{
  return siyi_audit_note (db, "look.numbers", "petition_case", "1", "{}", error);
}

static gboolean
keep_draft (SiyiDb *db, GError **error)
{
  return siyi_draft_set (db, "visit", "{}", error);
}

static gboolean
save_person (SiyiDb *db, GError **error)
{
  const SiyiProfile profile = { .name = (char *) "新来的人", .role = SIYI_ROLE_VIEWER, .active = TRUE };

  return siyi_profile_save (db, &profile, error) > 0;
}

static gboolean
refused_entry (SiyiDb *db, GError **error)
{
  return siyi_profile_note (db, 1, SIYI_ENTRY_REFUSED, error);
}

static gpointer
try_deed (SiyiDb        *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  gboolean (*deed) (SiyiDb *, GError **) = data;

  return GINT_TO_POINTER (deed (db, error));
}

static void
test_refused (void)
{
  static const struct { gboolean (*deed) (SiyiDb *, GError **); const char *who; } rows[] = {
    { set_setting, "sa" }, { save_unit, "sa" }, { print_brief, "slf" }, { export_ledger, "sf" }, { look_full, "slf" },
    { keep_draft, "slfva" }, { save_person, "a" }, { refused_entry, "slfva" },
  };
  static const char letters[] = "-slfva";
  StoreFixture fixture;

  store_fixture_set_up (&fixture);
  add (&fixture, "龚管理", SIYI_ROLE_ADMINISTRATOR);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    for (int role = 1; role < SIYI_N_ROLES; role++)
      {
        const gint64 before = store_number (fixture.folder, "SELECT max (seq) FROM audit");
        gboolean may = strchr (rows[i].who, letters[role]) != NULL;
        g_autoptr(GError) error = NULL;

        siyi_archive_set_role (fixture.archive, role);
        siyi_archive_run (fixture.archive, SIYI_ACCESS_WRITE, try_deed, (gpointer) rows[i].deed, NULL, &error);
        if (may)
          g_assert_no_error (error);
        else
          {
            g_assert_error (error, SIYI_ERROR, SIYI_ERROR_NOT_ALLOWED);
            g_assert_cmpint (store_number (fixture.folder, "SELECT max (seq) FROM audit"), ==, before);
          }
        if (rows[i].deed == save_person && may)
          store_tamper (fixture.folder, "UPDATE profile SET active = 0 WHERE role = 'viewer'");
      }
  store_fixture_tear_down (&fixture);
}

typedef struct { char action[64]; } Undo;

static gpointer
set_and_tell (SiyiDb        *db,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  Undo *undo = data;
  g_autofree char *action = NULL;

  set_setting (db, error);
  action = siyi_office_last_action (db);
  g_strlcpy (undo->action, action, sizeof undo->action);

  return NULL;
}

static gpointer
take_back (SiyiDb        *db,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  g_free (siyi_action_undo (db, ((Undo *) data)->action, error));

  return NULL;
}

/* What a role may not do it may not take back either, though it sits at the same window. */
static void
test_undo (void)
{
  StoreFixture fixture;
  g_autoptr(GError) error = NULL;
  Undo undo;

  store_fixture_set_up (&fixture);
  store_write (&fixture, set_and_tell, &undo);
  siyi_archive_set_role (fixture.archive, SIYI_ROLE_VIEWER);
  siyi_archive_run (fixture.archive, SIYI_ACCESS_WRITE, take_back, &undo, NULL, &error);
  g_assert_error (error, SIYI_ERROR, SIYI_ERROR_NOT_ALLOWED);
  siyi_archive_set_role (fixture.archive, SIYI_ROLE_SECRETARY);
  store_write (&fixture, take_back, &undo);
  store_fixture_tear_down (&fixture);
}

static gpointer
note_entry (SiyiDb        *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  Ask *ask = data;

  siyi_profile_note (db, 1, ask->code, error);
  ask->refusals = siyi_profile_refusals (db, 1);

  return NULL;
}

static void
test_refusals (void)
{
  static const struct { SiyiEntry entry; guint refusals; } rows[] = {
    { SIYI_ENTRY_LOCK, 0 }, { SIYI_ENTRY_REFUSED, 1 }, { SIYI_ENTRY_REFUSED, 2 }, { SIYI_ENTRY_LOCK, 2 },
    { SIYI_ENTRY_ENTER, 0 }, { SIYI_ENTRY_REFUSED, 1 },
  };
  StoreFixture fixture;

  store_fixture_set_up (&fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      Ask ask = { .code = (int) rows[i].entry };

      store_write (&fixture, note_entry, &ask);
      g_assert_cmpuint (ask.refusals, ==, rows[i].refusals);
    }
  store_fixture_tear_down (&fixture);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/profiles/people", test_people);
  g_test_add_func ("/profiles/pass", test_pass);
  g_test_add_func ("/profiles/refused", test_refused);
  g_test_add_func ("/profiles/undo", test_undo);
  g_test_add_func ("/profiles/refusals", test_refusals);

  return g_test_run ();
}
