/* test-features.c: layers read into memory, one by one and several at once
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "base/zw-parallel.h"
#include "import-fixture.h"

static const char csv[] = "name,x,y,population\n"
                          "a,302000,2770000,12\n"
                          "b,302500,2770000,\n"
                          "c,302000,2771000,7\n";

static void
assert_same (const ZwFeatures *one, const ZwFeatures *other)
{
  const double *left = zw_features_get_numbers (one, "population");
  const double *right = zw_features_get_numbers (other, "population");

  g_assert_cmpint (one->layer->id, ==, other->layer->id);
  g_assert_cmpmem (one->ids, sizeof *one->ids * one->n, other->ids, sizeof *other->ids * other->n);
  g_assert_cmpmem (one->starts, sizeof *one->starts * (one->n + 1), other->starts,
                   sizeof *other->starts * (other->n + 1));
  g_assert_cmpmem (one->shape->points, sizeof (ZwPoint) * one->shape->n_points,
                   other->shape->points, sizeof (ZwPoint) * other->shape->n_points);
  g_assert_cmpint (left != NULL, ==, right != NULL);
  for (guint i = 0; i < one->n; i++)
    {
      g_assert_cmpstr (zw_features_get_texts (one, "name")[i], ==,
                       zw_features_get_texts (other, "name")[i]);
      if (left != NULL)
        g_assert_cmpmem (&left[i], sizeof (double), &right[i], sizeof (double));
    }
}

/* Several connections see what one sees, in the order asked for. */
static void
test_many (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autofree char *path = write_text (fixture, "people.csv", csv);
  g_autoptr (GPtrArray) layers = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (ZwFeatures) people = import_as (fixture, path, ZW_ROLE_POPULATION);
      g_autoptr (ZwFeatures) stops = import_as (fixture, path, ZW_ROLE_STOPS);

      g_assert_cmpuint (people->n, ==, 3);
      g_assert_cmpfloat (zw_features_get_numbers (people, "population")[2], ==, 7.0);
      g_assert_true (isnan (zw_features_get_numbers (people, "population")[1]));
    }
  layers = zw_layer_list (fixture->store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (layers->len, ==, 8);
  for (guint in_command = 0; in_command < 2; in_command++)
    {
      g_clear_pointer (&found, g_ptr_array_unref);
      if (in_command == 1)
        g_assert_true (zw_store_begin (fixture->store, "test", &error));
      /* What a command has written so far is read as well. */
      if (in_command == 1)
        g_assert_cmpint (sqlite3_exec (zw_store_get_db (fixture->store),
                                       "UPDATE people SET name = 'z' WHERE fid = 1", NULL, NULL,
                                       NULL),
                         ==, SQLITE_OK);
      found = zw_features_load_many (fixture->store, layers, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (found->len, ==, layers->len);
      for (guint i = 0; i < layers->len; i++)
        {
          g_autoptr (ZwFeatures)
              alone = zw_features_load (fixture->store, layers->pdata[i], NULL, &error);

          g_assert_no_error (error);
          assert_same (alone, found->pdata[i]);
        }
    }
  zw_store_rollback (fixture->store);
}

static void
test_cancelled (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (GString) text = g_string_new ("name,x,y\n");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  const ZwProgress progress = { NULL, NULL, cancellable };
  g_autofree char *path = NULL;
  g_autoptr (GPtrArray) layers = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 5000; i++)
    g_string_append_printf (text, "%u,%u,2770000\n", i, 300000 + i);
  path = write_text (fixture, "stops.csv", text->str);
  for (guint i = 0; i < 2; i++)
    zw_features_unref (import_as (fixture, path, ZW_ROLE_STOPS));
  layers = zw_layer_list (fixture->store, NULL);
  g_cancellable_cancel (cancellable);
  g_assert_null (zw_features_load_many (fixture->store, layers, &progress, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* A table that is gone is told of by the store's own connection. */
static void
test_lost (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autofree char *path = write_text (fixture, "people.csv", csv);
  g_autoptr (GPtrArray) layers = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 2; i++)
    zw_features_unref (import_as (fixture, path, ZW_ROLE_STOPS));
  layers = zw_layer_list (fixture->store, NULL);
  g_assert_cmpint (
      sqlite3_exec (zw_store_get_db (fixture->store), "DROP TABLE people", NULL, NULL, NULL), ==,
      SQLITE_OK);
  g_assert_null (zw_features_load_many (fixture->store, layers, NULL, &error));
  g_assert_nonnull (error);
}

/* --- the threads themselves --- */

static void
count (guint index, guint thread, gpointer user_data)
{
  guint *counts = user_data;

  g_assert_cmpuint (thread, <, 8);
  g_atomic_int_inc (&counts[index]);
}

static void
test_parallel (void)
{
  static const guint sizes[] = { 0, 1, 2, 7, 1000 }, threads[] = { 0, 1, 2, 3, 100 };

  g_assert_cmpuint (zw_parallel_get_n_threads (), >=, 1);
  for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
    for (guint t = 0; t < G_N_ELEMENTS (threads); t++)
      {
        guint counts[1001] = { 0 };

        zw_parallel_for (sizes[s], threads[t], count, counts);
        for (guint i = 0; i <= 1000; i++)
          g_assert_cmpuint (counts[i], ==, i < sizes[s]);
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/features/many", test_many);
  g_test_add_func ("/features/cancelled", test_cancelled);
  g_test_add_func ("/features/lost", test_lost);
  g_test_add_func ("/features/parallel", test_parallel);
  return g_test_run ();
}
