/* SPDX-License-Identifier: MIT */
/* Numbers, pages, locators and dates, as styles print them. */
#include "csl-sample.h"

static const struct sample pages[] = {
#define PAGE(format, value, text) \
	{ \
		.style = "class='in-text' page-range-format='" format "'", \
		.layout = \
			"<label variable='page' form='short' suffix=' '/><text variable='page'/>", \
		.items = "a|page=" value, .want = text \
	}
	PAGE("expanded", "12-4",
	     "pp. 12\xe2\x80\x93"
	     "14"),
	PAGE("minimal", "112 - 114",
	     "pp. 112\xe2\x80\x93"
	     "4"),
	PAGE("minimal",
	     "112\xe2\x80\x93"
	     "114",
	     "pp. 112\xe2\x80\x93"
	     "4"),
	PAGE("minimal", "112--114",
	     "pp. 112\xe2\x80\x93"
	     "4"),
	PAGE("expanded", "XIV-XVI", "p. XIV\xe2\x80\x93XVI"),
	PAGE("minimal", "1-2-3", "pp. 1-2-3"),
	PAGE("expanded", "N110-5", "pp. N110-5"),
	PAGE("expanded", "321-1",
	     "pp. 321\xe2\x80\x93"
	     "1"),
	PAGE("minimal", "112-114,116", "pp. 112-114,116"),
	PAGE("expanded", "12", "p. 12"),
	PAGE("expanded", "xiv-xvi", "pp. xiv\xe2\x80\x93xvi"),
	PAGE("expanded", "12a-14b",
	     "pp. 12a\xe2\x80\x93"
	     "14b"),
	PAGE("expanded", "12 & 14", "pp. 12 & 14"),
	PAGE("expanded", "12, 14", "pp. 12, 14"),
	PAGE("expanded", "12,14", "p. 12,14"),
	PAGE("expanded", "12; 14", "pp. 12; 14"),
	PAGE("expanded", "12 and 14", "pp. 12 and 14"),
	PAGE("expanded", "12\\-14", "p. 12-14"),
	PAGE("expanded", "  12  ", "p. 12"),
	PAGE("expanded", "12-", "p. 12-"),
	PAGE("expanded", "L012-L015", "pp. L012\xe2\x80\x93L015"),
	PAGE("minimal", "A12-A15",
	     "pp. A12\xe2\x80\x93"
	     "5"),
	PAGE("expanded", "1/2", "p. 1/2"),
	PAGE("expanded", "1/", "p. 1/"),
	PAGE("expanded", "various", "p. various"),
	PAGE("expanded", "12-a", "pp. 12-a"),
	PAGE("expanded", "a-b", "p. a-b"),
	PAGE("expanded", "12-14~", "pp. 12-14~"),
	PAGE("expanded", "1, 2-3",
	     "pp. 1, 2\xe2\x80\x93"
	     "3"),
	PAGE("expanded", "12(3)-14", "p. 12(3)-14"),
	PAGE("expanded", "12-xiv", "pp. 12\xe2\x80\x93xiv"),
	PAGE("expanded", "A12-B15", "pp. A12-B15"),
	PAGE("minimal", "A12-A11",
	     "pp. A12\xe2\x80\x93"
	     "A11"),
	PAGE("expanded", "12,", "p. 12,"),
	PAGE("expanded", "12\\", "p. 12\\"),
	PAGE("expanded", "via-x", "p. via-x"),
#undef PAGE
};

static const struct sample numbers[] = {
#define NUMBER(variable, form, value, text) \
	{ \
		.layout = "<label variable='" variable "' form='short' suffix=' '/>" \
			  "<number variable='" variable "' form='" form "'/>", \
		.items = "a|" variable "=" value, .want = text \
	}
	NUMBER("volume", "numeric", "2", "vol. 2"),
	NUMBER("volume", "numeric", "vol. 2", "vol. 2"),
	NUMBER("volume", "numeric", "sec. 2", "vol. sec. 2"),
	NUMBER("volume", "numeric", "2-3",
	       "vols. 2\xe2\x80\x93"
	       "3"),
	NUMBER("volume", "ordinal", "1", "vol. 1st"),
	NUMBER("volume", "ordinal", "12", "vol. 12th"),
	NUMBER("volume", "long-ordinal", "1", "vol. first"),
	NUMBER("volume", "long-ordinal", "11", "vol. 11th"),
	NUMBER("volume", "roman", "14", "vol. xiv"),
	NUMBER("volume", "roman", "0", "vol. 0"),
	NUMBER("volume", "roman", "6000", "vol. 6000"),
	NUMBER("volume", "roman", "second", "vol. second"),
	NUMBER("number-of-volumes", "numeric", "1", "vol. 1"),
	NUMBER("number-of-volumes", "numeric", "12", "vols. 12"),
	NUMBER("number-of-volumes", "numeric", "3", "vols. 3"),
	NUMBER("number-of-volumes", "numeric", "5/6", "vol. 5/6"),
	NUMBER("number-of-pages", "numeric", "10-12",
	       "pp. 10\xe2\x80\x93"
	       "12"),
	NUMBER("number-of-pages", "numeric", "112", "pp. 112"),
	NUMBER("collection-number", "numeric", "2a-3b",
	       "2a\xe2\x80\x93"
	       "3b"),
	NUMBER("chapter-number", "numeric", "2-3",
	       "2\xe2\x80\x93"
	       "3"),
	NUMBER("edition", "numeric", "2-3",
	       "2\xe2\x80\x93"
	       "3"),
	NUMBER("number", "numeric", "sec. 4", "sec. 4"),
	NUMBER("number", "numeric", "2 et 3", "2 et 3"),
	NUMBER("issue", "numeric", "3, sec. 4", "3, sec. 4"),
	NUMBER("issue", "numeric", "1000000000", "1000000000"),
	NUMBER("issue", "numeric", "007", "007"),
	NUMBER("issue", "numeric", "2_", "2_"),
	NUMBER("issue", "numeric", "2{", "2{"),
	NUMBER("issue", "numeric", "2\t&\t3", "2 & 3"),
	NUMBER("issue", "numeric", "  ", ""),
	NUMBER("issue", "numeric", "L10a", "L10a"),
	NUMBER("issue", "numeric", "L10_", "L10_"),
	NUMBER("issue", "numeric", "12 andy 3", "12 andy 3"),
	NUMBER("volume", "numeric",
	       "2\xe2\x80\x93"
	       "3",
	       "vols. 2\xe2\x80\x93"
	       "3"),
	NUMBER("volume", "numeric", "vol.2", "vol. vol.2"),
	NUMBER("volume", "ordinal", "other, 3", "vol. other, 3"),
	NUMBER("volume", "ordinal", "112", "vol. 112th"),
	NUMBER("volume", "long-ordinal", "0", "vol. 0th"),
	NUMBER("number", "numeric", "fig. 4", "fig. 4"),
	NUMBER("number-of-volumes", "numeric", "xii", "vol. xii"),
	NUMBER("number-of-volumes", "numeric", "1a", "vol. 1a"),
	NUMBER("number-of-volumes", "numeric", "2-3",
	       "vols. 2\xe2\x80\x93"
	       "3"),
	NUMBER("number-of-pages", "numeric", "L10", "p. L10"),
	NUMBER("printing-number", "numeric", "2-3", "2-3"),
	NUMBER("chapter-number", "numeric", "via-x", "via-x"),
	NUMBER("collection-number", "numeric", "2-3",
	       "2\xe2\x80\x93"
	       "3"),
#undef NUMBER
	{ .language = "fr-FR",
	  .layout = "<number variable='volume' form='ordinal'/>",
	  .items = "a|volume=2 et 3",
	  .want = "2th et 3th" },
	{ .language = "fr-FR",
	  .layout = "<number variable='volume'/>",
	  .items = "a|volume=2 & 3",
	  .want = "2 & 3" },
	/* Without a word for "and", and with a sign for it that is as long as the word. */
	{ .language = "fr-FR",
	  .head = "<locale xml:lang='fr'><terms><term name='and'/></terms></locale>",
	  .layout = "<number variable='volume'/>",
	  .items = "a|volume=2 et 3\nb|volume=2 & 3",
	  .want = "2 et 3\n2 et 3" },
	{ .head = "<locale><terms><term name='and'>plus</term><term name='and' form='symbol'>mais"
		  "</term></terms></locale>",
	  .layout = "<number variable='volume'/>",
	  .items = "a|volume=2 & 3",
	  .want = "2 mais 3" },
	{ .layout = "<number variable='volume' text-case='title'/>",
	  .items = "a|volume=second of it\nb|volume=second of it|language=fr",
	  .want = "Second of It\nsecond of it" },
	{ .layout = "<label variable='volume' form='short' strip-periods='true' suffix=' '/>"
		    "<number variable='volume' strip-periods='true'/>",
	  .items = "a|volume=2.A",
	  .want = "vol 2A" },
	{ .layout = "<names variable='author'><substitute><number variable='volume'/></substitute>"
		    "</names><number variable='volume'/>",
	  .items = "a|volume=2",
	  .want = "2" },
	/* The word of a number is not lost where the style has no place for it. */
	{ .layout = "<number variable='number'/>", .items = "a|number=op. 27", .want = "op. 27" },
	{ .layout = "<label variable='number' suffix=' '/><number variable='number'/>",
	  .items = "a|number=vol. 27",
	  .want = "volume 27" },
	/* A bibliography knows no locator, and no note. */
	{ .layout = "<text variable='title'/>",
	  .cites = "",
	  .bibliography =
		  "<bibliography><layout><text variable='title'/><text variable='locator'/>"
		  "<number variable='first-reference-note-number'/>"
		  "<choose><if variable='locator first-reference-note-number' match='any'>"
		  "<text value='!'/></if><else-if locator='page'><text value='?'/></else-if>"
		  "</choose></layout></bibliography>",
	  .items = "a|title=Wind",
	  .want = "> Wind" },
	/* Sorted by a macro with a date, what else it has does not count. */
	{ .head = "<macro name='m'><number variable='volume'/><text variable='title'/>"
		  "<date variable='issued'><date-part name='year'/></date></macro>",
	  .layout = "<text variable='title'/>",
	  .cites = "",
	  .bibliography = "<bibliography><sort><key macro='m'/></sort>"
			  "<layout><text variable='title'/></layout></bibliography>",
	  .items = "a|title=A|volume=1|issued=2003\nb|title=B|volume=2|issued=2002\n"
		   "c|title=C|volume=3|issued=2004",
	  .want = "> B\n> A\n> C" },
	{ .layout = "<text variable='title'/>",
	  .cites = "",
	  .bibliography = "<bibliography><sort><key variable='volume'/></sort>"
			  "<layout><text variable='title'/></layout></bibliography>",
	  .items = "a|title=A|volume=x\nb|title=B|volume=no. 12:3\nc|title=C|volume=no. 7/3",
	  .want = "> C\n> B\n> A" },
	{ .style = "class='in-text' page-range-format='expanded'",
	  .layout = "<text variable='page-first'/>",
	  .items = "a|page-first=321-8\nb|page=12,\nc|page=-5\nd|page=  -5",
	  .want = "321\xe2\x80\x93"
		  "328\n12,\n\n" },
	{ .layout = "<text variable='page-first'/>",
	  .items = "a|page=12 - 14\nb|page=12,14\n"
		   "c|page=12, 14\nd|page=3 & 4\ne|page-first=7|page=8-9\nf|page=12\\-14\n"
		   "g|page=5\xe2\x80\x93"
		   "6\nh|page=9",
	  .want = "12\n12,14\n12\n3\n7\n12-14\n5\n9" },
	{ .layout = "<choose><if is-numeric='volume'><text value='yes'/></if>"
		    "<else><text value='no'/></else></choose>",
	  .items = "a|volume=2\nb|volume=two\nc|volume=\nd|volume=2nd\ne|volume=x\nf|volume=2 3\n"
		   "g|volume=various\nh|volume=xiv",
	  .want = "yes\nno\nno\nyes\nyes\nno\nno\nyes" },
};

static const struct sample locators[] = {
#define LOCATOR(cite, text) \
	{ \
		.layout = "<label variable='locator' form='short' suffix=' '/>" \
			  "<text variable='locator'/>", \
		.items = "a|title=Wind", .cites = "a~" cite, .want = text \
	}
	LOCATOR("12", "p. 12"),
	LOCATOR("12-14~page", "pp. 12\xe2\x80\x93"
			      "14"),
	LOCATOR("12-14~section", "sec. 12\xe2\x80\x93"
				 "14"),
	LOCATOR("sec. 3", "sec. 3"),
	LOCATOR("12, sec. 3", "p. 12, sec. 3"),
	LOCATOR("12, n. 3", "p. 12, note 3"),
	LOCATOR("12 ", "p. 12"),
	LOCATOR("", ""),
	LOCATOR("12~nonsense", "p. 12"),
	LOCATOR("12, sec. 3-4", "p. 12, sec. 3\xe2\x80\x93"
				"4"),
	LOCATOR("1, n. 3-4", "p. 1, note 3\xe2\x80\x93"
			     "4"),
#undef LOCATOR
	{ .style = "class='in-text' page-range-format='minimal'",
	  .layout = "<text variable='locator'/>",
	  .items = "a|title=Wind",
	  .cites = "a~112-114\na~112-114~page\na~112-114~section",
	  .want = "112\xe2\x80\x93"
		  "4\n112\xe2\x80\x93"
		  "4\n112\xe2\x80\x93"
		  "114" },
	{ .layout = "<choose><if locator='section'><text value='S'/></if>"
		    "<else-if locator='page'><text value='P'/></else-if>"
		    "<else-if locator='sub verbo'><text value='V'/></else-if>"
		    "<else><text value='-'/></else></choose>",
	  .items = "a|title=Wind",
	  .cites = "a~3~section\na~sec. 3\na~3\na~3~sub-verbo\na~3~note\na",
	  .want = "S\nS\nP\nV\n-\n-" },
};

static const struct sample dates[] = {
#define DATE(parts, value, text) \
	{ \
		.layout = "<date variable='issued'>" parts "</date>", .items = "a|issued=" value, \
		.want = text \
	}
#define YEAR "<date-part name='year'/>"
#define DAY(form) "<date-part name='day' form='" form "'/>"
#define MONTH(form) "<date-part name='month' form='" form "' suffix=' '/>"
	DATE(YEAR, "2020", "2020"),
	DATE(YEAR, "-44", "44BC"),
	DATE(YEAR, "79 AD", "79AD"),
	DATE(YEAR, "0000", ""),
	DATE(MONTH("long") YEAR, "2020-07", "2020"),
	DATE(DAY("ordinal"), "2020-22-13", "13th"),
	DATE("<date-part name='day' text-case='uppercase'/>" YEAR, "2020-05", "2020"),
	DATE(DAY("numeric") YEAR MONTH("long"), "2020-05/", "2020May\xe2\x80\x93"),
	DATE("<date-part/>" YEAR YEAR YEAR YEAR YEAR YEAR YEAR YEAR YEAR, "2020",
	     "20202020202020202020202020202020"),
	DATE("<date-part name='year' form='short'/>", "2005", "05"),
	DATE("<date-part name='year' form='short'/>", "905", "905"),
	DATE(MONTH("short") YEAR, "2020-05", "M. 2020"),
	DATE(MONTH("long") YEAR, "2020-05", "May 2020"),
	DATE(MONTH("numeric") YEAR, "2020-05", "5 2020"),
	DATE(MONTH("numeric-leading-zeros") YEAR, "2020-05", "05 2020"),
	DATE(MONTH("numeric") YEAR, "2020-22", "Summer 2020"),
	DATE(DAY("ordinal"), "2020-05-01", "1st"),
	DATE(DAY("ordinal"), "2020-05-02", "2th"),
	DATE(DAY("numeric-leading-zeros"), "2020-05-02", "02"),
	DATE(DAY("numeric-leading-zeros"), "2020-05-12", "12"),
	DATE(DAY("numeric"), "2020-05", ""),
	DATE("<date-part name='month' strip-periods='true' form='short'/>", "2020-05", "M"),
	DATE(MONTH("long") YEAR, "2020-03/2020-05", "March\xe2\x80\x93May 2020"),
	DATE(MONTH("long") YEAR, "2020-03/2021-05", "March 2020\xe2\x80\x93May 2021"),
	DATE(YEAR, "2020/", "2020\xe2\x80\x93"),
	DATE(YEAR, "2020/2020", "2020"),
	DATE(YEAR, "2020/nonsense", "2020/nonsense"),
	DATE(YEAR, "\"about then\"", "about then"),
	DATE(MONTH("long") YEAR, "whenever", "whenever"),
	DATE("<date-part name='month'/>", "whenever", ""),
	DATE(MONTH("long") YEAR, "2020@Michaelmas", "Michaelmas 2020"),
#undef DATE
	{ .layout = "<date variable='issued' form='text'/>",
	  .items = "a|issued=2020-05-02",
	  .want = "May 2, 2020" },
	{ .layout = "<date variable='issued' form='numeric'/>",
	  .items = "a|issued=2020-05-02",
	  .want = "5/2/2020" },
	{ .layout = "<date variable='issued' form='text' date-parts='year-month'/>",
	  .items = "a|issued=2020-05-02",
	  .want = "May 2020" },
	{ .layout = "<date variable='issued' form='text' date-parts='year'/>",
	  .items = "a|issued=2020-05-02",
	  .want = "2020" },
	{ .layout = "<date variable='issued' form='text' date-parts='month-day'/>",
	  .items = "a|issued=2020-05-02",
	  .want = "May 2" },
	{ .layout = "<date variable='issued' form='text' text-case='uppercase' prefix='('"
		    " suffix=')' font-style='italic'><date-part name='month' text-case='lowercase'"
		    " font-weight='bold' range-delimiter=' to ' prefix='~'/>"
		    "<date-part name='year' form='short' suffix='!'/></date>",
	  .writer = &csl_html,
	  .items = "a|issued=2020-05-02\nb|issued=2020-03/2020-05",
	  .want = "(<i>~<b>may</b> 2, 20!</i>)\n(<i>~<b>march</b> to <b>may</b> 20!</i>)" },
	{ .head = "<locale><terms><term name='ad'/></terms></locale>",
	  .layout = "<date variable='issued'>" YEAR "</date>",
	  .items = "a|issued=79 AD",
	  .want = "79" },
	{ .head = "<locale><date form='text'>" YEAR MONTH("long") DAY("numeric") "</date></locale>",
	  .layout = "<date variable='issued' form='text' date-parts='month-day'/>",
	  .items = "a|issued=2020-05-02",
	  .want = "May 2" },
	{ .layout = "<date variable='issued' form='numeric'/>",
	  .items = "a|issued=2020-03-01/2020-05-02\nb|issued=2020-03-01/2021-05-02",
	  .want = "3/1\xe2\x80\x93"
		  "5/2/2020\n3/1/2020\xe2\x80\x93"
		  "5/2/2021" },
	/* A date that stands for missing names is not printed twice. */
	{ .layout = "<names variable='author'><substitute><date variable='issued'>" YEAR
		    "</date></substitute></names><date variable='issued'>" YEAR "</date>",
	  .items = "a|issued=2020",
	  .want = "2020" },
	{ .layout = "<date variable='title'>" YEAR "</date><choose><if variable='issued'>"
		    "<text value='!'/></if></choose>",
	  .items = "a|title=Wind\nb|title=Wind|issued=0@Lent\nc|issued=0000",
	  .want = "\n!\n!" },
	{ .language = "fr-FR",
	  .layout = "<date variable='issued'>" DAY("ordinal") "</date>",
	  .items = "a|issued=2020-05-01\nb|issued=2020-05-02",
	  .want = "1st\n2" },
	{ .layout = "<group strip-periods='true'><date variable='issued'>" MONTH(
		  "short") "</date></group>",
	  .items = "a|issued=2020-05",
	  .want = "M " },
	{ .layout = "<choose><if is-uncertain-date='issued'><text value='ca'/></if>"
		    "<else><text value='-'/></else></choose>",
	  .items = "a|issued=ca 1850\nb|issued=1850?\nc|issued=1850\nd|title=Wind",
	  .want = "ca\nca\n-\n-" },
	/* Sorted by days of which no part is printed twice. */
	{ .citation = "",
	  .layout = "<text variable='title'/>",
	  .bibliography = "<bibliography><sort><key variable='issued' sort='descending'/></sort>"
			  "<layout><text variable='title'/></layout></bibliography>",
	  .items = "a|title=A|issued=2020-05\nb|title=B|issued=-44\nc|title=C|issued=2020-05-02\n"
		   "d|title=D\ne|title=E|issued=\"soon\"",
	  .want = "A\nB\nC\nD\nE\n> C\n> A\n> B\n> D\n> E" },
#undef YEAR
#undef MONTH
#undef DAY
};

int
main(void)
{
	CHECK_ROWS(pages);
	CHECK_ROWS(numbers);
	CHECK_ROWS(locators);
	CHECK_ROWS(dates);
	return test_end();
}
