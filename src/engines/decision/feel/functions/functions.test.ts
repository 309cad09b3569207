import { describe, expect, test } from "vitest";
import { compileExpression } from "../../expression.ts";

/** Each line: an expression, "=>", its value as JSON. */
function lines(text: string): readonly (readonly [string, unknown])[] {
  return text
    .trim()
    .split("\n")
    .map((line) => {
      const [expression = "", expected = ""] = line.split(" => ");
      return [expression.trim(), JSON.parse(expected)] as const;
    });
}

const now = new Date("2020-11-16T01:00:00Z");

describe.each([
  [
    "texts",
    `substring("hồ sơ", 4) => "sơ"
substring("hồ sơ", -2, 1) => "s"
substring("😀ab", 2) => "ab"
substring("abc", 0) => null
string length("😀ab") => 3
upper case("đường") => "ĐƯỜNG"
lower case("SỐ 5") => "số 5"
trim("  a ") => "a"
substring before("12/QĐ-UBND", "/") => "12"
substring before("abc", "x") => ""
substring after("12/QĐ-UBND", "/") => "QĐ-UBND"
contains("hồ sơ", "sơ") => true
starts with("H36.50", "H36") => true
ends with("H36.50", "36") => false
matches("000.12.H36", "^[0-9.]+H\\\\d{2}$") => true
matches("Xã", "xÃ", "i") => true
matches("a", "[") => null
matches("a", "a", "q") => null
matches("ab", "a b", "x") => true
matches("hat", "^h[a-z-[aeiou]]t$") => false
replace("2020-11-16", "(\\\\d+)-(\\\\d+)-(\\\\d+)", "$3/$2/$1") => "16/11/2020"
replace("abc", "b", "[$0]") => "a[b]c"
replace("abc", "b", "\\\\$1") => "a$1c"
split("a; b;c", ";\\\\s*") => ["a","b","c"]
string join(["a", null, "b"], "-") => "a-b"
string join(["a", 1], "-") => null
not(false) => true
not("x") => null`,
  ],
  [
    "lists",
    `count([1, [2, 3]]) => 2
count("x") => 1
min([3, 1, 2]) => 1
max("a", "c", "b") => "c"
min([date("2020-01-02"), date("2020-01-01")]) => "2020-01-01"
min([]) => null
max([1, "a"]) => null
sum(1, 2, 3) => 6
sum([duration("P1D"), duration("PT12H")]) => "P1DT12H"
sum([]) => null
sum(["a"]) => null
mean([1, 2]) => 1.5
product(2, 3, 4) => 24
median([8, 2, 5, 3]) => 4
stddev([2, 4]) => 1.4142135623730951
mode([1, 2, 2, 1, 3]) => [1, 2]
all([true, true]) => true
all([true, null]) => null
any([false, null, true]) => true
any([]) => false
list contains([1, null], null) => true
sublist([1, 2, 3, 4], 2, 2) => [2, 3]
sublist([1, 2, 3], -1) => [3]
sublist([1, 2, 3], 4) => null
append([1], 2, [3]) => [1, 2, [3]]
concatenate([1], [2], 3) => [1, 2, 3]
insert before([1, 3], 2, 2) => [1, 2, 3]
insert before([1], 5, 2) => null
remove([1, 2, 3], -1) => [1, 2]
list replace([1, 2, 3], 2, 9) => [1, 9, 3]
list replace([1, 5], function(item, new) item < new, 3) => [3, 5]
reverse([1, 2, 3]) => [3, 2, 1]
index of([1, 2, 1], 1) => [1, 3]
union([1, 2], [2, 3]) => [1, 2, 3]
distinct values([1, "1", 1, {a: 1}, {a: 1}]) => [1, "1", {"a": 1}]
flatten([1, [2, [3]], []]) => [1, 2, 3]
sort([3, 1, 2], function(a, b) a > b) => [3, 2, 1]
sort(["b", "a"]) => ["a", "b"]
sort([1, "a"]) => null`,
  ],
  [
    "numbers",
    `decimal(2.5, 0) => 2
decimal(1.115, 2) => 1.12
decimal(1255, -1) => 1260
floor(-1.5) => -2
floor(1.29, 1) => 1.2
ceiling(1.21, 1) => 1.3
round up(-1.1, 0) => -2
round down(1.99, 1) => 1.9
round half up(2.5, 0) => 3
round half down(2.5, 0) => 2
round half up(1.005, 2) => 1.01
abs(-3) => 3
abs(duration("-PT1H")) => "PT1H"
modulo(-7, 3) => 2
modulo(5.5, 2) => 1.5
modulo(1, 0) => null
sqrt(9) => 3
sqrt(-1) => null
log(0) => null
exp(0) => 1
odd(-3) => true
even(2.5) => false
number("12.5") => 12.5
number("1.234,5", ".", ",") => 1234.5
number("1 234", " ") => 1234
number("x") => null
number("1,5", ";", ",") => null
number("1,5", ",", ",") => null
2 ** 0.5 => 1.4142135623730951
10 ** 400 => null
number(from: "7") => 7
decimal(n: 1.25, scale: 1) => 1.2
decimal(n: 1.25, places: 1) => null`,
  ],
  [
    "dates and times",
    `date("2020-02-29") => "2020-02-29"
date("2021-02-29") => null
date(2020, 2, 30) => null
date(date and time("2020-02-29T10:00:00")) => "2020-02-29"
date("-0044-03-15") => "-0044-03-15"
time("07:30:00+07:00") => "07:30:00+07:00"
time("25:00:00") => null
time("07:30:00@Asia/Nowhere") => null
time(7, 30, 0, duration("PT7H")) => "07:30:00+07:00"
time(date("2020-01-01")) => "00:00:00Z"
date and time("2020-11-16T08:00:00.250Z") => "2020-11-16T08:00:00.25Z"
date and time("2020-12-31T24:00:00") => "2021-01-01T00:00:00"
date and time(date("2020-11-16"), time("08:00:00")) => "2020-11-16T08:00:00"
date and time(@"2020-11-16T01:00:00Z", "Asia/Ho_Chi_Minh") => "2020-11-16T08:00:00@Asia/Ho_Chi_Minh"
duration("P2Y14M") => "P3Y2M"
duration("-P1DT25H") => "-P2DT1H"
duration("PT0S") => "PT0S"
duration("P1Y1D") => null
years and months duration(date("2020-01-31"), date("2021-03-01")) => "P1Y1M"
date("2020-11-16").weekday => 1
duration("-PT90M").hours => -1
@"2020-11-16T08:00:00+07:00".time offset => "PT7H"
@"2020-11-16T08:00:00+07:00" = @"2020-11-16T01:00:00Z" => true
@"2020-11-16T08:00:00" = @"2020-11-16T08:00:00Z" => false
@"2020-11-16T08:00:00" < @"2020-11-16T08:00:00Z" => null
@"2020-07-01T12:00:00@Europe/Paris" = @"2020-07-01T10:00:00Z" => true
date("2020-01-31") + duration("P1M") => "2020-02-29"
date("2020-03-01") - date("2020-02-01") => "P29D"
date("2020-03-01") + duration("PT36H") => "2020-03-02"
time("23:30:00") + duration("PT1H") => "00:30:00"
@"2020-11-16T08:00:00" - duration("PT9H") => "2020-11-15T23:00:00"
@"2020-11-16T08:00:00.1" - @"2020-11-16T08:00:00" => "PT0.1S"
@"2020-11-16T23:59:59.9" + duration("P10000DT0.1S") => "2048-04-04T00:00:00"
duration("P1D") * 1.5 => "P1DT12H"
duration("P1Y") / 4 => "P3M"
duration("P1D") / duration("PT6H") => 4
duration("P1M") + duration("P1D") => null
duration("P1M") < duration("P40D") => null
date("2020-01-01") in [date("2019-12-31")..date("2020-01-02")] => true
for d in date("2020-02-28")..date("2020-03-01") return d.day => [28, 29, 1]
day of year(date("2020-12-31")) => 366
day of week(date("2020-11-16")) => "Monday"
month of year(date("2020-11-16")) => "November"
week of year(date("2021-01-01")) => 53
last day of month(date("2021-02-01")) => 28
now() => "2020-11-16T08:00:00+07:00"
today() => "2020-11-16"
is(time("08:00:00Z"), time("08:00:00+00:00")) => true
is(date("2020-01-01"), "2020-01-01") => false
string(@"P1D") => "P1D"`,
  ],
  [
    "contexts and ranges",
    `get value({so ban: 2}, "so ban") => 2
get value({a: {b: 1}}, ["a", "b"]) => 1
get value({a: 1}, "x") => null
get entries({a: 1, b: 2}).key => ["a", "b"]
context([{key: "a", value: 1}]) => {"a": 1}
context([{key: "a", value: 1}, {key: "a", value: 2}]) => null
context put({a: 1}, "b", 2) => {"a": 1, "b": 2}
context put({a: {b: 1}}, ["a", "c"], 2) => {"a": {"b": 1, "c": 2}}
context merge([{a: 1, b: 1}, {b: 2}]) => {"a": 1, "b": 2}
{a: 1, a: 2} => null
string({a: "x", b: [1, null]}) => "{a: \\"x\\", b: [1, null]}"
string(1000000000000000000000) => "1000000000000000000000"
before(1, [2..3]) => true
after([5..6], 4) => true
meets([1..3], [3..5]) => true
met by([3..5], [1..3)) => false
overlaps([1..3), [3..5]) => false
overlaps before([1..4], [3..6]) => true
overlaps after([3..6], [1..4]) => true
finishes([3..5], [1..5]) => true
finished by([1..5], 5) => true
includes([1..5), 5) => false
during([2..3], [1..5]) => true
starts([1..2], [1..5]) => true
started by([1..5], (1..2]) => false
coincides([1..5], [1..5)) => false
[1..5].end included => true
(> 3).start => 3
string([1..5)) => "[1..5)"
1 in (> 0) => true`,
  ],
])("functions on %s", (_, text) => {
  test.each(lines(text))("%s is %j", (source, expected) => {
    expect(compileExpression(source).evaluate({}, now)).toEqual(expected);
  });
});
