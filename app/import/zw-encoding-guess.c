/* zw-encoding-guess.c: which character encoding text of unknown origin is in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each encoding in question reads all samples and is scored by four things:
 *
 *   valid    how many characters it can read at all
 *   typical  how many lie where the everyday characters of its script do: the
 *            first level of Big5, GB 2312 and JIS, Hangul, kana, letters
 *            within Latin words
 *   common   how many are among the characters that addresses and names of
 *            places are made of
 *   named    whether a county or town of Taiwan can be read
 *
 * and libuchardet has a voice. The script's first level does most: Chinese in
 * Big5 read as GBK, or the other way, is valid for the greater part, but half of
 * it falls among rare characters.
 */

#include "import/zw-encoding.h"

#include <string.h>
#include <uchardet.h>

#define MAX_SAMPLES 1500
#define MAX_PREVIEW 5
#define CERTAIN_SCORE 0.55
#define CERTAIN_LEAD 0.15

typedef enum
{
  SCRIPT_UTF8,
  SCRIPT_BIG5,
  SCRIPT_GB,
  SCRIPT_JAPANESE,
  SCRIPT_KOREAN,
  SCRIPT_LATIN,
  SCRIPT_OTHER,
} Script;

static const struct
{
  const char *encoding;
  Script script;
} in_question[] = {
  { "UTF-8", SCRIPT_UTF8 },   { "CP950", SCRIPT_BIG5 },     { "BIG5-HKSCS", SCRIPT_BIG5 },
  { "CP936", SCRIPT_GB },     { "CP932", SCRIPT_JAPANESE }, { "CP949", SCRIPT_KOREAN },
  { "CP1252", SCRIPT_LATIN },
};

/* What names of places, roads, stops and offices are made of. */
static const char common_traditional[] =
    "縣市區鄉鎮村里鄰路街段巷弄號站公園國小中大學校醫院橋東西南北山正民光復興平和忠孝仁愛信義"
    "文化福安新永豐林森建成一二三四五六七八九十重工業農漁港溪河海湖口門前後上下頭尾館局所處會社"
    "場廠店寺廟宮圖書車捷運線轉高鐵臺台灣投士內松萬華景美木柵石牌淡水板橋土城蘆洲莊峽鶯歌竹苗栗"
    "彰雲嘉義屏花蓮宜蘭澎金門連江基隆桃園左營岡鳳的是在有為人不年月日時分名稱代碼類型面積長度人口"
    "數量行政道自騎樓行專用停充電共享機構老健保宅業商第期東路段單位地址電話備註資料更新方向起點終";
static const char common_simplified[] =
    "县区乡镇村里路街段巷号站公园国小中大学校医院桥东西南北山正民光复兴平和市省州海江河湖口门"
    "上下前后头馆局所处会社场厂店车线转高铁台湾新安阳京津沪渝广深武汉成都沙宁波苏杭合肥福建龙"
    "华人的是在有为不年月日时分名称代码类型面积长度数量行政道地址电话备注一二三四五六七八九十";
static const char common_japanese[] =
    "県市区町村丁目番地駅東西南北京都府道山川田中小大本原野島橋公園学校病院一二三四五六七八九十"
    "のをにはがとでたしいるなてもっアイウエオカキクケコサシスセソタチツテトナニノハヒフヘホマミムメ"
    "モ"
    "ヤユヨラリルレロワンー";
static const char common_korean[] =
    "시군구동읍면리로길도의이가을는다에서한국대학교역산강남북서울부경기인천광주전라충청제주원"
    "중고초등병원공지사소정성안신영수장해상하평화";

/* Counties, cities and the towns that turn up most; in both ways of writing 臺. */
static const char *const places[] = {
  "臺北",   "台北",   "新北",   "桃園",   "臺中",   "台中",   "臺南",   "台南",   "高雄",
  "基隆",   "新竹",   "苗栗",   "彰化",   "南投",   "雲林",   "嘉義",   "屏東",   "宜蘭",
  "花蓮",   "臺東",   "台東",   "澎湖",   "金門",   "連江",   "中正區", "大同區", "中山區",
  "松山區", "大安區", "萬華區", "信義區", "士林區", "北投區", "內湖區", "南港區", "文山區",
  "板橋",   "三重",   "中和",   "永和",   "新莊",   "新店",   "淡水",   "汐止",   "蘆洲",
  "土城",   "中壢",   "平鎮",   "八德",   "楊梅",   "蘆竹",   "豐原",   "西屯",   "北屯",
  "南屯",   "大里",   "永康",   "安平",   "鳳山",   "三民區", "左營",   "苓雅",   "前鎮",
  "岡山",   "竹北",   "頭份",   "員林",   "斗六",   "虎尾",   "太保",   "朴子",   "潮州",
  "東港",   "羅東",   "礁溪",   "吉安",   "馬公",   "湖西",   "金城鎮", "南竿",   "公車",
  "捷運",   "鄉",     "鎮"
};

typedef struct
{
  const char *encoding;
  Script script;
  GHashTable *common;
  guint n_lost;
  guint n_units; /* characters beyond ASCII, lost ones included */
  guint n_typical;
  guint n_common;
  guint n_named;
  double score;
} Reading;

static gboolean
has_high (const char *bytes, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if ((guchar) bytes[i] >= 0x80)
      return TRUE;
  return FALSE;
}

static GHashTable *
make_set (const char *characters)
{
  GHashTable *set = g_hash_table_new (NULL, NULL);

  for (const char *c = characters; *c != '\0'; c = g_utf8_next_char (c))
    g_hash_table_add (set, GUINT_TO_POINTER (g_utf8_get_char (c)));
  return set;
}

static GHashTable *
make_common (Script script)
{
  switch (script)
    {
    case SCRIPT_GB:
      return make_set (common_simplified);
    case SCRIPT_JAPANESE:
      return make_set (common_japanese);
    case SCRIPT_KOREAN:
      return make_set (common_korean);
    case SCRIPT_BIG5:
    case SCRIPT_UTF8:
    case SCRIPT_LATIN:
    case SCRIPT_OTHER:
    default:
      return make_set (common_traditional);
    }
}

/* Whether the pair @a, @b is an everyday character. */
static gboolean
is_typical_pair (Script script, guint a, guint b)
{
  switch (script)
    {
    case SCRIPT_BIG5:
      return a >= 0xa4 && a <= 0xc6 && (a < 0xc6 || b <= 0x7e);
    case SCRIPT_GB:
      return a >= 0xb0 && a <= 0xd7 && b >= 0xa1;
    case SCRIPT_KOREAN:
      return a >= 0xb0 && a <= 0xc8 && b >= 0xa1;
    case SCRIPT_JAPANESE:
      return (a == 0x82 && b >= 0x9f) || (a == 0x83 && b <= 0x96) || (a == 0x81 && b == 0x5b)
             || (a >= 0x88 && a <= 0x98);
    case SCRIPT_UTF8:
    case SCRIPT_LATIN:
    case SCRIPT_OTHER:
    default:
      return FALSE;
    }
}

/* Punctuation and full-width letters are neither everyday nor rare. */
static gboolean
is_neutral_pair (Script script, guint a)
{
  return script == SCRIPT_JAPANESE ? a == 0x81 : a >= 0xa1 && a <= 0xa3;
}

static void
count_pairs (Reading *self, const guchar *bytes, gsize length)
{
  for (gsize i = 0; i < length; i++)
    {
      guint a = bytes[i], b = i + 1 < length ? bytes[i + 1] : 0;

      if (a < 0x80)
        continue;
      /* Half-width kana, one byte each, are written by nobody any more. */
      if (self->script == SCRIPT_JAPANESE && a >= 0xa0 && a <= 0xdf)
        {
          self->n_units++;
          continue;
        }
      if (b == 0)
        continue;
      i++;
      if (is_typical_pair (self->script, a, b))
        self->n_typical++;
      else if (is_neutral_pair (self->script, a))
        continue;
      self->n_units++;
    }
}

/* A letter with an accent stands alone within a word: é in "Médio"; a degree sign
   or a square behind a number. */
static void
count_latin (Reading *self, const guchar *bytes, gsize length)
{
  for (gsize i = 0; i < length; i++)
    {
      gboolean letter = bytes[i] >= 0xc0 && bytes[i] != 0xd7 && bytes[i] != 0xf7;
      gboolean after = i > 0 && g_ascii_isalpha (bytes[i - 1]);
      gboolean before = i + 1 < length && g_ascii_isalpha (bytes[i + 1]);
      gboolean alone = (i == 0 || bytes[i - 1] < 0x80) && (i + 1 == length || bytes[i + 1] < 0x80);

      if (bytes[i] < 0x80)
        continue;
      self->n_units++;
      if (alone
          && ((letter && (after || before))
              || (bytes[i] >= 0xb0 && bytes[i] <= 0xb3 && i > 0 && g_ascii_isdigit (bytes[i - 1]))))
        self->n_typical++;
    }
}

static void
count_utf8 (Reading *self, const char *text)
{
  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    if (g_utf8_get_char (c) >= 0x80)
      self->n_units++;
}

/* Whether a value as long as its field was cut within its last character, which no
 * encoding can be blamed for. Of a pair, only the first byte is left then: a whole
 * one, as at the end of 游錫堃, is a character that the encoding lacks. */
static gboolean
is_cut (Script script, ZwEncoding *encoding, const char *bytes, gsize length, guint n_lost)
{
  g_autofree char *shorter = NULL;
  guint n_lost_shorter = 0;

  if (script == SCRIPT_UTF8 || script == SCRIPT_LATIN || script == SCRIPT_OTHER)
    return TRUE;
  shorter = zw_encoding_decode (encoding, bytes, (gssize) length - 1, &n_lost_shorter);
  return n_lost_shorter < n_lost;
}

static void
read_sample (Reading *self, ZwEncoding *encoding, GBytes *sample)
{
  gsize length = 0;
  const char *bytes = g_bytes_get_data (sample, &length);
  g_autofree char *text = NULL;
  guint n_lost = 0;

  length = strnlen (bytes, length);
  text = zw_encoding_decode (encoding, bytes, length, &n_lost);
  if (n_lost > 0 && g_str_has_suffix (text, "\xef\xbf\xbd")
      && is_cut (self->script, encoding, bytes, length, n_lost))
    n_lost--;
  self->n_lost += n_lost;

  if (self->script == SCRIPT_UTF8)
    count_utf8 (self, text);
  else if (self->script == SCRIPT_LATIN || self->script == SCRIPT_OTHER)
    count_latin (self, (const guchar *) bytes, length);
  else
    count_pairs (self, (const guchar *) bytes, length);

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    if ((guchar) *c >= 0x80
        && g_hash_table_contains (self->common, GUINT_TO_POINTER (g_utf8_get_char (c))))
      self->n_common++;
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (strstr (text, places[i]) != NULL)
      {
        self->n_named++;
        break;
      }
}

static double
share (guint part, guint whole)
{
  return whole > 0 ? MIN (1.0, (double) part / whole) : 0.0;
}

static double
cube (double value)
{
  return value * value * value;
}

/* Validity counts by its cube: one unreadable character in ten is too many. */
static double
weigh (const Reading *self, guint n_samples)
{
  double valid = 1.0 - share (self->n_lost, MAX (self->n_units, self->n_lost));
  double typical = share (self->n_typical, self->n_units);
  double common = MIN (1.0, 3.0 * share (self->n_common, self->n_units));
  double named = MIN (1.0, 5.0 * share (self->n_named, n_samples));

  switch (self->script)
    {
    case SCRIPT_UTF8:
      /* Other encodings hardly ever form UTF-8 by chance, a lone pair excepted. */
      return cube (valid) * (self->n_units >= 2 ? 0.97 : 0.6);
    case SCRIPT_LATIN:
      return cube (valid) * 0.85 * typical;
    case SCRIPT_OTHER:
      /* Nothing is known of its letters; it is here because it was declared. */
      return cube (valid) * 0.45;
    case SCRIPT_BIG5:
      return cube (valid) * (0.5 * typical * typical + 0.3 * common + 0.15 * named);
    case SCRIPT_GB:
    case SCRIPT_JAPANESE:
    case SCRIPT_KOREAN:
    default:
      return cube (valid) * (0.5 * typical * typical + 0.4 * common);
    }
}

static const char *
ask_uchardet (const GPtrArray *samples)
{
  uchardet_t detector = uchardet_new ();
  const char *answer = NULL;

  for (guint i = 0; i < samples->len; i++)
    {
      gsize length = 0;
      const char *bytes = g_bytes_get_data (g_ptr_array_index (samples, i), &length);

      if (uchardet_handle_data (detector, bytes, length) != 0
          || uchardet_handle_data (detector, "\n", 1) != 0)
        break;
    }
  uchardet_data_end (detector);
  answer = zw_encoding_canonical (uchardet_get_charset (detector));
  uchardet_delete (detector);
  return answer;
}

static gboolean
is_big5 (const char *encoding)
{
  return g_strcmp0 (encoding, "CP950") == 0 || g_strcmp0 (encoding, "BIG5-HKSCS") == 0;
}

static gboolean
are_kin (const char *a, const char *b)
{
  return g_strcmp0 (a, b) == 0 || (is_big5 (a) && is_big5 (b));
}

static GPtrArray *
pick_samples (const GPtrArray *samples)
{
  GPtrArray *picked = g_ptr_array_new ();
  guint n_high = 0, step;

  for (guint i = 0; samples != NULL && i < samples->len; i++)
    {
      gsize length = 0;
      const char *bytes = g_bytes_get_data (g_ptr_array_index (samples, i), &length);

      if (length > 0 && has_high (bytes, length))
        n_high++;
    }
  step = n_high / MAX_SAMPLES + 1;
  n_high = 0;
  for (guint i = 0; samples != NULL && i < samples->len; i++)
    {
      gsize length = 0;
      const char *bytes = g_bytes_get_data (g_ptr_array_index (samples, i), &length);

      if (length > 0 && has_high (bytes, length) && n_high++ % step == 0)
        g_ptr_array_add (picked, g_ptr_array_index (samples, i));
    }
  return picked;
}

static void
candidate_free (ZwEncodingCandidate *self)
{
  g_free (self->preview);
  g_free (self);
}

/* The same few samples for each, those of middling length, which say most. */
static char *
make_preview (const GPtrArray *samples, ZwEncoding *encoding)
{
  GString *preview = g_string_new (NULL);
  guint step = MAX (1, samples->len / MAX_PREVIEW), n = 0;

  for (guint i = 0; i < samples->len && n < MAX_PREVIEW; i += step, n++)
    {
      gsize length = 0;
      const char *bytes = g_bytes_get_data (g_ptr_array_index (samples, i), &length);
      g_autofree char *text = zw_encoding_decode (encoding, bytes, MIN (length, 120), NULL);

      if (n > 0)
        g_string_append_c (preview, '\n');
      g_strdelimit (text, "\r\n", ' ');
      g_string_append (preview, text);
    }
  return g_string_free (preview, FALSE);
}

static ZwEncodingCandidate *
judge (const char *name,
       Script script,
       const GPtrArray *samples,
       const char *declared,
       const char *heard)
{
  g_autoptr (ZwEncoding) encoding = zw_encoding_new (name, NULL);
  Reading reading = { .encoding = name, .script = script, .common = make_common (script) };
  ZwEncodingCandidate *candidate = g_new0 (ZwEncodingCandidate, 1);
  double score;

  for (guint i = 0; i < samples->len; i++)
    read_sample (&reading, encoding, g_ptr_array_index (samples, i));
  score = weigh (&reading, samples->len);
  if (reading.n_lost == 0 && g_strcmp0 (declared, name) == 0)
    {
      /* A word in favour, and the more the less there is to read. */
      score += 0.05 + 0.6 / (2.0 + reading.n_units);
    }
  if (are_kin (heard, name))
    score += 0.05 * (1.0 - share (reading.n_lost, reading.n_units));
  candidate->encoding = name;
  candidate->score = CLAMP (score, 0.0, 1.0);
  candidate->n_lost = reading.n_lost;
  candidate->preview = make_preview (samples, encoding);
  g_hash_table_unref (reading.common);
  return candidate;
}

/* Hong Kong's supplement is for what Big5 cannot read, and only then. */
static void
rank_supplement (GPtrArray *candidates)
{
  ZwEncodingCandidate *plain = NULL, *supplement = NULL;

  for (guint i = 0; i < candidates->len; i++)
    {
      ZwEncodingCandidate *candidate = g_ptr_array_index (candidates, i);

      if (g_str_equal (candidate->encoding, "CP950"))
        plain = candidate;
      else if (g_str_equal (candidate->encoding, "BIG5-HKSCS"))
        supplement = candidate;
    }
  if (supplement->n_lost < plain->n_lost)
    {
      supplement->score = MAX (supplement->score, plain->score);
      plain->score = MAX (0.0, supplement->score - 0.01);
    }
  else
    supplement->score = MAX (0.0, MIN (supplement->score, plain->score) - 0.01);
}

static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  const ZwEncodingCandidate *one = *(ZwEncodingCandidate *const *) a;
  const ZwEncodingCandidate *other = *(ZwEncodingCandidate *const *) b;

  return one->score > other->score ? -1 : one->score < other->score;
}

static void
conclude (ZwEncodingGuess *self, const char *declared)
{
  const ZwEncodingCandidate *best = g_ptr_array_index (self->candidates, 0);
  double second = 0.0;

  for (guint i = 1; i < self->candidates->len; i++)
    {
      const ZwEncodingCandidate *other = g_ptr_array_index (self->candidates, i);

      if (!are_kin (best->encoding, other->encoding))
        {
          second = other->score;
          break;
        }
    }
  self->certain = best->score >= CERTAIN_SCORE && best->score - second >= CERTAIN_LEAD;
  for (guint i = 1; i < self->candidates->len; i++)
    {
      const ZwEncodingCandidate *other = g_ptr_array_index (self->candidates, i);

      if (g_strcmp0 (other->encoding, declared) == 0 && !are_kin (best->encoding, declared))
        self->declared_wrong = self->certain || other->n_lost > 0;
    }
}

static void
guess_plain (ZwEncodingGuess *self, const char *declared)
{
  ZwEncodingCandidate *candidate = g_new0 (ZwEncodingCandidate, 1);

  candidate->encoding = declared != NULL ? declared : "UTF-8";
  candidate->score = 1.0;
  candidate->preview = g_strdup ("");
  g_ptr_array_add (self->candidates, candidate);
  self->plain = TRUE;
  self->certain = TRUE;
}

/**
 * zw_encoding_guess:
 * @samples: (element-type GBytes) (nullable): strings as the file has them; a
 *   few hundred that differ are plenty
 * @declared: (nullable): what the file says of itself, right or wrong, known or not
 *
 * Returns: (transfer full): the encodings in question, best first
 */
ZwEncodingGuess *
zw_encoding_guess (const GPtrArray *samples, const char *declared)
{
  ZwEncodingGuess *self = g_new0 (ZwEncodingGuess, 1);
  g_autoptr (GPtrArray) picked = pick_samples (samples);
  const char *stated = zw_encoding_canonical (declared);
  const char *heard = NULL;
  gboolean listed = stated == NULL;

  self->candidates = g_ptr_array_new_with_free_func ((GDestroyNotify) candidate_free);
  if (picked->len == 0)
    {
      guess_plain (self, stated);
      return self;
    }
  heard = ask_uchardet (picked);
  for (guint i = 0; i < G_N_ELEMENTS (in_question); i++)
    {
      g_ptr_array_add (self->candidates, judge (in_question[i].encoding, in_question[i].script,
                                                picked, stated, heard));
      if (g_strcmp0 (stated, in_question[i].encoding) == 0)
        listed = TRUE;
    }
  if (!listed)
    g_ptr_array_add (self->candidates, judge (stated, SCRIPT_OTHER, picked, stated, heard));
  rank_supplement (self->candidates);
  g_ptr_array_sort (self->candidates, compare_candidates);
  conclude (self, stated);
  return self;
}

/**
 * zw_encoding_guess_text:
 * @bytes: (array length=length): the head of a text file, such as a CSV
 * @length: number of bytes
 * @declared: (nullable): what is said of it
 *
 * A byte order mark of UTF-8 settles it.
 *
 * Returns: (transfer full): the encodings in question, best first
 */
ZwEncodingGuess *
zw_encoding_guess_text (const char *bytes, gsize length, const char *declared)
{
  g_autoptr (GPtrArray) samples = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  gboolean marked = length >= 3 && memcmp (bytes, "\xef\xbb\xbf", 3) == 0;
  const char *at = bytes + (marked ? 3 : 0), *end = bytes + length;

  while (at < end)
    {
      const char *stop = memchr (at, '\n', end - at);
      gsize n = (stop != NULL ? stop : end) - at;

      if (n > 0 && has_high (at, n))
        g_ptr_array_add (samples, g_bytes_new (at, n));
      at += n + 1;
    }
  return zw_encoding_guess (samples, marked ? "UTF-8" : declared);
}

/**
 * zw_encoding_guess_get_best:
 *
 * Returns: the name of the first candidate
 */
const char *
zw_encoding_guess_get_best (const ZwEncodingGuess *self)
{
  return ((const ZwEncodingCandidate *) g_ptr_array_index (self->candidates, 0))->encoding;
}

void
zw_encoding_guess_free (ZwEncodingGuess *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->candidates);
  g_free (self);
}
