/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A package is one for everybody: sha256sum, a validator written from the RFC alone, unzip and our own
 * check agree that it is sound, and that it is not once a byte, a name or a file is another one. */
#include "fixture.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>
#include <zip.h>

#include "siyi-bag.h"

typedef struct { char *folder, *bag; SiyiBagTotals totals; } Made;

static gboolean
run_in (const char         *folder,
        const char * const *argv)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *out = NULL;
  int status;

  g_spawn_sync (folder, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out, NULL, &status, &error);
  g_assert_no_error (error);
  if (status != 0)
    g_test_message ("%s", out);

  return status == 0;
}

static gboolean
sha256sum_says (const char *bag)
{
  const char * const argv[] = { "sha256sum", "--quiet", "--strict", "-c", "manifest-sha256.txt",
                                "tagmanifest-sha256.txt", NULL };

  return run_in (bag, argv);
}

static gboolean
validator_says (const char *bag)
{
  const char * const argv[] = { "python3", BAGCHECK, bag, NULL };

  return run_in (NULL, argv);
}

/* A look by one of the digests, at two files at a time, finds as well that something is wrong. */
static void
assert_quick (SiyiBagReader *reader,
              gboolean       sound)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) problems = siyi_bag_check (reader, TRUE, NULL, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (problems->len == 0, ==, sound);
}

static char *
problems_of (const char *path)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SiyiBagReader) reader = siyi_bag_open (path, &error);
  g_autoptr(GPtrArray) problems = NULL;
  GString *text = g_string_new (NULL);

  if (reader == NULL)
    {
      g_string_append (text, error->message);
      return g_string_free (text, FALSE);
    }
  problems = siyi_bag_check (reader, FALSE, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    assert_quick (reader, problems->len == 0);
  for (guint i = 0; i < problems->len; i++)
    {
      const SiyiBagProblem *problem = g_ptr_array_index (problems, i);

      g_string_append_printf (text, "%s %s\n", problem->kind, problem->where);
    }

  return g_string_free (text, FALSE);
}

static GBytes *
load (gpointer       data,
      GCancellable  *cancellable,
      GError       **error)
{
  return g_bytes_new (data, strlen (data));
}

static SiyiBag *
fill (void)
{
  SiyiBag *bag = siyi_bag_new ();
  g_autofree char *large = g_malloc (3 * (1 << 20) + 5);
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GBytes) text = g_bytes_new_static ("# nothing\n", 10);
  g_autoptr(GBytes) empty = g_bytes_new_static ("", 0);

  for (gsize i = 0; i < 3 * (1 << 20) + 5; i++)
    large[i] = (char) (i * 7 + i / 253);
  bytes = g_bytes_new_take (g_steal_pointer (&large), 3 * (1 << 20) + 5);

  siyi_bag_add_bytes (bag, "03_照片/IMG 0001.JPG", bytes);
  siyi_bag_add_load (bag, "01_记录本/记录.pdf", 4, NULL, load, (gpointer) "abcd", NULL);
  siyi_bag_add_load (bag, "01_记录本/百分 100%.txt", 4, NULL, load, (gpointer) "efgh", NULL);
  siyi_bag_add_bytes (bag, "空.txt", empty);
  siyi_bag_add_tag (bag, "verify.sh", text);
  siyi_bag_add_tag (bag, "说明文件.TXT", text);
  siyi_bag_add_info (bag, "Source-Organization", "某县\n信访局");

  return bag;
}

static void
make (Made        *made,
      SiyiBagForm  form)
{
  g_autoptr(SiyiBag) bag = fill ();
  g_autoptr(GError) error = NULL;

  made->folder = fixture_folder ();
  made->bag = g_build_filename (made->folder, form == SIYI_BAG_ZIP ? "四个一 2026.zip" : "四个一 2026", NULL);
  siyi_bag_write (bag, made->bag, form, &made->totals, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
unmake (Made *made)
{
  const char * const argv[] = { "rm", "-rf", made->folder, NULL };

  run_in (NULL, argv);
  g_free (made->folder);
  g_free (made->bag);
  siyi_bag_totals_clear (&made->totals);
}

static void
test_sound_for_all (void)
{
  Made made = { 0 };
  g_autofree char *problems = NULL;
  g_autofree char *script = NULL;

  make (&made, SIYI_BAG_FOLDER);
  g_assert_cmpuint (made.totals.files, ==, 4);
  g_assert_cmpuint (made.totals.bytes, ==, 3 * (1 << 20) + 5 + 8);
  g_assert_true (sha256sum_says (made.bag));
  g_assert_true (validator_says (made.bag));
  problems = problems_of (made.bag);
  g_assert_cmpstr (problems, ==, "");
  script = g_build_filename (made.bag, "verify.sh", NULL);
  g_assert_true (g_file_test (script, G_FILE_TEST_IS_EXECUTABLE));
  unmake (&made);
}

/* The zip unpacks to the same package, and is proved without being unpacked. */
static void
test_zip_is_the_same (void)
{
  Made made = { 0 }, folder = { 0 };
  const char *unzip[] = { "unzip", "-q", NULL, NULL };
  g_autofree char *problems = NULL;
  g_autofree char *unpacked = NULL;

  make (&made, SIYI_BAG_ZIP);
  make (&folder, SIYI_BAG_FOLDER);
  g_assert_cmpstr (made.totals.hash, ==, folder.totals.hash);
  problems = problems_of (made.bag);
  g_assert_cmpstr (problems, ==, "");

  unzip[2] = made.bag;
  g_assert_true (run_in (made.folder, unzip));
  unpacked = g_build_filename (made.folder, "四个一 2026", NULL);
  g_assert_true (sha256sum_says (unpacked));
  g_assert_true (validator_says (unpacked));
  unmake (&made);
  unmake (&folder);
}

typedef struct { const char *file, *to; const char *said; gboolean shown_by_sha256sum; } Harm;

/* @to: NULL: a byte flipped; "": taken away; else the new name, or, where @file is NULL, a file put there. */
static void
test_harm_is_named (void)
{
  static const Harm harms[] = {
    { "data/01_记录本/记录.pdf", NULL, "changed data/01_记录本/记录.pdf\n", TRUE },
    { "data/03_照片/IMG 0001.JPG", NULL, "changed data/03_照片/IMG 0001.JPG\n", TRUE },
    { "说明文件.TXT", NULL, "changed 说明文件.TXT\n", TRUE },
    { "data/01_记录本/百分 100_.txt", "", "missing data/01_记录本/百分 100_.txt\n"
      "size bag-info.txt\n", TRUE },
    { NULL, "data/05_通知/more.txt", "added data/05_通知/more.txt\nsize bag-info.txt\n", FALSE },
    { NULL, "more.txt", "added more.txt\n", FALSE },
    { "data/01_记录本/记录.pdf", "data/01_记录本/另.pdf", "renamed data/01_记录本/记录.pdf\n"
      "added data/01_记录本/另.pdf\n", TRUE },
    { "manifest-sha256.txt", NULL, NULL, TRUE },
    { "manifest-sha512.txt", NULL, NULL, TRUE },
    { "bagit.txt", "", "form bagit.txt\nmissing bagit.txt\n", TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (harms); i++)
    {
      Made made = { 0 };
      g_autofree char *file = NULL;
      g_autofree char *to = NULL;
      g_autofree char *problems = NULL;
      g_autofree char *bytes = NULL;
      gsize n;

      make (&made, SIYI_BAG_FOLDER);
      file = g_build_filename (made.bag, harms[i].file != NULL ? harms[i].file : "bagit.txt", NULL);
      to = g_build_filename (made.bag, harms[i].to, NULL);
      if (harms[i].to == NULL)
        {
          g_assert_true (g_file_get_contents (file, &bytes, &n, NULL));
          bytes[n / 2] ^= 1;
          g_assert_true (g_file_set_contents (file, bytes, (gssize) n, NULL));
        }
      else if (*harms[i].to == '\0')
        {
          g_assert_cmpint (g_unlink (file), ==, 0);
        }
      else if (harms[i].file != NULL)
        {
          g_assert_cmpint (g_rename (file, to), ==, 0);
        }
      else
        {
          g_autofree char *dir = g_path_get_dirname (to);

          g_mkdir_with_parents (dir, 0700);
          g_assert_true (g_file_set_contents (to, "more", 4, NULL));
        }

      problems = problems_of (made.bag);
      if (harms[i].said != NULL)
        g_assert_cmpstr (problems, ==, harms[i].said);
      g_assert_cmpstr (problems, !=, "");
      if (!g_str_has_prefix (harms[i].to != NULL ? harms[i].to : "", "more"))    /* RFC: tag files may be added */
        g_assert_false (validator_says (made.bag));
      g_assert_cmpint (sha256sum_says (made.bag), ==, !harms[i].shown_by_sha256sum);
      unmake (&made);
    }
}

/* Any byte of a zip: either its file is named or the zip is refused; never is it sound. */
static void
test_every_byte_of_a_zip (void)
{
  g_autoptr(SiyiBag) bag = siyi_bag_new ();
  g_autoptr(GBytes) text = g_bytes_new_static ("四个一", 9);
  g_autofree char *folder = fixture_folder ();
  g_autofree char *path = g_build_filename (folder, "a.zip", NULL);
  g_autofree char *hurt = g_build_filename (folder, "hurt.zip", NULL);
  g_autofree char *bytes = NULL;
  g_autoptr(GError) error = NULL;
  guint unseen = 0;
  gsize n;

  siyi_bag_add_bytes (bag, "x.txt", text);
  siyi_bag_write (bag, path, SIYI_BAG_ZIP, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &bytes, &n, NULL));
  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *problems = NULL;

      bytes[i] ^= 1 << (i % 8);
      g_assert_true (g_file_set_contents (hurt, bytes, (gssize) n, NULL));
      problems = problems_of (hurt);
      unseen += *problems == '\0';
      bytes[i] ^= 1 << (i % 8);
    }

  /* What stays unseen are times, rights and versions in the zip's own heads, none of a file's bytes. */
  g_assert_cmpuint (unseen, <, n / 4);
  for (gsize i = 0; i + 9 <= n; i++)
    if (memcmp (bytes + i, "四个一", 9) == 0)
      {
        g_autofree char *problems = NULL;

        bytes[i] ^= 1;
        g_assert_true (g_file_set_contents (hurt, bytes, (gssize) n, NULL));
        problems = problems_of (hurt);
        g_assert_nonnull (strstr (problems, "changed data/x.txt"));
        bytes[i] ^= 1;
      }
  fixture_remove (g_steal_pointer (&folder));
}

static void
stop (gpointer data,
      guint64  done,
      guint64  total)
{
  if (done > 1 << 20)
    g_cancellable_cancel (data);
}

static GBytes *
fail_to_load (gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  g_set_error_literal (error, SIYI_ERROR, SIYI_ERROR_CORRUPT, "the photo is damaged");

  return NULL;
}

static void
test_nothing_half (void)
{
  for (int form = SIYI_BAG_FOLDER; form <= SIYI_BAG_ZIP; form++)
    for (int trouble = 0; trouble < 3; trouble++)
      {
        g_autoptr(SiyiBag) bag = fill ();
        g_autoptr(GCancellable) cancellable = g_cancellable_new ();
        g_autoptr(GError) error = NULL;
        g_autofree char *folder = fixture_folder ();
        g_autofree char *path = g_build_filename (folder, "a.zip", NULL);
        g_autoptr(GDir) dir = NULL;

        if (trouble == 1)
          siyi_bag_add_load (bag, "bad", 1, NULL, fail_to_load, NULL, NULL);
        if (trouble == 2)
          siyi_bag_add_file (bag, "gone", "/nonexistent/file");
        g_assert_false (siyi_bag_write (bag, path, form, NULL, trouble == 0 ? stop : NULL, cancellable,
                                        cancellable, &error));
        if (trouble == 0)
          g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
        if (trouble == 1)
          g_assert_error (error, SIYI_ERROR, SIYI_ERROR_CORRUPT);
        dir = g_dir_open (folder, 0, NULL);
        g_assert_null (g_dir_read_name (dir));
        fixture_remove (g_steal_pointer (&folder));
      }
}

static gboolean
is_empty (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);

  return g_dir_read_name (dir) == NULL;
}

/* What is begun before all is there becomes a whole package, also where an empty folder stands. */
static void
test_begun_early (void)
{
  Made made = { 0 };
  g_autoptr(SiyiBag) bag = fill ();
  g_auto(SiyiBagTotals) totals = { 0 };
  g_autoptr(GError) error = NULL;
  g_autofree char *early = NULL;

  make (&made, SIYI_BAG_FOLDER);
  early = g_build_filename (made.folder, "early", NULL);
  g_assert_cmpint (g_mkdir (early, 0700), ==, 0);
  siyi_bag_begin (bag, early, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (is_empty (early));
  siyi_bag_add_load (bag, "02_台账/后来.txt", 4, NULL, load, (gpointer) "ijkl", NULL);
  siyi_bag_write (bag, early, SIYI_BAG_FOLDER, &totals, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (totals.files, ==, made.totals.files + 1);
  g_assert_true (sha256sum_says (early));
  g_assert_true (validator_says (early));
  unmake (&made);
}

static GBytes *
wait_to_load (gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  while (!g_cancellable_set_error_if_cancelled (cancellable, error))
    g_usleep (1000);

  return NULL;
}

static void
test_begun_and_dropped (void)
{
  for (int trouble = 0; trouble < 3; trouble++)
    {
      SiyiBag *bag = fill ();
      g_autoptr(GCancellable) cancellable = g_cancellable_new ();
      g_autoptr(GError) error = NULL;
      g_autofree char *folder = fixture_folder ();
      g_autofree char *path = g_build_filename (folder, "a", NULL);

      if (trouble == 1)
        siyi_bag_add_load (bag, "bad", 1, NULL, fail_to_load, NULL, NULL);
      if (trouble == 2)
        siyi_bag_add_load (bag, "long", 1, NULL, wait_to_load, NULL, NULL);
      g_assert_true (siyi_bag_begin (bag, path, cancellable, &error));
      if (trouble == 2)
        g_cancellable_cancel (cancellable);
      if (trouble > 0)
        g_assert_false (siyi_bag_write (bag, path, SIYI_BAG_FOLDER, NULL, NULL, NULL, cancellable, &error));
      if (trouble == 1)
        g_assert_error (error, SIYI_ERROR, SIYI_ERROR_CORRUPT);
      if (trouble == 2)
        g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      siyi_bag_free (bag);
      g_assert_true (is_empty (folder));
      fixture_remove (g_steal_pointer (&folder));
    }
}

static void
test_never_over_another (void)
{
  Made made = { 0 };
  g_autoptr(SiyiBag) bag = fill ();
  g_autoptr(GError) error = NULL;
  g_autofree char *problems = NULL;

  make (&made, SIYI_BAG_FOLDER);
  g_assert_false (siyi_bag_write (bag, made.bag, SIYI_BAG_FOLDER, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, SIYI_ERROR, SIYI_ERROR_EXISTS);
  problems = problems_of (made.bag);
  g_assert_cmpstr (problems, ==, "");
  unmake (&made);
}

static void
test_names (void)
{
  static const struct { const char *name, *safe; } names[] = {
    { "记录 1.pdf", "记录 1.pdf" },
    { "a/b\\c:d*e?f\"g<h>i|j", "a_b_c_d_e_f_g_h_i_j" },
    { "CON", "_CON" }, { "nul.txt", "_nul.txt" }, { "com1.jpg", "_com1.jpg" }, { "COMA", "COMA" },
    { "end. . ", "end" }, { "", "_" }, { "..", "_" }, { ".hidden", "_.hidden" }, { "a\tb\nc", "a_b_c" },
    { "e\xcc\x81.txt", "\xc3\xa9.txt" }, { "照\xe2\x80\xae" "gpj.exe", "照_gpj.exe" }, { "\xff.jpg", "\xef\xbf\xbd.jpg" },
  };
  g_autoptr(GString) longest = g_string_new (NULL);
  g_autofree char *cut = NULL;
  g_autoptr(SiyiBag) bag = siyi_bag_new ();
  g_autoptr(GBytes) bytes = g_bytes_new_static ("x", 1);

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *safe = siyi_bag_safe_name (names[i].name);

      g_assert_cmpstr (safe, ==, names[i].safe);
    }
  for (guint i = 0; i < 100; i++)
    g_string_append (longest, "长");
  g_string_append (longest, ".jpeg");
  cut = siyi_bag_safe_name (longest->str);
  g_assert_cmpuint (strlen (cut), <=, 120);
  g_assert_true (g_str_has_suffix (cut, "长.jpeg"));
  g_assert_true (g_utf8_validate (cut, -1, NULL));

  g_assert_cmpstr (siyi_bag_add_bytes (bag, "d/IMG.JPG", bytes), ==, "d/IMG.JPG");
  g_assert_cmpstr (siyi_bag_add_bytes (bag, "d/img.jpg", bytes), ==, "d/img (2).jpg");
  g_assert_cmpstr (siyi_bag_add_bytes (bag, "d/Img.jpg", bytes), ==, "d/Img (3).jpg");
}

/* Zips that mean harm, each refused with its reason before a byte of it is believed. */
static void
test_hostile (void)
{
  static const FixturePart bad[][3] = {
    { { "b/bagit.txt", "x" }, { "b/../../etc/x", "x" } },
    { { "b/bagit.txt", "x" }, { "/etc/passwd", "x" } },
    { { "b/bagit.txt", "x" }, { "c/other.txt", "x" } },
    { { "bagit.txt", "x" } },
    { { "b/bagit.txt", "x" }, { "b/fetch.txt", "http://example.org 1 data/x" } },
    { { "b/bagit.txt", "x" }, { "b/data\\x", "x" } },
    { { "b/bagit.txt", "x" }, { "b/C:/x", "x" } },
  };
  g_autofree char *folder = fixture_folder ();
  g_autofree char *path = g_build_filename (folder, "bad.zip", NULL);
  g_autofree char *link = g_build_filename (folder, "x", NULL);
  g_autofree char *problems = NULL;
  g_autoptr(GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      const gsize n_parts = bad[i][1].name == NULL ? 1 : 2;
      g_autoptr(GBytes) bytes = fixture_zip (bad[i], n_parts);
      g_autoptr(SiyiBagReader) reader = NULL;
      g_autoptr(GError) refused = NULL;
      gsize n;
      const char *data = g_bytes_get_data (bytes, &n);

      g_assert_true (g_file_set_contents (path, data, (gssize) n, NULL));
      reader = siyi_bag_open (path, &refused);
      g_assert_null (reader);
      g_assert_true (refused->domain == SIYI_FILE_ERROR);
      g_assert_nonnull (strstr (refused->message, "bad.zip"));
    }

  g_assert_true (g_file_set_contents (path, "no zip", 6, NULL));
  g_assert_null (siyi_bag_open (path, &error));
  g_assert_error (error, SIYI_FILE_ERROR, SIYI_FILE_ERROR_UNKNOWN_KIND);
  g_clear_error (&error);
  g_assert_cmpint (symlink ("/etc/passwd", link), ==, 0);
  g_assert_null (siyi_bag_open (folder, &error));
  g_assert_error (error, SIYI_FILE_ERROR, SIYI_FILE_ERROR_LINK);
  fixture_remove (g_steal_pointer (&folder));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bag/sound-for-all", test_sound_for_all);
  g_test_add_func ("/bag/zip-is-the-same", test_zip_is_the_same);
  g_test_add_func ("/bag/harm-is-named", test_harm_is_named);
  g_test_add_func ("/bag/every-byte-of-a-zip", test_every_byte_of_a_zip);
  g_test_add_func ("/bag/nothing-half", test_nothing_half);
  g_test_add_func ("/bag/begun-early", test_begun_early);
  g_test_add_func ("/bag/begun-and-dropped", test_begun_and_dropped);
  g_test_add_func ("/bag/never-over-another", test_never_over_another);
  g_test_add_func ("/bag/names", test_names);
  g_test_add_func ("/bag/hostile", test_hostile);

  return g_test_run ();
}
