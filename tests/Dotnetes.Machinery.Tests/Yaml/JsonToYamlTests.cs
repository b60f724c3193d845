using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Dotnetes.Machinery.Yaml;
using Dotnetes.Serialization;

namespace Dotnetes.Machinery.Tests.Yaml;

public sealed class JsonToYamlTests
{
    [Theory]
    [InlineData("\"a\"", "a")]
    [InlineData("\"\"", "\"\"")]
    [InlineData("\"yes\"", "\"yes\"")]
    [InlineData("\"y\"", "\"y\"")]
    [InlineData("\"null\"", "\"null\"")]
    [InlineData("\"~\"", "\"~\"")]
    [InlineData("\"1\"", "\"1\"")]
    [InlineData("\"1_0\"", "\"1_0\"")]
    [InlineData("\"0x1f\"", "\"0x1f\"")]
    [InlineData("\"08\"", "\"08\"")]
    [InlineData("\"1e3\"", "\"1e3\"")]
    [InlineData("\"1.2.3\"", "1.2.3")]
    [InlineData("\".inf\"", "\".inf\"")]
    [InlineData("\"12:30:45\"", "\"12:30:45\"")]
    [InlineData("\"12:75\"", "12:75")]
    [InlineData("\"1:20.5\"", "\"1:20.5\"")]
    [InlineData("\"2001-01-01\"", "\"2001-01-01\"")]
    [InlineData("\"2001-1-1 1:2:3\"", "\"2001-1-1 1:2:3\"")]
    [InlineData("\"2001-13-01\"", "2001-13-01")]
    [InlineData("\"2001-02-29\"", "2001-02-29")]
    [InlineData("\"2001-01-01T00:00:00+01:00\"", "\"2001-01-01T00:00:00+01:00\"")]
    [InlineData("\"2001-01-01T00:00:00\"", "2001-01-01T00:00:00")]
    [InlineData("\"<<\"", "<<")]
    [InlineData("\"a: b\"", "'a: b'")]
    [InlineData("\"a:b\"", "a:b")]
    [InlineData("\"a:\"", "'a:'")]
    [InlineData("\"a #b\"", "'a #b'")]
    [InlineData("\"a#b\"", "a#b")]
    [InlineData("\"- a\"", "'- a'")]
    [InlineData("\"-a\"", "-a")]
    [InlineData("\"-\"", "'-'")]
    [InlineData("\"---\"", "'---'")]
    [InlineData("\"?a\"", "?a")]
    [InlineData("\"? a\"", "'? a'")]
    [InlineData("\"{a}\"", "'{a}'")]
    [InlineData("\"a,b\"", "a,b")]
    [InlineData("\"*\"", "'*'")]
    [InlineData("\"@a\"", "'@a'")]
    [InlineData("\"%a\"", "'%a'")]
    [InlineData("\"'a'\"", "'''a'''")]
    [InlineData("\"a'b\"", "a'b")]
    [InlineData("\" a\"", "' a'")]
    [InlineData("\"a \"", "'a '")]
    [InlineData("\"a\\tb\"", "\"a\\tb\"")]
    [InlineData("\"a\\nb\"", "|-\n    a\n    b")]
    [InlineData("\"a\\nb\\n\"", "|\n    a\n    b")]
    [InlineData("\"a\\n\\n\"", "|+\n    a\n")]
    [InlineData("\"\\n\"", "|2+\n")]
    [InlineData("\" a\\nb\"", "|2-\n     a\n    b")]
    [InlineData("\"a \\nb\"", "\"a \\nb\"")]
    [InlineData("\"a\\n b\"", "|-\n    a\n     b")]
    [InlineData("\"a\\n\\nb\"", "|-\n    a\n\n    b")]
    [InlineData("\"a\\nb \"", "\"a\\nb \"")]
    [InlineData("\"a\\n\\tb\"", "\"a\\n\\tb\"")]
    [InlineData("\"a\\u0000\\u001b\\u0085\\u00a0\\u2028\"", "\"a\\0\\e\\N\u00a0\\L\"")]
    [InlineData("\"é\"", "é")]
    [InlineData("\"😀\"", "\"\\U0001F600\"")]
    [InlineData("\"\\\\\\\"\"", "\\\"")]
    [InlineData("\"\\\"a\"", "'\"a'")]
    [InlineData("5", "5")]
    [InlineData("-0", "0")]
    [InlineData("9007199254740993", "9007199254740993")]
    [InlineData("18446744073709551615", "18446744073709551615")]
    [InlineData("18446744073709551616", "1.8446744073709552e+19")]
    [InlineData("1.5", "1.5")]
    [InlineData("1.0", "1")]
    [InlineData("1e3", "1000")]
    [InlineData("1000000.5", "1.0000005e+06")]
    [InlineData("100000.5", "100000.5")]
    [InlineData("0.0001", "0.0001")]
    [InlineData("0.00001", "1e-05")]
    [InlineData("1e100", "1e+100")]
    [InlineData("-2.5e-10", "-2.5e-10")]
    [InlineData("true", "true")]
    [InlineData("null", "null")]
    [InlineData("[]", "[]")]
    [InlineData("{}", "{}")]
    public void Values_below_a_key(string json, string yaml) => Assert.Equal($"a:\n  k: {yaml}\n", Convert($"{{\"a\":{{\"k\":{json}}}}}"));

    [Theory]
    [InlineData("\"a\"", "a\n")]
    [InlineData("[]", "[]\n")]
    [InlineData("\"a\\nb\\n\"", "|\n  a\n  b\n")]
    [InlineData("[1,[2,[3]],{\"a\":[4],\"b\":{\"c\":[]}}]", "- 1\n- - 2\n  - - 3\n- a:\n  - 4\n  b:\n    c: []\n")]
    [InlineData("{\"a\":[[1],{\"b\":[{\"c\":1,\"d\":2}]}]}", "a:\n- - 1\n- b:\n  - c: 1\n    d: 2\n")]
    [InlineData("[\"a\\nb\",{\"k\":\"c\\nd\"}]", "- |-\n  a\n  b\n- k: |-\n    c\n    d\n")]
    [InlineData("{\"a10\":1,\"a9\":2,\"A\":3,\"b\":4,\"a-b\":5,\"a\":6,\"1\":7,\"a.b\":8,\"a/b\":9}", "\"1\": 7\nA: 3\na: 6\na-b: 5\na.b: 8\na/b: 9\na9: 2\na10: 1\nb: 4\n")]
    [InlineData("{\"yes\":1,\"\":2,\"a b\":3,\"a: b\":4}", "\"\": 2\na b: 3\n'a: b': 4\n\"yes\": 1\n")]
    [InlineData("{\"a\":1,\"a\":2}", "a: 2\n")]
    [InlineData("{\"a\\nb\":[1]}", "? |-\n  a\n  b\n: - 1\n")]
    public void Documents(string json, string yaml) => Assert.Equal(yaml, Convert(json));

    [Fact]
    public void Long_strings_are_broken_at_spaces_behind_column_80()
    {
        var words = string.Join(' ', Enumerable.Repeat("word", 30));
        Assert.Equal(
            "k: word word word word word word word word word word word word word word word word\n  word word word word word word word word word word word word word word\n",
            Convert($"{{\"k\":\"{words}\"}}"));
        Assert.Equal(
            "k: 'word: word word word word word word word word word word word word word word word\n  word word word word word word word word word word word word word word'\n",
            Convert($"{{\"k\":\"{words.Insert(4, ":")}\"}}"));
        Assert.Equal(
            "k: \"word\\tword word word word word word word word word word word word word word word\n  word word word word word word word word word word word word word word\"\n",
            Convert($"{{\"k\":\"{words.Remove(4, 1).Insert(4, "\\t")}\"}}"));
        Assert.Equal($"{words[..99]}: 1\n", Convert($"{{\"{words[..99]}\":1}}"));
        Assert.Equal("? " + words[..79] + "\n  " + words[80..] + "\n: 1\n", Convert($"{{\"{words}\":1}}"));
    }

    [Fact]
    public void What_is_written_reads_as_the_same_value()
    {
        var random = new Random(1);
        for (var i = 0; i < 5_000; i++)
        {
            var json = Random(random, 4)?.ToJsonString(JsonSerializerOptions.Default) ?? "null";
            var yaml = JsonToYaml.Convert(Encoding.UTF8.GetBytes(json));
            var again = Encoding.UTF8.GetString(YamlToJson.Convert(yaml, strict: true));
            Assert.True(JsonNode.DeepEquals(JsonNode.Parse(json), JsonNode.Parse(again)), $"{json}\n{Encoding.UTF8.GetString(yaml)}\n{again}");
        }
    }

    [SharedFact]
    public void Golden_samples_convert_into_each_other()
    {
        var files = Directory.GetFiles(Path.Combine(SharedFolder.Path!, "golden"), "*.yaml");
        Assert.NotEmpty(files);
        foreach (var file in files)
        {
            var json = File.ReadAllBytes(Path.ChangeExtension(file, ".json"));
            var yaml = File.ReadAllText(file);
            Assert.Equal(yaml, JsonToYaml.ConvertToString(json));
            var back = YamlToJson.Convert(Encoding.UTF8.GetBytes(yaml), strict: true);
            Assert.True(JsonNode.DeepEquals(JsonNode.Parse(json), JsonNode.Parse(back)), file);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{\"a\":1}x")]
    [InlineData("a: 1")]
    public void Malformed_json_is_refused(string json) => Assert.Throws<DecodingException>(() => Convert(json));

    private static string Convert(string json) => JsonToYaml.ConvertToString(Encoding.UTF8.GetBytes(json));

    private static JsonNode? Random(Random random, int depth) => random.Next(depth > 0 ? 7 : 5) switch
    {
        0 => JsonValue.Create(random.NextInt64(long.MinValue, long.MaxValue) >> random.Next(64)),
        1 => JsonValue.Create(random.Next(2) == 0),
        2 => null,
        3 or 4 => JsonValue.Create(Text(random)),
        5 => new JsonArray(Enumerable.Range(0, random.Next(4)).Select(_ => Random(random, depth - 1)).ToArray()),
        _ => new JsonObject(Enumerable.Range(0, random.Next(4)).Select(_ => Text(random)).Distinct().Select(k => KeyValuePair.Create(k, Random(random, depth - 1)))),
    };

    private static string Text(Random random)
    {
        string[] pieces = ["a", "B", "1", "0", "-", ":", " ", "  ", "\n", "#", "'", "\"", "\\", "{", "]", ",", "&", "*", "!", "|", ">", "%", "@", "é", "😀", "\t", "\u00a0", "yes", "null", "2001-01-01", ".", "word word word word word word word word word word word word word word word word word", "?", "~", "\u0001", "\ufeff"];
        return string.Concat(Enumerable.Range(0, random.Next(6)).Select(_ => pieces[random.Next(pieces.Length)]));
    }
}
