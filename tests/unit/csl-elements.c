/* SPDX-License-Identifier: MIT */
/* What a style is made of: text, choose, group, display, terms, labels of the label styles. */
#include "csl-sample.h"

#define LDQUO "\xe2\x80\x9c"
#define RDQUO "\xe2\x80\x9d"
#define ENTRY(attributes, elements) \
	"<bibliography " attributes "><layout>" elements "</layout></bibliography>"
#define IF(condition) \
	"<choose><if " condition "><text value='yes'/></if>" \
	"<else><text value='no'/></else></choose>"

static const struct sample choices[] = {
#define CHOOSE(condition, list, text) \
	{ \
		.layout = IF(condition), .items = list, .want = text \
	}
	CHOOSE("type='report book'", "a|type=book\nb|type=map\nc|type=report", "yes\nno\nyes"),
	CHOOSE("type='spaceship'", "a|type=spaceship", "no"),
	CHOOSE("disambiguate='false'", "a|title=A", "no"),
	CHOOSE("disambiguate='nope'", "a|title=A", "no"),
	CHOOSE("position='somewhere'", "a|title=A", "no"),
	CHOOSE("nonsense='x'", "a|title=A", "no"),
	CHOOSE("", "a|title=A", "no"),
	CHOOSE("variable='title volume' match='any'", "a|title=A\nb|volume=2\nc|issue=2",
	       "yes\nyes\nno"),
	CHOOSE("variable='title volume' match='none'", "a|title=A\nb|volume=2\nc|issue=2",
	       "no\nno\nyes"),
	CHOOSE("variable='title volume' match='all'", "a|title=A\nb|title=A|volume=2", "no\nyes"),
	CHOOSE("variable='title volume' match='some'", "a|title=A\nb|title=A|volume=2", "no\nyes"),
	CHOOSE("variable='issued'",
	       "a|issued=2001\nb|issued=\"soon\"\nc|title=A\nd|issued=", "yes\nyes\nno\nno"),
	CHOOSE("variable='author'", "a|author=WWF\nb|title=A", "yes\nno"),
	CHOOSE("variable='page-first'", "a|page=1-2\nb|page-first=1\nc|title=A", "yes\nyes\nno"),
	CHOOSE("variable='spaceship'", "a|title=A", "no"),
	CHOOSE("variable='year-suffix'", "a|title=A", "no"),
	CHOOSE("variable='citation-number'", "a|title=A", "yes"),
	CHOOSE("is-uncertain-date='title'", "a|title=A", "no"),
#undef CHOOSE
	{ .layout = IF("variable='locator'"),
	  .items = "a|title=A",
	  .cites = "a~3\na",
	  .want = "yes\nno" },
#define NOTE "class='note'"
#define PLACE(where, text) \
	{ \
		.style = NOTE, .layout = IF("position='" where "'"), \
		.items = "a|title=A\nb|title=B", .cites = "a\na\nb\na\na~3\nb\nb~3+b~3~page", \
		.want = text \
	}
	PLACE("first", "yes\nno\nyes\nno\nno\nno\nnono"),
	PLACE("subsequent", "no\nyes\nno\nyes\nyes\nyes\nyesyes"),
	PLACE("ibid", "no\nyes\nno\nno\nyes\nno\nyesyes"),
	PLACE("ibid-with-locator", "no\nno\nno\nno\nyes\nno\nyesyes"),
	PLACE("near-note", "no\nyes\nno\nyes\nyes\nyes\nyesyes"),
	PLACE("far-note", "no\nno\nno\nno\nno\nno\nnono"),
#undef PLACE
	{ .style = NOTE,
	  .citation = "near-note-distance='1'",
	  .layout = IF("position='far-note'"),
	  .items = "a|title=A\nb|title=B\nc|title=C",
	  .cites = "a\nb\nc\na\nc",
	  .want = "no\nno\nno\nyes\nyes" },
	{ .style = NOTE,
	  .layout = IF("variable='first-reference-note-number'"),
	  .items = "a|title=A",
	  .cites = "a\na",
	  .want = "no\nyes" },
	{ .style = NOTE,
	  .layout = "<number variable='first-reference-note-number'/>",
	  .items = "a|title=A",
	  .cites = "a\na",
	  .want = "\n1" },
	/* An empty citation between them is no citation of another item. */
	{ .layout = IF("position='ibid'"),
	  .items = "a|title=A",
	  .cites = "a\n()\na",
	  .want = "no\n\nno" },
	{ .layout = "<text variable='title'/>",
	  .head = "<macro name='m'>" IF("position='first'") "</macro>",
	  .sort = "<sort><key macro='m'/></sort>",
	  .items = "a|title=A\nb|title=B",
	  .cites = "b\nb+a",
	  .want = "B\nBA" },
	{ .layout = "<text variable='title'/>",
	  .citation = "",
	  .head = "<macro name='m'>" IF("position='first'") "</macro>",
	  .bibliography = "<bibliography><sort><key macro='m'/></sort><layout><text "
			  "variable='title'/></layout></bibliography>",
	  .items = "a|title=A\nb|title=B",
	  .want = "A\nB\n> A\n> B" },
	{ .layout = "<text variable='title'/>",
	  .bibliography = ENTRY("", IF("position='first'")),
	  .items = "a|title=A",
	  .want = "A\n> no" },
	{ .layout = "<choose><nonsense/><if variable='volume'><text value='1'/></if><else-if "
		    "variable='issue'><text value='2'/></else-if></choose>",
	  .items = "a|volume=1\nb|issue=1\nc|title=A",
	  .want = "1\n2\n" },
};

static const struct sample texts[] = {
	{ .layout = "<text/><nonsense/><text variable='nonsense'/><text term='nonsense'/>"
		    "<text value='x'/>",
	  .items = "a|title=A",
	  .want = "x" },
	{ .layout = "<text variable='citation-number' form='roman'/>",
	  .items = "a|title=A\nb|title=B",
	  .want = "i\nii" },
	{ .layout = "<text term='and'/>/<text term='and' form='symbol'/>/<text term='page' "
		    "plural='true'/>/"
		    "<text term='page' form='short'/>/<text term='page' form='symbol'/>/"
		    "<text term='page' form='verb-short'/>",
	  .items = "a|title=A",
	  .want = "and&pagesp.p.page" },
	{ .head = "<locale xml:lang='en'><terms><term name='and'>plus</term><term/>"
		  "<term name='own'>our own</term><nonsense/></terms><terms><term name='page'>"
		  "<single>leaf</single></term></terms></locale>"
		  "<locale xml:lang='fr'><terms><term name='own'>le n\xc3\xb4tre</term>"
		  "</terms></locale>",
	  .layout = "<group delimiter='/'><text term='and'/><text term='own'/><text term='page'/>"
		    "<text term='own'/></group>",
	  .items = "a|title=A",
	  .want = "plus/our own/leaf/our own" },
	{ .head = "<locale><terms><term name='own'>our own</term>"
		  "<term name='other'>the other</term>"
		  "<term name='unused'>x</term></terms></locale>",
	  .layout = "<group delimiter='/'><text term='own'/><text term='other'/></group>",
	  .items = "a|title=A",
	  .want = "our own/the other" },
	{ .layout = "<text variable='title' text-case='title'/>",
	  .items = "a|title=gold <span class=\"other\">of it</span>",
	  .want = "Gold <span Class=\"other\">of It</span>" },
	/* What CSL does not know is passed over. */
	{ .head = "<locale><terms><term name='page'><nonsense/><single>leaf</single></term></terms>"
		  "</locale>",
	  .sort = "<nonsense/>",
	  .layout = "<names variable='author'><nonsense/><name><nonsense/></name></names><number/>"
		    "<date variable='issued'><nonsense/><date-part name='year'/></date>"
		    "<text term='page'/>",
	  .items = "a|author=Costa,Ana|issued=2001",
	  .want = "Ana Costa2001leaf" },
	{ .style = "class='in-text' default-locale=''",
	  .language = "fr-FR",
	  .layout = "<text term='and'/>",
	  .items = "a|title=A",
	  .want = "et" },
	{ .style = "class='in-text' default-locale='fr-FR'",
	  .layout = "<text term='and'/>",
	  .items = "a|title=A",
	  .want = "et" },
	{ .layout = "<text variable='title' text-case='title' font-style='italic'/>",
	  .writer = &csl_html,
	  .items = "a|title=gold <span class=\"nodecor\">of it</span> x<sup>th</sup> "
		   "<span style=\"font-variant:small-caps;\">end</span>",
	  .want = "<i>Gold <span style=\"font-style:normal;\">of it</span> x<sup>th</sup> "
		  "<span style=\"font-variant:small-caps;\">end</span></i>" },
	{ .layout = "<text variable='title' text-case='title'/>",
	  .items = "a|title=gold <span of it",
	  .want = "Gold <span of It" },
	{ .layout = "<group delimiter='/'><text term='star'/><text term='moon'/></group>",
	  .items = "a|title=A",
	  .want = "star/moon" },
	{ .language = "FR_fr", .layout = "<text term='and'/>", .items = "a|title=A", .want = "et" },
	{ .language = "fr", .layout = "<text term='and'/>", .items = "a|title=A", .want = "et" },
	{ .language = "en-gb",
	  .layout = "<text term='and'/>",
	  .items = "a|title=A",
	  .want = "and" },
	{ .language = "xx", .layout = "<text term='and'/>", .items = "a|title=A", .want = "and" },
	{ .language = "", .layout = "<text term='and'/>", .items = "a|title=A", .want = "and" },
	{ .language = "la", .layout = "<text term='and'/>", .items = "a|title=A", .want = "and" },
	{ .language = "e", .layout = "<text term='and'/>", .items = "a|title=A", .want = "and" },
	{ .language = "f[-4z{",
	  .layout = "<text term='and'/>",
	  .items = "a|title=A",
	  .want = "and" },
	{ .language = "en-a-tag-that-is-longer-than-any-that-is-in-use",
	  .layout = "<text term='and'/>",
	  .items = "a|title=A",
	  .want = "and" },
/* More layers of terms than anybody needs: the last do not count. */
#define LAYER(text) "<locale xml:lang='en'><terms><term name='own'>" text "</term></terms></locale>"
#define LAYERS LAYER("own") LAYER("own") LAYER("own") LAYER("own") LAYER("own")
	{ .head = LAYERS LAYERS LAYERS LAYERS,
	  .layout = "<text term='own'/><text term='and'/>",
	  .items = "a|title=A",
	  .want = "own" },
#undef LAYERS
#undef LAYER
	/* A term that has no such form, and one that has no long form. */
	{ .head = "<locale><terms><term name='own' form='verb'>owned</term></terms></locale>",
	  .layout = "<text term='own'/><text term='page' form='count'/><text value='x'/>",
	  .items = "a|title=A",
	  .want = "pagex" },
	{ .layout = "<label variable='title'/><text variable='author'/>"
		    "<text variable='publisher' form='short'/><text variable='note'/>",
	  .items = "a|title=A|author=WWF|publisher=Imprint|note=b\\-c",
	  .want = "Imprintb-c" },
	{ .layout = "<text variable='volume-title' form='short'/>",
	  .items = "a|volume-title=Wind in the reeds|volume-title-short=Wind",
	  .want = "Wind" },
	{ .layout = "<text variable='title' text-case='title'/>",
	  .items = "a|title=gold of it|language=\nb|title=gold of it|language=es",
	  .want = "Gold of It\ngold of it" },
	/* Apostrophes and quotes that are typed as they are to be printed. */
	{ .layout = "<text variable='title' quotes='true'/>",
	  .items = "a|title=L\xe2\x80\x99or, 3\xe2\x80\x99x, \xc3\xa9\xe2\x80\x99\xc3\xa9\n"
		   "b|title=Say \xe2\x80\x9cso \xe2\x80\x98it\xe2\x80\x99 is\xe2\x80\x9d\n"
		   "c|title=of \xe2\x80\x98it\xe2\x80\x99\nd|title=miners\xe2\x80\x99 end\n"
		   "e|title=\xe2\x80\x99\nf|title=a \xe2\x80\x93\xe2\x80\x99x",
	  .want = LDQUO "L\xe2\x80\x99or, 3\xe2\x80\x99x, \xc3\xa9\xe2\x80\x99\xc3\xa9" RDQUO
			"\n" LDQUO "Say \xe2\x80\x98so " LDQUO "it" RDQUO " is\xe2\x80\x99" RDQUO
			"\n" LDQUO "of \xe2\x80\x98it\xe2\x80\x99" RDQUO "\n" LDQUO
			"miners\xe2\x80\x99 end" RDQUO "\n" LDQUO "\xe2\x80\x99" RDQUO "\n" LDQUO
			"a \xe2\x80\x93\xe2\x80\x99x" RDQUO },
	{ .layout = "<text variable='title'/>",
	  .items = "a|title=a ' b\nb|title=x<sup>y\nc|title=</i>x \"y</i> z\nd|title='a' \"b'\n"
		   "e|title=<span  class = \"nocase\">x</span>",
	  .writer = &csl_html,
	  .want = "a \xe2\x80\x99 b\nx&#60;sup&#62;y\n&#60;/i&#62;x \"y&#60;/i&#62; z\n" LDQUO
		  "a" RDQUO " \"b\xe2\x80\x99\nx" },
	/* What is nested deeper than anybody reads is text. */
	{ .layout = "<text variable='title' text-case='title'/>",
	  .items =
		  "a|title=<b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b>of</b></b></b></b>"
		  "</b></b></b></b></b></b></b></b></b></b></b></b></b></b></b> it",
	  .want = "<b><b>Of</b></b></b> It" },
	{ .layout = "<text variable='URL' text-case='uppercase' strip-periods='true'/> "
		    "<text variable='DOI' strip-periods='true'/>",
	  .items = "a|URL=http://a.b/c|DOI=10.1/a.b",
	  .want = "HTTP://A.B/C10.1/a.b" },
	{ .layout = "<text macro='m' strip-periods='true'/>",
	  .head = "<macro name='m'><text variable='title'/><text value='. '/>"
		  "<text term='page' form='short'/></macro>",
	  .items = "a|title=St. Ana of a.b",
	  .want = "St Ana of a.b p" },
	{ .layout = "<text variable='title' text-case='title'/>",
	  .items = "a|title=gold of it\n"
		   "b|title=gold of it|language=fr\nc|title=gold of it|language=en-GB",
	  .want = "Gold of It\ngold of it\nGold of It" },
	{ .layout = "<text variable='title' text-case='sentence'/>",
	  .items = "a|title=Gold <span class=\"nocase\">Of</span> <i>The</i> <sc>End</sc>",
	  .want = "Gold Of the End" },
	{ .layout = "<text variable='title' font-weight='bold' font-style='oblique'/>",
	  .items = "a|title=Gold <b>of</b> <i>the <i>end</i></i> H<sub>2</sub> <b>x",
	  .writer = &csl_html,
	  .want = "<b><em>Gold <span style=\"font-weight:normal;\">of</span> <i>the "
		  "<span style=\"font-style:normal;\">end</span></i> H<sub>2</sub> &#60;b&#62;x"
		  "</em></b>" },
	{ .language = "fr-FR",
	  .layout = "<text variable='title'/>",
	  .items = "a|title=Quoi ? Oui : \xc2\xab non \xc2\xbb ; si !",
	  .want = "Quoi\xe2\x80\xaf? Oui\xe2\x80\xaf: "
		  "\xc2\xab\xe2\x80\xafnon\xe2\x80\xaf\xc2\xbb\xe2\x80\xaf; si\xe2\x80\xaf!" },
	{ .layout = "<group quotes='true'><text variable='title' quotes='false'/></group>",
	  .items = "a|title=Wind",
	  .want = LDQUO "Wind" RDQUO },
	{ .layout = "<text variable='title' quotes='true'/>",
	  .items = "a|title=Say \"so 'it' is\" (\"x\")\nb|title=It's \xc3\xa9's 'x\n"
		   "c|title=a \"b 'c\" d'",
	  .want = "\xe2\x80\x9cSay \xe2\x80\x98so \xe2\x80\x9cit\xe2\x80\x9d is\xe2\x80\x99 "
		  "(\xe2\x80\x98x\xe2\x80\x99)\xe2\x80\x9d\n\xe2\x80\x9cIt\xe2\x80\x99s "
		  "\xc3\xa9\xe2\x80\x99s \xe2\x80\x99x\xe2\x80\x9d\n"
		  "\xe2\x80\x9c"
		  "a \xe2\x80\x98"
		  "b \xe2\x80\x99"
		  "c\xe2\x80\x99 d\xe2\x80\x99\xe2\x80\x9d" },
};

static const struct sample displayed[] = {
	{ .layout = "",
	  .cites = "",
	  .items = "a|title=A|volume=2",
	  .writer = &csl_html,
	  .bibliography = "<bibliography><layout prefix='[' suffix=']'><text variable='volume' "
			  "display='left-margin'/><text variable='title' display='right-inline'/>"
			  "<text value='x' display='block'/><text value='y' display='indent'/>"
			  "</layout></bibliography>",
	  .want = ">   <div class=\"csl-entry\">\n    <div class=\"csl-left-margin\">[2</div>"
		  "<div class=\"csl-right-inline\">A</div>\n  \n\n    <div "
		  "class=\"csl-block\">x</div>\n"
		  "<div class=\"csl-indent\">y]</div>\n  </div>\n" },
	{ .layout = "",
	  .cites = "",
	  .items = "a|title=A|volume=2\nb|title=B",
	  .writer = &csl_text,
	  .bibliography = "<bibliography second-field-align='flush'><layout prefix='[' suffix='.'>"
			  "<text variable='citation-number' suffix='. '/><text variable='title'/>"
			  "<text value='y' display='indent'/></layout></bibliography>",
	  .want = "> [1.  Ay.\n> [2.  By." },
	{ .layout = "<text variable='title'/>",
	  .items = "a|title=A",
	  .bibliography = "<bibliography second-field-align='flush'><layout/></bibliography>",
	  .want = "A" },
	{ .layout = "<text variable='title' display='block'/>",
	  .items = "a|title=A",
	  .writer = &csl_text,
	  .bibliography = "<bibliography><layout prefix='[' suffix=']'>"
			  "<text variable='volume' display='left-margin'/>"
			  "<text variable='issue' display='left-margin'/></layout></bibliography>",
	  .want = "A" },
	{ .layout = "",
	  .cites = "",
	  .items = "a|title=A|volume=2|issue=3",
	  .writer = &csl_text,
	  .bibliography = "<bibliography><layout><text variable='volume' display='left-margin'/>"
			  "<text variable='issue' display='left-margin'/>"
			  "<text variable='title' display='indent'/></layout></bibliography>",
	  .want = "> 2 3 \n    A" },
	{ .layout = "",
	  .cites = "",
	  .items = "a|title=A",
	  .bibliography = "<bibliography><layout suffix='.'/></bibliography>",
	  .want = "" },
	/* An entry begins with a capital where it begins with a term. */
	{ .layout = "<text term='page'/><text term='page'/>",
	  .items = "a|title=A",
	  .bibliography = ENTRY("", "<text term='page'/><text term='page' prefix=' '/>"),
	  .want = "pagepage\n> Page page" },
	{ .layout = "<text variable='citation-number'/>",
	  .head = "<macro name='m'><text variable='citation-number'/></macro>",
	  .items = "a|title=A\nb|title=B",
	  .bibliography = "<bibliography><sort><key macro='m' sort='descending'/></sort><layout>"
			  "<text variable='citation-number' suffix=' '/>"
			  "<text variable='title'/></layout></bibliography>",
	  .want = "1\n2\n> 2 B\n> 1 A" },
	{ .layout = "<text variable='citation-number'/>",
	  .items = "a|title=A\nb|title=B",
	  .bibliography = "<bibliography><sort><key variable='citation-number' sort='descending'/>"
			  "</sort><layout><text variable='citation-number' suffix=' '/>"
			  "<text variable='title'/></layout></bibliography>",
	  .want = "1\n2\n> 2 B\n> 1 A" },
};

/* Labels such as "CoDi01". */
static const struct sample labels[] = {
#define LABEL(fields, text) \
	{ \
		.layout = "<text variable='citation-label'/>", .items = "a|" fields, .want = text \
	}
	LABEL("author=Costa,Ana|issued=2001", "Cost01"),
	LABEL("author=Costa,Ana;Dias,Rui|issued=1999", "CoDi99"),
	LABEL("author=Costa,Ana;Dias,Rui;WWF|issued=2010", "CoDW10"),
	LABEL("author=Costa,Ana;Dias,Rui;WWF;UN;FAO|issued=2010", "CDWU10"),
	LABEL("author=The Wind Society", "Wind00"),
	LABEL("author=a wind society", "Soci00"),
	LABEL("author=Analects", "Anal00"),
	LABEL("editor=Costa,Ana|issued=-44", "Cost44"),
	LABEL("title=The story of the wind|issued=2001", "Thes01"),
	LABEL("title=of wind and gold|issued=2001", "Wind01"),
	LABEL("title=2\xc3\xa9t\xc3\xa9|issued=2001", "\xc3\x89t\xc3\xa9"
						      "01"),
	LABEL("author=\xff"
	      "Costa",
	      "Cost00"),
	LABEL("volume=2", "00"),
	LABEL("citation-label=Own09|author=WWF", "Own09"),
#undef LABEL
	{ .citation = "disambiguate-add-year-suffix='true' collapse='year'",
	  .layout = "<text variable='citation-label'/><names variable='author' prefix=' '/>",
	  .bibliography = ENTRY("", ""),
	  .affixes = "delimiter='; '",
	  .items = "a|author=WWF|issued=2001\nb|author=WWF|issued=2001",
	  .cites = "a+b",
	  .want = "Wwf01a WWF, Wwf01b" },
	{ .citation = "disambiguate-add-year-suffix='true'",
	  .layout = "<text variable='citation-label'/>",
	  .bibliography = ENTRY("", ""),
	  .items = "a|author=WWF|issued=2001\nb|author=WWF|issued=2001",
	  .want = "Wwf01a\nWwf01b" },
	{ .citation = "disambiguate-add-year-suffix='true'",
	  .layout = "<text variable='title'/><text variable='year-suffix' prefix='-'/>"
		    "<choose><if variable='year-suffix'><text value='+'/></if></choose>",
	  .bibliography = ENTRY("", ""),
	  .items = "a|title=A\nb|title=A\nc|title=C",
	  .want = "A-a+\nA-b+\nC" },
	{ .layout = "<text variable='title'/>",
	  .cites = "",
	  .bibliography = "<bibliography><sort><nonsense/><key/><key variable='citation-label'/>"
			  "<key variable='volume' sort='descending'/></sort><layout>"
			  "<text variable='title'/></layout></bibliography>",
	  .items = "a|title=A|author=WWF\nb|title=B|author=Abel,Ana\nc|title=C|citation-label=Z1\n"
		   "d|title=D|author=WWF|volume=10\ne|title=E|author=WWF|volume=x9",
	  .want = "> B\n> D\n> E\n> A\n> C" },
};

/* What is too deep or too large is a status, and the library is as it was. */
static void
check_limits(void)
{
	struct buf style = BUF_INIT, text = BUF_INIT;
	struct csl_item *item = csl_item_new(NULL, NULL, NULL, NULL);
	struct csl_error error = { 0 };

	CHECK_STR(csl_item_id(item), "");
	CHECK_INT(csl_item_text(item, "title", NULL, NULL), CSL_OK);
	CHECK_INT(csl_item_text(item, "title",
				"a\xff"
				"b\xc3",
				NULL),
		  CSL_OK);
	buf_puts(&style, "<style xmlns='http://purl.org/net/xbiblio/csl' class='in-text'>");
	for (int i = 0; i < 300; i++)
		buf_printf(&style, "<macro name='m%d'><text macro='m%d'/></macro>", i, i + 1);
	buf_puts(&style, "<macro name='m300'><text value='x'/></macro><citation><layout>"
			 "<text macro='m0'/></layout></citation></style>");
	CHECK(!csl_style_parse(style.data, style.len, NULL, &error));
	CHECK_INT(error.status, CSL_INVALID);
	CHECK_STR(error.sentence, "elements and macros are nested more than sixty deep");
	/* 16 MiB of text for one item, then more. */
	for (size_t i = 0; i < (size_t)9 << 20; i++)
		buf_putc(&text, 'x');
	CHECK_INT(csl_item_text(item, "abstract", text.data, &error), CSL_OK);
	CHECK_INT(csl_item_text(item, "note", text.data, &error), CSL_LIMIT);
	CHECK_STR(error.sentence, "the result would be larger than anything sensible");
	csl_item_free(item);
	buf_release(&style);
	buf_release(&text);
}

int
main(void)
{
	CHECK_ROWS(choices);
	CHECK_ROWS(texts);
	CHECK_ROWS(displayed);
	CHECK_ROWS(labels);
	check_limits();
	return test_end();
}
