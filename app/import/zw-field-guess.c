/* zw-field-guess.c: what a layer and its fields mean, by their names and values
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The lists of names are those of the roles (layers/zw-role.c). A field stands
 * for the first name of the list it is called; failing that, for one that its
 * name contains. The values may object: a number must be written as one, a
 * count is not negative, and a long row of digits is an identifier, however
 * much its heading speaks of people.
 */

#include "import/zw-field-guess-private.h"

#include <string.h>

#define MATCH_EXACT 100
#define MATCH_PART 50
#define MATCH_LAST_RESORT 5

/* Headings that any table may have, which say little of what it is about. */
static const char *const generic[] = {
  "name",     "名稱",  "id",      "code",  "type",    "kind",     "class",    "title",    "total",
  "count",    "label", "類型",    "類別",  "分類",    "數量",     "town",     "district", "行政區",
  "區域",     "mode",  "line",    "store", "company", "category", "section",  "system",   "station",
  "capacity", "width", "village", "路線",  "站名",    "townname", "鄉鎮市區", "quantity", NULL
};

/* A share, a part or a density of what the heading names. */
static const char *const parts_only[] = { "率",   "密度", "比例", "百分",  "男",      "女",
                                          "male", "dens", "歲",   "ratio", "percent", NULL };

/* The guesses of a list, folded as the names are. */
static GPtrArray *
fold_guesses (const char *guesses)
{
  g_auto (GStrv) words = g_strsplit (guesses != NULL ? guesses : "", "|", -1);
  GPtrArray *folded = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; words[i] != NULL; i++)
    if (words[i][0] != '\0')
      g_ptr_array_add (folded, zw_field_fold (words[i]));
  return folded;
}

static gboolean
contains_any (const char *text, const char *const *words)
{
  for (; *words != NULL; words++)
    if (strstr (text, *words) != NULL)
      return TRUE;
  return FALSE;
}

/* Two Chinese characters, or five letters, are enough to be found within a name. */
static gboolean
is_telling (const char *word)
{
  return g_str_is_ascii (word) ? strlen (word) >= 5 : g_utf8_strlen (word, -1) >= 2;
}

/* How well the folded name @name answers to @guesses, 0 for not at all; which of
   them in @hit. */
static int
match_name (const char *name, const char *guesses, char **hit)
{
  g_autoptr (GPtrArray) words = fold_guesses (guesses);
  int best = 0;

  for (guint i = 0; i < words->len; i++)
    {
      const char *word = g_ptr_array_index (words, i);
      int score = 0;

      if (g_str_equal (name, word))
        score = MATCH_EXACT - (int) i;
      else if (is_telling (word) && strstr (name, word) != NULL && !contains_any (name, parts_only))
        score = MATCH_PART - (int) i;
      if (score > best)
        {
          best = score;
          if (hit != NULL)
            {
              g_free (*hit);
              *hit = g_strdup (word);
            }
        }
    }
  return best;
}

/* What the values have to say about a name that fits: taken off, or a veto. */
static int
weigh_values (const ZwRoleField *field, const ZwSourceField *source)
{
  ZwFieldStats stats = zw_field_look (source);
  gboolean whole_only = g_str_equal (field->id, "population");
  /* West of Greenwich and south of the equator. */
  gboolean may_be_negative = g_str_has_suffix (field->id, "_x")
                             || g_str_has_suffix (field->id, "_y");

  if (stats.n_present == 0)
    return 0;
  if (field->type == ZW_FIELD_NUMBER)
    {
      if (stats.n_numbers < 0.6 * stats.n_present || stats.is_code
          || (stats.n_negative > 0 && !may_be_negative))
        return -MATCH_EXACT;
      if (whole_only && stats.n_integers < 0.5 * stats.n_numbers)
        return -30;
    }
  else if (g_str_equal (field->id, "name") && stats.n_numbers == stats.n_present)
    return -45;
  return 0;
}

/* Any name at all is better than none. */
static gboolean
is_some_name (const char *name)
{
  return g_str_has_suffix (name, "name") || g_str_has_suffix (name, "名稱")
         || g_str_has_suffix (name, "名");
}

static int
match_field (const ZwRoleField *field, const ZwSourceField *source, const char *folded, char **hit)
{
  int score = match_name (folded, field->guesses, hit);

  if (score == 0 && g_str_equal (field->id, "name") && is_some_name (folded))
    score = MATCH_LAST_RESORT;
  return score > 0 ? score + weigh_values (field, source) : 0;
}

typedef struct
{
  const ZwRoleField *field;
  guint source;
  int score;
  char *hit;
} Match;

static void
match_clear (Match *self)
{
  g_free (self->hit);
}

/* Each field of the role, in its order, takes the best of what is left. */
static GArray *
match_role (ZwRole role, const ZwSourceField *fields, guint n_fields)
{
  const ZwRoleInfo *info = zw_role_get_info (role);
  GArray *matches = g_array_new (FALSE, FALSE, sizeof (Match));
  g_autofree gboolean *used = g_new0 (gboolean, n_fields + 1);
  g_auto (GStrv) names = g_new0 (char *, n_fields + 1);

  g_array_set_clear_func (matches, (GDestroyNotify) match_clear);
  for (guint i = 0; i < n_fields; i++)
    names[i] = zw_field_fold (fields[i].name);
  for (const ZwRoleField *field = info->fields; field->id != NULL; field++)
    {
      Match best = { .field = field };

      for (guint i = 0; i < n_fields; i++)
        {
          g_autofree char *hit = NULL;
          int score = used[i] ? 0 : match_field (field, &fields[i], names[i], &hit);

          if (score > best.score)
            {
              best.score = score;
              best.source = i;
              g_free (best.hit);
              best.hit = g_steal_pointer (&hit);
            }
        }
      if (best.score > 0)
        {
          used[best.source] = TRUE;
          g_array_append_val (matches, best);
        }
    }
  return matches;
}

/**
 * zw_field_guess_mapping:
 * @role: the part the source is to play
 * @fields: (array length=n_fields): its fields, with some values
 * @n_fields: how many
 *
 * Returns: (transfer full) (element-type utf8 utf8): id of a field of the role →
 *   name of a field of the source, for those found; no field of the source
 *   stands for two
 */
GHashTable *
zw_field_guess_mapping (ZwRole role, const ZwSourceField *fields, guint n_fields)
{
  GHashTable *mapping = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GArray) matches = match_role (role, fields, n_fields);

  for (guint i = 0; i < matches->len; i++)
    {
      const Match *match = &g_array_index (matches, Match, i);

      g_hash_table_insert (mapping, g_strdup (match->field->id),
                           g_strdup (fields[match->source].name));
    }
  return mapping;
}

/* The words of a file name: "TpeMRTStations_TWD97" is tpe, mrt, stations, twd, 97. */
static GPtrArray *
split_words (const char *name)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) word = g_string_new (NULL);
  char before = '\0';

  for (const char *c = name;; c++)
    {
      gboolean starts = g_ascii_isupper (*c) ? g_ascii_islower (before)
                                                   || (g_ascii_isupper (before)
                                                       && g_ascii_islower (c[1]) && c[1] != 's')
                        : g_ascii_isdigit (*c) ? !g_ascii_isdigit (before)
                                               : g_ascii_isdigit (before);

      if ((starts || !g_ascii_isalnum (*c)) && word->len > 0)
        {
          g_ptr_array_add (words, g_ascii_strdown (word->str, -1));
          g_string_truncate (word, 0);
        }
      if (*c == '\0')
        break;
      if (g_ascii_isalnum (*c))
        g_string_append_c (word, *c);
      before = *c;
    }
  return words;
}

/* Short words must stand alone, or "poi" would be found in every "points". */
static gboolean
has_word (const GPtrArray *words, const char *folded, const char *word)
{
  gsize length = strlen (word);

  if (!g_str_is_ascii (word))
    return strstr (folded, word) != NULL;
  for (guint i = 0; i < words->len; i++)
    {
      const char *found = g_ptr_array_index (words, i);

      if (length > 3 ? g_str_has_prefix (found, word)
                     : g_str_equal (found, word)
                           || (strlen (found) == length + 1 && found[length] == 's'
                               && g_str_has_prefix (found, word)))
        return TRUE;
    }
  return length >= 6 && strstr (folded, word) != NULL;
}

/* 0 to 1: how much the name of the file or layer speaks for the role. Longer
   words say more; a Chinese character is worth two and a half letters. */
static double
score_name (const ZwRoleInfo *info, const GPtrArray *words, const char *folded)
{
  g_autoptr (GPtrArray) guesses = fold_guesses (info->guesses);
  double most = 0.0, sum = 0.0;

  for (guint i = 0; i < guesses->len; i++)
    {
      const char *guess = g_ptr_array_index (guesses, i);
      double worth = g_str_is_ascii (guess) ? (double) strlen (guess)
                                            : 2.5 * g_utf8_strlen (guess, -1);

      if (!has_word (words, folded, guess))
        continue;
      most = MAX (most, worth);
      sum += worth;
    }
  return MIN (1.0, (most + 0.3 * (sum - most)) / 9.0);
}

/* 0 to 1: how much the headings do. */
static double
score_fields (const ZwRoleInfo *info, const GArray *matches)
{
  double score = 0.0;

  for (guint i = 0; i < matches->len; i++)
    {
      const Match *match = &g_array_index (matches, Match, i);

      if (match->score <= MATCH_LAST_RESORT || match->hit == NULL)
        continue;
      if (match->field->required)
        score += 0.6;
      else if (g_strv_contains (generic, match->hit))
        score += 0.04;
      else
        score += match->score > MATCH_PART ? 0.3 : 0.15;
    }
  return MIN (1.0, score);
}

static gboolean
lacks_required (const ZwRoleInfo *info, const GArray *matches)
{
  for (const ZwRoleField *field = info->fields; field->id != NULL; field++)
    {
      gboolean found = !field->required;

      for (guint i = 0; !found && i < matches->len; i++)
        found = g_array_index (matches, Match, i).field == field;
      if (!found)
        return TRUE;
    }
  return FALSE;
}

/* What names of the things themselves look like. */
static const struct
{
  ZwRole role;
  const char *text;
  gboolean at_end;
  double worth;
} telling_values[] = {
  { ZW_ROLE_BIKE_STATIONS, "YouBike", FALSE, 0.3 },
  { ZW_ROLE_PARKING, "停車場", FALSE, 0.2 },
  { ZW_ROLE_CHARGERS, "充電", FALSE, 0.2 },
  { ZW_ROLE_STOPS, "站", TRUE, 0.1 },
  { ZW_ROLE_POPULATION, "里", TRUE, 0.06 },
  { ZW_ROLE_ADMIN, "里", TRUE, 0.06 },
  { ZW_ROLE_ADMIN, "區", TRUE, 0.04 },
  { ZW_ROLE_ATTRACTIONS, "國小", TRUE, 0.1 },
  { ZW_ROLE_ROUTES, "線", TRUE, 0.1 },
};

static double
score_values (ZwRole role, const ZwSourceField *fields, guint n_fields)
{
  double score = 0.0;

  for (guint t = 0; t < G_N_ELEMENTS (telling_values); t++)
    for (guint i = 0; telling_values[t].role == role && i < n_fields; i++)
      {
        guint n = 0, n_hits = 0;

        for (guint v = 0; fields[i].values != NULL && v < fields[i].n_values; v++)
          {
            const char *value = fields[i].values[v];

            if (zw_field_is_missing (value))
              continue;
            n++;
            n_hits += telling_values[t].at_end ? g_str_has_suffix (value, telling_values[t].text)
                                               : strstr (value, telling_values[t].text) != NULL;
          }
        if (n > 0 && n_hits >= 0.6 * n)
          score = MAX (score, telling_values[t].worth);
      }
  return score;
}

/* Words of these are in the names of much else: traffic_youbike, road_signs. */
static double
get_prior (ZwRole role)
{
  switch (role)
    {
    case ZW_ROLE_TRAFFIC:
      return 0.5;
    case ZW_ROLE_ROADS:
    case ZW_ROLE_RIVERS:
    case ZW_ROLE_ADMIN:
      return 0.85;
    default:
      return 1.0;
    }
}

/* Headings that only one kind of data has. */
static const struct
{
  ZwRole role;
  const char *heading;
  double worth;
} telling_headings[] = {
  /* the code of a minimum statistical area, which is made to be joined with counts */
  { ZW_ROLE_POPULATION, "codebase", 0.3 },
  { ZW_ROLE_BIKE_STATIONS, "sna", 0.2 },
  { ZW_ROLE_BIKE_STATIONS, "bikescapacity", 0.2 },
  { ZW_ROLE_PARKING, "totalcar", 0.2 },
  { ZW_ROLE_CHARGERS, "充電槍數", 0.2 },
  { ZW_ROLE_STOPS, "stopuid", 0.2 },
  { ZW_ROLE_ROUTES, "routeuid", 0.2 },
};

static double
score_headings (ZwRole role, const ZwSourceField *fields, guint n_fields)
{
  double score = 0.0;

  for (guint i = 0; i < n_fields; i++)
    {
      g_autofree char *folded = zw_field_fold (fields[i].name);

      for (guint t = 0; t < G_N_ELEMENTS (telling_headings); t++)
        if (telling_headings[t].role == role && g_str_equal (folded, telling_headings[t].heading))
          score = MAX (score, telling_headings[t].worth);
    }
  return score;
}

static int
compare_guesses (gconstpointer a, gconstpointer b)
{
  const ZwRoleGuess *one = a, *other = b;

  if (one->score != other->score)
    return one->score > other->score ? -1 : 1;
  return (int) one->role - (int) other->role;
}

/**
 * zw_field_guess_role:
 * @name: names of file and layer, in one string
 * @kind: what it draws
 * @fields: (array length=n_fields): its fields, with some values
 * @n_fields: how many
 *
 * Returns: (transfer full) (element-type ZwRoleGuess): the roles that accept
 *   @kind, likeliest first; below %ZW_ROLE_GUESS_MIN it is no guess at all
 */
GArray *
zw_field_guess_role (const char *name,
                     ZwGeometryKind kind,
                     const ZwSourceField *fields,
                     guint n_fields)
{
  GArray *guesses = g_array_new (FALSE, FALSE, sizeof (ZwRoleGuess));
  g_autofree char *valid = g_utf8_make_valid (name != NULL ? name : "", -1);
  g_autofree char *folded = zw_field_fold (valid);
  g_autoptr (GPtrArray) words = split_words (valid);

  for (guint role = 0; role < ZW_N_ROLES; role++)
    {
      const ZwRoleInfo *info = zw_role_get_info (role);
      g_autoptr (GArray) matches = NULL;
      ZwRoleGuess guess = { .role = role };

      if ((info->kinds & ZW_KIND_BIT (kind)) == 0)
        continue;
      matches = match_role (role, fields, n_fields);
      guess.score = 0.02 + 0.6 * get_prior (role) * score_name (info, words, folded)
                    + 0.4 * score_fields (info, matches) + score_values (role, fields, n_fields);
      if (lacks_required (info, matches))
        guess.score *= 0.6;
      guess.score += score_headings (role, fields, n_fields);
      guess.score = MIN (1.0, guess.score);
      g_array_append_val (guesses, guess);
    }
  g_array_sort (guesses, compare_guesses);
  return guesses;
}
