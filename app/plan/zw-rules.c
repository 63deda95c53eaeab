/* zw-rules.c: what the ministry's subsidy directions allow
 *
 * Source: 交通部補助低碳交通區試辦作業要點(草案), 2024-10-11, annex 4 of the study
 * of the Institute of Transportation; the tables stand in resources/guideline with
 * the place of each.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "plan/zw-rules.h"

#include <string.h>

#include "plan/zw-tables.h"

struct _ZwRules
{
  gatomicrefcount ref_count;

  const char *edition;
  ZwText title;
  const char *date;
  int first_year;
  int last_year;
  int ratio_percent[ZW_N_GRADES];
  gboolean may_be_remote[ZW_N_GRADES];
  int remote_percent;
  double remote_island_km;
  gint64 yearly_cap_ntd;
  int ceiling_percent;
  ZwPaymentRules payment;
  ZwSurplusRules surplus;
  const ZwSubsidyItem *items;
  guint n_items;
  const ZwSubsidySubItem *sub_items;
  guint n_sub_items;
  const ZwGovernment *governments;
  guint n_governments;

  /* Owned: what all the above points into */
  ZwTables *tables;
  /* Owned: a spelling without its punctuation to a GPtrArray of sub-items; so governments */
  GHashTable *sub_items_by_name;
  GHashTable *governments_by_name;
  GHashTable *clauses;
};

/* --- reading --- */

/* Zero-terminated; empty without the member. */
static const char *const *
read_list (ZwRules *self, JsonObject *object, const char *member)
{
  JsonArray *array = json_object_has_member (object, member)
                         ? json_object_get_array_member (object, member)
                         : NULL;
  guint n = array != NULL ? json_array_get_length (array) : 0;
  const char **list = ZW_TABLES_ALLOCATE (self->tables, const char *, n + 1);

  for (guint i = 0; i < n; i++)
    list[i] = zw_tables_keep (self->tables, json_array_get_string_element (array, i));
  return list;
}

static gboolean
read_mark (JsonObject *object, const char *member)
{
  return json_object_has_member (object, member) && json_object_get_boolean_member (object, member);
}

static gint64
read_int_if_there (JsonObject *object, const char *member)
{
  return json_object_has_member (object, member) ? json_object_get_int_member (object, member) : 0;
}

static void
read_edition (ZwRules *self, JsonObject *object)
{
  JsonArray *years = json_object_get_array_member (object, "effective_year");

  self->edition = zw_tables_string (self->tables, object, "id");
  self->title = zw_tables_text (self->tables, object, "title");
  self->date = zw_tables_string (self->tables, object, "date");
  self->first_year = json_array_get_int_element (years, 0);
  self->last_year = json_array_get_int_element (years, 1);
}

static void
read_ratios (ZwRules *self, JsonObject *object)
{
  JsonArray *percents = json_object_get_array_member (object, "percent_by_grade");
  JsonArray *remote = json_object_get_array_member (object, "remote_grades");

  if (json_array_get_length (percents) != ZW_N_GRADES)
    g_error ("rules: there are %d fiscal grades", ZW_N_GRADES);
  for (guint i = 0; i < ZW_N_GRADES; i++)
    self->ratio_percent[i] = json_array_get_int_element (percents, i);
  for (guint i = 0; i < json_array_get_length (remote); i++)
    {
      gint64 grade = json_array_get_int_element (remote, i);

      if (grade < 1 || grade > ZW_N_GRADES)
        g_error ("rules: no fiscal grade %d", (int) grade);
      self->may_be_remote[grade - 1] = TRUE;
    }
  self->remote_percent = json_object_get_int_member (object, "remote_percent");
  self->remote_island_km = json_object_get_double_member (object, "remote_island_km");
}

static void
read_payment (ZwRules *self, JsonObject *object)
{
  JsonObject *directions = json_object_get_object_member (object, "directions");
  JsonObject *principle = json_object_get_object_member (object, "central_principle");

  self->payment = (ZwPaymentRules){
    .first_percent = json_object_get_int_member (directions, "first_percent"),
    .second_percent = json_object_get_int_member (directions, "second_percent"),
    .held_percent = json_object_get_int_member (directions, "held_percent"),
    .held_above_ntd = json_object_get_int_member (directions, "held_above_ntd"),
    .clause = zw_tables_string (self->tables, directions, "clause"),
    .small_below_ntd = json_object_get_int_member (principle, "small_below_ntd"),
    .small_first_percent = json_object_get_int_member (principle, "small_first_percent"),
    .principle_first_percent = json_object_get_int_member (principle, "first_percent"),
    .principle_held_percent = json_object_get_int_member (principle, "held_percent"),
    .principle_held_from_ntd = json_object_get_int_member (principle, "held_from_ntd"),
    .principle_clause = zw_tables_string (self->tables, principle, "clause"),
  };
}

static void
read_item (ZwRules *self, JsonObject *object, ZwSubsidyItem *item)
{
  JsonObject *clauses = json_object_get_object_member (object, "cap_clauses");
  JsonObject *caps = json_object_has_member (object, "cap_ntd")
                         ? json_object_get_object_member (object, "cap_ntd")
                         : NULL;

  item->id = zw_tables_string (self->tables, object, "id");
  item->name = zw_tables_text (self->tables, object, "name");
  item->zone_types = zw_tables_zone_types (object, "types");
  item->ratio_bound = json_object_get_boolean_member (object, "ratio_bound");
  item->names = read_list (self, object, "names");
  item->clause = zw_tables_string (self->tables, object, "clause");
  item->where = zw_tables_where (self->tables, object, "source");
  for (ZwZoneType type = 0; type < ZW_N_ZONE_TYPES; type++)
    if ((item->zone_types & ZW_ZONE_TYPE_BIT (type)) != 0)
      {
        const char *id = zw_zone_type_get_id (type);

        item->cap_ntd[type] = caps == NULL ? -1 : json_object_get_int_member (caps, id);
        item->cap_clause[type] = zw_tables_string (self->tables, clauses, id);
      }
}

static void
read_items (ZwRules *self, JsonArray *array)
{
  ZwSubsidyItem *items;

  self->n_items = json_array_get_length (array);
  items = ZW_TABLES_ALLOCATE (self->tables, ZwSubsidyItem, self->n_items);
  for (guint i = 0; i < self->n_items; i++)
    read_item (self, json_array_get_object_element (array, i), &items[i]);
  self->items = items;
}

static const ZwSubsidyItem *
find_item (ZwRules *self, const char *id)
{
  for (guint i = 0; i < self->n_items; i++)
    if (strcmp (self->items[i].id, id) == 0)
      return &self->items[i];
  g_error ("rules: no item “%s”", id);
}

static void
read_sub_item (ZwRules *self, JsonObject *object, ZwSubsidySubItem *sub_item)
{
  sub_item->id = zw_tables_string (self->tables, object, "id");
  sub_item->item = find_item (self, json_object_get_string_member (object, "item"));
  sub_item->name = zw_tables_text (self->tables, object, "name");
  sub_item->zone_types = zw_tables_zone_types (object, "types");
  sub_item->cap_ntd = read_int_if_there (object, "cap_ntd");
  sub_item->exclusive = zw_tables_string_if_there (self->tables, object, "exclusive");
  sub_item->needs_others = read_mark (object, "needs_others");
  sub_item->multi_year = read_mark (object, "multi_year");
  sub_item->island_only = read_mark (object, "island_only");
  sub_item->group = zw_tables_work_group (object, "group");
  sub_item->words = read_list (self, object, "words");
  sub_item->names = read_list (self, object, "names");
  sub_item->forbidden = zw_tables_text_if_there (self->tables, object, "forbidden");
  sub_item->forbidden_words = read_list (self, object, "forbidden_words");
  sub_item->forbidden_clause = zw_tables_string_if_there (self->tables, object, "forbidden_clause");
  sub_item->clause = zw_tables_string (self->tables, object, "clause");
  sub_item->where = zw_tables_where (self->tables, object, "source");
}

static void
read_sub_items (ZwRules *self, JsonArray *array)
{
  ZwSubsidySubItem *sub_items;

  self->n_sub_items = json_array_get_length (array);
  sub_items = ZW_TABLES_ALLOCATE (self->tables, ZwSubsidySubItem, self->n_sub_items);
  for (guint i = 0; i < self->n_sub_items; i++)
    read_sub_item (self, json_array_get_object_element (array, i), &sub_items[i]);
  self->sub_items = sub_items;
}

static void
read_governments (ZwRules *self, JsonArray *array)
{
  ZwGovernment *governments;

  self->n_governments = json_array_get_length (array);
  governments = ZW_TABLES_ALLOCATE (self->tables, ZwGovernment, self->n_governments);
  for (guint i = 0; i < self->n_governments; i++)
    {
      JsonObject *object = json_array_get_object_element (array, i);
      JsonArray *seat = json_object_get_array_member (object, "seat");

      governments[i].id = zw_tables_string (self->tables, object, "id");
      governments[i].name = zw_tables_text (self->tables, object, "name");
      governments[i].grade = json_object_get_int_member (object, "grade");
      governments[i].own_revenue_percent = json_object_get_double_member (object,
                                                                          "own_revenue_percent");
      governments[i].seat_lon = json_array_get_double_element (seat, 0);
      governments[i].seat_lat = json_array_get_double_element (seat, 1);
      governments[i].where = zw_tables_where (self->tables, object, "source");
    }
  self->governments = governments;
}

static void
read_clauses (ZwRules *self, JsonObject *object)
{
  g_autoptr (GList) ids = json_object_get_members (object);

  for (GList *l = ids; l != NULL; l = l->next)
    g_hash_table_insert (self->clauses, (gpointer) zw_tables_keep (self->tables, l->data),
                         (gpointer) zw_tables_string (self->tables, object, l->data));
}

/* --- names --- */

/* Letters and digits alone, in one width and case; 台 is 臺. */
static char *
simplify (const char *name)
{
  g_autofree char *narrow = g_utf8_normalize (name, -1, G_NORMALIZE_NFKC);
  GString *out = g_string_new (NULL);

  for (const char *p = narrow; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_unichar_tolower (g_utf8_get_char (p));

      if (c == 0x53f0) /* 台 */
        c = 0x81fa;    /* 臺 */
      if (g_unichar_isalnum (c))
        g_string_append_unichar (out, c);
    }
  return g_string_free (out, FALSE);
}

static void
index_sub_item (ZwRules *self, const ZwSubsidySubItem *sub_item, const char *name)
{
  g_autofree char *key = simplify (name);
  GPtrArray *same = g_hash_table_lookup (self->sub_items_by_name, key);

  if (same == NULL)
    {
      same = g_ptr_array_new ();
      g_hash_table_insert (self->sub_items_by_name, g_steal_pointer (&key), same);
    }
  g_ptr_array_add (same, (gpointer) sub_item);
}

static void
index_names (ZwRules *self)
{
  for (guint i = 0; i < self->n_sub_items; i++)
    {
      const ZwSubsidySubItem *sub_item = &self->sub_items[i];

      index_sub_item (self, sub_item, sub_item->id);
      index_sub_item (self, sub_item, sub_item->name.zh);
      index_sub_item (self, sub_item, sub_item->name.en);
      for (guint j = 0; sub_item->names[j] != NULL; j++)
        index_sub_item (self, sub_item, sub_item->names[j]);
    }
  for (guint i = 0; i < self->n_governments; i++)
    {
      const ZwGovernment *government = &self->governments[i];
      const char *names[] = { government->id, government->name.zh, government->name.en };

      for (guint j = 0; j < G_N_ELEMENTS (names); j++)
        g_hash_table_insert (self->governments_by_name, simplify (names[j]), (gpointer) government);
    }
}

/* --- public --- */

/**
 * zw_rules_new:
 *
 * Reads the tables; takes a millisecond or two, so make one and hand it on.
 *
 * Returns: (transfer full): the rules of the only edition there is
 */
ZwRules *
zw_rules_new (void)
{
  ZwRules *self = g_new0 (ZwRules, 1);
  g_autoptr (JsonParser) rules = zw_tables_parse ("rules.json");
  g_autoptr (JsonParser) governments = zw_tables_parse ("governments.json");
  JsonObject *root = json_node_get_object (json_parser_get_root (rules));
  JsonObject *surplus = json_object_get_object_member (root, "surplus");

  g_atomic_ref_count_init (&self->ref_count);
  self->tables = zw_tables_new ();
  self->sub_items_by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                   (GDestroyNotify) g_ptr_array_unref);
  self->governments_by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->clauses = g_hash_table_new (g_str_hash, g_str_equal);

  read_edition (self, json_object_get_object_member (root, "edition"));
  read_ratios (self, json_object_get_object_member (root, "ratios"));
  self->yearly_cap_ntd = json_object_get_int_member (
      json_object_get_object_member (root, "yearly_cap_ntd"), "amount");
  self->ceiling_percent = json_object_get_int_member (
      json_object_get_object_member (root, "ceiling"), "percent");
  read_payment (self, json_object_get_object_member (root, "payment"));
  self->surplus.waived_up_to_ntd = json_object_get_int_member (surplus, "waived_up_to_ntd");
  self->surplus.clause = zw_tables_string (self->tables, surplus, "clause");
  self->surplus.waiver_clause = zw_tables_string (self->tables, surplus, "waiver_clause");
  read_items (self, json_object_get_array_member (root, "items"));
  read_sub_items (self, json_object_get_array_member (root, "sub_items"));
  read_clauses (self, json_object_get_object_member (root, "clauses"));
  root = json_node_get_object (json_parser_get_root (governments));
  read_governments (self, json_object_get_array_member (root, "governments"));
  index_names (self);
  return self;
}

ZwRules *
zw_rules_ref (ZwRules *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
zw_rules_unref (ZwRules *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_hash_table_unref (self->sub_items_by_name);
  g_hash_table_unref (self->governments_by_name);
  g_hash_table_unref (self->clauses);
  zw_tables_free (self->tables);
  g_free (self);
}

const char *
zw_rules_get_edition (const ZwRules *self)
{
  return self->edition;
}

const ZwText *
zw_rules_get_title (const ZwRules *self)
{
  return &self->title;
}

const char *
zw_rules_get_date (const ZwRules *self)
{
  return self->date;
}

/**
 * zw_rules_get_years:
 * @first: (out): common era
 * @last: (out): common era, included
 *
 * The period in which the directions grant subsidies (clause 二).
 */
void
zw_rules_get_years (const ZwRules *self, int *first, int *last)
{
  *first = self->first_year;
  *last = self->last_year;
}

/**
 * zw_rules_get_items:
 *
 * Returns: (array length=n): in the order of table 7.3-3
 */
const ZwSubsidyItem *
zw_rules_get_items (const ZwRules *self, guint *n)
{
  *n = self->n_items;
  return self->items;
}

/**
 * zw_rules_get_sub_items:
 *
 * Returns: (array length=n): those of an item one after the other
 */
const ZwSubsidySubItem *
zw_rules_get_sub_items (const ZwRules *self, guint *n)
{
  *n = self->n_sub_items;
  return self->sub_items;
}

const ZwSubsidySubItem *
zw_rules_find_sub_item (const ZwRules *self, const char *id)
{
  for (guint i = 0; i < self->n_sub_items; i++)
    if (g_strcmp0 (self->sub_items[i].id, id) == 0)
      return &self->sub_items[i];
  return NULL;
}

/* One for the type before any other. */
static const ZwSubsidySubItem *
look_up_sub_item (const ZwRules *self, ZwZoneType type, const char *name)
{
  g_autofree char *key = simplify (name);
  GPtrArray *same = g_hash_table_lookup (self->sub_items_by_name, key);

  for (guint i = 0; same != NULL && i < same->len; i++)
    {
      const ZwSubsidySubItem *sub_item = g_ptr_array_index (same, i);

      if ((sub_item->zone_types & ZW_ZONE_TYPE_BIT (type)) != 0)
        return sub_item;
    }
  return same != NULL ? g_ptr_array_index (same, 0) : NULL;
}

/**
 * zw_rules_match_sub_item:
 * @item_name: (nullable): what a sheet says for 申請補助項目
 * @sub_item_name: (nullable): what it says for 申請補助細項, in Chinese or English
 *
 * Width, case, spaces and punctuation make no difference. A sub-item of another
 * type is found too, since the check then says what is wrong with it.
 *
 * Returns: (nullable): %NULL where the directions have no such sub-item
 */
const ZwSubsidySubItem *
zw_rules_match_sub_item (const ZwRules *self,
                         ZwZoneType type,
                         const char *item_name,
                         const char *sub_item_name)
{
  if (sub_item_name != NULL && *sub_item_name != '\0')
    return look_up_sub_item (self, type, sub_item_name);
  if (item_name != NULL && *item_name != '\0')
    return look_up_sub_item (self, type, item_name);
  return NULL;
}

/**
 * zw_rules_get_governments:
 *
 * Returns: (array length=n): all 22, as table 4.1-1 has them
 */
const ZwGovernment *
zw_rules_get_governments (const ZwRules *self, guint *n)
{
  *n = self->n_governments;
  return self->governments;
}

/**
 * zw_rules_find_government:
 * @name: (nullable): 臺北市, 台北市, 臺北市政府, "Taipei City" or "taipei"
 *
 * Returns: (nullable): %NULL where it is none of the 22
 */
const ZwGovernment *
zw_rules_find_government (const ZwRules *self, const char *name)
{
  static const char *const after[] = { "政府", "government" };
  g_autofree char *key = simplify (name != NULL ? name : "");

  for (guint i = 0; i < G_N_ELEMENTS (after); i++)
    if (g_str_has_suffix (key, after[i]))
      key[strlen (key) - strlen (after[i])] = '\0';
  return g_hash_table_lookup (self->governments_by_name, key);
}

/**
 * zw_rules_get_ratio_percent:
 * @grade: 1 to 5, or 0 where it is not known
 * @remote: the zone lies in a remote area; of effect for grades 4 and 5 only
 *
 * Returns: greatest share of the subsidy in the total (table 2 of the directions),
 *   0 where the grade is not known
 */
int
zw_rules_get_ratio_percent (const ZwRules *self, int grade, gboolean remote)
{
  if (grade < 1 || grade > ZW_N_GRADES)
    return 0;
  return remote && self->may_be_remote[grade - 1] ? self->remote_percent
                                                  : self->ratio_percent[grade - 1];
}

/**
 * zw_rules_get_remote_island_km:
 *
 * Returns: from this distance to the seat of government on an outlying island counts
 *   as a remote area
 */
double
zw_rules_get_remote_island_km (const ZwRules *self)
{
  return self->remote_island_km;
}

/**
 * zw_rules_may_be_remote:
 *
 * Returns: whether a government of @grade can apply at the ratio of remote areas
 */
gboolean
zw_rules_may_be_remote (const ZwRules *self, int grade)
{
  return grade >= 1 && grade <= ZW_N_GRADES && self->may_be_remote[grade - 1];
}

/**
 * zw_rules_get_yearly_cap:
 *
 * Returns: what one government can get in a year over all its applications, NT$
 */
gint64
zw_rules_get_yearly_cap (const ZwRules *self)
{
  return self->yearly_cap_ntd;
}

/**
 * zw_rules_get_ceiling_percent:
 *
 * Returns: the greatest share that any central subsidy may have
 */
int
zw_rules_get_ceiling_percent (const ZwRules *self)
{
  return self->ceiling_percent;
}

const ZwPaymentRules *
zw_rules_get_payment (const ZwRules *self)
{
  return &self->payment;
}

const ZwSurplusRules *
zw_rules_get_surplus (const ZwRules *self)
{
  return &self->surplus;
}

/**
 * zw_rules_get_clause:
 * @rule: id of a finding, such as "budget-yearly"
 *
 * Returns: (nullable): how officials cite the clause, such as 作業要點(草案) 六、(三)
 */
const char *
zw_rules_get_clause (const ZwRules *self, const char *rule)
{
  return g_hash_table_lookup (self->clauses, rule);
}
