using System.Text;
using Dotnetes.Machinery.Yaml;
using Dotnetes.Serialization;

namespace Dotnetes.Machinery.Tests.Yaml;

public sealed class YamlToJsonTests
{
    [Theory]
    [InlineData("true", "true")]
    [InlineData("True", "true")]
    [InlineData("yes", "true")]
    [InlineData("y", "true")]
    [InlineData("N", "false")]
    [InlineData("on", "true")]
    [InlineData("OFF", "false")]
    [InlineData("tRue", "\"tRue\"")]
    [InlineData("", "null")]
    [InlineData("~", "null")]
    [InlineData("null", "null")]
    [InlineData("NULL", "null")]
    [InlineData("nULL", "\"nULL\"")]
    [InlineData("0", "0")]
    [InlineData("-0", "0")]
    [InlineData("017", "15")]
    [InlineData("0o17", "15")]
    [InlineData("08", "8")]
    [InlineData("0x1F", "31")]
    [InlineData("-0x10", "-16")]
    [InlineData("0b101", "5")]
    [InlineData("-0b11", "-3")]
    [InlineData("1_000", "1000")]
    [InlineData("_1", "\"_1\"")]
    [InlineData("9007199254740993", "9007199254740993")]
    [InlineData("9223372036854775808", "9223372036854775808")]
    [InlineData("18446744073709551615", "18446744073709551615")]
    [InlineData("-9223372036854775808", "-9223372036854775808")]
    [InlineData("18446744073709551616", "18446744073709552000")]
    [InlineData("+12", "12")]
    [InlineData("1.5", "1.5")]
    [InlineData("1.", "1")]
    [InlineData(".5", "0.5")]
    [InlineData("-.5", "-0.5")]
    [InlineData("+.5", "0.5")]
    [InlineData("1e3", "1000")]
    [InlineData("1E+3", "1000")]
    [InlineData("1e21", "1e+21")]
    [InlineData("0.5e-6", "5e-7")]
    [InlineData("1e400", "\"1e400\"")]
    [InlineData("1e", "\"1e\"")]
    [InlineData("0.5", "0.5")]
    [InlineData("0a", "\"0a\"")]
    [InlineData("0x", "\"0x\"")]
    [InlineData("1.2.3", "\"1.2.3\"")]
    [InlineData("+", "\"+\"")]
    [InlineData(".", "\".\"")]
    [InlineData("12:30:45", "\"12:30:45\"")]
    [InlineData("2001-12-14", "\"2001-12-14\"")]
    [InlineData("2001-12-14T21:59:43Z", "\"2001-12-14T21:59:43Z\"")]
    [InlineData("'1'", "\"1\"")]
    [InlineData("\"yes\"", "\"yes\"")]
    [InlineData("!!str 1", "\"1\"")]
    [InlineData("!!str yes", "\"yes\"")]
    [InlineData("!!int 5", "5")]
    [InlineData("!!float 5", "5")]
    [InlineData("!!bool yes", "true")]
    [InlineData("!!binary aGk=", "\"hi\"")]
    [InlineData("! 12", "12")]
    [InlineData("!custom 12", "\"12\"")]
    [InlineData("a<b>&", "\"a\\u003cb\\u003e\\u0026\"")]
    [InlineData("|\n  a\n  b\n", "\"a\\nb\\n\"")]
    [InlineData(">-\n  a\n  b\n", "\"a b\"")]
    public void Scalars(string yaml, string json)
    {
        Assert.Equal(json, Convert(yaml));
        Assert.Equal($"{{\"k\":{json}}}", Convert("k: " + yaml));
    }

    [Theory]
    [InlineData("b: 1\na: 2", "{\"a\":2,\"b\":1}")]
    [InlineData("{b: [1, x], a: {}}", "{\"a\":{},\"b\":[1,\"x\"]}")]
    [InlineData("- a\n- - b\n  - c\n-\n", "[\"a\",[\"b\",\"c\"],null]")]
    [InlineData("1: a\n1.5: b\nyes: c\n2001-01-01: d\n0x10: e", "{\"1\":\"a\",\"1.5\":\"b\",\"16\":\"e\",\"2001-01-01\":\"d\",\"true\":\"c\"}")]
    [InlineData("? a\n: b", "{\"a\":\"b\"}")]
    [InlineData("a: 1\na: 2", "{\"a\":2}")]
    [InlineData("a: &x {k: 1}\nb: *x", "{\"a\":{\"k\":1},\"b\":{\"k\":1}}")]
    [InlineData("&k a: 1\nb: *k", "{\"a\":1,\"b\":\"a\"}")]
    [InlineData("x: &x {a: 1, b: 1}\nz:\n  <<: *x\n  b: 2", "{\"x\":{\"a\":1,\"b\":1},\"z\":{\"a\":1,\"b\":2}}")]
    [InlineData("x: &x {a: 1}\nw: &w {a: 2, c: 3}\nz:\n  <<: [*x, *w]", "{\"w\":{\"a\":2,\"c\":3},\"x\":{\"a\":1},\"z\":{\"a\":1,\"c\":3}}")]
    [InlineData("<<: {a: 1}\nb: 2", "{\"a\":1,\"b\":2}")]
    [InlineData("\"<<\": 1", "{\"\\u003c\\u003c\":1}")]
    [InlineData("# nothing", "null")]
    [InlineData("", "null")]
    [InlineData("--- a\n--- b", "\"a\"")]
    [InlineData("\ufeffa: 1", "{\"a\":1}")]
    [InlineData("{\"a\": \"\\/\\u00e9\\ud83d\\ude00\"}", "{\"a\":\"/é😀\"}")]
    [InlineData("a: b # c\n#d\n", "{\"a\":\"b\"}")]
    [InlineData("a:\r\n  - b\r\n", "{\"a\":[\"b\"]}")]
    [InlineData("%YAML 1.1\n---\na: 1\n...\n", "{\"a\":1}")]
    public void Documents(string yaml, string json) => Assert.Equal(json, Convert(yaml));

    [Theory]
    [InlineData("x: 1\na: b: c", "yaml: line 2: mapping values are not allowed in this context")]
    [InlineData("a:\n  - b\n  c: d", "yaml: line 2: did not find expected '-' indicator")]
    [InlineData("a: 1\n b: 2", "yaml: line 2: mapping values are not allowed in this context")]
    [InlineData("k: |\n  a\n b", "yaml: line 2: did not find expected key")]
    [InlineData("a: @b", "yaml: line 1: found character that cannot start any token")]
    [InlineData("a: 'b", "yaml: line 1: found unexpected end of stream")]
    [InlineData("a: [1", "yaml: line 1: did not find expected ',' or ']'")]
    [InlineData("a: *x", "yaml: unknown anchor 'x' referenced")]
    [InlineData("a: &x [*x]", "yaml: anchor 'x' value contains itself")]
    [InlineData("a: &x {<<: *x}", "yaml: anchor 'x' value contains itself")]
    [InlineData("a: !!int b", "yaml: cannot decode !!str `b` as a !!int")]
    [InlineData("a: !!binary '?'", "yaml: !!binary value contains invalid base64 data")]
    [InlineData("a: .nan", "yaml: line 1: json: unsupported value: NaN")]
    [InlineData("a: -.inf", "yaml: line 1: json: unsupported value: -Inf")]
    [InlineData("\n{a: 1}: b", "yaml: line 2: invalid map key: a mapping")]
    [InlineData("~: b", "yaml: line 1: unsupported map key: null")]
    [InlineData("<<: a", "yaml: map merge requires map or sequence of maps as the value")]
    [InlineData("<<: [a]", "yaml: map merge requires map or sequence of maps as the value")]
    [InlineData("a\n\u0001", "yaml: line 2: control characters are not allowed")]
    public void Malformed_documents_are_refused_with_the_line(string yaml, string reason) =>
        Assert.Equal(reason, Assert.Throws<DecodingException>(() => Convert(yaml)).Reason);

    [Fact]
    public void Bytes_that_are_no_text_are_refused()
    {
        Assert.Throws<DecodingException>(() => YamlToJson.Convert([(byte)'a', 0xFF]));
        Assert.Equal("{\"a\":1}", Encoding.UTF8.GetString(YamlToJson.Convert([0xFF, 0xFE, .. Encoding.Unicode.GetBytes("a: 1")])));
    }

    [Fact]
    public void Strict_mode_refuses_keys_that_are_set_twice()
    {
        const string yaml = "a: 1\nb:\n  c: 1\n  c:\n    - 2\na: 3\n";
        Assert.Equal(
            "yaml: unmarshal errors:\n  line 6: key \"a\" already set in map\n  line 5: key \"c\" already set in map",
            Assert.Throws<DecodingException>(() => YamlToJson.Convert(Encoding.UTF8.GetBytes(yaml), strict: true)).Reason);
        Assert.Equal("{\"a\":3,\"b\":{\"c\":[2]}}", Encoding.UTF8.GetString(YamlToJson.Convert(Encoding.UTF8.GetBytes(yaml), out var duplicates)));
        Assert.Equal(2, duplicates.Count);
        YamlToJson.Convert("x: &x {a: 1}\ny:\n  <<: *x\n  a: 2"u8, strict: true);
    }

    [Fact]
    public void A_stream_is_split_into_documents()
    {
        Assert.Equal(
            ["{\"a\":1}", "null", "[2]", "\"x\""],
            ConvertAll("a: 1\n---\n# nothing\n---\n- 2\n...\n---\nx\n"));
        Assert.Empty(ConvertAll(""));
        Assert.Empty(ConvertAll("# only a comment\n"));
        Assert.Equal(["{\"b\":1, \"a\":12345678901234567890}", "[]"], ConvertAll(" {\"b\":1, \"a\":12345678901234567890}\n[]\n"));
        Assert.Equal(["{\"a\":1}", "{\"b\":2}"], ConvertAll("{a: 1}\n---\n{\"b\": 2}"));
        Assert.Equal("yaml: line 3: mapping values are not allowed in this context", Assert.Throws<DecodingException>(() => ConvertAll("a: 1\n---\nb: c: d")).Reason);
    }

    [Fact]
    public void Aliases_expand_within_limits()
    {
        var laughs = new StringBuilder("a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol, lol]\n");
        for (var i = 1; i < 10; i++)
        {
            laughs.Append($"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 10))}]\n");
        }

        Assert.Equal("yaml: document contains excessive aliasing", Assert.Throws<DecodingException>(() => Convert(laughs.ToString())).Reason);

        // One long string many times: few nodes, many bytes.
        var copies = $"a: &a {new string('x', 100_000)}\nb: [{string.Join(", ", Enumerable.Repeat("*a", 50_000))}]";
        Assert.Equal("yaml: document contains excessive aliasing", Assert.Throws<DecodingException>(() => Convert(copies)).Reason);

        var modest = $"a: &a {{k: v}}\nb: [{string.Join(", ", Enumerable.Repeat("*a", 1_000))}]";
        Assert.StartsWith("{\"a\":{\"k\":\"v\"},\"b\":[{\"k\":\"v\"},", Convert(modest));

        var merges = "a: &a {x: {<<: {}}}\nb: &b {x: {<<: *a}, y: {<<: *a}, <<: *a}\n";
        Assert.StartsWith("{\"a\":", Convert(merges));
        Assert.Throws<DecodingException>(() => Convert("&a {x: {<<: *a}, y: {<<: *a}}"));
    }

    [Fact]
    public void Nesting_is_limited()
    {
        Assert.Equal("yaml: line 1: exceeded max depth", Assert.Throws<DecodingException>(() => Convert(new string('[', 100_000))).Reason);
        Assert.StartsWith("[[", Convert(new string('[', 200) + new string(']', 200)));
    }

    [Fact]
    public void Any_text_is_converted_or_refused_with_the_one_error()
    {
        string[] pieces = ["a", "b", ": ", ":", "- ", "-", "\n", "\n  ", " ", "[", "]", "{", "}", ",", "&x ", "*x", "<<: ", "!!int ", "!x ", "|\n", ">-\n", "'", "\"", "\\", "#", "? ", "%", "---\n", "...\n", "1", "0x", ".", "~", "y", "\t", "é", "😀", "\u2028", "\r\n", "@", "`"];
        var random = new Random(1);
        for (var i = 0; i < 20_000; i++)
        {
            var yaml = string.Concat(Enumerable.Range(0, random.Next(1, 25)).Select(_ => pieces[random.Next(pieces.Length)]));
            try
            {
                foreach (var json in ConvertAll(yaml))
                {
                    Assert.Equal(Convert(json), Convert(Convert(json)));
                }
            }
            catch (DecodingException)
            {
                // Refused, as it may be.
            }
        }
    }

    [Fact]
    public void Any_bytes_are_converted_or_refused_with_the_one_error()
    {
        var random = new Random(2);
        var sample = Encoding.UTF8.GetBytes("apiVersion: v1\nkind: Pod\nmetadata: &m {name: \"a\\tb\", labels: {<<: {a: 'b'}}}\nspec:\n- |\n  text\n  more\n- *m\n---\nx: [1, 2.5, 0x1F]\n");
        for (var i = 0; i < 20_000; i++)
        {
            var bytes = (byte[])sample.Clone();
            for (var n = random.Next(1, 5); n > 0; n--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            try
            {
                YamlToJson.ConvertAll(bytes);
            }
            catch (DecodingException)
            {
                // Refused, as it may be.
            }
        }
    }

    private static string Convert(string yaml) => Encoding.UTF8.GetString(YamlToJson.Convert(Encoding.UTF8.GetBytes(yaml)));

    private static IEnumerable<string> ConvertAll(string yaml) => YamlToJson.ConvertAll(Encoding.UTF8.GetBytes(yaml)).Select(j => Encoding.UTF8.GetString(j)).ToList();
}
