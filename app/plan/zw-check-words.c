/* zw-check-words.c: what the checks of a plan look for, as data
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "plan/zw-check-words.h"

#include <string.h>

#include "plan/zw-tables.h"

typedef const char *const *Words;

struct _ZwCheckWords
{
  gatomicrefcount ref_count;

  /* All of them folded, see zw_check_words_fold() */
  Words choose;
  Words second;
  Words not_second;
  Words going_on;
  guint early_control; /* bits 1 << ZwZoneType */
  Words special_vehicles;
  Words control_actions;
  Words main_goals;
  Words needed_effects;
  Words effects_of_rules;
  Words other_central_money;
  int extra_buffer_years;

  /* Owned */
  GHashTable *clauses;        /* rule -> clause */
  GHashTable *sub_item_words; /* id of an item of the subsidy -> Words */
  ZwTables *tables;
};

static const char *const no_words[] = { NULL };

/* The strings of an array, which ends with %NULL. */
static Words
read_words (ZwCheckWords *self, JsonObject *object, const char *member, gboolean fold)
{
  JsonArray *array = json_object_get_array_member (object, member);
  guint n = json_array_get_length (array);
  const char **words = ZW_TABLES_ALLOCATE (self->tables, const char *, n + 1);

  for (guint i = 0; i < n; i++)
    {
      const char *word = json_array_get_string_element (array, i);
      g_autofree char *folded = fold ? zw_check_words_fold (word) : g_strdup (word);

      words[i] = zw_tables_keep (self->tables, folded);
    }
  return words;
}

static Words
read_ids (ZwCheckWords *self, JsonObject *root, const char *section, const char *member)
{
  return read_words (self, json_object_get_object_member (root, section), member, FALSE);
}

static void
read_sub_item_words (ZwCheckWords *self, JsonObject *object)
{
  g_autoptr (GList) ids = json_object_get_members (object);

  for (GList *l = ids; l != NULL; l = l->next)
    if (strcmp (l->data, "note") != 0)
      g_hash_table_insert (self->sub_item_words, (gpointer) zw_tables_keep (self->tables, l->data),
                           (gpointer) read_words (self, object, l->data, TRUE));
}

static void
read_clauses (ZwCheckWords *self, JsonObject *object)
{
  g_autoptr (GList) rules = json_object_get_members (object);

  for (GList *l = rules; l != NULL; l = l->next)
    {
      JsonObject *clause = json_object_get_object_member (object, l->data);

      g_hash_table_insert (self->clauses, (gpointer) zw_tables_keep (self->tables, l->data),
                           (gpointer) zw_tables_string (self->tables, clause, "clause"));
    }
}

/**
 * zw_check_words_new:
 *
 * Returns: (transfer full): the table, read from the program
 */
ZwCheckWords *
zw_check_words_new (void)
{
  g_autoptr (JsonParser) parser = zw_tables_parse ("checks.json");
  JsonObject *root = json_node_get_object (json_parser_get_root (parser));
  JsonObject *second = json_object_get_object_member (root, "second_site");
  ZwCheckWords *self = g_new0 (ZwCheckWords, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->tables = zw_tables_new ();
  self->clauses = g_hash_table_new (g_str_hash, g_str_equal);
  self->sub_item_words = g_hash_table_new (g_str_hash, g_str_equal);
  self->choose = read_words (self, second, "choose", TRUE);
  self->second = read_words (self, second, "second", TRUE);
  self->not_second = read_words (self, second, "not", TRUE);
  self->going_on = read_words (self, json_object_get_object_member (root, "going_on"), "words",
                               TRUE);
  read_sub_item_words (self, json_object_get_object_member (root, "sub_item_words"));
  self->early_control = zw_tables_zone_types (
      json_object_get_object_member (root, "control_in_short_phase"), "types");
  self->special_vehicles = read_ids (self, root, "special_vehicles", "exemptions");
  self->control_actions = read_ids (self, root, "control_actions", "actions");
  self->main_goals = read_ids (self, root, "main_goals", "goals");
  self->needed_effects = read_ids (self, root, "needed_effects", "effects");
  self->effects_of_rules = read_ids (self, root, "effects_of_rules", "effects");
  self->other_central_money = read_ids (self, root, "other_central_money", "kinds");
  self->extra_buffer_years = json_object_get_int_member (
      json_object_get_object_member (root, "buffer_extra_years"), "most");
  read_clauses (self, json_object_get_object_member (root, "clauses"));
  return self;
}

ZwCheckWords *
zw_check_words_ref (ZwCheckWords *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
zw_check_words_unref (ZwCheckWords *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_hash_table_unref (self->clauses);
  g_hash_table_unref (self->sub_item_words);
  zw_tables_free (self->tables);
  g_free (self);
}

/**
 * zw_check_words_get_clause:
 * @rule: id of a finding, such as "plan-second-site"
 *
 * Returns: (nullable): the place in the study behind it, as officials cite it
 */
const char *
zw_check_words_get_clause (const ZwCheckWords *self, const char *rule)
{
  return g_hash_table_lookup (self->clauses, rule);
}

/**
 * zw_check_words_fold:
 * @text: (nullable): words of a planner
 *
 * Returns: (transfer full): @text as words are compared: without case, and
 *   characters of full width as those of half width
 */
char *
zw_check_words_fold (const char *text)
{
  g_autofree char *plain = text != NULL ? g_utf8_normalize (text, -1, G_NORMALIZE_ALL) : NULL;

  return plain != NULL ? g_utf8_casefold (plain, -1) : g_strdup ("");
}

static gboolean
holds_one_of (const char *text, Words words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (text, words[i]) != NULL)
      return TRUE;
  return FALSE;
}

/**
 * zw_check_words_chooses_second_site:
 * @folded: text of zw_check_words_fold()
 *
 * Returns: whether it says that a second trial site is chosen
 */
gboolean
zw_check_words_chooses_second_site (const ZwCheckWords *self, const char *folded)
{
  return holds_one_of (folded, self->choose) && holds_one_of (folded, self->second)
         && !holds_one_of (folded, self->not_second);
}

static Words
find_own_words (const ZwCheckWords *self, const ZwSubsidySubItem *sub_item)
{
  Words words = g_hash_table_lookup (self->sub_item_words, sub_item->item->id);

  return words != NULL ? words : no_words;
}

/**
 * zw_check_words_fold_sub_item:
 *
 * Returns: (transfer full) (array zero-terminated=1): words by which the work that
 *   @sub_item pays is known, folded
 */
char **
zw_check_words_fold_sub_item (const ZwCheckWords *self, const ZwSubsidySubItem *sub_item)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  Words own = find_own_words (self, sub_item);

  for (guint i = 0; sub_item->words != NULL && sub_item->words[i] != NULL; i++)
    {
      g_autofree char *word = zw_check_words_fold (sub_item->words[i]);

      g_strv_builder_add (words, word);
    }
  for (guint i = 0; own[i] != NULL; i++)
    g_strv_builder_add (words, own[i]);
  return g_strv_builder_end (words);
}

/* Whether one of @words stands in @folded. */
gboolean
zw_check_words_in (const char *const *words, const char *folded)
{
  return holds_one_of (folded, words);
}

/* Whether @folded only goes on with what was begun before. */
gboolean
zw_check_words_goes_on (const ZwCheckWords *self, const char *folded)
{
  return holds_one_of (folded, self->going_on);
}

/**
 * zw_check_words_allows_early_control:
 *
 * Returns: whether the guideline has vehicles controlled in the short phase of a
 *   zone of this type, as it has for scenic ones
 */
gboolean
zw_check_words_allows_early_control (const ZwCheckWords *self, ZwZoneType type)
{
  return (self->early_control & ZW_ZONE_TYPE_BIT (type)) != 0;
}

/**
 * zw_check_words_get_special_vehicles:
 *
 * Returns: (array zero-terminated=1): ids of the list "exemption" that every rule
 *   is to name
 */
const char *const *
zw_check_words_get_special_vehicles (const ZwCheckWords *self)
{
  return self->special_vehicles;
}

/* Ids of the list "goal". */
const char *const *
zw_check_words_get_main_goals (const ZwCheckWords *self)
{
  return self->main_goals;
}

/* Ids of the list "effect" that every evaluation is to contain. */
const char *const *
zw_check_words_get_needed_effects (const ZwCheckWords *self)
{
  return self->needed_effects;
}

/**
 * zw_check_words_is_control:
 * @action: (nullable): id of the list "rule-action"
 *
 * Returns: whether it keeps vehicles out of the zone
 */
gboolean
zw_check_words_is_control (const ZwCheckWords *self, const char *action)
{
  return action != NULL && g_strv_contains (self->control_actions, action);
}

/**
 * zw_check_words_comes_of_rules:
 * @effect: (nullable): id of the list "effect"
 *
 * Returns: whether rules for vehicles alone bring it about
 */
gboolean
zw_check_words_comes_of_rules (const ZwCheckWords *self, const char *effect)
{
  return effect != NULL && g_strv_contains (self->effects_of_rules, effect);
}

/**
 * zw_check_words_is_other_central:
 * @kind: (nullable): id of the list "funding-kind"
 *
 * Returns: whether it is central money beside the subsidy of the directions
 */
gboolean
zw_check_words_is_other_central (const ZwCheckWords *self, const char *kind)
{
  return kind != NULL && g_strv_contains (self->other_central_money, kind);
}

/* Years that residents may have beyond the others. */
int
zw_check_words_get_extra_buffer_years (const ZwCheckWords *self)
{
  return self->extra_buffer_years;
}
