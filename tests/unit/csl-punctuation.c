/* SPDX-License-Identifier: MIT */
/* What stands between and around: affixes that meet, quotes, prefixes and suffixes of cites. */
#include "csl-sample.h"

#define TEXT(attributes) "<text variable='title' " attributes "/>"
#define LDQUO "\xe2\x80\x9c"
#define RDQUO "\xe2\x80\x9d"

static const struct sample meeting[] = {
#define MEET(elements, title, text) \
	{ \
		.layout = elements, .items = "a|title=" title, .want = text \
	}
	MEET(TEXT("suffix='.'"), "Why?", "Why?"),
	MEET(TEXT("suffix='.'"), "End.", "End."),
	MEET(TEXT("font-style='italic' suffix='. '") "<text value='x'/>", "Why?", "Why? x"),
	MEET(TEXT("font-style='italic' suffix=', '") "<text value='x'/>", "Why?", "Why?, x"),
	MEET("<group suffix='. '>" TEXT("suffix='. '") "</group><text value='x'/>", "Wind",
	     "Wind. x"),
	MEET("<group suffix='. '><group>" TEXT(
		     "font-style='italic' suffix='. '") "</group></group><text value='x'/>",
	     "Wind", "Wind. x"),
	MEET("<group suffix=', '>" TEXT("suffix=' '") "</group><text value='x'/>", "Wind",
	     "Wind, x"),
	MEET("<group suffix='.'>" TEXT("") "</group>", "Why?", "Why?"),
	MEET("<group suffix='!'>" TEXT("") "</group>", "Why?", "Why?!"),
	MEET("<group suffix=','>" TEXT("") "</group>", "Etc.", "Etc.,"),
	MEET("<group suffix=':'>" TEXT("") "</group>", "Why?", "Why?"),
	MEET("<group suffix=';'>" TEXT("suffix=':'") "</group>", "Wind", "Wind:;"),
	MEET("<group suffix='.'>" TEXT("suffix=':'") "</group>", "Wind", "Wind:"),
	MEET("<group suffix='.'>" TEXT("suffix=';'") "</group>", "Wind", "Wind;"),
	MEET("<group suffix=' x'>" TEXT("suffix=' '") "</group>", "Wind", "Wind x"),
	MEET("<group prefix=' '>" TEXT("prefix=' x'") "</group>", "Wind", " xWind"),
	MEET("<group>" TEXT("prefix=', '") "</group>", "Wind", ", Wind"),
	MEET("<group delimiter=', '>" TEXT("suffix=','") TEXT("") "</group>", "Wind", "Wind, Wind"),
	MEET("<group delimiter=', '>" TEXT("") TEXT("prefix=' '") "</group>", "Wind", "Wind, Wind"),
	MEET("<group delimiter=' '>" TEXT("suffix=' '") TEXT("") "</group>", "Wind", "Wind Wind"),
	MEET(TEXT("suffix=','") TEXT("prefix=', '"), "Wind", "Wind, Wind"),
	MEET(TEXT("suffix='.'") TEXT("prefix=', '"), "Wind", "Wind., Wind"),
	MEET(TEXT("") TEXT("prefix='. '"), "End.", "End. End."),
	MEET(TEXT("suffix='?'") TEXT("prefix='. '"), "Wind", "Wind? Wind"),
	MEET(TEXT("suffix=';'") TEXT("prefix='; '"), "Wind", "Wind; Wind"),
	MEET(TEXT("suffix=' '") TEXT("prefix=' '"), "Wind", "Wind Wind"),
	MEET(TEXT("font-style='italic' suffix='.'") TEXT("prefix=', '"), "Wind", "Wind., Wind"),
	MEET(TEXT("prefix='(' suffix=')'"), "", ""),
	MEET("<group delimiter='; '><group delimiter=', '>" TEXT("")
		     TEXT("") "</group>" TEXT("") "</group>",
	     "Why?", "Why?, Why?; Why?"),
	MEET(TEXT("suffix=':'") "<number variable='volume' prefix=' '/>", "Wind|volume=3",
	     "Wind: 3"),
	MEET("<group suffix='.'><number variable='volume' suffix='.'/></group>", "x|volume=3",
	     "3."),
	MEET("<group suffix='..'><text value='end.'/></group>", "x", "end.."),
	MEET("<group><text value='wind ' suffix=' x'/></group>", "x", "wind x"),
	MEET("<group suffix=' '>" TEXT(
		     "font-style='italic' suffix=' '") "</group><text value='x'/>",
	     "Wind", "Wind x"),
	MEET("<group suffix=' ' font-style='italic'>" TEXT("suffix=' '") "</group>"
									 "<text value='x'/>",
	     "Wind", "Wind x"),
	MEET("<group font-style='italic' suffix='.'>" TEXT("suffix='.'") "</group>", "Wind",
	     "Wind."),
	MEET("<group prefix='('>" TEXT("prefix=', '") "</group>", "Wind", "(, Wind"),
	MEET(TEXT("") TEXT("prefix=', ' font-style='italic'"), "Wind", "Wind, Wind"),
	MEET("<group>" TEXT("") TEXT("") "</group>" TEXT("prefix=', '"), "Wind", "WindWind, Wind"),
	MEET("<group font-style='italic' suffix=' x'>" TEXT("suffix=' '") "</group>", "Wind",
	     "Wind x"),
	MEET("<group suffix='x'><text value='end.' suffix='..'/></group>", "x", "end.x"),
#undef MEET
};

/* With punctuation in quotes (English), and without (French). */
static const struct sample quotes[] = {
#define IN(elements, title, text) \
	{ \
		.layout = elements, .items = "a|title=" title, .want = text \
	}
#define OUT(elements, title, text) \
	{ \
		.language = "fr-FR", .layout = elements, .items = "a|title=" title, .want = text \
	}
	IN(TEXT("quotes='true' suffix='.'"), "Wind", LDQUO "Wind." RDQUO),
	IN(TEXT("quotes='true' suffix=','") TEXT("prefix=' '"), "Wind",
	   LDQUO "Wind," RDQUO " Wind"),
	IN(TEXT("quotes='true' suffix=';'"), "Wind", LDQUO "Wind" RDQUO ";"),
	IN(TEXT("quotes='true' suffix=':'"), "Wind", LDQUO "Wind" RDQUO ":"),
	IN(TEXT("quotes='true' suffix='.'"), "Why?", LDQUO "Why?" RDQUO),
	IN("<group quotes='true' suffix='.'>" TEXT("") "</group>", "Wind", LDQUO "Wind." RDQUO),
	IN("<group suffix='.'>" TEXT("quotes='true'") "</group>", "Wind", LDQUO "Wind." RDQUO),
	IN("<group delimiter=', '>" TEXT("quotes='true'") TEXT("") "</group>", "Wind",
	   LDQUO "Wind," RDQUO " Wind"),
	IN(TEXT("quotes='true'"), "The \\\"big\\\" one", LDQUO "The \\\"big\\\" one" RDQUO),
	IN(TEXT("quotes='true'"), "The 'big' one",
	   LDQUO "The \xe2\x80\x98"
		 "big\xe2\x80\x99 one" RDQUO),
	OUT(TEXT("quotes='true' suffix='.'"), "Wind", LDQUO "Wind" RDQUO "."),
	IN(TEXT("quotes='true'") TEXT("prefix=', '"), "Wind", LDQUO "Wind," RDQUO " Wind"),
	IN("<group suffix=','>" TEXT("quotes='true'") "</group>", "Wind,", LDQUO "Wind," RDQUO),
	OUT("<group quotes='true'><group font-style='italic' suffix=','>" TEXT(
		    "") "</group></group>",
	    "Wind", LDQUO "Wind" RDQUO ","),
	OUT(TEXT("quotes='true' suffix='.'"), "Wind,", LDQUO "Wind" RDQUO ",."),
	OUT(TEXT("quotes='true' suffix=','"), "Wind,", LDQUO "Wind" RDQUO ","),
	OUT(TEXT("quotes='true' suffix=', '") "<text value='x'/>", "Wind,",
	    LDQUO "Wind" RDQUO ", x"),
	OUT(TEXT("quotes='true'"), "Wind,,", LDQUO "Wind" RDQUO ","),
	OUT("<group quotes='true' suffix=','>" TEXT("suffix=','") "</group>", "Wind",
	    LDQUO "Wind" RDQUO ","),
	OUT("<group>" TEXT("quotes='true' suffix=','") "</group>", "Wind,", LDQUO "Wind" RDQUO ","),
	OUT(TEXT("quotes='true'"), "Wind;:", LDQUO "Wind" RDQUO ";"),
	OUT(TEXT("quotes='true' suffix='.'"), "Why?", LDQUO "Why?" RDQUO "."),
#undef IN
#undef OUT
};

static const struct sample cites[] = {
#define CITE(cite, text) \
	{ \
		.affixes = "prefix='(' suffix=')' delimiter='; '", .layout = TEXT(""), \
		.items = "a|title=wind\nb|title=fire", .cites = cite, .want = text \
	}
	CITE("a~~~see", "(see wind)"),
	CITE("a~~~see ", "(see wind)"),
	CITE("a~~~see\xc3\xa9", "(see\xc3\xa9 wind)"),
	CITE("a~~~(", "((wind)"),
	CITE("a~~~see \"", "(see \" wind)"),
	CITE("a~~~see '", "(see \xe2\x80\x99 wind)"),
	CITE("a~~~see \xe2\x80\x9d", "(see \xe2\x80\x9d wind)"),
	CITE("a~~~\xc2\xabsee\xc2\xbb", "(\xc2\xabsee\xc2\xbb wind)"),
	CITE("a~~~ ", "( wind)"),
	CITE("a~~~<i></i>", "(wind)"),
	CITE("a~~~\"", "(\"wind)"),
	CITE("a~~~cf. <i>x.</i>", "(cf. x. wind)"),
	CITE("a~~~So it is. ", "(So it is. wind)"),
	CITE("a~~~See.", "(See. wind)"),
	CITE("a~~~see<i> </i>", "(see  wind)"),
	CITE("a~~~\xbf", "(\xbfwind)"),
	CITE("a~~~\xbf\"", "(\xbf\"wind)"),
	CITE("a~~~~too", "(wind too)"),
	CITE("a~~~~, too", "(wind, too)"),
	CITE("a~~~~(sic)", "(wind (sic))"),
	CITE("a~~~~[sic]", "(wind [sic])"),
	CITE("a~~~~& so on", "(wind & so on)"),
	CITE("a+b", "(wind; fire)"),
	CITE("a~~~~end.+b", "(wind end. fire)"),
	CITE("a~~~~end;+b", "(wind end; fire)"),
	CITE("a+b~~~; see ", "(wind; see fire)"),
	CITE("a~~~~x+b~~~, see ", "(wind x; , see fire)"),
#undef CITE
	{ .affixes = "prefix='(' suffix='.  '",
	  .layout = TEXT(""),
	  .items = "a|title=wind",
	  .want = "(wind." },
	{ .layout = TEXT(""),
	  .items = "a|title=wind\nb|title=fire",
	  .cites = "a~~~~end.+b",
	  .want = "wind end.fire" },
	{ .affixes = "delimiter=';'",
	  .layout = TEXT(""),
	  .items = "a|title=wind\nb|title=fire",
	  .cites = "a~~~~end;+b",
	  .want = "wind end;fire" },
	{ .layout = "<names variable='author'/>" TEXT(""),
	  .affixes = "suffix='.'",
	  .items = "a|title=wind|author=Costa,Ana\nb|title=fire",
	  .cites = "!a\n!b\na",
	  .want = "Ana Costa wind.\nfire.\nAna Costawind." },
};

static const struct sample collapsing[] = {
#define NUMERIC "<text variable='citation-number'/>"
	{ .citation = "collapse='citation-number'",
	  .affixes = "prefix='[' suffix=']' delimiter=', '",
	  .layout = NUMERIC,
	  .bibliography = "<bibliography><layout>" TEXT("") "</layout></bibliography>",
	  .items = "a|title=A\nb|title=B\nc|title=C\nd|title=D\ne|title=E",
	  .cites = "a\nb\nc\nd\ne\na+b+c\na+c\na+b\na+b+c+e\ne+a\na+b~7+c",
	  .want = "[1]\n[2]\n[3]\n[4]\n[5]\n[1\xe2\x80\x93"
		  "3]\n[1, 3]\n[1, 2]\n"
		  "[1\xe2\x80\x93"
		  "3, 5]\n[5, 1]\n[1\xe2\x80\x93"
		  "3]\n> A\n> B\n> C\n> D\n> E" },
	{ .citation = "collapse='citation-number'",
	  .affixes = "delimiter=','",
	  .layout = "<group delimiter=' '>" NUMERIC "<text variable='locator'/></group>",
	  .bibliography = "<bibliography><layout>" TEXT("") "</layout></bibliography>",
	  .items = "a|title=A\nb|title=B\nc|title=C",
	  .cites = "a+b+c\na+b~7+c",
	  .want = "1\xe2\x80\x93"
		  "3\n1,2 7,3\n> A\n> B\n> C" },
	{ .citation = "collapse='citation-number' after-collapse-delimiter='; '",
	  .affixes = "delimiter=','",
	  .layout = NUMERIC,
	  .bibliography = "<bibliography><layout>" TEXT("") "</layout></bibliography>",
	  .items = "a|title=A\nb|title=B\nc|title=C\nd|title=D",
	  .cites = "a+b+c\nd~7+b",
	  .want = "1\xe2\x80\x93"
		  "3\n4; 2\n> A\n> B\n> C\n> D" },
#define AUTHOR_YEAR \
	"<group delimiter=' '><names variable='author'><name form='short'/></names>" \
	"<date variable='issued'><date-part name='year'/></date></group>"
	{ .citation = "collapse='year'",
	  .affixes = "delimiter='; '",
	  .layout = AUTHOR_YEAR,
	  .items = "a|author=Costa,Ana|issued=2001\nb|author=Costa,Ana|issued=2002\n"
		   "c|author=Dias,Rui|issued=2001\nd|author=Costa,Ana",
	  .cites = "a+b+c\na+c+b",
	  .want = "Costa 2001, 2002; Dias 2001\nCosta 2001, 2002; Dias 2001" },
	{ .citation = "collapse='year-suffix' disambiguate-add-year-suffix='true' "
		      "year-suffix-delimiter='+'",
	  .affixes = "delimiter='; '",
	  .layout = AUTHOR_YEAR,
	  .bibliography = "<bibliography><layout>" TEXT("") "</layout></bibliography>",
	  .items =
		  "a|title=A|author=Costa,Ana|issued=2001\nb|title=B|author=Costa,Ana|issued=2001\n"
		  "c|title=C|author=Costa,Ana|issued=2002",
	  .cites = "a+b+c\nc+a",
	  .want = "Costa 2001a+b, 2002\nCosta 2002, 2001a\n> A\n> B\n> C" },
	/* Without letters behind years, and with a delimiter behind those that are collapsed. */
	{ .citation = "collapse='year-suffix'",
	  .affixes = "delimiter='; '",
	  .layout = AUTHOR_YEAR,
	  .items = "a|author=Costa,Ana|issued=2001\nb|author=Costa,Ana|issued=2002",
	  .cites = "a+b",
	  .want = "Costa 2001, 2002" },
	{ .citation = "collapse='year' after-collapse-delimiter=' / '",
	  .affixes = "delimiter=', '",
	  .layout = AUTHOR_YEAR,
	  .items = "a|author=Costa,Ana|issued=2001\nb|author=Costa,Ana|issued=2002\n"
		   "c|author=Dias,Rui|issued=2001\nd|author=WWF|issued=2001",
	  .cites = "a+b+c\na+c+d\na+b~3+c",
	  .want = "Costa 2001, 2002 / Dias 2001\nCosta 2001 / Dias 2001 / WWF 2001\n"
		  "Costa 2001, 2002 / Dias 2001" },
	{ .citation = "collapse='year-suffix' disambiguate-add-year-suffix='true'"
		      " after-collapse-delimiter='; '",
	  .affixes = "delimiter=', '",
	  .layout = AUTHOR_YEAR,
	  .bibliography = "<bibliography><layout/></bibliography>",
	  .items = "a|author=Costa,Ana|issued=2001\nb|author=Costa,Ana|issued=2001\n"
		   "c|author=Dias,Rui|issued=2001\nd|author=WWF|issued=2001",
	  .cites = "a+b+c+d\nd+c",
	  .want = "Costa 2001a, b; Dias 2001, WWF 2001\nWWF 2001, Dias 2001" },
	{ .citation = "collapse='year-suffix-ranged' disambiguate-add-year-suffix='true'"
		      " cite-group-delimiter=', '",
	  .affixes = "delimiter='; '",
	  .layout = AUTHOR_YEAR,
	  .bibliography = "<bibliography><layout/></bibliography>",
	  .items = "a|author=Costa,Ana|issued=2001\nb|author=Costa,Ana|issued=2001\n"
		   "c|author=Costa,Ana|issued=2001\nd|author=Costa,Ana|issued=2001\n"
		   "e|author=Dias,Rui|issued=2001\nf|author=Dias,Rui|issued=2001",
	  .cites = "a+b+c+d\na+b+d\na+b+e\na+e+b\nb+f+a",
	  .want = "Costa 2001a\xe2\x80\x93"
		  "d\nCosta 2001a, b, d\nCosta 2001a, b; Dias 2001a\n"
		  "Costa 2001a, b; Dias 2001a\nCosta 2001b, a; Dias 2001b" },
	{ .citation = "cite-group-delimiter=' / '",
	  .affixes = "delimiter='; '",
	  .layout = AUTHOR_YEAR,
	  .items = "a|author=Costa,Ana|issued=2001\nb|author=Dias,Rui|issued=2001\n"
		   "c|author=Costa,Ana|issued=2003",
	  .cites = "a+b+c",
	  .want = "Costa 2001 / Costa 2003; Dias 2001" },
#undef NUMERIC
#undef AUTHOR_YEAR
};

int
main(void)
{
	CHECK_ROWS(meeting);
	CHECK_ROWS(quotes);
	CHECK_ROWS(cites);
	CHECK_ROWS(collapsing);
	return test_end();
}
